/** About how long a value is as JSON: its texts count as long as they are, whatever JSON escapes of them. */
export function sizeOf(value: unknown): number {
  if (typeof value === 'string') return value.length + 2
  if (typeof value === 'number') return value < 10 && value >= 0 ? 1 : String(value).length
  if (typeof value === 'boolean') return value ? 4 : 5
  if (value === null) return 4
  if (typeof value !== 'object') return 0
  let size = 2
  if (Array.isArray(value)) for (const item of value) size += sizeOf(item) + 1
  else for (const [name, item] of Object.entries(value)) size += name.length + sizeOf(item) + 4
  return size
}
