const units = { s: 1_000, m: 60_000, h: 3_600_000, d: 86_400_000 } as const

/** A time in ms since 1970 of `10m`, which is so long ago, or of ISO 8601; undefined for any other text. */
export function readSince(text: string, now = Date.now()): number | undefined {
  const [, count, unit] = /^(\d{1,6})([smhd])$/.exec(text) ?? []
  if (count && unit) return now - Number(count) * units[unit as keyof typeof units]
  const at = /^\d{4}-\d\d-\d\d/.test(text) ? Date.parse(text) : Number.NaN
  return Number.isNaN(at) ? undefined : at
}
