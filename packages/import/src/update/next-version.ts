/** The version after one, and never that one: of today, or the next one of today. */
export function nextVersion(version: string, today: Date): string {
  const day = today.toISOString().slice(0, 10).replaceAll('-', '')
  const [before = '', number = '0'] = version.split('_')
  // A clock that went back, or another one, makes no version older.
  if (before < day) return `${day}_00`
  const next = Number(number) + 1
  return next < 100
    ? `${before}_${String(next).padStart(2, '0')}`
    : `${String(Number(before) + 1).padStart(8, '0')}_00`
}
