/** How two numbers or two texts, such as dates, stand to each other; undefined for anything else. */
export function order(a: unknown, b: unknown): number | undefined {
  const isOrdered =
    (typeof a === 'number' && typeof b === 'number') ||
    (typeof a === 'string' && typeof b === 'string')
  if (!isOrdered) return undefined
  return a < b ? -1 : a > b ? 1 : 0
}
