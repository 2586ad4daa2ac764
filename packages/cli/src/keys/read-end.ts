const unitMs = { m: 60_000, h: 3_600_000, d: 86_400_000 } as const

/** When a key ends: a date or a time, or so long from now; undefined for what is none of them. */
export function readEnd(text: string, now: number): Date | undefined {
  const [, count, unit] = /^(\d{1,6})([mhd])$/.exec(text) ?? []
  const isDate = /^\d{4}-\d{2}-\d{2}/.test(text)
  const end = new Date(
    count
      ? now + Number(count) * unitMs[unit as keyof typeof unitMs]
      : isDate
        ? Date.parse(text)
        : Number.NaN,
  )
  return Number.isNaN(end.getTime()) ? undefined : end
}
