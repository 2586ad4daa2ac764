import { hash } from 'node:crypto'

/** Statements that Postgres is to plan once for a connection, and the names that they are known by there. */
const names = new Map<string, string>()

/**
 * Has a statement planned once. It names its columns, so that what it answers stays as it was planned. Its name is of its
 * text: behind a pooler, another process may have planned something by a name that was counted.
 */
export function prepare(text: string): void {
  if (!names.has(text)) names.set(text, `maillon_${hash('sha256', text).slice(0, 32)}`)
}

/** By what name a statement is known; undefined for one that is planned anew each time. */
export function preparedName(text: string): string | undefined {
  return names.get(text)
}

/** What a server says that has not the statement, or another one by the name. */
const mixedUp = new Set(['26000', '42P05'])

/** Whether a statement failed since a pooler stands between, which gives each to another connection. */
export function isMixedUp(error: unknown): boolean {
  return mixedUp.has((error as { code?: string }).code ?? '')
}
