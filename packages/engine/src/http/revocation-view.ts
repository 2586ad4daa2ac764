import type { ConnectedAccountRevoked, Revocation } from '@maillon/core/contract'
import type { AccountRow, RevocationRow } from '../store/rows.ts'

/** A revocation as the contract spells it. */
export function revocationView(row: RevocationRow): Revocation {
  return {
    id: row.id,
    connected_account_id: row.accountId,
    toolkit: { slug: row.toolkit },
    revoked_upstream: row.status,
    reason: row.reason,
    tries: row.tries,
    created_at: new Date(row.createdAt).toISOString(),
    updated_at: new Date(row.updatedAt).toISOString(),
  }
}

/** What came of revoking an account, as the contract spells it. */
export function revokedView(
  { id, status }: AccountRow,
  revocation: RevocationRow | undefined,
): ConnectedAccountRevoked {
  return {
    revoked_tokens: revocation?.status === 'yes' ? ['refresh_token', 'access_token'] : [],
    connected_account: { id, status },
    ...(revocation && { revoked_upstream: revocation.status, revoke_job_id: revocation.id }),
  }
}
