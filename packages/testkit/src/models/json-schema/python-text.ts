/** A value as Python writes it, in which the vendors' messages quote. */
export function pythonText(value: unknown): string {
  if (value === null || value === undefined) return 'None'
  if (typeof value === 'boolean') return value ? 'True' : 'False'
  if (typeof value === 'string') return `'${value}'`
  if (Array.isArray(value)) return `[${value.map(pythonText).join(', ')}]`
  if (typeof value !== 'object') return JSON.stringify(value)
  const items = Object.entries(value).map(([name, item]) => `'${name}': ${pythonText(item)}`)
  return `{${items.join(', ')}}`
}

/** A path as Python writes a tuple of texts. */
export function pythonTuple(path: readonly string[]): string {
  const items = path.map((name) => `'${name}'`).join(', ')
  return path.length === 1 ? `(${items},)` : `(${items})`
}
