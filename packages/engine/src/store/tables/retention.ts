import { type Kysely, type SelectQueryBuilder, sql } from 'kysely'
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

/** Which row of a table counts as its oldest: the one that an index finds. */
interface Oldest {
  /** When it was made. */
  made?: string
  /** The column of which it has the least; `made` when left out. */
  least?: string
  /** Of each project there is one, of those that are not deleted. */
  ofEach?: boolean
  isLiving?: boolean
}

const oldest: Partial<Record<keyof Database, Oldest>> = {
  accounts: { ofEach: true, isLiving: true },
  attempts: { least: 'expiresAt' },
  sessions: { ofEach: true },
  authConfigs: {},
  apiKeys: { ofEach: true },
  approvedTools: {},
  pendingCalls: { least: 'expiresAt' },
  storedResults: { least: 'expiresAt' },
  files: { least: 'expiresAt' },
  idempotencyKeys: { least: 'expiresAt' },
  revocations: { least: 'updatedAt' },
  mcpGrants: { least: 'expiresAt' },
  calls: { made: 'at' },
  usage: {},
  erasures: { least: 'updatedAt' },
  audit: { made: 'at', ofEach: true },
  auditSeals: { made: 'at' },
  auditPersons: {},
}

/** The queries over old rows of all tables. */
export function retention(db: Kysely<Database>): Store['retention'] {
  function oldestOf(table: 'accounts', how: Oldest) {
    const { made = 'createdAt', least = made, ofEach = false, isLiving = false } = how
    const at = made as 'createdAt'
    const all = db.selectFrom(table).$if(isLiving, (query) => query.where('deletedAt', 'is', null))
    if (!ofEach)
      return all
        .select(`${at} as at`)
        .orderBy(least as 'createdAt')
        .limit(1)
    const ofProject = all
      .select(`${table}.${at} as at`)
      .whereRef(`${table}.projectId`, '=', sql.ref('projects.id'))
      .orderBy(`${table}.${at}`)
      .limit(1)
    return db
      .selectFrom(db.selectFrom('projects').select(ofProject.as('at')).as('each'))
      .select(({ fn }) => fn.min<number | null>('at').as('at'))
  }

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
      const entries = Object.entries(oldest).map(async ([table, how]) => {
        const row = await oldestOf(table as 'accounts', how).executeTakeFirst()
        return [table, row?.at ?? null] as const
      })
      return Object.fromEntries(await Promise.all(entries))
    },
  }
}
