/** Deeper than any honest answer. What is deeper by far can be read from JSON and not be written as it. */
export const maxDepth = 500

/** Whether a value is nested deeper than any honest answer; without making lists of all that is in it. */
export function isTooDeep(value: unknown, depth = 0): boolean {
  if (typeof value !== 'object' || value === null) return false
  if (depth >= maxDepth) return true
  if (Array.isArray(value)) {
    for (const item of value)
      if (typeof item === 'object' && isTooDeep(item, depth + 1)) return true
    return false
  }
  for (const name of Object.keys(value)) {
    const inner = (value as Record<string, unknown>)[name]
    if (typeof inner === 'object' && isTooDeep(inner, depth + 1)) return true
  }
  return false
}
