import { type Expression, type Kysely, sql } from 'kysely'
import type { Database } from '../database.ts'
import type { FileRow } from '../rows.ts'
import type { FileFilter, Store } from '../store.ts'

/** The queries of the table `files`. */
export function files(db: Kysely<Database>): Store['files'] {
  const all = (projectId: string) =>
    db.selectFrom('files').selectAll().where('projectId', '=', projectId)
  const whole = (projectId: string, filter: FileFilter, now: number) => {
    const { pathPrefix, isForTool } = filter
    const exact = (['userId', 'sessionId', 'forTool', 'forToolkit'] as const).filter(
      (column) => filter[column] !== undefined,
    )
    return db
      .selectFrom('files')
      .where('projectId', '=', projectId)
      .where('status', '=', 'whole')
      .where('expiresAt', '>', now)
      .where((eb) =>
        eb.and(exact.map((column) => eb(column, 'is not distinct from', filter[column] ?? null))),
      )
      .$if(isForTool === true, (query) => query.where('forTool', 'is not', null))
      .$if(pathPrefix !== undefined, (query) =>
        query.where(
          sql<boolean>`substr(${sql.ref('path')}, 1, ${sql.lit(Array.from(pathPrefix ?? '').length)}) = ${pathPrefix}`,
        ),
      )
  }

  return {
    async insert(row) {
      await db
        .insertInto('files')
        .values({ ...row, parts: JSON.stringify(row.parts) })
        .execute()
    },
    async find(projectId, id) {
      const stored = await all(projectId).where('id', '=', id).executeTakeFirst()
      return stored && read(stored)
    },
    async findByPath(projectId, sessionId, path, now) {
      const stored = await all(projectId)
        .where('sessionId', '=', sessionId)
        .where('path', '=', path)
        .where('status', '=', 'whole')
        .where('expiresAt', '>', now)
        .orderBy('createdAt', 'desc')
        .orderBy('id', 'desc')
        .executeTakeFirst()
      return stored && read(stored)
    },
    async list(projectId, filter, { limit, offset }, now) {
      const query = whole(projectId, filter, now)
      const { total } = await query
        .select((eb) => eb.fn.countAll<number>().as('total'))
        .executeTakeFirstOrThrow()
      const rows = await query
        .selectAll()
        .orderBy('createdAt', 'desc')
        .orderBy('id', 'desc')
        .limit(limit)
        .offset(offset)
        .execute()
      return { rows: rows.map(read), total }
    },
    async update(projectId, id, { parts, ...change }, fromRevision) {
      const stored = await db
        .updateTable('files')
        .set({
          ...change,
          ...(parts && { parts: JSON.stringify(parts) }),
          revision: fromRevision + 1,
        })
        .where('projectId', '=', projectId)
        .where('id', '=', id)
        .where('revision', '=', fromRevision)
        .returningAll()
        .executeTakeFirst()
      return stored && read(stored)
    },
    async delete(projectId, ids) {
      if (ids.length === 0) return []
      const deleted = await db
        .deleteFrom('files')
        .where('projectId', '=', projectId)
        .where('id', 'in', ids)
        .returningAll()
        .execute()
      return deleted.map(read)
    },
    async deleteOthersAt({ projectId, sessionId, path, id }) {
      const deleted = await db
        .deleteFrom('files')
        .where('projectId', '=', projectId)
        .where('sessionId', '=', sessionId)
        .where('path', '=', path)
        .where('status', '=', 'whole')
        .where('id', '<>', id)
        .returningAll()
        .execute()
      return deleted.map(read)
    },
    async space() {
      const { id } = await db.selectFrom('fileSpaces').select('id').executeTakeFirstOrThrow()
      return id
    },
    async usage(projectId, userId, now) {
      // The project's row is what all who ask wait for: a sum alone would be as it was before the others wrote.
      await db
        .updateTable('projects')
        .set((eb) => ({ name: eb.ref('name') }))
        .where('id', '=', projectId)
        .execute()
      const { count, bytes, userCount, userBytes } = await db
        .selectFrom('files')
        .select(({ fn, eb }) => [
          fn.countAll<number>().as('count'),
          sumOf(fn.sum<number>('size')).as('bytes'),
          fn.countAll<number>().filterWhere('userId', '=', userId).as('userCount'),
          sumOf(fn.sum<number>('size').filterWhere(eb('userId', '=', userId))).as('userBytes'),
        ])
        .where('projectId', '=', projectId)
        .where('expiresAt', '>', now)
        .executeTakeFirstOrThrow()
      return {
        project: { count, bytes },
        user: { count: userCount, bytes: userBytes },
      }
    },
    async expired(now, limit) {
      const stored = await db
        .selectFrom('files')
        .selectAll()
        .where('expiresAt', '<=', now)
        .orderBy('expiresAt')
        .limit(limit)
        .execute()
      return stored.map(read)
    },
    async withIds(ids) {
      if (ids.length === 0) return []
      const stored = await db
        .selectFrom('files')
        .select(['id', 'status', 'parts'])
        .where('id', 'in', ids)
        .execute()
      return stored.map(({ parts, ...row }) => ({ ...row, parts: JSON.parse(parts) }))
    },
  }
}

/** A sum of bigints is a numeric on Postgres, which comes as text. */
function sumOf(sum: Expression<number>) {
  return sql<number>`cast(coalesce(${sum}, 0) as bigint)`
}

function read(stored: Database['files']): FileRow {
  return { ...stored, parts: JSON.parse(stored.parts) }
}
