import { MaillonError } from '@maillon/core'
import type { AccountRow } from '../../store/rows.ts'
import type { Store } from '../../store/store.ts'
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
 * Which accounts a user may use at a toolkit, the default first: the most recently connected ACTIVE one. Another
 * user's are among them only where the app pinned them, and while they are shared with this user.
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
  const shared = foreign.filter(
    (account) =>
      account?.status === 'ACTIVE' && account.toolkit === toolkit && mayUse(account, userId),
  )
  return [...own.filter(({ id }) => pinned.includes(id)), ...shared].filter(
    (account) => account !== undefined,
  )
}

/**
 * The account to use; undefined when none is ACTIVE. Throws `connected_account_not_found` when the one chosen is not
 * there, and `account_selection_required` when one has to be chosen.
 */
export async function chooseAccount(
  store: Store,
  choice: AccountChoice,
): Promise<AccountRow | undefined> {
  const usable = await usableAccounts(store, choice)
  const { account, mustChoose = false } = choice
  if (account === undefined) {
    if (mustChoose && usable.length > 1) throw selectionRequired(choice, usable)
    return usable[0]
  }
  const chosen =
    usable.find(({ id }) => id === account) ?? usable.find(({ alias }) => alias === account)
  if (chosen) return chosen
  throw new MaillonError('connected_account_not_found', {
    message: `The user has no active ${choice.toolkit} account "${account}".`,
    hint:
      usable.length > 0
        ? `Choose one of ${usable.map(({ id, alias }) => alias ?? id).join(', ')}, or leave the account out.`
        : 'Connect an account first.',
  })
}

function selectionRequired(
  { toolkit }: AccountChoice,
  usable: readonly AccountRow[],
): MaillonError {
  const names = usable.map(({ id, alias, label }) => {
    const whose = label ? ` (${label})` : ''
    return (alias ?? id) + whose
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
