import { type Expression, type Kysely, type SqlBool, sql } from 'kysely'
import type { Database } from '../database.ts'
import type { CallHourRow, CallRow } from '../rows.ts'
import type { CallFilter, Store } from '../store.ts'
import { anyOf } from './any-of.ts'
import { insertRows } from './insert-rows.ts'

const columns = [
  'projectId',
  'id',
  'kind',
  'tool',
  'toolkit',
  'effect',
  'userId',
  'sessionId',
  'accountId',
  'actorKind',
  'actorId',
  'parentId',
  'attemptId',
  'pendingId',
  'status',
  'errorCode',
  'error',
  'content',
  'traceId',
  'at',
  'ms',
  'upstreamMs',
  'argumentBytes',
  'resultBytes',
] as const satisfies (keyof CallRow)[]
const hourKey = ['projectId', 'hour', 'toolkit', 'step'] as const
const hourColumns = [...hourKey, 'calls', 'failures'] as const

/** The queries of the tables `calls` and `call_hours`. */
export function calls(db: Kysely<Database>): Store['calls'] {
  const insert = insertRows(db, 'calls.insert', columns, (values: readonly CallRow[]) =>
    db
      .insertInto('calls')
      .values(values)
      .onConflict((conflict) => conflict.doNothing())
      .returning('id'),
  )
  const count = insertRows(db, 'calls.count', hourColumns, (values: readonly CallHourRow[]) =>
    db
      .insertInto('callHours')
      .values(values)
      .onConflict((conflict) =>
        conflict.columns(hourKey).doUpdateSet((eb) => ({
          calls: eb('callHours.calls', '+', eb.ref('excluded.calls')),
          failures: eb('callHours.failures', '+', eb.ref('excluded.failures')),
        })),
      ),
  )

  return {
    async insert(rows) {
      const inserted = await insert(rows)
      if (inserted.length === rows.length) return [...rows]
      const ids = new Set(inserted.map(({ id }) => id))
      return rows.filter(({ id }) => ids.delete(id))
    },
    find: (projectId, id) =>
      db
        .selectFrom('calls')
        .selectAll()
        .where('projectId', '=', projectId)
        .where('id', '=', id)
        .executeTakeFirst(),
    list: (projectId, filter, { limit, after }) =>
      db
        .selectFrom('calls')
        .selectAll()
        .where('projectId', '=', projectId)
        .where((eb) => eb.and(conditions(filter)))
        .where(({ eb, and, refTuple, tuple }) =>
          after ? eb(refTuple('at', 'id'), '<', tuple(after.at, after.id)) : and([]),
        )
        .orderBy('at', 'desc')
        .orderBy('id', 'desc')
        .limit(limit)
        .execute(),
    async count(rows) {
      // In one order, so that of two processes none waits for what the other waits for it with.
      const ordered = rows.toSorted((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1))
      await count(ordered)
    },
    hours: (projectId, from, to) =>
      db
        .selectFrom('callHours')
        .selectAll()
        .where('projectId', '=', projectId)
        .where('hour', '>=', from)
        .where('hour', '<', to)
        .orderBy('hour')
        .orderBy('toolkit')
        .orderBy('step')
        .execute(),
  }
}

const keyOf = (row: CallHourRow) => JSON.stringify(hourKey.map((name) => row[name]))

/** Spelled with the indexes' own conditions, which no database makes out of a parameter. */
function conditions({ kinds, statuses, from, to, ...same }: CallFilter): Expression<SqlBool>[] {
  const equal = Object.entries(same).flatMap(([column, value]) =>
    value === undefined ? [] : [sql<boolean>`${sql.ref(column)} = ${value}`],
  )
  const oneOf = (column: string) => (values: readonly string[]) =>
    sql<boolean>`${sql.ref(column)} in (${sql.join(values)})`
  return [
    ...equal,
    ...anyOf(kinds, oneOf('kind')),
    ...(kinds && !kinds.includes('tool') ? [sql<boolean>`kind <> 'tool'`] : []),
    ...anyOf(statuses, oneOf('status')),
    ...(statuses && !statuses.includes('ok') ? [sql<boolean>`status <> 'ok'`] : []),
    ...(from === undefined ? [] : [sql<boolean>`at >= ${from}`]),
    ...(to === undefined ? [] : [sql<boolean>`at < ${to}`]),
  ]
}
