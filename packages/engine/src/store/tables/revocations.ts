import type { Kysely } from 'kysely'
import type { Database } from '../database.ts'
import type { Store } from '../store.ts'

const unfinished = ['pending', 'kept'] as const

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
        .where('status', 'in', unfinished)
        .where('nextAt', '=', nextAt)
        .returningAll()
        .executeTakeFirst(),
    async delete(projectId, id, nextAt) {
      const { numDeletedRows } = await db
        .deleteFrom('revocations')
        .where('projectId', '=', projectId)
        .where('id', '=', id)
        .where('status', 'in', unfinished)
        .where('nextAt', '=', nextAt)
        .executeTakeFirst()
      return numDeletedRows > 0n
    },
    async deleteKept(projectId, accountId) {
      const { numDeletedRows } = await db
        .deleteFrom('revocations')
        .where('projectId', '=', projectId)
        .where('accountId', '=', accountId)
        .where('status', '=', 'kept')
        .executeTakeFirst()
      return numDeletedRows > 0n
    },
    pending: (projectId, accountId) =>
      all
        .where('projectId', '=', projectId)
        .where('accountId', '=', accountId)
        .where('status', '=', 'pending')
        .execute(),
    due: (now, limit) =>
      all
        .where('status', 'in', unfinished)
        .where('nextAt', '<=', now)
        .orderBy('nextAt')
        .limit(limit)
        .execute(),
    recheck: ({ client, subject }, now) =>
      db
        .updateTable('revocations')
        .set({ nextAt: now })
        .where('client', '=', client)
        .where('status', '=', 'kept')
        .$if(subject !== null, (query) =>
          query.where((eb) => eb.or([eb('subject', '=', subject), eb('subject', 'is', null)])),
        )
        .returningAll()
        .execute(),
  }
}
