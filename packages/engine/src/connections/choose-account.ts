import { MaillonError } from '@maillon/core'
import type { AccountRow } from '../store/rows.ts'
import type { Store } from '../store/store.ts'

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
}

/** Which accounts a user may use at a toolkit, the default first: the most recently connected ACTIVE one. */
export async function usableAccounts(store: Store, choice: AccountChoice): Promise<AccountRow[]> {
  const active = await store.accounts.active(choice.projectId, choice.userId, choice.toolkit)
  return active.filter(
    ({ id, authConfigId }) =>
      (!choice.pinned || choice.pinned.includes(id)) &&
      (choice.pinned || !choice.authConfigId || choice.authConfigId === authConfigId),
  )
}

/** The account to use; undefined when none is ACTIVE. Throws `connected_account_not_found` when the one chosen is not there. */
export async function chooseAccount(
  store: Store,
  choice: AccountChoice,
): Promise<AccountRow | undefined> {
  const usable = await usableAccounts(store, choice)
  const { account } = choice
  if (account === undefined) return usable[0]
  const chosen = usable.find(({ id, alias }) => id === account || alias === account)
  if (chosen) return chosen
  throw new MaillonError('connected_account_not_found', {
    message: `The user has no active ${choice.toolkit} account "${account}".`,
    hint:
      usable.length > 0
        ? `Choose one of ${usable.map(({ id, alias }) => alias ?? id).join(', ')}, or leave the account out.`
        : 'Connect an account first.',
  })
}
