/** As deep as an answer may be. What is deeper by far can be read from JSON and not be written as it. */
export const maxDepth = 500

/** Whether a value is nested deeper than an answer may be. */
export function isTooDeep(value: unknown, depth = 0): boolean {
  if (typeof value !== 'object' || value === null) return false
  return depth >= maxDepth || Object.values(value).some((part) => isTooDeep(part, depth + 1))
}
