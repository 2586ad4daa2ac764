import type { AttemptRow } from '../../store/rows.ts'
import type { Parts } from '../parts.ts'

/** Seals an attempt's link token, so that an open link can be shown again. */
export function sealLinkToken({ vault }: Parts, attempt: AttemptRow, token: string) {
  return vault.seal(place(attempt), token)
}

/** The link token of an attempt. Throws `secret_unreadable`. */
export function openLinkToken({ vault }: Parts, attempt: AttemptRow): Promise<string> {
  return vault.open<string>(place(attempt), attempt.token)
}

function place({ projectId, id }: AttemptRow) {
  return { projectId, row: id, field: 'attempts.token', version: 1 }
}
