import { CamelCasePlugin, CompiledQuery, type Dialect, Kysely, sql } from 'kysely'
import { expect, onTestFinished, test } from 'vitest'
import type { Database } from './database.ts'
import { accounts } from './tables/accounts.ts'
import { apiKeys } from './tables/api-keys.ts'
import { approvedTools } from './tables/approved-tools.ts'
import { attempts } from './tables/attempts.ts'
import { audit } from './tables/audit.ts'
import { auditSeals } from './tables/audit-seals.ts'
import { auditWriters } from './tables/audit-writers.ts'
import { authConfigs } from './tables/auth-configs.ts'
import { calls } from './tables/calls.ts'
import { idempotencyKeys } from './tables/idempotency-keys.ts'
import { mcpGrants } from './tables/mcp-grants.ts'
import { pendingCalls } from './tables/pending-calls.ts'
import { persons } from './tables/persons.ts'
import { retention } from './tables/retention.ts'
import { revocations } from './tables/revocations.ts'
import { sessions } from './tables/sessions.ts'
import { storedResults } from './tables/stored-results.ts'
import type { Retained, Store } from './store.ts'

type Tables = Pick<Store, (typeof planned)[number]>

const planned = [
  'accounts',
  'apiKeys',
  'approvedTools',
  'attempts',
  'audit',
  'auditSeals',
  'auditWriters',
  'authConfigs',
  'calls',
  'idempotencyKeys',
  'mcpGrants',
  'pendingCalls',
  'persons',
  'retention',
  'revocations',
  'sessions',
  'storedResults',
] as const

const p = 'project'
const limit = 50
const after = { at: 5, id: 'x' }
const newest = { by: 'createdAt', direction: 'desc' } as const
const retained: readonly Retained[] = [
  'accounts',
  'unfinishedAccounts',
  'attempts',
  'pendingCalls',
  'storedResults',
  'idempotencyKeys',
  'sessions',
  'audit',
  'calls',
  'callHours',
  'revocations',
  'apiKeys',
  'mcpGrants',
  'usage',
  'erasures',
]

/** What calls, lists and jobs ask of tables that grow. */
const asked: Record<string, (tables: Tables) => Promise<unknown>> = {
  'the key of a call': ({ apiKeys }) => apiKeys.findByKid('x'),
  'the keys of calls': ({ apiKeys }) => apiKeys.findByKids(['x', 'y']),
  'the session of a call': ({ sessions }) => sessions.find(p, 'x'),
  'the session of a login': ({ sessions }) => sessions.findAnywhere('x'),
  'the accounts of a call': ({ accounts }) => accounts.active(p, 'x', 'gmail'),
  'the accounts of a search': ({ accounts }) => accounts.active(p, 'x'),
  'an account': ({ accounts }) => accounts.find(p, 'x'),
  'an account by its alias': ({ accounts }) => accounts.findByAlias(p, 'x', 'gmail', 'work'),
  'an account by its external id': ({ accounts }) => accounts.findByExternalId(p, 'x'),
  'a use of an account': ({ accounts }) => accounts.touch(p, 'x', 1),
  'a waiting call': ({ pendingCalls }) => pendingCalls.findByHash(p, 'x', 'y'),
  'an approval': ({ approvedTools }) => approvedTools.has(p, 'x', 'TOOL'),
  'a repeated request': ({ idempotencyKeys }) => idempotencyKeys.find(p, 'x'),
  'ended accounts of a user': ({ accounts }) =>
    accounts.list(
      p,
      { userIds: ['x'], statuses: ['EXPIRED', 'FAILED', 'REVOKED'], isShared: false },
      newest,
      { limit },
      1,
    ),
  'an open link': ({ attempts }) => attempts.findOpen(p, 'x', 'gmail', 1),
  'a link by its token': ({ attempts }) => attempts.findByTokenHash('x'),
  'a link by its state': ({ attempts }) => attempts.findByStateHash('x'),
  'the latest link': ({ attempts }) => attempts.latest(p, 'x'),
  accounts: ({ accounts }) => accounts.list(p, {}, newest, { limit, after }, 1),
  'accounts of a user': ({ accounts }) =>
    accounts.list(p, { userIds: ['x'] }, newest, { limit, after }, 1),
  'accounts of a toolkit': ({ accounts }) =>
    accounts.list(p, { toolkits: ['gmail'], isShared: false }, newest, { limit, after }, 1),
  'accounts of an auth config': ({ accounts }) =>
    accounts.list(p, { authConfigIds: ['x'] }, newest, { limit, after }, 1),
  'accounts that ended': ({ accounts }) =>
    accounts.list(p, { statuses: ['EXPIRED', 'INACTIVE'] }, newest, { limit, after }, 1),
  'accounts that changed': ({ accounts }) =>
    accounts.list(p, {}, { by: 'updatedAt', direction: 'desc' }, { limit, after }, 1),
  'accounts that ended lately': ({ accounts }) =>
    accounts.list(
      p,
      { statuses: ['EXPIRED', 'REVOKED'] },
      { by: 'updatedAt', direction: 'desc' },
      { limit },
      1,
    ),
  'shared accounts': ({ accounts }) =>
    accounts.list(p, { isShared: true }, newest, { limit, after }, 1),
  'how many accounts auth configs have': ({ authConfigs }) =>
    authConfigs.countAccounts(p, ['x', 'y']),
  sessions: ({ sessions }) => sessions.list(p, undefined, { limit, after }),
  'sessions of a user': ({ sessions }) => sessions.list(p, ['x'], { limit, after }),
  'results of a session': ({ storedResults }) => storedResults.list(p, 'x'),
  'accounts shared with a user': ({ persons }) => persons.sharedWith(p, 'x'),
  calls: ({ calls }) => calls.list(p, {}, { limit, after }),
  'calls of a user': ({ calls }) => calls.list(p, { userId: 'x' }, { limit, after }),
  'calls of a toolkit': ({ calls }) => calls.list(p, { toolkit: 'x' }, { limit, after }),
  'failed calls': ({ calls }) => calls.list(p, { statuses: ['failed'] }, { limit, after }),
  audit: ({ audit }) => audit.list(p, {}, { limit, after }),
  'audit of a subject': ({ audit }) => audit.list(p, { subject: 'x' }, { limit, after }),
  'audit of an actor': ({ audit }) => audit.list(p, { actorId: 'x' }, { limit, after }),
  'audit of a person': ({ audit }) => audit.list(p, { person: 'x' }, { limit, after }),
  'audit of an action': ({ audit }) => audit.list(p, { action: 'x' }, { limit, after }),
  'tokens that end': ({ accounts }) =>
    accounts.ending({ endsAfter: 1, endsBefore: 9, usedSince: 1, limit }),
  'what a refused client is told apart by': ({ accounts }) =>
    accounts.ofSameClient(
      { id: 'x', client: 'y' },
      { refusedAs: 'z', askedSince: 1, servedSince: 1 },
    ),
  'whether a grant is shared': ({ accounts }) =>
    accounts.sharesGrant({
      client: 'y',
      subject: null,
      projectId: p,
      accountId: 'x',
      isAnybodys: false,
    }),
  'whose grant is shared': ({ accounts }) =>
    accounts.sharesGrant({
      client: 'y',
      subject: 'z',
      projectId: p,
      accountId: 'x',
      isAnybodys: false,
    }),
  'all accounts, part by part': ({ accounts }) =>
    accounts.withCredential({}, { projectId: p, id: 'x' }, limit),
  'revocations that are due': ({ revocations }) => revocations.due(1, limit),
  'revocations of an account': ({ revocations }) => revocations.pending(p, 'x'),
  'grants of logins': ({ mcpGrants }) => mcpGrants.findBySecret('x'),
  'what a writer has left': ({ audit }) => audit.numbered(p, 'x', { first: 1, last: 9 }, limit),
  'what of a writer is sealed': ({ auditSeals }) => auditSeals.lastOf(p, 'x'),
  'seals that are over': ({ auditSeals }) => auditSeals.projectsBefore(1, limit),
  'writers that are gone': ({ auditWriters }) => auditWriters.unseen(1, limit),
  'the oldest rows': ({ retention }) => retention.oldest(),
  ...Object.fromEntries(
    retained.map((name) => [
      `${name} that are over`,
      ({ retention }: Tables) => retention.purge(name, 1, limit),
    ]),
  ),
}

