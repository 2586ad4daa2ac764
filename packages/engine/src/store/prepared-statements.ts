/** Statements that Postgres is to plan once for a connection, and the names that they are known by there. */
const names = new Map<string, string>()
/** What a server says that has not the statement, or another one by the name: a pooler stands between. */
const mixedUp = new Set(['26000', '42P05'])
let isPooled = false

/** Has a statement planned once. It names its columns, so that what it answers stays as it was planned. */
export function prepare(text: string): void {
  if (!names.has(text)) names.set(text, `maillon_${names.size + 1}`)
}

/** By what name a statement is known; undefined for one that is planned anew each time. */
export function preparedName(text: string): string | undefined {
  return isPooled ? undefined : names.get(text)
}

/** Told why a statement failed: behind a pooler that mixes connections up, none is planned ahead from then on. */
export function notePooler(error: unknown): void {
  if (mixedUp.has((error as { code?: string }).code ?? '')) isPooled = true
}
