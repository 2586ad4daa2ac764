/** Any object of a document; what is in it is looked at where it is used. */
export type Node = Record<string, unknown>

export function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** Calls for each object in a value, itself included. */
export function walk(value: unknown, visit: (node: Node) => void): void {
  if (Array.isArray(value)) return value.forEach((one) => walk(one, visit))
  if (!isNode(value)) return
  visit(value)
  Object.values(value).forEach((one) => walk(one, visit))
}
