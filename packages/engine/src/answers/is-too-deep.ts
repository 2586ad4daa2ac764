/** Deeper than any honest answer. What is deeper by far can be read from JSON and not be written as it. */
export const maxDepth = 500

/** Whether a value is nested deeper than any honest answer; without making lists of all that is in it. */
export function isTooDeep(value: unknown, depth = 0): boolean {
  if (typeof value !== 'object' || value === null) return false
  if (depth >= maxDepth) return true
  if (Array.isArray(value)) return value.some((item) => isTooDeep(item, depth + 1))
  for (const name in value)
    if (isTooDeep((value as Record<string, unknown>)[name], depth + 1)) return true
  return false
}
