import type { CompiledQuery, Kysely } from 'kysely'
import type { Database } from '../database.ts'

/**
 * A query for the way of every call: built and compiled once, and only bound after that, which saves most of what a
 * query by primary key costs. Answers its rows.
 */
export function compiled<Row>(
  db: Kysely<Database>,
  parameterCount: number,
  build: (...parameters: string[]) => { compile(): CompiledQuery<Row> },
): (...values: readonly string[]) => Promise<Row[]> {
  const places = Array.from({ length: parameterCount }, (_, index) => ({ index }))
  let query: CompiledQuery<Row> | undefined
  return async (...values) => {
    query ??= build(...(places as unknown as string[])).compile()
    const parameters = query.parameters.map((parameter) => {
      const index = places.indexOf(parameter as { index: number })
      return index === -1 ? parameter : values[index]
    })
    const { rows } = await db.executeQuery<Row>({ ...query, parameters })
    return rows
  }
}
