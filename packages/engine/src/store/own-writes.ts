/** What stands for the rows of a table as they are now: while it is the same one, nobody here has written there. */
export type TableState = object

/** What this process writes, by table. The drivers read it off each statement, so that no query can forget to tell. */
export interface OwnWrites {
  /** Told of a statement before it runs. */
  note(statement: string): void
  stateOf(table: string): TableState
  /** Anybody may have written anything. */
  forget(): void
}

const reads = /^\s*(?:select|begin|start|commit|rollback|pragma|listen|set)\b/i
const writesOne = /^\s*(?:insert\s+into|update)\s+(?:"\w+"\.)?"(\w+)"/i

/** Has noted nothing yet. */
export function createOwnWrites(): OwnWrites {
  const states = new Map<string, TableState>()
  return {
    note(statement) {
      if (reads.test(statement)) return
      const [, table] = writesOne.exec(statement) ?? []
      // What is deleted takes rows of other tables with it; what is none of these may write anywhere.
      if (table === undefined) states.clear()
      else states.delete(table)
    },
    stateOf(table) {
      const known = states.get(table) ?? {}
      states.set(table, known)
      return known
    },
    forget: () => states.clear(),
  }
}
