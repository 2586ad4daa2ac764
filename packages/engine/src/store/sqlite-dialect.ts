import { writeFile } from 'node:fs/promises'
import { DatabaseSync, type SQLInputValue, type StatementSync } from 'node:sqlite'
import { setTimeout as delay } from 'node:timers/promises'
import {
  type CompiledQuery,
  type DatabaseConnection,
  type Dialect,
  type Driver,
  type QueryResult,
  SqliteAdapter,
  SqliteIntrospector,
  SqliteQueryCompiler,
} from 'kysely'

/** Kysely's dialect for `node:sqlite`: one connection to the file, which other processes may have open too. */
export function sqliteDialect(path: string): Dialect {
  return {
    createAdapter: () => new Adapter(),
    createDriver: () => createDriver(path),
    createIntrospector: (db) => new SqliteIntrospector(db),
    createQueryCompiler: () => new SqliteQueryCompiler(),
  }
}

const patienceMs = 5000
const statementsKept = 500
const busy = 5

/** With DDL in a transaction the migrator needs no other lock between processes. */
class Adapter extends SqliteAdapter {
  override get supportsTransactionalDdl(): boolean {
    return true
  }
}

interface Prepared {
  statement: StatementSync
  /** Their names, none for a statement that reads nothing. */
  columns: readonly string[]
}

function createDriver(path: string): Driver {
  let database: DatabaseSync
  const statements = new Map<string, Prepared>()

  function prepare(text: string) {
    const kept = statements.get(text)
    if (kept) return kept
    if (statements.size >= statementsKept) statements.clear()
    const statement = database.prepare(text)
    // Its objects are slow ones, without a prototype: rows are made here.
    statement.setReturnArrays(true)
    const prepared = { statement, columns: statement.columns().map(({ name }) => name) }
    statements.set(text, prepared)
    return prepared
  }

  const connection: DatabaseConnection = {
    executeQuery: <Row>({ sql, parameters }: CompiledQuery) =>
      whenFree((): QueryResult<Row> => {
        const { statement, columns } = prepare(sql)
        const values = parameters as SQLInputValue[]
        if (columns.length === 0) {
          return { numAffectedRows: BigInt(statement.run(...values).changes), rows: [] }
        }
        return { rows: statement.all(...values).map((row) => named(row, columns) as Row) }
      }),
    streamQuery() {
      throw new Error('The store does not stream.')
    },
  }

  return {
    async init() {
      database = await open(path)
    },
    acquireConnection: async () => connection,
    // A deferred transaction that reads first and then writes would fail when another process wrote in between.
    beginTransaction: () => whenFree(() => database.exec('begin immediate')),
    commitTransaction: () => whenFree(() => database.exec('commit')),
    async rollbackTransaction() {
      // SQLite itself has rolled back when, say, the disk is full.
      if (database.isTransaction) database.exec('rollback')
    },
    async releaseConnection() {},
    async destroy() {
      statements.clear()
      database.close()
    },
  }
}

function named(values: unknown, columns: readonly string[]): Record<string, unknown> {
  const row: Record<string, unknown> = {}
  columns.forEach((name, index) => (row[name] = (values as unknown[])[index]))
  return row
}

async function open(path: string): Promise<DatabaseSync> {
  if (path !== ':memory:') await makePrivateFile(path)
  // SQLite's own wait stops the event loop, so it is short: `whenFree` waits on.
  const database = new DatabaseSync(path, { timeout: 5 })
  try {
    await whenFree(() => database.exec('pragma journal_mode = wal'))
    database.exec('pragma synchronous = full')
    // SQLite's own knows the letters of ASCII only.
    database.function('lower', { deterministic: true }, (text) => String(text).toLowerCase())
    return database
  } catch (error) {
    database.close()
    throw error
  }
}

/** Only the owner may read the file; SQLite gives the files beside it the same mode. */
async function makePrivateFile(path: string): Promise<void> {
  try {
    await writeFile(path, '', { flag: 'wx', mode: 0o600 })
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
  }
}

/** Repeats a statement while another process holds the lock; one that met the lock has changed nothing. */
async function whenFree<T>(statement: () => T): Promise<T> {
  for (const end = performance.now() + patienceMs; ; ) {
    try {
      return statement()
    } catch (error) {
      const { errcode = 0 } = error as { errcode?: number }
      if ((errcode & 0xff) !== busy || performance.now() > end) throw error
    }
    await delay(1 + Math.random() * 4)
  }
}
