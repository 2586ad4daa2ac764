/** A day or a month, by UTC. */
export interface Period {
  /** `2026-11-30` or `2026-11`. */
  name: string
  /** When the next one begins, in ms since 1970. */
  until: number
}

/** The day and the month of a moment. */
export function periodsAt(at: number): { day: Period; month: Period } {
  const date = new Date(at)
  const text = date.toISOString()
  const [year, month] = [date.getUTCFullYear(), date.getUTCMonth()] as const
  return {
    day: { name: text.slice(0, 10), until: Date.UTC(year, month, date.getUTCDate() + 1) },
    month: { name: text.slice(0, 7), until: Date.UTC(year, month + 1, 1) },
  }
}
