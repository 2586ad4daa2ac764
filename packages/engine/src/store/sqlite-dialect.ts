import { type Dialect, SqliteAdapter, SqliteIntrospector, SqliteQueryCompiler } from 'kysely'
import { sqliteDriver } from './sqlite-driver.ts'
import { createSqliteWatch } from './sqlite-watch.ts'

/** A lock that another process holds for longer makes an error of each call that waits for it, this long after it came. */
const usualPatienceMs = 5000

/** Kysely's dialect for `node:sqlite`: one connection to the file, which other processes may have open too. */
export function sqliteDialect(
  path: string,
  { patienceMs = usualPatienceMs, watch = createSqliteWatch() } = {},
): Dialect {
  return {
    createAdapter: () => new Adapter(),
    createDriver: () => sqliteDriver(path, patienceMs, watch),
    createIntrospector: (db) => new SqliteIntrospector(db),
    createQueryCompiler: () => new SqliteQueryCompiler(),
  }
}

/** With DDL in a transaction the migrator needs no other lock between processes. */
class Adapter extends SqliteAdapter {
  override get supportsTransactionalDdl(): boolean {
    return true
  }

  /** Kysely would have each wait until all before it have waited; the driver has lines of its own. */
  override get supportsMultipleConnections(): boolean {
    return true
  }
}
