import { MaillonError } from '@maillon/core'
import type { AccountRow } from '../../store/rows.ts'
import type { Store } from '../../store/store.ts'
import { notUsable } from './not-usable.ts'
import { mayUse } from './sharing.ts'

export interface AccountChoice {
  projectId: string
  userId: string
  toolkit: string
  /** Accounts that the app pinned for this toolkit: no other one may be used. */
  pinned?: readonly string[] | undefined
  /** Auth config that the app chose for this toolkit: only its accounts may be used. */
  authConfigId?: string | undefined
  /** The caller's own choice among those: an id or an alias. */
  account?: string | undefined
  /** Whether the caller has to choose when there are several. */
  mustChoose?: boolean | undefined
}

/**
 * Which accounts a user may use at a toolkit, the default first: the most recently connected ACTIVE one of their own,
 * else of those that others share. These are among them only where the app pinned them, and while they are shared.
 */
export async function usableAccounts(store: Store, choice: AccountChoice): Promise<AccountRow[]> {
  const { projectId, userId, toolkit, pinned, authConfigId } = choice
  const own = await store.accounts.active(projectId, userId, toolkit)
  if (!pinned)
    return own.filter((account) => !authConfigId || authConfigId === account.authConfigId)
  const ids = new Set(own.map(({ id }) => id))
  const foreign = await Promise.all(
    pinned.filter((id) => !ids.has(id)).map((id) => store.accounts.find(projectId, id)),
  )
  const shared = foreign
    .filter((account) => account !== undefined)
    .filter(
      (account) =>
        account.status === 'ACTIVE' && account.toolkit === toolkit && mayUse(account, userId),
    )
    .toSorted((a, b) => (b.connectedAt ?? 0) - (a.connectedAt ?? 0))
  return [...own.filter(({ id }) => pinned.includes(id)), ...shared]
}

/**
 * The account to use; undefined when none is ACTIVE. Throws `connected_account_not_found` when the one chosen is not
 * there, `account_not_accessible` when it is shared with this user no more, and `account_selection_required` when one
 * has to be chosen.
 */
export async function chooseAccount(
  store: Store,
  choice: AccountChoice,
): Promise<AccountRow | undefined> {
  const usable = await usableAccounts(store, choice)
  const { account, mustChoose = false } = choice
  if (account === undefined) {
    if (mustChoose && usable.length > 1) throw selectionRequired(choice, usable)
    if (usable.length === 0) await checkShared(store, choice)
    return usable[0]
  }
  const byId = usable.find(({ id }) => id === account)
  if (byId) return byId
  const [chosen, ...more] = usable.filter(({ alias }) => alias === account)
  // Aliases differ among the accounts of one user, and shared ones are of several.
  if (chosen && more.length > 0) throw selectionRequired(choice, [chosen, ...more])
  if (chosen) return chosen
  await checkShared(store, choice)
  throw new MaillonError('connected_account_not_found', {
    message: `The user has no active ${choice.toolkit} account "${account}".`,
    hint:
      usable.length > 0
        ? `Choose one of ${namesOf(usable).join(', ')}, or leave the account out.`
        : 'Connect an account first.',
  })
}

/** Throws `account_not_accessible` where the choice fell on an account that another user does not share with this one. */
export async function checkShared(
  store: Store,
  { projectId, userId, toolkit, pinned = [], account: named }: AccountChoice,
): Promise<void> {
  const rows = await Promise.all(pinned.map((id) => store.accounts.find(projectId, id)))
  const lost = rows.find(
    (row) =>
      row?.toolkit === toolkit &&
      !mayUse(row, userId) &&
      (named === undefined || named === row.id || named === row.alias),
  )
  if (lost) throw notAccessible(lost.id)
}

/**
 * Lets an account pass that could be chosen now. Throws `connected_account_not_found` for one that was deleted,
 * `account_not_accessible` for one that the user, or the session, may not use any more, `connection_not_usable`.
 */
export async function checkUsable(store: Store, choice: AccountChoice, id: string): Promise<void> {
  const usable = await usableAccounts(store, choice)
  if (usable.some((account) => account.id === id)) return
  const account = await store.accounts.find(choice.projectId, id)
  if (!account) throw gone(id)
  const isAllowed = mayUse(account, choice.userId) && account.status !== 'ACTIVE'
  throw isAllowed ? notUsable(id, choice.toolkit) : notAccessible(id)
}

function gone(id: string): MaillonError {
  return new MaillonError('connected_account_not_found', {
    message: `The connected account ${id}, which this came from, was deleted.`,
    hint: 'Connect an account, and make the call again.',
  })
}

function notAccessible(id: string): MaillonError {
  return new MaillonError('account_not_accessible', {
    message: `The account ${id} is not shared with this user, or not pinned where it is used.`,
    hint: 'Add the user to its acl_config_for_shared, or use an account of their own.',
  })
}

function selectionRequired(
  { toolkit }: AccountChoice,
  usable: readonly AccountRow[],
): MaillonError {
  const names = namesOf(usable).map((name, index) => {
    const label = usable[index]?.label
    return label ? `${name} (${label})` : name
  })
  return new MaillonError('account_selection_required', {
    message: `The user has ${usable.length} ${toolkit} accounts: ${names.join(', ')}.`,
    hint: 'Make the same call again with `account`: the id or alias of one. Ask the user when it is not clear which.',
    details: {
      toolkit,
      accounts: usable.map(({ id, alias, label }, index) => ({
        id,
        alias,
        label,
        is_default: index === 0,
      })),
    },
  })
}

/** What chooses each of these: its alias, where no other one has the same, else its id. */
function namesOf(accounts: readonly AccountRow[]): string[] {
  const holders = Map.groupBy(accounts, ({ alias }) => alias)
  return accounts.map(({ id, alias }) =>
    alias !== null && holders.get(alias)?.length === 1 ? alias : id,
  )
}
