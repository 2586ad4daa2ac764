import { MaillonError } from '@maillon/core'
import { newId } from '../../ids.ts'
import { onBehalfOf, partyOf } from '../../outbound/party.ts'
import type { AccountRow, RevocationRow, RevocationStatus } from '../../store/rows.ts'
import type { AuthConfigs } from '../auth-configs/auth-configs.ts'
import type { Credential } from '../calls/credential.ts'
import { inParallel } from './in-parallel.ts'
import type { Parts } from '../parts.ts'
import { canRevoke, type Grant, revokeGrant } from './revoke-grant.ts'

/** Grants that are ended at their upstreams: tried at once, and again while an upstream is down. */
export interface Revocations {
  /**
   * A row for the end of what a credential opens; whoever changes the account inserts it in the same transaction.
   * `subject` is whose account it is at the upstream, where that is known.
   */
  prepare(
    account: Pick<AccountRow, 'id' | 'projectId' | 'toolkit' | 'authConfigId'>,
    credential: Credential,
    subject: string | null,
  ): Promise<RevocationRow>
  /** Ends what a person gave and nobody keeps, without making anyone wait. */
  discard(...grant: Parameters<Revocations['prepare']>): Promise<void>
  /** Tries it now, unless somebody else does. */
  settle(row: RevocationRow): Promise<RevocationRow>
  /** Tries what is due. */
  work(): Promise<void>
  /** Throws `revocation_not_found`. */
  get(projectId: string, id: string): Promise<RevocationRow>
}

const firstPauseMs = 30_000
const longestPauseMs = 6 * 3_600_000
/** The last try is about four days after the first. */
const triesAtMost = 24
const atOnce = 8
const batch = 200

/** Revocations over the store. */
export function createRevocations(parts: Parts, authConfigs: AuthConfigs): Revocations {
  const { store, vault, catalogue, outbound, audit, now } = parts

  const place = ({ projectId, id }: RevocationRow) =>
    ({ projectId, row: id, field: 'revocations.grant', version: 1 }) as const

  const prepare: Revocations['prepare'] = async (account, credential, subject) => {
    const { projectId, id: accountId, toolkit } = account
    const at = now()
    const row: RevocationRow = {
      id: newId('rev_'),
      projectId,
      accountId,
      toolkit,
      grant: null,
      status: 'unsupported',
      reason: 'The upstream has no way to end it; the user can, in the settings there.',
      tries: 0,
      nextAt: at,
      createdAt: at,
      updatedAt: at,
    }
    const known = catalogue.hasToolkit(toolkit) && canRevoke(catalogue.toolkit(toolkit))
    const config = await store.authConfigs.find(projectId, account.authConfigId)
    const client = config && (await authConfigs.client(config).catch(() => undefined))
    if (!known || credential.scheme !== 'OAUTH2' || !client) return row
    if (subject !== null && (await store.accounts.sharesGrant(account, subject)))
      return {
        ...row,
        status: 'kept',
        reason: 'Another account of the same person uses the grant.',
      }
    const { accessToken, refreshToken } = credential
    const grant: Grant = { accessToken, refreshToken, client }
    return { ...row, status: 'pending', reason: null, grant: await vault.seal(place(row), grant) }
  }

  async function end(
    row: RevocationRow,
    status: Exclude<RevocationStatus, 'pending'>,
    reason: string | null,
  ): Promise<RevocationRow> {
    const change = { status, reason, grant: null, tries: row.tries + 1, updatedAt: now() }
    const ended = await store.transaction(async (transaction) => {
      const { projectId, id, accountId, nextAt } = row
      const updated = await transaction.revocations.update(projectId, id, change, nextAt)
      if (updated)
        await audit(transaction, {
          projectId,
          actor: 'engine',
          action: 'connection.revoked',
          subject: accountId,
          detail: { revoked_upstream: status, ...(reason && { reason }) },
        })
      return updated
    })
    return ended ?? get(row.projectId, row.id)
  }

  async function attempt(row: RevocationRow): Promise<RevocationRow> {
    try {
      const grant = await vault.open<Grant>(place(row), row.grant ?? '')
      const { projectId, accountId: userId } = row
      const own = onBehalfOf(outbound, partyOf({ projectId, userId }))
      await revokeGrant(own, catalogue.toolkit(row.toolkit), grant)
      return await end(row, 'yes', null)
    } catch (error) {
      const reason = MaillonError.is(error) ? error.message : 'A fault of the engine.'
      if (row.tries + 1 >= triesAtMost || MaillonError.is(error, 'secret_unreadable'))
        return end(row, 'failed', reason)
      const change = { tries: row.tries + 1, reason, updatedAt: now() }
      const { projectId, id, nextAt } = row
      return (await store.revocations.update(projectId, id, change, nextAt)) ?? row
    }
  }

  async function settle(row: RevocationRow): Promise<RevocationRow> {
    if (row.status !== 'pending') return row
    const pause = Math.min(longestPauseMs, firstPauseMs * 2 ** row.tries)
    // Whoever moves it on is the one who tries.
    const taken = await store.revocations.update(
      row.projectId,
      row.id,
      { nextAt: now() + pause, updatedAt: now() },
      row.nextAt,
    )
    return taken ? attempt(taken) : get(row.projectId, row.id)
  }

  async function get(projectId: string, id: string): Promise<RevocationRow> {
    const row = await store.revocations.find(projectId, id)
    if (row) return row
    throw new MaillonError('revocation_not_found', {
      message: `There is no revocation "${id}" in this project.`,
      hint: 'Use the revoke_job_id of the answer to a delete.',
    })
  }

  return {
    prepare,
    async discard(...grant) {
      const row = await prepare(...grant)
      await store.revocations.insert(row)
      // What fails now is tried again by the job.
      void settle(row).catch(() => undefined)
    },
    settle,
    async work() {
      const due = await store.revocations.due(now(), batch)
      await inParallel(atOnce, due, settle)
    },
    get,
  }
}
