import { MaillonError } from '@maillon/core'
import { CamelCasePlugin, type Dialect, Kysely, type RawBuilder, sql } from 'kysely'
import type { Database } from './database.ts'
import { readDatabaseUrl } from './database-url.ts'
import { createGate } from './gate.ts'
import { migrate } from './migrate.ts'
import { openError } from './open-error.ts'
import { postgresDialect } from './postgres-dialect.ts'
import { createPostgresWatch } from './postgres-watch.ts'
import { sqliteDialect } from './sqlite-dialect.ts'
import { createRememberedReads, type RememberedReads } from './remembered-reads.ts'
import { createSqliteWatch } from './sqlite-watch.ts'
import type { Store, StoreOptions } from './store.ts'
import { storeError } from './store-error.ts'
import { accounts } from './tables/accounts.ts'
import { apiKeys } from './tables/api-keys.ts'
import { approvedTools } from './tables/approved-tools.ts'
import { attempts } from './tables/attempts.ts'
import { audit } from './tables/audit.ts'
import { auditChains } from './tables/audit-chains.ts'
import { auditKeys } from './tables/audit-keys.ts'
import { auditPersons } from './tables/audit-persons.ts'
import { auditSeals } from './tables/audit-seals.ts'
import { auditWriters } from './tables/audit-writers.ts'
import { authConfigs } from './tables/auth-configs.ts'
import { calls } from './tables/calls.ts'
import { dataKeys } from './tables/data-keys.ts'
import { encryptionKeys } from './tables/encryption-keys.ts'
import { erasures } from './tables/erasures.ts'
import { files } from './tables/files.ts'
import { idempotencyKeys } from './tables/idempotency-keys.ts'
import { jobLeases } from './tables/job-leases.ts'
import { mcpGrants } from './tables/mcp-grants.ts'
import { pendingCalls } from './tables/pending-calls.ts'
import { persons } from './tables/persons.ts'
import { processes } from './tables/processes.ts'
import { projects } from './tables/projects.ts'
import { retention } from './tables/retention.ts'
import { revocations } from './tables/revocations.ts'
import { sealed } from './tables/sealed.ts'
import { sessions } from './tables/sessions.ts'
import { storedResults } from './tables/stored-results.ts'
import { usage } from './tables/usage.ts'

/** On Postgres, the tables stand apart from those of the app that shares the database. */
const postgresSchema = 'maillon'

/**
 * Opens the database and brings its tables up to date. Throws `config_invalid` when `database` cannot be one,
 * `unavailable` when it cannot be reached now.
 */
export async function createStore({ database, pool, telemetry }: StoreOptions): Promise<Store> {
  const address = readDatabaseUrl(database)
  const isPostgres = address.kind === 'postgres'
  const schema = isPostgres ? postgresSchema : undefined
  const [onFile, onServer] = [createSqliteWatch(), createPostgresWatch()]
  const open = (dialect: Dialect) =>
    new Kysely<Database>({ dialect, plugins: [new CamelCasePlugin()] })
  const db = open(
    isPostgres
      ? await postgresDialect(address.url, { pool, telemetry, watch: onServer })
      : sqliteDialect(address.path, { watch: onFile }),
  )
  // On SQLite one connection does it all: another one would be another database in memory.
  const migrating = isPostgres ? open(await postgresDialect(address.url, { patient: true })) : db
  try {
    await migrate(migrating, schema)
  } catch (error) {
    await Promise.all([...new Set([db, migrating])].map((one) => one.destroy()))
    throw openError(error)
  }
  if (migrating !== db) await migrating.destroy()
  const reads = createRememberedReads(isPostgres ? onServer : onFile)
  return storeOn(schema ? db.withSchema(schema) : db, isPostgres ? onPostgres : onSqlite, reads)
}

/** What each database spells in its own way. */
interface Spelling {
  /** Its own time, in ms since 1970, as it is where it stands in a statement. */
  clock: RawBuilder<number>
}

const onSqlite: Spelling = {
  clock: sql<number>`cast(unixepoch('subsec') * 1000 as integer)`,
}
const onPostgres: Spelling = {
  clock: sql<number>`cast(extract(epoch from clock_timestamp()) * 1000 as bigint)`,
}

type Tables = Omit<Store, 'glance' | 'transaction' | 'onEnd' | 'clock' | 'ping' | 'close'>
type Told = Parameters<Store['onEnd']>[0]

