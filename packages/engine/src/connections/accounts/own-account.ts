import type { AccountRow, AccountStatus } from '../../store/rows.ts'
import type { Store } from '../../store/store.ts'
import { failureOf } from '../links/attempts.ts'
import type { Parts } from '../parts.ts'
import { accountStatus } from './account-status.ts'
import type { AccountChoice } from './choose-account.ts'

/** Statuses of an account that its user brings back by connecting again. */
const ended = ['EXPIRED', 'FAILED', 'REVOKED'] as const satisfies readonly AccountStatus[]

/** Whether an account waits for nothing but its user to connect it again. */
export function isEnded(account: AccountRow, now: number): boolean {
  return ended.some((status) => status === accountStatus(account, now).status)
}

/** The user's own account of that id or alias, in whatever state, where the choice allows it. */
export async function ownAccount(
  store: Store,
  { projectId, userId, toolkit, pinned, authConfigId, account = '' }: AccountChoice,
): Promise<AccountRow | undefined> {
  const named =
    (await store.accounts.find(projectId, account)) ??
    (await store.accounts.findByAlias(projectId, userId, toolkit, account))
  const ofUser = named?.userId === userId && named.toolkit === toolkit
  const isAllowed = pinned
    ? named && pinned.includes(named.id)
    : !authConfigId || named?.authConfigId === authConfigId
  return ofUser && isAllowed ? named : undefined
}

/** A user's ended accounts that are theirs alone, the one last used first; at all toolkits when none is named. */
export async function endedAccounts(
  { store, now }: Pick<Parts, 'store' | 'now'>,
  {
    projectId,
    userId,
    toolkit,
  }: Pick<AccountChoice, 'projectId' | 'userId'> & { toolkit?: string },
): Promise<AccountRow[]> {
  const filter = {
    userIds: [userId],
    statuses: ended,
    isShared: false,
    ...(toolkit !== undefined && { toolkits: [toolkit] }),
  }
  const order = { by: 'createdAt', direction: 'desc' } as const
  const page = { limit: 1000 }
  const { rows } = await store.accounts.list(projectId, filter, order, page, now())
  return rows.toSorted((one, other) => lastUse(other) - lastUse(one))
}

/** Which of these a link connects again, when nobody says which. */
export interface Reconnectable {
  /** An account's name is part of what it is: those without one count as one name. */
  alias?: string | undefined
  authConfigId?: string | undefined
  /** The upstream's own id of the account that is to be connected. */
  subject?: string | undefined
}

/**
 * The first of a user's ended accounts that a link without a choice brings back. Not one that its user was just refused
 * at, being logged in as somebody else: that person's account is another one.
 */
export async function toReconnect(
  { store }: Pick<Parts, 'store'>,
  accounts: readonly AccountRow[],
  { alias, authConfigId, subject }: Reconnectable,
): Promise<AccountRow | undefined> {
  for (const account of accounts) {
    const { projectId, id } = account
    if (account.alias !== (alias ?? null)) continue
    if (authConfigId !== undefined && account.authConfigId !== authConfigId) continue
    if (subject !== undefined && account.subject !== null && account.subject !== subject) continue
    if (!(await store.authConfigs.find(projectId, account.authConfigId))?.enabled) continue
    const latest = await store.attempts.latest(projectId, id)
    if (latest && failureOf(latest) === 'account_mismatch') continue
    return account
  }
  return undefined
}

function lastUse({ lastUsedAt, connectedAt }: AccountRow): number {
  return Math.max(lastUsedAt ?? 0, connectedAt ?? 0)
}
