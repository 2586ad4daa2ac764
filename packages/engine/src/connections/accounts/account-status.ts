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
    const told = 'The connection was not completed within 10 minutes.'
    return { status: 'EXPIRED', reason: withCause(told, row.statusReason) }
  }
  const trouble = row.status === 'ACTIVE' ? row.refusal : null
  return { status: row.status, reason: row.statusReason ?? trouble }
}

/** An attempt's status as the clock sees it. */
export function attemptStatus(
  row: AttemptRow,
  now: number,
): { status: AttemptStatus; reason: string | null } {
  if (!isFinal(row.status) && now >= row.expiresAt) {
    return { status: 'expired', reason: withCause(expiry(row), row.statusReason) }
  }
  return { status: row.status, reason: row.statusReason }
}

/** Who left for the service and saw an error there does not come back to tell. */
function expiry({ status, stateHash, consumedAt }: AttemptRow): string {
  if (status === 'parked') return 'The app did not confirm the user in time.'
  if (status === 'choosing') return 'The user signed in, and did not choose in time.'
  return status === 'claimed' && stateHash !== null && consumedAt === null
    ? 'The user went on to the service and did not come back within 10 minutes. If it showed an error there, check the redirect URI and the client id that it knows.'
    : 'The link was not used within 10 minutes.'
}

function withCause(told: string, cause: string | null): string {
  return cause === null ? told : `${told} ${cause}`
}

/** Whether nothing will change this attempt any more. */
export function isFinal(status: AttemptStatus): boolean {
  return status === 'done' || status === 'failed' || status === 'expired'
}
