import type { Kysely } from 'kysely'
import type { Database } from '../database.ts'
import type { Store } from '../store.ts'

/** The queries of the table `data_keys`. */
export function dataKeys(db: Kysely<Database>): Store['dataKeys'] {
  const ofProject = (projectId: string) =>
    db.selectFrom('dataKeys').selectAll().where('projectId', '=', projectId)

  return {
    async insert(row) {
      await db.insertInto('dataKeys').values(row).execute()
    },
    find: (projectId, id) => ofProject(projectId).where('id', '=', id).executeTakeFirst(),
    first: (projectId) =>
      ofProject(projectId).orderBy('createdAt').orderBy('id').limit(1).executeTakeFirst(),
  }
}
