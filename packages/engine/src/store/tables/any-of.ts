import { type Expression, type SqlBool, sql } from 'kysely'

/**
 * The condition that a list of values makes, as a list to spread: none without values, and one that never holds for
 * an empty list (`in ()` is no SQL on Postgres).
 */
export function anyOf<Value>(
  values: readonly Value[] | undefined,
  within: (values: readonly Value[]) => Expression<SqlBool>,
): Expression<SqlBool>[] {
  if (values === undefined) return []
  return [values.length === 0 ? sql<boolean>`false` : within(values)]
}
