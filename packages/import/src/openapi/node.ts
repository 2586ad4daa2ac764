/** Any object of a document; what is in it is looked at where it is used. */
export type Node = Record<string, unknown>

export function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** Calls for each object in a value, itself included, from the outside in. */
export function walk(value: unknown, visit: (node: Node) => void): void {
  const waiting: unknown[] = [value]
  while (waiting.length > 0) {
    const next = waiting.pop()
    if (isNode(next)) visit(next)
    if (typeof next === 'object' && next !== null)
      for (const inner of Object.values(next).toReversed()) waiting.push(inner)
  }
}
