const unitMs = { s: 1_000, m: 60_000, h: 3_600_000 } as const

/** Milliseconds, of `90s`, `10m` or `1h`; undefined for what is none of them, or longer than a day. */
export function readDuration(text: string): number | undefined {
  const [, count, unit] = /^(\d{1,5})([smh])$/.exec(text) ?? []
  const ms = Number(count) * unitMs[unit as keyof typeof unitMs]
  return ms > 0 && ms <= 24 * unitMs.h ? ms : undefined
}
