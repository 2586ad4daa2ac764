import { type Kysely, type RawBuilder, sql } from 'kysely'
import type { Database } from '../database.ts'
import type { Store } from '../store.ts'

/** The queries of the table `processes`. */
export function processes(db: Kysely<Database>, clock: RawBuilder<number>): Store['processes'] {
  return {
    async beat(id, ms) {
      const until = sql<number>`${clock} + ${sql.lit(ms)}`
      await db
        .insertInto('processes')
        .values({ id, until })
        .onConflict((conflict) => conflict.column('id').doUpdateSet({ until }))
        .execute()
      await db.deleteFrom('processes').where('until', '<=', clock).execute()
      const { alive } = await db
        .selectFrom('processes')
        .select(({ fn }) => fn.countAll<number>().as('alive'))
        .executeTakeFirstOrThrow()
      return alive
    },
    async leave(id) {
      await db.deleteFrom('processes').where('id', '=', id).execute()
    },
  }
}
