import { MaillonError } from '@maillon/core'
import type { AccountRow, Sharing } from '../../store/rows.ts'
import type { AccountFilter, AccountOrder, CountedPart, KeysetPaging } from '../../store/store.ts'
import { accountStatus } from './account-status.ts'
import { aliasTaken } from './alias.ts'
import type { Parts } from '../parts.ts'
import { sharingFacts } from './sharing-facts.ts'

/** Connected accounts of a project. Each throws `connected_account_not_found` for an id of another project. */
export interface Accounts {
  get(projectId: string, id: string): Promise<AccountRow>
  list(
    projectId: string,
    filter: AccountFilter,
    order: AccountOrder,
    paging: KeysetPaging,
  ): Promise<CountedPart<AccountRow>>
  /** An empty alias clears it. Throws `alias_taken`. */
  rename(projectId: string, id: string, alias: string): Promise<AccountRow>
  /** Changes whom a SHARED account is shared with. Throws `invalid_request` for a PRIVATE one. */
  share(projectId: string, id: string, sharing: Sharing): Promise<AccountRow>
  /** ACTIVE to INACTIVE and back. Throws `connection_not_usable` in any other state. */
  setEnabled(projectId: string, id: string, enabled: boolean): Promise<AccountRow>
}

/** Connected accounts over the store. */
export function createAccounts(parts: Parts): Accounts {
  const { store, audit, waiters, now } = parts

  async function get(projectId: string, id: string): Promise<AccountRow> {
    return (await store.accounts.find(projectId, id)) ?? notFound(id)
  }

  return {
    get,
    list: (projectId, filter, order, paging) =>
      store.accounts.list(projectId, filter, order, paging, now()),

    rename: (projectId, id, alias) =>
      store.transaction(async (transaction) => {
        const account = (await transaction.accounts.find(projectId, id)) ?? notFound(id)
        if (alias !== '') {
          const holder = await transaction.accounts.findByAlias(
            projectId,
            account.userId,
            account.toolkit,
            alias,
          )
          if (holder && holder.id !== id) throw aliasTaken(alias)
        }
        const change = { alias: alias === '' ? null : alias, updatedAt: now() }
        const renamed = (await transaction.accounts.update(projectId, id, change)) ?? notFound(id)
        await audit(transaction, {
          projectId,
          userId: account.userId,
          action: 'connection.renamed',
          subject: id,
          from: { named: account.alias !== null },
          to: { named: alias !== '' },
        })
        return renamed
      }),

    share: (projectId, id, sharing) =>
      store.transaction(async (transaction) => {
        const account = (await transaction.accounts.find(projectId, id)) ?? notFound(id)
        if (!account.sharing) throw notShared(account)
        const change = { sharing, updatedAt: now() }
        const changed = (await transaction.accounts.update(projectId, id, change)) ?? notFound(id)
        await audit(transaction, {
          projectId,
          userId: account.userId,
          action: 'connection.shared',
          subject: id,
          from: sharingFacts(account.sharing),
          to: sharingFacts(sharing),
        })
        return changed
      }),

    async setEnabled(projectId, id, enabled) {
      const [from, to] = enabled
        ? (['INACTIVE', 'ACTIVE'] as const)
        : (['ACTIVE', 'INACTIVE'] as const)
      const changed = await store.transaction(async (transaction) => {
        const account = (await transaction.accounts.find(projectId, id)) ?? notFound(id)
        if (account.status === to) return account
        const change = {
          status: to,
          statusReason: enabled ? null : 'Disabled by the app.',
          updatedAt: now(),
        }
        const row = await transaction.accounts.update(projectId, id, change, { status: [from] })
        if (!row) throw notSwitchable(account, enabled, now())
        const action = enabled ? 'connection.enabled' : 'connection.disabled'
        const facts = { from: { status: from }, to: { status: to } }
        const { userId } = account
        await audit(transaction, { projectId, userId, action, subject: id, ...facts })
        return row
      })
      waiters.wake(id)
      return changed
    },
  }
}

function notFound(id: string): never {
  throw new MaillonError('connected_account_not_found', {
    message: `There is no connected account "${id}" in this project.`,
    hint: 'List the connected accounts of the user.',
  })
}

function notShared({ id }: AccountRow): MaillonError {
  return new MaillonError('invalid_request', {
    message: `acl_config_for_shared is only valid on SHARED accounts, and ${id} is PRIVATE.`,
    hint: "Connect it with experimental: { account_type: 'SHARED' }.",
  })
}

function notSwitchable(account: AccountRow, enabled: boolean, now: number): MaillonError {
  const { status } = accountStatus(account, now)
  return new MaillonError('connection_not_usable', {
    message: `The account is ${status}, and cannot be ${enabled ? 'enabled' : 'disabled'}.`,
    hint: 'Only an ACTIVE account can be disabled, and only an INACTIVE one enabled.',
  })
}
