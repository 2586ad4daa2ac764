import {
  type Expression,
  type ExpressionBuilder,
  type Kysely,
  type RawBuilder,
  type SqlBool,
  sql,
} from 'kysely'
import type { Database } from '../database.ts'
import type { AccountRow, AccountStatus } from '../rows.ts'
import type { AccountCondition, AccountFilter, Store } from '../store.ts'
import { anyOf } from './any-of.ts'
import { compiled } from './compiled.ts'
import { countedPart } from './counted-part.ts'

/** The queries of the table `accounts`; deleted ones are never found. */
export function accounts(db: Kysely<Database>, clock: RawBuilder<number>): Store['accounts'] {
  const ofProject = (projectId: string) =>
    db.selectFrom('accounts').where('projectId', '=', projectId).where('deletedAt', 'is', null)
  const activeOf = (projectId: string, userId: string) =>
    ofProject(projectId)
      .selectAll()
      .where('userId', '=', userId)
      .where('status', '=', 'ACTIVE')
      .orderBy('connectedAt', (order) => order.desc().nullsLast())
      .orderBy('id', 'desc')
  const activeOfUser = compiled(db, 'accounts.activeOfUser', 2, activeOf)
  const activeAtToolkit = compiled(
    db,
    'accounts.activeAtToolkit',
    3,
    (projectId, userId, toolkit) => activeOf(projectId, userId).where('toolkit', '=', toolkit),
  )

  return {
    async insert(row) {
      await db
        .insertInto('accounts')
        .values({
          ...row,
          scopes: JSON.stringify(row.scopes),
          sharing: row.sharing && JSON.stringify(row.sharing),
          fields: row.fields && JSON.stringify(row.fields),
        })
        .execute()
    },
    async find(projectId, id) {
      const stored = await ofProject(projectId).selectAll().where('id', '=', id).executeTakeFirst()
      return stored && read(stored)
    },
    async list(projectId, { statuses, ...filter }, order, paging, now) {
      const matching = ofProject(projectId).where(matches(filter))
      // Of a few accounts, each is looked at once.
      const areFew = filter.ids !== undefined || filter.userIds !== undefined
      const ways = seenAs(statuses, now)
      const parts = areFew
        ? [matching.where((eb) => eb.or(ways.map((way) => way(eb))))]
        : ways.map((way) => matching.where(way))
      const { rows, total } = await countedPart(db, 'accounts', parts, order, paging)
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
    async findByExternalId(projectId, externalId) {
      const stored = await db
        .selectFrom('accounts')
        .selectAll()
        .where('projectId', '=', projectId)
        .where('externalId', '=', externalId)
        .executeTakeFirst()
      return stored && read(stored)
    },
    async update(projectId, id, { scopes, sharing, fields, ...change }, condition = {}) {
      const stored = await db
        .updateTable('accounts')
        .set({
          ...change,
          ...(scopes !== undefined && { scopes: JSON.stringify(scopes) }),
          ...(sharing !== undefined && { sharing: sharing && JSON.stringify(sharing) }),
          ...(fields !== undefined && { fields: fields && JSON.stringify(fields) }),
        })
        .where('projectId', '=', projectId)
        .where('id', '=', id)
        .where('deletedAt', 'is', null)
        .where(holds(condition))
        .returningAll()
        .executeTakeFirst()
      return stored && read(stored)
    },
    async lease(projectId, id, { owner, ms, credentialVersion }) {
      const stored = await db
        .updateTable('accounts')
        .set({
          leaseOwner: owner,
          leaseUntil: sql<number>`${clock} + ${sql.lit(ms)}`,
          refreshInDoubt: credentialVersion,
        })
        .where('projectId', '=', projectId)
        .where('id', '=', id)
        .where('deletedAt', 'is', null)
        .where(holds({ status: ['ACTIVE'], credentialVersion }))
        .where((eb) => eb.or([eb('leaseUntil', 'is', null), eb('leaseUntil', '<=', clock)]))
        .returningAll()
        .executeTakeFirst()
      return stored && read(stored)
    },
    async switchAll(projectId, authConfigId, { status, statusReason }, change) {
      const rows = await db
        .updateTable('accounts')
        .set(change)
        .where('projectId', '=', projectId)
        .where('authConfigId', '=', authConfigId)
        .where('deletedAt', 'is', null)
        .where('status', '=', status)
        .where('statusReason', 'is', statusReason)
        .returning('id')
        .execute()
      return rows.map(({ id }) => id)
    },
    async release(projectId, id, { owner, inDoubt }) {
      const { numUpdatedRows } = await db
        .updateTable('accounts')
        .set({ leaseOwner: null, leaseUntil: null, ...(!inDoubt && { refreshInDoubt: null }) })
        .where('projectId', '=', projectId)
        .where('id', '=', id)
        .where('leaseOwner', '=', owner)
        .executeTakeFirst()
      return numUpdatedRows > 0n
    },
    async touch(projectId, id, at) {
      const { numUpdatedRows } = await db
        .updateTable('accounts')
        .set({ lastUsedAt: at })
        .where('projectId', '=', projectId)
        .where('id', '=', id)
        .where((eb) => eb.or([eb('lastUsedAt', 'is', null), eb('lastUsedAt', '<', at)]))
        .executeTakeFirst()
      return numUpdatedRows > 0n
    },
    async ofSameClient(account, { refusedAs, askedSince, servedSince }) {
      const others = db
        .selectFrom('accounts')
        .select('id')
        .where('client', '=', account.client)
        .where('id', '!=', account.id)
        .where('deletedAt', 'is', null)
        .limit(1)
      const [refused, served] = await Promise.all([
        others
          .where('status', '=', 'ACTIVE')
          .where('refusedAs', '=', refusedAs)
          .where('updatedAt', '>', askedSince)
          .executeTakeFirst(),
        others.where('credentialAt', '>', servedSince).executeTakeFirst(),
      ])
      return { refused: refused !== undefined, served: served !== undefined }
    },
    async sharesGrant({ client, subject, projectId, accountId, isAnybodys }) {
      const holder = await db
        .selectFrom('accounts')
        .select('id')
        .where('client', '=', client)
        .where('deletedAt', 'is', null)
        .where('status', 'in', ['ACTIVE', 'INACTIVE'])
        .where((eb) => {
          const same = subject === null ? [] : [eb('subject', '=', subject)]
          const anybodys = isAnybodys
            ? []
            : [eb('projectId', '=', projectId), eb('id', '=', accountId)]
          const unknown = subject === null ? [] : [eb('subject', 'is', null)]
          return eb.or([...same, eb.and([...unknown, ...anybodys])])
        })
        .limit(1)
        .executeTakeFirst()
      return holder !== undefined
    },
    async withCredential({ projectId, userId, unusedSince }, after, limit) {
      const rows = await db
        .selectFrom('accounts')
        .selectAll()
        .where('deletedAt', 'is', null)
        .where('credential', 'is not', null)
        .where(({ eb, and, refTuple, tuple }) =>
          after ? eb(refTuple('projectId', 'id'), '>', tuple(after.projectId, after.id)) : and([]),
        )
        .$if(projectId !== undefined, (query) => query.where('projectId', '=', projectId ?? ''))
        .$if(userId !== undefined, (query) => query.where('userId', '=', userId ?? ''))
        .$if(unusedSince !== undefined, (query) =>
          query
            .where('status', '=', 'ACTIVE')
            .where((eb) =>
              eb(eb.fn.coalesce('lastUsedAt', 'connectedAt', 'createdAt'), '<', unusedSince ?? 0),
            ),
        )
        .orderBy('projectId')
        .orderBy('id')
        .limit(limit)
        .execute()
      return rows.map(read)
    },
    async ending({ endsAfter, endsBefore, usedSince, limit }) {
      const rows = await db
        .selectFrom('accounts')
        .selectAll()
        .where('tokenExpiresAt', '>=', endsAfter)
        .where('tokenExpiresAt', '<', endsBefore)
        .where('deletedAt', 'is', null)
        .where('status', '=', 'ACTIVE')
        .where('lastUsedAt', '>=', usedSince)
        .orderBy('tokenExpiresAt')
        .limit(limit)
        .execute()
      return rows.map(read)
    },
  }
}

type Builder = ExpressionBuilder<Database, 'accounts'>
type Way = (eb: Builder) => Expression<SqlBool>

function matches({
  ids,
  userIds,
  authConfigIds,
  toolkits,
  externalIds,
  isShared,
}: Omit<AccountFilter, 'statuses'>) {
  return (eb: Builder) =>
    eb.and([
      ...anyOf(ids, (values) => eb('id', 'in', values)),
      ...anyOf(userIds, (values) => eb('userId', 'in', values)),
      ...anyOf(authConfigIds, (values) => eb('authConfigId', 'in', values)),
      ...anyOf(toolkits, (values) => eb('toolkit', 'in', values)),
      ...anyOf(externalIds, (values) => eb('externalId', 'in', values)),
      ...(isShared === undefined ? [] : [eb('sharing', isShared ? 'is not' : 'is', null)]),
    ])
}

/** Conditions of which one holds for each account that has one of these statuses now. */
function seenAs(statuses: readonly AccountStatus[] | undefined, now: number): Way[] {
  if (statuses === undefined) return [(eb) => eb.and([])]
  if (statuses.length === 0) return [() => sql<boolean>`false`]
  return [...new Set(statuses)].flatMap((status) => {
    const stored: Way = (eb) => eb('status', '=', status)
    const initiated =
      (until: '>' | '<='): Way =>
      (eb) =>
        eb.and([eb('status', '=', 'INITIATED'), eb('initiatedUntil', until, now)])
    if (status === 'EXPIRED') return [stored, initiated('<=')]
    return [status === 'INITIATED' ? initiated('>') : stored]
  })
}

function holds({ status, credentialVersion, leaseOwner }: AccountCondition) {
  return (eb: Builder) =>
    eb.and([
      ...anyOf(status, (values) => eb('status', 'in', values)),
      ...(leaseOwner === undefined ? [] : [eb('leaseOwner', '=', leaseOwner)]),
      ...(credentialVersion === undefined ? [] : [eb('credentialVersion', '=', credentialVersion)]),
    ])
}

function read(stored: Database['accounts']): AccountRow {
  return {
    ...stored,
    scopes: JSON.parse(stored.scopes),
    sharing: stored.sharing && JSON.parse(stored.sharing),
    fields: stored.fields && JSON.parse(stored.fields),
  }
}
