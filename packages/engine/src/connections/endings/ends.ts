import { MaillonError } from '@maillon/core'
import { inWay } from '@maillon/core/toolkit'
import type { AuditAction } from '../../audit/actions.ts'
import type { AccountRow, RevocationRow } from '../../store/rows.ts'
import type { AccountChange, Store } from '../../store/store.ts'
import type { Accounts } from '../accounts/accounts.ts'
import type { AuthConfigs } from '../auth-configs/auth-configs.ts'
import { inParallel } from './in-parallel.ts'
import { openCredential } from '../calls/credential.ts'
import type { Parts } from '../parts.ts'
import type { Revocations } from './revocations.ts'
import { canEnd } from './end-grant.ts'

/** Which connections to end: of one project, of one user there, or all. */
export interface EndScope {
  projectId?: string
  userId?: string
}

/** How connections end. Each ends the grant at the upstream too, or says why not. */
export interface Ends {
  /** The account is gone for every later call, and its credential with it. */
  remove(
    projectId: string,
    id: string,
    options?: { revoke?: boolean },
  ): Promise<RevocationRow | undefined>
  /**
   * The account becomes REVOKED. Throws `connection_not_usable` where it is neither that nor ACTIVE, and `unsupported`
   * where its upstream cannot be asked.
   */
  revoke(
    projectId: string,
    id: string,
  ): Promise<{ account: AccountRow; revocation: RevocationRow | undefined }>
  /** Revokes all connections of a scope; `onEnded` hears of each. */
  revokeAll(scope: EndScope, onEnded?: (revocation: RevocationRow) => void): Promise<void>
  /** The auth config is gone, and all its accounts with it. */
  removeAuthConfig(projectId: string, id: string): Promise<void>
  /** Ends accounts that no call used since then. */
  expireUnused(since: number): Promise<void>
}

const atOnce = 16
const page = 200

