import type { CompiledQuery, DialectAdapter, Kysely } from 'kysely'
import type { Database } from '../database.ts'

/** Those of each database that is open, by their names; a transaction has its own queries, and not its own database. */
const known = new WeakMap<DialectAdapter, Map<string, CompiledQuery>>()

/**
 * A query for the way of every call, or of every change: built and compiled once, and only bound after that, which saves
 * most of what a query by primary key, or a row, costs. `name` tells it from all others. Answers its rows.
 */
export function compiled<Row>(
  db: Kysely<Database>,
  name: string,
  parameterCount: number,
  build: (...parameters: string[]) => { compile(): CompiledQuery<Row> },
): (...values: readonly unknown[]) => Promise<Row[]> {
  return async (...values) => {
    const executor = db.getExecutor()
    const { adapter } = executor
    const queries = known.get(adapter) ?? new Map<string, CompiledQuery>()
    known.set(adapter, queries)
    const query = queries.get(name) ?? build(...(places(parameterCount) as string[])).compile()
    queries.set(name, query)
    const parameters = query.parameters.map((parameter) =>
      parameter instanceof Place ? values[parameter.index] : parameter,
    )
    const bound = { ...query, parameters }
    const { rows } = await executor.provideConnection((connection) =>
      connection.executeQuery<Record<string, unknown>>(bound),
    )
    return rows.map((row) => inCode(row) as Row)
  }
}

const names = new Map<string, string>()

/** What Kysely's plugin would make of a row, at a tenth of its cost. */
function inCode(stored: Record<string, unknown>): Record<string, unknown> {
  const row: Record<string, unknown> = {}
  for (const column in stored) {
    const name = names.get(column) ?? column.replace(/_(\w)/g, (_, letter) => letter.toUpperCase())
    names.set(column, name)
    row[name] = stored[column]
  }
  return row
}

/** Stands for the value of a parameter. */
class Place {
  readonly index: number
  constructor(index: number) {
    this.index = index
  }
}

function places(count: number): unknown[] {
  return Array.from({ length: count }, (_, index) => new Place(index))
}
