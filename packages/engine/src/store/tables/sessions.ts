import type { Kysely } from 'kysely'
import type { Database } from '../database.ts'
import type { SessionRow } from '../rows.ts'
import type { Store } from '../store.ts'
import { compiled } from './compiled.ts'
import { countedPart } from './counted-part.ts'

const newestFirst = { by: 'createdAt', direction: 'desc' } as const

/** The queries of the table `sessions`. */
export function sessions(db: Kysely<Database>): Store['sessions'] {
  const byId = compiled(db, 'sessions.byId', 2, (projectId, id) =>
    db.selectFrom('sessions').selectAll().where('projectId', '=', projectId).where('id', '=', id),
  )
  return {
    async insert(row) {
      await db
        .insertInto('sessions')
        .values({ ...row, config: JSON.stringify(row.config) })
        .execute()
    },
    async findAnywhere(id) {
      const stored = await db
        .selectFrom('sessions')
        .selectAll()
        .where('id', '=', id)
        .executeTakeFirst()
      return stored && read(stored)
    },
    async find(projectId, id) {
      const [stored] = await byId(projectId, id)
      return stored && read(stored)
    },
    async list(projectId, userIds, paging) {
      const ofProject = db.selectFrom('sessions').where('projectId', '=', projectId)
      const matching = userIds ? ofProject.where('userId', 'in', userIds) : ofProject
      const { rows, total } = await countedPart(db, 'sessions', [matching], newestFirst, paging)
      return { rows: rows.map(read), total }
    },
    async update(projectId, id, { config, fromVersion, updatedAt }) {
      const stored = await db
        .updateTable('sessions')
        .set({ config: JSON.stringify(config), configVersion: fromVersion + 1, updatedAt })
        .where('projectId', '=', projectId)
        .where('id', '=', id)
        .where('configVersion', '=', fromVersion)
        .returningAll()
        .executeTakeFirst()
      return stored && read(stored)
    },
    async raiseTokenVersion(projectId, id) {
      const stored = await db
        .updateTable('sessions')
        .set((expression) => ({ tokenVersion: expression('tokenVersion', '+', 1) }))
        .where('projectId', '=', projectId)
        .where('id', '=', id)
        .returningAll()
        .executeTakeFirst()
      return stored && read(stored)
    },
    async delete(projectId, id) {
      const { numDeletedRows } = await db
        .deleteFrom('sessions')
        .where('projectId', '=', projectId)
        .where('id', '=', id)
        .executeTakeFirstOrThrow()
      return numDeletedRows > 0n
    },
  }
}

function read(stored: Database['sessions']): SessionRow {
  return { ...stored, config: JSON.parse(stored.config) }
}
