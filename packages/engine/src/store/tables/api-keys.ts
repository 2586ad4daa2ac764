import type { Kysely } from 'kysely'
import type { Database } from '../database.ts'
import type { Store } from '../store.ts'

/** The queries of the table `api_keys`. */
export function apiKeys(db: Kysely<Database>): Store['apiKeys'] {
  return {
    async insert(row) {
      await db.insertInto('apiKeys').values(row).execute()
    },
    findByKid: (kid) =>
      db
        .selectFrom('apiKeys')
        .selectAll()
        .where('kid', '=', kid)
        .where('revokedAt', 'is', null)
        .executeTakeFirst(),
  }
}
