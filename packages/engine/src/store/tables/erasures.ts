import type { Kysely } from 'kysely'
import type { Database } from '../database.ts'
import type { Store } from '../store.ts'

/** The queries of the table `erasures`. */
export function erasures(db: Kysely<Database>): Store['erasures'] {
  const all = db.selectFrom('erasures').selectAll()
  return {
    async insert(row) {
      await db.insertInto('erasures').values(row).execute()
    },
    latest: (projectId, persons) =>
      all
        .where('projectId', '=', projectId)
        .where('person', 'in', persons)
        .orderBy('createdAt', 'desc')
        .orderBy('id', 'desc')
        .limit(1)
        .executeTakeFirst(),
    list: (projectId, after, limit) =>
      all
        .where('projectId', '=', projectId)
        .where('id', '>', after)
        .orderBy('id')
        .limit(limit)
        .execute(),
    update: (projectId, id, change) =>
      db
        .updateTable('erasures')
        .set(change)
        .where('projectId', '=', projectId)
        .where('id', '=', id)
        .where('status', '=', 'begun')
        .returningAll()
        .executeTakeFirst(),
    since: (at) =>
      db
        .selectFrom('erasures')
        .select(['projectId', 'person', 'updatedAt'])
        .where('updatedAt', '>=', at)
        .execute(),
  }
}
