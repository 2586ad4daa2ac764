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
    async deleteUnused(kept) {
      const rows = await db
        .deleteFrom('encryptionKeys')
        .where('id', '!=', kept)
        .where('id', 'not in', (eb) => eb.selectFrom('dataKeys').select('encryptionKeyId'))
        .where('id', 'not in', (eb) => eb.selectFrom('auditKeys').select('encryptionKeyId'))
        .returning('id')
        .execute()
      return rows.map(({ id }) => id)
    },
  }
}
