import type { CompiledQuery, Kysely } from 'kysely'
import type { Database } from '../database.ts'
import { prepare } from '../prepared-statements.ts'
import { compiled } from './compiled.ts'

/**
 * Of these sizes a statement is made, each once: with a list in JSON as its one parameter, both databases took two to
 * five times as long for a row, and a statement for each number of rows would keep hundreds of large ones.
 */
const portions = [100, 25, 5, 1]

/** Inserts rows with these columns, in the order in which they come; answers what the statements return. */
export function insertRows<Row extends object, Answer>(
  db: Kysely<Database>,
  name: string,
  columns: readonly (keyof Row & string)[],
  build: (values: readonly Row[]) => { compile(): CompiledQuery<Answer> },
): (rows: readonly Row[]) => Promise<Answer[]> {
  const statements = portions.map((size) => ({
    size,
    insert: compiled(db, `${name}.${size}`, size * columns.length, (...places) => {
      const query = build(
        Array.from({ length: size }, (_, row) =>
          Object.fromEntries(
            columns.map((column, index) => [column, places[row * columns.length + index]]),
          ),
        ) as unknown as Row[],
      ).compile()
      prepare(query.sql)
      return { compile: () => query }
    }),
  }))
  return async (rows) => {
    const answers: Answer[] = []
    let from = 0
    for (const { size, insert } of statements)
      for (; from + size <= rows.length; from += size) {
        const values = rows
          .slice(from, from + size)
          .flatMap((row) => columns.map((column) => row[column]))
        answers.push(...(await insert(...values)))
      }
    return answers
  }
}
