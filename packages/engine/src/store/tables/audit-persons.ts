import type { Kysely } from 'kysely'
import type { Database } from '../database.ts'
import type { Store } from '../store.ts'

/** The queries of the table `audit_persons`. */
export function auditPersons(db: Kysely<Database>): Store['auditPersons'] {
  return {
    async insert(row) {
      await db
        .insertInto('auditPersons')
        .values(row)
        .onConflict((conflict) => conflict.columns(['projectId', 'userId']).doNothing())
        .execute()
    },
    find: (projectId, userId) =>
      db
        .selectFrom('auditPersons')
        .selectAll()
        .where('projectId', '=', projectId)
        .where('userId', '=', userId)
        .executeTakeFirst(),
    async delete(projectId, userId) {
      const { numDeletedRows } = await db
        .deleteFrom('auditPersons')
        .where('projectId', '=', projectId)
        .where('userId', '=', userId)
        .executeTakeFirst()
      return numDeletedRows > 0
    },
  }
}
