import { type Kysely, sql } from 'kysely'
import type { Database } from '../database.ts'
import type { PendingCallRow } from '../rows.ts'
import type { Store } from '../store.ts'
import { anyOf } from './any-of.ts'
import { compiled } from './compiled.ts'

/** So many of a session are looked through for what is wanted of them. */
export const fewPendingCalls = 20

/** The queries of the table `pending_calls`. */
export function pendingCalls(db: Kysely<Database>): Store['pendingCalls'] {
  const ofProject = (projectId: string) =>
    db.selectFrom('pendingCalls').selectAll().where('projectId', '=', projectId)
  const byHash = compiled(db, 'pendingCalls.byHash', 3, (projectId, sessionId, hash) =>
    ofProject(projectId)
      .where('sessionId', '=', sessionId)
      .where('hash', '=', hash)
      .orderBy('spent')
      .orderBy('createdAt', 'desc')
      // As a parameter, SQLite would plan the statement anew each time.
      .limit(sql.lit(1)),
  )

  const hashesOf = compiled(db, 'pendingCalls.hashes', 2, (projectId, sessionId) =>
    db
      .selectFrom('pendingCalls')
      .select('hash')
      .where('projectId', '=', projectId)
      .where('sessionId', '=', sessionId)
      .limit(sql.lit(fewPendingCalls + 1)),
  )

  return {
    async insert({ spent, ...row }) {
      const inserted = await db
        .insertInto('pendingCalls')
        .values({ ...row, spent: Number(spent) })
        .onConflict((conflict) => conflict.doNothing())
        .returning('id')
        .executeTakeFirst()
      return inserted !== undefined
    },
    find: (projectId, id) =>
      ofProject(projectId).where('id', '=', id).executeTakeFirst().then(read),
    async list(projectId, { sessionIds, statuses, endsAfter }, { limit, offset }) {
      const matching = db
        .selectFrom('pendingCalls')
        .where('projectId', '=', projectId)
        .where('expiresAt', '>', endsAfter)
        .where('status', 'in', statuses)
        .where((eb) => eb.and(anyOf(sessionIds, (values) => eb('sessionId', 'in', values))))
      const { total } = await matching
        .select((eb) => eb.fn.countAll<number>().as('total'))
        .executeTakeFirstOrThrow()
      const rows = await matching
        .selectAll()
        .orderBy('createdAt', 'desc')
        .orderBy('id', 'desc')
        .limit(limit)
        .offset(offset)
        .execute()
      return { rows: rows.flatMap((row) => read(row) ?? []), total }
    },
    async findByHash(projectId, sessionId, hash) {
      const [stored] = await byHash(projectId, sessionId, hash)
      return read(stored)
    },
    async hashes(projectId, sessionId) {
      const rows = await hashesOf(projectId, sessionId)
      return rows.length > fewPendingCalls ? 'many' : rows.map(({ hash }) => hash)
    },
    update: (projectId, id, { spent, ...change }, { status, spent: wasSpent } = {}) =>
      db
        .updateTable('pendingCalls')
        .set({ ...change, ...(spent !== undefined && { spent: Number(spent) }) })
        .where('projectId', '=', projectId)
        .where('id', '=', id)
        .where((eb) => eb.and(anyOf(status, (values) => eb('status', 'in', values))))
        .where((eb) => eb.and(wasSpent === undefined ? [] : [eb('spent', '=', Number(wasSpent))]))
        .returningAll()
        .executeTakeFirst()
        .then(read),
    async deleteExpired(projectId, now, limit) {
      const ended = db
        .selectFrom('pendingCalls')
        .select('id')
        .where('projectId', '=', projectId)
        .where('expiresAt', '<=', now)
        .orderBy('expiresAt')
        .limit(limit)
      const deleted = await db
        .deleteFrom('pendingCalls')
        .where('projectId', '=', projectId)
        .where('id', 'in', ended)
        .returning('id')
        .execute()
      return deleted.map(({ id }) => id)
    },
  }
}

function read(stored: Database['pendingCalls'] | undefined): PendingCallRow | undefined {
  return stored && { ...stored, spent: stored.spent === 1 }
}
