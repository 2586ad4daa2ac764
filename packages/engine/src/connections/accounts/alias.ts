import { MaillonError } from '@maillon/core'
import type { AccountRow } from '../../store/rows.ts'
import type { Store } from '../../store/store.ts'
import type { Parts } from '../parts.ts'
import { isEnded } from './own-account.ts'

/** Makes a new account's name free: one that has ended does not keep it. Throws `alias_taken`. */
export async function freeAlias(parts: Parts, store: Store, account: AccountRow): Promise<void> {
  const { audit, now } = parts
  const { projectId } = account
  const holder = await idleHolder(parts, store, account)
  if (!holder) return
  await store.accounts.update(projectId, holder.id, { alias: null, updatedAt: now() })
  await audit(store, {
    projectId,
    userId: holder.userId,
    action: 'connection.renamed',
    subject: holder.id,
    from: { named: true },
    to: { named: false },
  })
}

/** The account that has a new account's name and does not need it. Throws `alias_taken` for one that does. */
export async function idleHolder(
  { now }: Parts,
  store: Store,
  { projectId, userId, toolkit, alias }: AccountRow,
): Promise<AccountRow | undefined> {
  if (!alias) return undefined
  const holder = await store.accounts.findByAlias(projectId, userId, toolkit, alias)
  if (!holder) return undefined
  if (isEnded(holder, now())) return holder
  throw aliasTaken(alias)
}

/** The error for a name that another account of the same user and toolkit has. */
export function aliasTaken(alias: string): MaillonError {
  return new MaillonError('alias_taken', {
    message: `Another account of this user and toolkit is called "${alias}".`,
    hint: 'Choose another alias, or clear that one first.',
  })
}
