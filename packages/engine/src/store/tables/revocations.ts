import type { Kysely } from 'kysely'
import type { Database } from '../database.ts'
import type { Store } from '../store.ts'

/** The queries of the table `revocations`. */
export function revocations(db: Kysely<Database>): Store['revocations'] {
  const all = db.selectFrom('revocations').selectAll()
  return {
    async insert(row) {
      await db.insertInto('revocations').values(row).execute()
    },
    find: (projectId, id) =>
      all.where('projectId', '=', projectId).where('id', '=', id).executeTakeFirst(),
    update: (projectId, id, change, nextAt) =>
      db
        .updateTable('revocations')
        .set(change)
        .where('projectId', '=', projectId)
        .where('id', '=', id)
        .where('status', '=', 'pending')
        .where('nextAt', '=', nextAt)
        .returningAll()
        .executeTakeFirst(),
    due: (now, limit) =>
      all
        .where('status', '=', 'pending')
        .where('nextAt', '<=', now)
        .orderBy('nextAt')
        .limit(limit)
        .execute(),
  }
}
