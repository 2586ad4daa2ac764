import type {
  AccountStatus,
  ConnectedAccountDeleted,
  ConnectedAccountRevoked,
  RevokedUpstream,
  Revocation as WireRevocation,
} from '../contract/connected-account.ts'

/**
 * Whether a grant ended at its upstream: `yes`; `unsupported`, where the upstream has no way to; `failed` for good;
 * `kept`, since another account of the same person uses it; `pending` while it is tried.
 */
export type { RevokedUpstream }

/** The receipt of a deleted account; `revokedUpstream` is left out where there was nothing to revoke. */
export interface DeletedAccount {
  success: boolean
  revokedUpstream?: RevokedUpstream
  /** In words, where it is not `yes`. */
  reason: string | null
  revokeJobId?: string
}

/** An account that was revoked. */
export interface RevokedAccount {
  revokedTokens: ('access_token' | 'refresh_token')[]
  connectedAccount: { id: string; status: AccountStatus }
  revokedUpstream?: RevokedUpstream
  revokeJobId?: string
}

/** A grant that was, or is to be, ended at its upstream. */
export interface Revocation {
  id: string
  connectedAccountId: string
  toolkit: { slug: string }
  revokedUpstream: RevokedUpstream
  reason: string | null
  /** How often it was tried. */
  tries: number
  createdAt: string
  updatedAt: string
}

/** Reads the answer to a delete. */
export function readDeletedAccount(wire: ConnectedAccountDeleted): DeletedAccount {
  return { success: wire.success, reason: wire.reason ?? null, ...receipt(wire) }
}

/** Reads the answer to a revoke. */
export function readRevokedAccount(wire: ConnectedAccountRevoked): RevokedAccount {
  return {
    revokedTokens: wire.revoked_tokens,
    connectedAccount: wire.connected_account,
    ...receipt(wire),
  }
}

/** Reads a revocation. */
export function readRevocation(wire: WireRevocation): Revocation {
  return {
    id: wire.id,
    connectedAccountId: wire.connected_account_id,
    toolkit: { slug: wire.toolkit.slug },
    revokedUpstream: wire.revoked_upstream,
    reason: wire.reason,
    tries: wire.tries,
    createdAt: wire.created_at,
    updatedAt: wire.updated_at,
  }
}

function receipt({
  revoked_upstream: revokedUpstream,
  revoke_job_id: revokeJobId,
}: Pick<ConnectedAccountDeleted, 'revoked_upstream' | 'revoke_job_id'>) {
  return { ...(revokedUpstream && { revokedUpstream }), ...(revokeJobId && { revokeJobId }) }
}
