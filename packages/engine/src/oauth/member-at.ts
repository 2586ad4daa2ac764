/** What stands at a path in dots. */
export function memberAt(value: unknown, path: string): unknown {
  let inner = value
  for (const name of path.split('.')) {
    if (typeof inner !== 'object' || inner === null || !Object.hasOwn(inner, name)) return undefined
    inner = (inner as Record<string, unknown>)[name]
  }
  return inner
}
