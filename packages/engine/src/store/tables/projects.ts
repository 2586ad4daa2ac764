import type { Kysely } from 'kysely'
import type { Database } from '../database.ts'
import type { Store } from '../store.ts'

/** The queries of the table `projects`. */
export function projects(db: Kysely<Database>): Store['projects'] {
  return {
    async insert(row) {
      await db
        .insertInto('projects')
        .values(row)
        .onConflict((conflict) => conflict.doNothing())
        .execute()
    },
    find: (id) => db.selectFrom('projects').selectAll().where('id', '=', id).executeTakeFirst(),
  }
}