/** Ends over accounts and revocations. */
export function createEnds(parts: Parts, { accounts, authConfigs, revocations }: EndParts): Ends {
  const { store, catalogue, audit, waiters, now } = parts

  async function end(
    account: AccountRow,
    { change, action, detail = {}, revoke = true }: End,
  ): Promise<RevocationRow | undefined> {
    const { projectId, userId, id, status, credential } = account
    const revocation =
      credential !== null && revoke
        ? await revocations.prepare(account, await openCredential(parts, account))
        : undefined
    const others = await store.transaction(async (transaction) => {
      const at = now()
      const over = { credential: null, leaseOwner: null, leaseUntil: null, refreshInDoubt: null }
      const condition = { credentialVersion: account.credentialVersion }
      const updated = await transaction.accounts.update(
        projectId,
        id,
        { ...over, ...change, updatedAt: at },
        condition,
      )
      if (!updated) throw changed()
      const underWay = await transaction.revocations.pending(projectId, id)
      if (revocation) await transaction.revocations.insert(revocation)
      const to = { status: change.status ?? 'DELETED' }
      await audit(transaction, {
        projectId,
        userId,
        action,
        subject: id,
        from: { status },
        to,
        detail,
      })
      return { underWay, kept: await keptOf(transaction, account, revoke) }
    })
    waiters.wake(id)
    const own = revocation && (await revocations.settle(revocation))
    await inParallel(atOnce, others.kept, (row) => revocations.settle(row))
    return receipt(own, revoke ? others.underWay : [])
  }

  /** What was kept for this account's sake can be ended now, perhaps; with an account that is to leave its grant alone, it is forgotten. */
  async function keptOf(transaction: Store, account: AccountRow, revoke: boolean) {
    const { projectId, id, client, subject } = account
    if (!revoke) await transaction.revocations.deleteKept(projectId, id)
    if (!revoke || client === null) return []
    return transaction.revocations.recheck({ client, subject }, now())
  }

  /** All is over only when nothing of the account's is still to be ended, such as what a person is giving right now. */
  async function receipt(own: RevocationRow | undefined, underWay: readonly RevocationRow[]) {
    if (own && own.status !== 'yes') return own
    for (const { projectId, id } of underWay) {
      const row = await store.revocations.find(projectId, id)
      if (row?.status === 'pending') return row
    }
    return own
  }

  /** A refresh that came in between has made another credential, which is the one to end. */
  async function endLatest(projectId: string, id: string, how: (account: AccountRow) => End) {
    for (let turn = 0; ; turn += 1) {
      const account = await accounts.get(projectId, id)
      try {
        return { account, revocation: await end(account, how(account)) }
      } catch (error) {
        if (turn === 3 || !MaillonError.is(error, 'connection_failed')) throw error
      }
    }
  }

  async function removeAccount(projectId: string, id: string, { revoke = true } = {}) {
    const { revocation } = await endLatest(projectId, id, () => ({
      change: { alias: null, deletedAt: now() },
      action: 'connection.deleted',
      revoke,
    }))
    return revocation
  }

  const asRevoked = (): End => ({
    change: { status: 'REVOKED', statusReason: 'Revoked by the app.' },
    action: 'connection.ended',
  })

  /** Page by page, so that memory does not grow with the number of connections. */
  async function eachWithCredential(
    filter: EndScope & { unusedSince?: number },
    work: (account: AccountRow) => Promise<unknown>,
  ): Promise<void> {
    for (let after: AccountRow | undefined; ; ) {
      const rows = await store.accounts.withCredential(filter, after, page)
      await inParallel(atOnce, rows, work)
      const last = rows.at(-1)
      if (!last || rows.length < page) return
      after = last
    }
  }

  return {
    remove: removeAccount,
    async revoke(projectId, id) {
      const before = await accounts.get(projectId, id)
      if (before.status !== 'ACTIVE' && before.status !== 'REVOKED') throw notRevocable(before)
      if (before.status === 'REVOKED') return { account: before, revocation: undefined }
      if (!canEnd(inWay(catalogue.toolkit(before.toolkit), before.way))) throw unsupported(before)
      const { revocation } = await endLatest(projectId, id, asRevoked)
      return { account: await accounts.get(projectId, id), revocation }
    },
    async revokeAll(scope, onEnded = () => {}) {
      await eachWithCredential(scope, async ({ projectId, id }) => {
        const { revocation } = await endLatest(projectId, id, asRevoked)
        if (revocation) onEnded(revocation)
      })
    },
    async removeAuthConfig(projectId, id) {
      await authConfigs.get(projectId, id)
      const filter = { authConfigIds: [id] }
      const order = { by: 'createdAt', direction: 'asc' } as const
      const next = () => accounts.list(projectId, filter, order, { limit: page })
      for (let { rows } = await next(); rows.length > 0; { rows } = await next())
        await inParallel(atOnce, rows, (row) => removeAccount(projectId, row.id))
      const at = now()
      await store.transaction(async (transaction) => {
        const change = { credentials: null, enabled: false, deletedAt: at, updatedAt: at }
        if (!(await transaction.authConfigs.update(projectId, id, change))) return
        await audit(transaction, { projectId, action: 'auth_config.deleted', subject: id })
      })
    },
    async expireUnused(since) {
      const how: End = {
        change: { status: 'EXPIRED', statusReason: 'No call used it for too long.' },
        action: 'connection.expired',
        detail: { reason: 'unused' },
      }
      await eachWithCredential({ unusedSince: since }, ({ projectId, id }) =>
        endLatest(projectId, id, () => how),
      )
    },
  }
}

interface EndParts {
  accounts: Accounts
  authConfigs: AuthConfigs
  revocations: Revocations
}

interface End {
  change: Omit<AccountChange, 'updatedAt'>
  action: AuditAction
  detail?: Record<string, unknown>
  revoke?: boolean
}

function changed(): MaillonError {
  return new MaillonError('connection_failed', { message: 'The account changed meanwhile.' })
}

function notRevocable({ id, status }: AccountRow): MaillonError {
  return new MaillonError('connection_not_usable', {
    message: `The account ${id} is ${status}, and only an ACTIVE one can be revoked.`,
    hint: 'Delete it: that ends what it has.',
  })
}

function unsupported({ toolkit }: AccountRow): MaillonError {
  return new MaillonError('unsupported', {
    message: `The upstream of ${toolkit} has no way to revoke.`,
    hint: 'Delete the account, and have the user revoke it in the settings of the service.',
  })
}
