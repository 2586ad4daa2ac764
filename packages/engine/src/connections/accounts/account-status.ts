import type { AccountRow, AccountStatus, AttemptRow, AttemptStatus } from '../../store/rows.ts'

/** How long a person has to finish connecting. */
export const attemptLifetimeMs = 10 * 60_000

/** An account's status as the clock sees it: nothing is written when its time to be finished runs out. */
export function accountStatus(
  row: AccountRow,
  now: number,
): { status: AccountStatus; reason: string | null } {
  const unfinished = row.status === 'INITIATED' || row.status === 'INITIALIZING'
  if (unfinished && now >= row.initiatedUntil) {
    return { status: 'EXPIRED', reason: 'The connection was not completed within 10 minutes.' }
  }
  const trouble = row.status === 'ACTIVE' ? row.refusal : null
  return { status: row.status, reason: row.statusReason ?? trouble }
}

/** An attempt's status as the clock sees it. */
export function attemptStatus(
  row: AttemptRow,
  now: number,
): { status: AttemptStatus; reason: string | null } {
  const unfinished = row.status === 'open' || row.status === 'claimed' || row.status === 'parked'
  if (unfinished && now >= row.expiresAt) {
    const reason =
      row.status === 'parked'
        ? 'The app did not confirm the user in time.'
        : 'The link was not used within 10 minutes.'
    return { status: 'expired', reason }
  }
  return { status: row.status, reason: row.statusReason }
}

/** Whether nothing will change this attempt any more. */
export function isFinal(status: AttemptStatus): boolean {
  return status === 'done' || status === 'failed' || status === 'expired'
}
