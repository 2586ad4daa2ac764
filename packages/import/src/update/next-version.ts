/** The version after one: of today, or the next one of today. */
export function nextVersion(version: string, today: Date): string {
  const day = today.toISOString().slice(0, 10).replaceAll('-', '')
  const [before = '', number = '0'] = version.split('_')
  // A clock that went back, or another one, makes no version older.
  return before >= day
    ? `${before}_${String(Math.min(Number(number) + 1, 99)).padStart(2, '0')}`
    : `${day}_00`
}
