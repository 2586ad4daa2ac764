import { type Kysely, type RawBuilder, sql } from 'kysely'
import type { Database } from '../database.ts'
import type { Store } from '../store.ts'

/** The queries of the table `job_leases`. */
export function jobLeases(db: Kysely<Database>, clock: RawBuilder<number>): Store['jobLeases'] {
  return {
    async take(id, owner, ms) {
      const until = sql<number>`${clock} + ${sql.lit(ms)}`
      const taken = await db
        .insertInto('jobLeases')
        .values({ id, owner, until })
        .onConflict((conflict) =>
          conflict.column('id').doUpdateSet({ owner, until }).where('jobLeases.until', '<=', clock),
        )
        .returning('owner')
        .executeTakeFirst()
      return taken?.owner === owner
    },
  }
}
