import type { Kysely } from 'kysely'
import type { Database } from '../database.ts'
import type { Store } from '../store.ts'

/** The queries of the table `approved_tools`. */
export function approvedTools(db: Kysely<Database>): Store['approvedTools'] {
  return {
    async insert(row) {
      await db
        .insertInto('approvedTools')
        .values(row)
        .onConflict((conflict) => conflict.doNothing())
        .execute()
    },
    async has(projectId, sessionId, tool) {
      const found = await db
        .selectFrom('approvedTools')
        .select('tool')
        .where('projectId', '=', projectId)
        .where('sessionId', '=', sessionId)
        .where('tool', '=', tool)
        .executeTakeFirst()
      return found !== undefined
    },
  }
}
