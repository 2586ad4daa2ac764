/** A moment between the last local midnight and `now`: 0 is midnight, 1 is now. Always today, never ahead. */
export function today(now: Date, fraction: number): Date {
  const midnight = new Date(now).setHours(0, 0, 0, 0)
  return new Date(midnight + (now.getTime() - midnight) * fraction)
}

/** This time of day, some days back. */
export function daysAgo(now: Date, days: number): Date {
  return new Date(now.getTime() - days * 86_400_000)
}
