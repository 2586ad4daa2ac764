import { newId } from '../../ids.ts'
import type { AccountRow, AuthConfigRow, Sharing } from '../../store/rows.ts'
import { attemptLifetimeMs } from './account-status.ts'

/** Whose account it is to be, and by which auth config. */
export interface NewAccount {
  projectId: string
  userId: string
  authConfig: AuthConfigRow
  alias?: string | undefined
  /** Whom it is shared with. */
  sharing?: Sharing | undefined
}

/** The row of an account that has no credential yet. */
export function newAccount(
  { projectId, userId, authConfig, alias, sharing }: NewAccount,
  at: number,
): AccountRow {
  return {
    id: newId('ca_'),
    projectId,
    userId,
    toolkit: authConfig.toolkit,
    authConfigId: authConfig.id,
    alias: alias ?? null,
    status: 'INITIATED',
    statusReason: null,
    credential: null,
    credentialVersion: 0,
    way: null,
    fields: null,
    scopes: null,
    tokenExpiresAt: null,
    leaseOwner: null,
    leaseUntil: null,
    refreshInDoubt: null,
    credentialAt: null,
    refusedAt: null,
    refusedAs: null,
    refusal: null,
    lastUsedAt: null,
    client: null,
    externalId: null,
    sharing: sharing ?? null,
    subject: null,
    label: null,
    verification: null,
    initiatedUntil: at + attemptLifetimeMs,
    connectedAt: null,
    createdAt: at,
    updatedAt: at,
    deletedAt: null,
  }
}
