import type { DatabaseSync } from 'node:sqlite'
import { createOwnWrites } from './own-writes.ts'
import type { Watch } from './remembered-reads.ts'

/** Tells of a SQLite database whether rows have changed; the driver tells it what it runs. */
export interface SqliteWatch extends Watch {
  opened(database: DatabaseSync): void
  /** A statement is about to run here. */
  writing(statement: string): void
}

/**
 * `pragma data_version` is another number after each transaction of another connection; what this one writes, it does
 * not count. So a table is as it was while neither has changed.
 */
export function createSqliteWatch(): SqliteWatch {
  const writes = createOwnWrites()
  let readVersion: () => unknown
  let version: unknown

  function look() {
    try {
      const now = readVersion()
      if (now !== version) writes.forget()
      version = now
    } catch {
      // The read itself waits for a lock, and says what else is wrong.
      return undefined
    }
    return stateOf
  }
  const stateOf = ({ table }: { table: string }) => writes.stateOf(table)

  return {
    opened(database) {
      const statement = database.prepare('pragma data_version')
      statement.setReturnArrays(true)
      readVersion = () => (statement.get() as unknown as [number])[0]
    },
    writing: writes.note,
    look,
  }
}
