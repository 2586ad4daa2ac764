import { MaillonError } from '@maillon/core'
import type { AccountRow } from '../../store/rows.ts'
import type { Store } from '../../store/store.ts'
import type { Parts } from '../parts.ts'
import { isEnded } from './own-account.ts'

/** Makes a new account's name free: one that has ended does not keep it. Throws `alias_taken`. */
export async function freeAlias(
  { audit, now }: Parts,
  store: Store,
  { projectId, userId, toolkit, alias }: AccountRow,
): Promise<void> {
  if (!alias) return
  const holder = await store.accounts.findByAlias(projectId, userId, toolkit, alias)
  if (!holder) return
  if (!isEnded(holder, now())) throw aliasTaken(alias)
  await store.accounts.update(projectId, holder.id, { alias: null, updatedAt: now() })
  await audit(store, {
    projectId,
    actor: 'engine',
    action: 'connection.renamed',
    subject: holder.id,
  })
}

/** The error for a name that another account of the same user and toolkit has. */
export function aliasTaken(alias: string): MaillonError {
  return new MaillonError('alias_taken', {
    message: `Another account of this user and toolkit is called "${alias}".`,
    hint: 'Choose another alias, or clear that one first.',
  })
}
