/** A time as text; null where whoever changed its row left none that is one. */
export function timeOf(at: number): string | null {
  const date = new Date(at)
  return Number.isNaN(date.getTime()) ? null : date.toISOString()
}