function storeOn(db: Kysely<Database>, spelling: Spelling, reads: RememberedReads): Store {
  const gate = createGate()
  return {
    ...tablesOn(db, spelling, gate.enter, reads.over),
    glance: reads.glance,
    transaction: (work) => gate.enterTransaction(() => transact(db, spelling, work)),
    onEnd() {
      throw new MaillonError('internal', { message: 'No transaction is open.' })
    },
    clock: () => gate.enter(() => readClock(db, spelling.clock)),
    ping: () => gate.enter(() => ping(db, spelling.clock)),
    close: () =>
      gate.close(async () => {
        reads.forget()
        await db.destroy()
      }),
  }
}

async function transact<T>(
  db: Kysely<Database>,
  spelling: Spelling,
  work: (store: Store) => Promise<T>,
): Promise<T> {
  const listeners: Told[] = []
  const tell: Told = (how) => listeners.forEach((told) => told(how))
  let isDone = false
  try {
    const result = await db.transaction().execute(async (inner) => {
      const done = await work(innerStore(inner, spelling, (told) => listeners.push(told)))
      isDone = true
      return done
    })
    tell('kept')
    return result
  } catch (error) {
    tell(isDone ? 'unknown' : 'undone')
    throw error
  }
}

/** The store that is handed to a transaction's work. */
function innerStore(db: Kysely<Database>, spelling: Spelling, onEnd: Store['onEnd']): Store {
  const tables = tablesOn(db, spelling, (call) =>
    call().catch((error) => Promise.reject(storeError(error))),
  )
  const store: Store = Object.assign<Tables, Omit<Store, keyof Tables>>(tables, {
    // A transaction sees what it wrote itself, and remembers nothing.
    glance: (_, work) => work(),
    // One transaction: what is nested ends with the outer one.
    transaction: (work) => work(store),
    onEnd,
    clock: () => readClock(db, spelling.clock),
    ping: () => ping(db, spelling.clock),
    close: () =>
      Promise.reject(new MaillonError('internal', { message: 'A transaction is open.' })),
  })
  return store
}

const tablesOf: {
  [Name in keyof Tables]: (db: Kysely<Database>, spelling: Spelling) => Tables[Name]
} = {
  projects,
  apiKeys,
  encryptionKeys,
  dataKeys,
  sessions,
  authConfigs,
  accounts: (db, spelling) => accounts(db, spelling.clock),
  attempts,
  pendingCalls,
  approvedTools,
  idempotencyKeys,
  revocations,
  mcpGrants,
  jobLeases: (db, spelling) => jobLeases(db, spelling.clock),
  processes: (db, spelling) => processes(db, spelling.clock),
  usage,
  persons,
  erasures,
  retention,
  storedResults,
  files,
  sealed,
  calls,
  audit,
  auditChains,
  auditKeys,
  auditPersons,
  auditSeals,
  auditWriters,
}

type Method = (...parameters: unknown[]) => Promise<unknown>
type Around = <T>(call: () => Promise<T>) => Promise<T>

/** The tables, each call of which goes through `enter`. Each is made when it is used: a transaction uses two or three. */
function tablesOn(
  db: Kysely<Database>,
  spelling: Spelling,
  enter: Around,
  over: RememberedReads['over'] = (_, methods) => methods,
): Tables {
  const tables = {} as Tables
  for (const name of Object.keys(tablesOf) as (keyof Tables)[]) {
    const define = (how: PropertyDescriptor) =>
      Object.defineProperty(tables, name, { ...how, enumerable: true, configurable: true })
    define({
      get() {
        const value = entered(over(name, tablesOf[name](db, spelling)), enter)
        define({ value })
        return value
      },
    })
  }
  return tables
}

function entered(methods: object, enter: Around): object {
  const mapped = Object.entries(methods as Record<string, Method>).map(([name, method]) => [
    name,
    (...parameters: unknown[]) => enter(() => method(...parameters)),
  ])
  return Object.fromEntries(mapped)
}

async function readClock(db: Kysely<Database>, clock: RawBuilder<number>): Promise<number> {
  const { rows } = await sql<{ now: number }>`select ${clock} as now`.execute(db)
  return rows[0]?.now ?? Number.NaN
}

/** A write, since a database that is full or read-only answers reads as ever; of one row, so that it takes no room. */
async function ping(db: Kysely<Database>, clock: RawBuilder<number>): Promise<void> {
  await jobLeases(db, clock).take('ping', 'ping', 0)
}
