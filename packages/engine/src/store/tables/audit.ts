import type { Kysely } from 'kysely'
import type { Database } from '../database.ts'
import type { AuditRow } from '../rows.ts'
import type { Store } from '../store.ts'
import { compiled } from './compiled.ts'

const columns = [
  'id',
  'projectId',
  'at',
  'actor',
  'actorId',
  'action',
  'subject',
  'person',
  'detail',
  'writer',
  'seq',
  'mac',
] as const satisfies (keyof AuditRow)[]

/** The queries of the table `audit`. */
export function audit(db: Kysely<Database>): Store['audit'] {
  const ofWriter = (projectId: string, writer: string) =>
    db
      .selectFrom('audit')
      .selectAll()
      .where('projectId', '=', projectId)
      .where('writer', '=', writer)
  const insert = compiled(db, 'audit.insert', columns.length, (...places) =>
    db
      .insertInto('audit')
      .values(Object.fromEntries(columns.map((column, at) => [column, places[at]])) as never),
  )
  return {
    async insert(row) {
      await insert(...columns.map((column) => row[column]))
    },
    list(projectId, filter, { limit, after }) {
      let query = db
        .selectFrom('audit')
        .selectAll('audit')
        .select((eb) =>
          eb
            .selectFrom('auditPersons')
            .select('auditPersons.userId')
            .whereRef('auditPersons.projectId', '=', 'audit.projectId')
            .whereRef('auditPersons.id', '=', 'audit.person')
            .as('userId'),
        )
        .where('audit.projectId', '=', projectId)
      for (const column of ['subject', 'action', 'actor', 'actorId', 'person'] as const) {
        const value = filter[column]
        if (value !== undefined) query = query.where(`audit.${column}`, '=', value)
      }
      if (filter.from !== undefined) query = query.where('audit.at', '>=', filter.from)
      if (filter.to !== undefined) query = query.where('audit.at', '<', filter.to)
      if (after)
        query = query.where(({ eb, refTuple, tuple }) =>
          eb(refTuple('audit.at', 'audit.id'), '<', tuple(after.at, after.id)),
        )
      return query.orderBy('audit.at', 'desc').orderBy('audit.id', 'desc').limit(limit).execute()
    },
    numbered: (projectId, writer, { first, last }, limit) =>
      ofWriter(projectId, writer)
        .where('seq', '>=', first)
        .where('seq', '<=', last)
        .orderBy('seq')
        .orderBy('id')
        .limit(limit)
        .execute(),
    async unnumbered(projectId, limit) {
      const bare = db
        .selectFrom('audit')
        .where('projectId', '=', projectId)
        .where(({ or, eb }) => or([eb('writer', 'is', null), eb('seq', 'is', null)]))
      const { count } = await bare
        .select(({ fn }) => fn.countAll<number>().as('count'))
        .executeTakeFirstOrThrow()
      const rows =
        count === 0 ? [] : await bare.selectAll().orderBy('at', 'desc').limit(limit).execute()
      return { count, rows }
    },
    byWriter: (projectId) =>
      db
        .selectFrom('audit')
        .select(({ fn }) => [
          'writer',
          fn.countAll<number>().as('entries'),
          fn.min('seq').as('first'),
          fn.max('seq').as('last'),
        ])
        .where('projectId', '=', projectId)
        .groupBy('writer')
        .execute(),
    async deleteNumbered(projectId, writer, { first, last }) {
      const { numDeletedRows } = await db
        .deleteFrom('audit')
        .where('projectId', '=', projectId)
        .where('writer', '=', writer)
        .where('seq', '>=', first)
        .where('seq', '<=', last)
        .executeTakeFirst()
      return Number(numDeletedRows)
    },
  }
}
