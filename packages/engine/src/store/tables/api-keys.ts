import type { Kysely } from 'kysely'
import type { Database } from '../database.ts'
import type { ApiKeyRow } from '../rows.ts'
import type { Store } from '../store.ts'
import { compiled } from './compiled.ts'

/** The queries of the table `api_keys`; revoked ones are never found. */
export function apiKeys(db: Kysely<Database>): Store['apiKeys'] {
  const byKid = compiled(db, 'apiKeys.byKid', 1, (kid) =>
    db.selectFrom('apiKeys').selectAll().where('kid', '=', kid).where('revokedAt', 'is', null),
  )
  const byId = compiled(db, 'apiKeys.byId', 2, (projectId, id) =>
    db
      .selectFrom('apiKeys')
      .selectAll()
      .where('projectId', '=', projectId)
      .where('id', '=', id)
      .where('revokedAt', 'is', null),
  )
  return {
    async insert(row) {
      await db
        .insertInto('apiKeys')
        .values({ ...row, scopes: JSON.stringify(row.scopes) })
        .execute()
    },
    async find(projectId, id) {
      const [stored] = await byId(projectId, id)
      return stored && read(stored)
    },
    async findByKid(kid) {
      const [stored] = await byKid(kid)
      return stored && read(stored)
    },
    async findByKids(kids) {
      if (kids.length === 0) return []
      const stored = await db
        .selectFrom('apiKeys')
        .selectAll()
        .where('kid', 'in', kids)
        .where('revokedAt', 'is', null)
        .execute()
      return stored.map(read)
    },
    async list(projectId, { limit, offset }) {
      const live = db
        .selectFrom('apiKeys')
        .where('projectId', '=', projectId)
        .where('revokedAt', 'is', null)
      const { total } = await live
        .select((eb) => eb.fn.countAll<number>().as('total'))
        .executeTakeFirstOrThrow()
      const rows = await live
        .selectAll()
        .orderBy('createdAt')
        .orderBy('id')
        .limit(limit)
        .offset(offset)
        .execute()
      return { rows: rows.map(read), total }
    },
    async update(projectId, id, change) {
      const stored = await db
        .updateTable('apiKeys')
        .set(change)
        .where('projectId', '=', projectId)
        .where('id', '=', id)
        .where('revokedAt', 'is', null)
        .returningAll()
        .executeTakeFirst()
      return stored && read(stored)
    },
  }
}

function read(stored: Database['apiKeys']): ApiKeyRow {
  return { ...stored, scopes: JSON.parse(stored.scopes) }
}
