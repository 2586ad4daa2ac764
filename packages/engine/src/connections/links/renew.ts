import { MaillonError } from '@maillon/core'
import type { AccountRow } from '../../store/rows.ts'
import type { Accounts } from '../accounts/accounts.ts'
import type { AuthConfigs } from '../auth-configs/auth-configs.ts'
import type { Refresh } from '../refresh/refresh.ts'
import type { ConnectLink, Links } from './links.ts'

/**
 * A new token for an account that has a way to one without its user, else a link that connects it again. Throws
 * `connection_not_usable` for one that the app disabled, and the upstream's error when it cannot tell now.
 */
export type Renew = (
  projectId: string,
  id: string,
  options: { callbackUrl?: string | undefined },
) => Promise<{ account: AccountRow; link: ConnectLink | undefined }>

/** Renews accounts over refresh and links. */
export function createRenew({
  accounts,
  authConfigs,
  links,
  refresh,
}: {
  accounts: Accounts
  authConfigs: AuthConfigs
  links: Links
  refresh: Refresh
}): Renew {
  return async (projectId, id, { callbackUrl }) => {
    const account = await accounts.get(projectId, id)
    if (account.status === 'ACTIVE') {
      const refreshed = await refresh.again(account).catch((error: unknown) => {
        if (!MaillonError.is(error, 'connection_not_usable')) throw error
        return undefined
      })
      if (refreshed) return { account: refreshed, link: undefined }
    }
    const ended = await accounts.get(projectId, id)
    const authConfig = await authConfigs.get(projectId, ended.authConfigId)
    const { userId } = ended
    const link = await links.create({ projectId, userId, authConfig, callbackUrl, account: ended })
    return { account: ended, link }
  }
}
