/** A value as it is kept: ids come as texts and as numbers. Undefined for anything else. */
export function textOf(value: unknown): string | undefined {
  if (typeof value === 'string' && value !== '') return value
  return Number.isSafeInteger(value) ? String(value) : undefined
}
