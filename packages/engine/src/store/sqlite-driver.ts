import type { DatabaseSync, SQLInputValue, StatementSync } from 'node:sqlite'
import type { CompiledQuery, DatabaseConnection, Driver, QueryResult } from 'kysely'
import { createLine } from './line.ts'
import { openSqlite } from './open-sqlite.ts'
import type { SqliteWatch } from './sqlite-watch.ts'
import { whenFree } from './when-free.ts'

const statementsKept = 500

/** One call's use of the connection. */
interface Turn extends DatabaseConnection {
  /** When its patience is over, by the monotonic clock. */
  until: number
  inTransaction: boolean
  /** What made SQLite itself take its transaction back. */
  takenBack?: unknown
}

interface Prepared {
  statement: StatementSync
  /** Their names, none for a statement that reads nothing. */
  columns: readonly string[]
}

/** Kysely's driver on one connection, which all calls share. */
export function sqliteDriver(path: string, patienceMs: number, watch: SqliteWatch): Driver {
  let database: DatabaseSync
  const statements = new Map<string, Prepared>()
  /** Who writes waits here also for the lock of another process, while reads go on. */
  const writers = createLine()
  /** For the connection itself: what one call does in a transaction, no other may see. */
  const connection = createLine()

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

  function run<Row>({ sql, parameters }: CompiledQuery): QueryResult<Row> {
    const { statement, columns } = prepare(sql)
    watch.writing(sql)
    const values = parameters as SQLInputValue[]
    if (columns.length === 0) {
      return { numAffectedRows: BigInt(statement.run(...values).changes), rows: [] }
    }
    return { rows: statement.all(...values).map((row) => named(row, columns) as Row) }
  }

  /** One that met the lock lets others have the connection until it tries again. */
  const alone = <T>(turn: Turn, statement: () => T): Promise<T> =>
    whenFree(turn.until, async () => {
      await connection.enter()
      try {
        return statement()
      } finally {
        if (!turn.inTransaction) connection.leave()
      }
    })

  /** After SQLite has taken a transaction back, a statement would be one of its own, and stay. */
  const inside = <T>(turn: Turn, statement: () => T): Promise<T> =>
    whenFree(turn.until, () => {
      if (turn.takenBack) throw turn.takenBack
      try {
        return statement()
      } catch (error) {
        if (!database.isTransaction) turn.takenBack = error
        throw error
      }
    })

  async function writing<T>(turn: Turn, statement: () => T): Promise<T> {
    await writers.enter()
    try {
      return await alone(turn, statement)
    } finally {
      if (!turn.inTransaction) writers.leave()
    }
  }

  function newTurn(): Turn {
    const turn: Turn = {
      until: performance.now() + patienceMs,
      inTransaction: false,
      executeQuery: async <Row>(query: CompiledQuery) => {
        const statement = () => run<Row>(query)
        if (turn.inTransaction) return inside(turn, statement)
        return isRead.test(query.sql) ? alone(turn, statement) : writing(turn, statement)
      },
      streamQuery() {
        throw new Error('The store does not stream.')
      },
    }
    return turn
  }

  return {
    async init() {
      database = await openSqlite(path, patienceMs)
      watch.opened(database)
    },
    acquireConnection: async () => newTurn(),
    // A deferred transaction that reads first and then writes would fail when another process wrote in between.
    beginTransaction: (turn) =>
      writing(turn as Turn, () => {
        database.exec('begin immediate')
        ;(turn as Turn).inTransaction = true
      }),
    commitTransaction: (turn) => inside(turn as Turn, () => database.exec('commit')),
    async rollbackTransaction() {
      // SQLite itself has rolled back when, say, the disk is full.
      if (database.isTransaction) database.exec('rollback')
    },
    async releaseConnection(turn) {
      if (!(turn as Turn).inTransaction) return
      connection.leave()
      writers.leave()
    },
    async destroy() {
      statements.clear()
      database.close()
    },
  }
}

const isRead = /^\s*select\b/i

function named(values: unknown, columns: readonly string[]): Record<string, unknown> {
  const row: Record<string, unknown> = {}
  columns.forEach((name, index) => (row[name] = (values as unknown[])[index]))
  return row
}
