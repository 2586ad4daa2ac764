import { MaillonError } from '@maillon/core'
import type { AccountRow } from '../../store/rows.ts'
import { openCredential } from '../calls/credential.ts'
import type { SecondOpinion } from '../calls/second-opinion.ts'
import type { Parts } from '../parts.ts'
import { canRenew } from '../schemes/schemes.ts'
import type { Refresh } from '../refresh/refresh.ts'
import type { Accounts } from './accounts.ts'

/**
 * Brings back an account that ended although its upstream takes its credential, or gives another one for it. Throws
 * `connection_not_usable` where it does neither, or nobody can be asked.
 */
export type Restore = (projectId: string, id: string) => Promise<AccountRow>

interface RestoreParts {
  accounts: Accounts
  refresh: Refresh
  secondOpinion: SecondOpinion
}

/** Restores EXPIRED accounts; any other one is enabled as ever. */
export function createRestore(
  parts: Parts,
  { accounts, refresh, secondOpinion }: RestoreParts,
): Restore {
  const { store, catalogue, audit, waiters, now } = parts

  /** Undefined when somebody else changed it meanwhile. */
  async function change(
    { projectId, userId, id, credentialVersion }: AccountRow,
    from: 'ACTIVE' | 'EXPIRED',
    next: Pick<AccountRow, 'status' | 'statusReason'>,
  ): Promise<AccountRow | undefined> {
    const changed = await store.transaction(async (transaction) => {
      const clean = { refusedAt: null, refusedAs: null, refusal: null, updatedAt: now() }
      const condition = { status: [from], credentialVersion }
      const row = await transaction.accounts.update(projectId, id, { ...clean, ...next }, condition)
      const action = next.status === 'ACTIVE' ? 'connection.enabled' : 'connection.expired'
      const facts = { from: { status: from }, to: { status: next.status } }
      if (row) await audit(transaction, { projectId, userId, action, subject: id, ...facts })
      return row
    })
    waiters.wake(id)
    return changed
  }

  return async (projectId, id) => {
    const account = await accounts.get(projectId, id)
    const { status, statusReason, credential } = account
    if (status !== 'EXPIRED' || credential === null) return accounts.setEnabled(projectId, id, true)
    const opinion = await secondOpinion(catalogue.toolkit(account.toolkit), account)
    const isRenewable = canRenew(await openCredential(parts, account))
    if (opinion !== 'taken' && !isRenewable) throw stillOver(account, opinion)
    const active = await change(account, 'EXPIRED', { status: 'ACTIVE', statusReason: null })
    if (!active) return accounts.get(projectId, id)
    if (opinion === 'taken') return active
    try {
      return await refresh.renewed(active, statusReason ?? '')
    } catch (error) {
      if (!MaillonError.is(error)) throw error
      await change(active, 'ACTIVE', { status, statusReason })
      throw stillOver(account, 'refused')
    }
  }
}

function stillOver(
  { id, toolkit, statusReason }: AccountRow,
  opinion: 'refused' | 'unknown' | undefined,
): MaillonError {
  const why = {
    refused: 'its upstream does not take the credential',
    unknown: 'its upstream cannot be asked now',
    none: 'its upstream cannot be asked whether it takes the credential',
  }[opinion ?? 'none']
  return new MaillonError('connection_not_usable', {
    message: `The ${toolkit} account ${id} is EXPIRED, and ${why}. ${statusReason ?? ''}`.trimEnd(),
    hint: opinion === 'unknown' ? 'Try again later.' : 'Show the user a new Connect Link.',
    details: { connected_account_id: id },
  })
}
