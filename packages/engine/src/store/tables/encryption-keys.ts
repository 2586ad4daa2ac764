import type { Kysely } from 'kysely'
import type { Database } from '../database.ts'
import type { Store } from '../store.ts'

/** The queries of the table `encryption_keys`. */
export function encryptionKeys(db: Kysely<Database>): Store['encryptionKeys'] {
  return {
    async insert(row) {
      await db
        .insertInto('encryptionKeys')
        .values(row)
        .onConflict((conflict) => conflict.doNothing())
        .execute()
    },
    list: () =>
      db.selectFrom('encryptionKeys').selectAll().orderBy('createdAt').orderBy('id').execute(),
  }
}
