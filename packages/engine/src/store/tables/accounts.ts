import type { ExpressionBuilder, Kysely } from 'kysely'
import type { Database } from '../database.ts'
import type { AccountRow, AccountStatus } from '../rows.ts'
import type { AccountCondition, AccountFilter, Store } from '../store.ts'
import { anyOf } from './any-of.ts'
import { compiled } from './compiled.ts'

/** The queries of the table `accounts`; deleted ones are never found. */
export function accounts(db: Kysely<Database>): Store['accounts'] {
  const ofProject = (projectId: string) =>
    db.selectFrom('accounts').where('projectId', '=', projectId).where('deletedAt', 'is', null)
  const activeOf = (projectId: string, userId: string) =>
    ofProject(projectId)
      .selectAll()
      .where('userId', '=', userId)
      .where('status', '=', 'ACTIVE')
      .orderBy('connectedAt', (order) => order.desc().nullsLast())
      .orderBy('id', 'desc')
  const activeOfUser = compiled(db, 2, activeOf)
  const activeAtToolkit = compiled(db, 3, (projectId, userId, toolkit) =>
    activeOf(projectId, userId).where('toolkit', '=', toolkit),
  )

  return {
    async insert(row) {
      await db
        .insertInto('accounts')
        .values({ ...row, scopes: JSON.stringify(row.scopes) })
        .execute()
    },
    async find(projectId, id) {
      const stored = await ofProject(projectId).selectAll().where('id', '=', id).executeTakeFirst()
      return stored && read(stored)
    },
    async list(projectId, filter, { by, direction }, { limit, offset }, now) {
      const matching = ofProject(projectId).where(matches(filter, now))
      const { total } = await matching
        .select((eb) => eb.fn.countAll<number>().as('total'))
        .executeTakeFirstOrThrow()
      const rows = await matching
        .selectAll()
        // The two databases disagree on where nulls go.
        .orderBy(by, (order) => order[direction]().nullsLast())
        .orderBy('id', direction)
        .limit(limit)
        .offset(offset)
        .execute()
      return { rows: rows.map(read), total }
    },
    async active(projectId, userId, toolkit) {
      const rows = await (toolkit === undefined
        ? activeOfUser(projectId, userId)
        : activeAtToolkit(projectId, userId, toolkit))
      return rows.map(read)
    },
    async findByAlias(projectId, userId, toolkit, alias) {
      const stored = await ofProject(projectId)
        .selectAll()
        .where('userId', '=', userId)
        .where('toolkit', '=', toolkit)
        .where('alias', '=', alias)
        .executeTakeFirst()
      return stored && read(stored)
    },
    async update(projectId, id, { scopes, ...change }, condition = {}) {
      const stored = await db
        .updateTable('accounts')
        .set({ ...change, ...(scopes !== undefined && { scopes: JSON.stringify(scopes) }) })
        .where('projectId', '=', projectId)
        .where('id', '=', id)
        .where('deletedAt', 'is', null)
        .where(holds(condition))
        .returningAll()
        .executeTakeFirst()
      return stored && read(stored)
    },
  }
}

type Builder = ExpressionBuilder<Database, 'accounts'>

function matches({ ids, userIds, authConfigIds, toolkits, statuses }: AccountFilter, now: number) {
  return (eb: Builder) =>
    eb.and([
      ...anyOf(ids, (values) => eb('id', 'in', values)),
      ...anyOf(userIds, (values) => eb('userId', 'in', values)),
      ...anyOf(authConfigIds, (values) => eb('authConfigId', 'in', values)),
      ...anyOf(toolkits, (values) => eb('toolkit', 'in', values)),
      ...anyOf(statuses, (values) => seenAs(eb, values, now)),
    ])
}

function seenAs(eb: Builder, statuses: readonly AccountStatus[], now: number) {
  const timedOut = eb.and([eb('status', '=', 'INITIATED'), eb('initiatedUntil', '<=', now)])
  const asStored = eb.and([eb('status', 'in', statuses), eb.not(timedOut)])
  return statuses.includes('EXPIRED') ? eb.or([asStored, timedOut]) : asStored
}

function holds({ status, credentialVersion }: AccountCondition) {
  return (eb: Builder) =>
    eb.and([
      ...anyOf(status, (values) => eb('status', 'in', values)),
      ...(credentialVersion === undefined ? [] : [eb('credentialVersion', '=', credentialVersion)]),
    ])
}

function read(stored: Database['accounts']): AccountRow {
  return { ...stored, scopes: JSON.parse(stored.scopes) }
}