/** How a database says what a statement does. */
export interface Explained {
  dialect: Dialect
  schema?: string
  /** Before `explain` is asked: makes it choose an index wherever there is one. */
  prepare?: string
  explain: string
  /** Of a plan's text, the tables that it reads from end to end. */
  scanned: (plan: string, statement: string) => string[]
}

/** No call, list or job reads a table that grows from end to end; the database is up to date, and may be empty. */
export function plansContract(name: string, open: () => Promise<Explained>): void {
  test(`on ${name}, no call, list or job reads a table from end to end`, async () => {
    const { dialect, schema, prepare, explain, scanned } = await open()
    const told: CompiledQuery[] = []
    const plain = new Kysely<Database>({
      dialect,
      plugins: [new CamelCasePlugin()],
      log: ({ query }) => void told.push(query),
    })
    onTestFinished(() => plain.destroy())
    const tables = tablesOn(schema ? plain.withSchema(schema) : plain)
    if (prepare) await sql.raw(prepare).execute(plain)
    const found: string[] = []
    for (const [what, ask] of Object.entries(asked)) {
      told.length = 0
      await ask(tables)
      for (const query of told.splice(0)) {
        const { rows } = await plain.executeQuery(
          CompiledQuery.raw(`${explain} ${query.sql}`, [...query.parameters]),
        )
        const plan = rows.map((row) => Object.values(row as object).join(' ')).join('\n')
        for (const table of scanned(plan, query.sql)) found.push(`${what}: ${table}`)
      }
    }
    expect(found).toEqual([])
  })
}

function tablesOn(db: Kysely<Database>): Tables {
  const clock = sql<number>`1`
  return {
    accounts: accounts(db, clock),
    apiKeys: apiKeys(db),
    approvedTools: approvedTools(db),
    attempts: attempts(db),
    audit: audit(db),
    auditSeals: auditSeals(db),
    auditWriters: auditWriters(db),
    authConfigs: authConfigs(db),
    calls: calls(db),
    idempotencyKeys: idempotencyKeys(db),
    mcpGrants: mcpGrants(db),
    pendingCalls: pendingCalls(db),
    persons: persons(db),
    retention: retention(db),
    revocations: revocations(db),
    sessions: sessions(db),
    storedResults: storedResults(db),
  }
}
