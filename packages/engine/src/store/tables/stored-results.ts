import type { Kysely } from 'kysely'
import type { Database } from '../database.ts'
import type { Store } from '../store.ts'

/** The queries of the table `stored_results`. */
export function storedResults(db: Kysely<Database>): Store['storedResults'] {
  return {
    async insert(row) {
      await db.insertInto('storedResults').values(row).execute()
    },
    find: (projectId, sessionId, id) =>
      db
        .selectFrom('storedResults')
        .selectAll()
        .where('projectId', '=', projectId)
        .where('sessionId', '=', sessionId)
        .where('id', '=', id)
        .executeTakeFirst(),
    list: (projectId, sessionId) =>
      db
        .selectFrom('storedResults')
        .select([
          'id',
          'projectId',
          'sessionId',
          'tool',
          'accountId',
          'size',
          'expiresAt',
          'createdAt',
        ])
        .where('projectId', '=', projectId)
        .where('sessionId', '=', sessionId)
        .orderBy('createdAt', 'desc')
        .orderBy('id', 'desc')
        .execute(),
    async delete(projectId, ids) {
      if (ids.length === 0) return []
      const deleted = await db
        .deleteFrom('storedResults')
        .where('projectId', '=', projectId)
        .where('id', 'in', ids)
        .returning('id')
        .execute()
      return deleted.map(({ id }) => id)
    },
  }
}
