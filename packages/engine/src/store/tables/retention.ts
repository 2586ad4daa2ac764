import type { Kysely, SelectQueryBuilder } from 'kysely'
import type { Database } from '../database.ts'
import type { Retained, Store } from '../store.ts'

type Query = SelectQueryBuilder<Database, 'accounts', object>

/** Where a table says since when a row is over; the columns are its own, typed as one table's for want of a better. */
interface Rule {
  table: keyof Database
  over: string
  /** What a row is known by. */
  key?: readonly string[]
  only?: (query: Query) => Query
}

const rules: Record<Retained, Rule> = {
  accounts: { table: 'accounts', over: 'deletedAt' },
  // Nobody ever finished connecting them.
  unfinishedAccounts: {
    table: 'accounts',
    over: 'initiatedUntil',
    only: (query) => query.where('connectedAt', 'is', null),
  },
  // Once no account is left that was connected by them.
  authConfigs: {
    table: 'authConfigs',
    over: 'deletedAt',
    only: (query) =>
      query.where(({ not, exists, selectFrom }) =>
        not(
          exists(
            selectFrom('accounts as user')
              .select('user.id')
              .whereRef('user.projectId', '=', 'projectId' as never)
              .whereRef('user.authConfigId', '=', 'auth_configs.id' as never),
          ),
        ),
      ),
  },
  attempts: { table: 'attempts', over: 'expiresAt' },
  sessions: { table: 'sessions', over: 'updatedAt' },
  calls: { table: 'calls', over: 'at' },
  callHours: {
    table: 'callHours',
    over: 'hour',
    key: ['projectId', 'hour', 'toolkit', 'step'],
  },
  // Those from before the chain; the others go with their seals.
  audit: {
    table: 'audit',
    over: 'at',
    only: (query) => query.where('writer' as never, 'is', null as never),
  },
  idempotencyKeys: { table: 'idempotencyKeys', over: 'expiresAt' },
  pendingCalls: { table: 'pendingCalls', over: 'expiresAt' },
  storedResults: { table: 'storedResults', over: 'expiresAt' },
  revocations: {
    table: 'revocations',
    over: 'updatedAt',
    only: (query) => query.where('status', 'not in', ['pending', 'kept'] as never),
  },
  apiKeys: { table: 'apiKeys', over: 'revokedAt' },
  mcpGrants: { table: 'mcpGrants', over: 'expiresAt' },
  usage: { table: 'usage', over: 'expiresAt' },
  erasures: {
    table: 'erasures',
    over: 'updatedAt',
    only: (query) => query.where('status', '=', 'done' as never),
  },
}

/** When rows of each table were made. */
const madeAt = {
  accounts: 'createdAt',
  attempts: 'createdAt',
  sessions: 'createdAt',
  authConfigs: 'createdAt',
  apiKeys: 'createdAt',
  approvedTools: 'createdAt',
  pendingCalls: 'createdAt',
  storedResults: 'createdAt',
  files: 'createdAt',
  idempotencyKeys: 'createdAt',
  revocations: 'createdAt',
  mcpGrants: 'createdAt',
  calls: 'at',
  usage: 'createdAt',
  erasures: 'createdAt',
  audit: 'at',
  auditSeals: 'at',
  auditPersons: 'createdAt',
} as const

/** The queries over old rows of all tables. */
export function retention(db: Kysely<Database>): Store['retention'] {
  return {
    async purge(name, before, limit) {
      const { table, over, key = ['projectId', 'id'], only = (query) => query } = rules[name]
      const [first, second, ...others] = key as readonly ['projectId', 'id']
      const old = only(
        db.selectFrom(table as 'accounts').where(over as 'updatedAt', '<', before) as Query,
      )
        .select(key as readonly ['projectId', 'id'])
        .orderBy(over as 'updatedAt')
        .limit(limit)
      const { numDeletedRows } = await db
        .deleteFrom(table as 'accounts')
        .where(({ eb, refTuple }) =>
          eb(refTuple(first, second, ...others), 'in', old.$asTuple(first, second)),
        )
        .executeTakeFirst()
      return Number(numDeletedRows)
    },
    async oldest() {
      const entries = Object.entries(madeAt).map(async ([table, column]) => {
        const row = await db
          .selectFrom(table as 'accounts')
          .select((eb) => eb.fn.min(column as 'createdAt').as('at'))
          .executeTakeFirst()
        return [table, row?.at ?? null] as const
      })
      return Object.fromEntries(await Promise.all(entries))
    },
  }
}
