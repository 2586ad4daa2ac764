import type { Kysely } from 'kysely'
import type { Database } from '../database.ts'
import type { Store } from '../store.ts'

/** The queries of the table `data_keys`. */
export function dataKeys(db: Kysely<Database>): Store['dataKeys'] {
  return {
    async insert(row) {
      await db.insertInto('dataKeys').values(row).execute()
    },
    find: (projectId, id) =>
      db
        .selectFrom('dataKeys')
        .selectAll()
        .where('projectId', '=', projectId)
        .where('id', '=', id)
        .executeTakeFirst(),
    wrappedByOthers: (encryptionKeyId) =>
      db
        .selectFrom('dataKeys')
        .selectAll()
        .where('encryptionKeyId', '!=', encryptionKeyId)
        .orderBy('projectId')
        .orderBy('id')
        .execute(),
    rewrap: ({ projectId, id, wrapped }, next) =>
      db
        .updateTable('dataKeys')
        .set(next)
        .where('projectId', '=', projectId)
        .where('id', '=', id)
        .where('wrapped', '=', wrapped)
        .returningAll()
        .executeTakeFirst(),
  }
}
