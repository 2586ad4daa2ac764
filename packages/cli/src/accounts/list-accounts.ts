import type { ConnectedAccount } from '@maillon/core'
import { allPages } from '../reach/all-pages.ts'
import { atEngine, type ReachGiven } from '../reach/reach-engine.ts'
import { type Cell, table } from '../terminal/table.ts'
import { accountStatuses } from './account-statuses.ts'

export interface ListAccountsGiven extends ReachGiven {
  user?: string | undefined
  toolkit?: string | undefined
  status?: string | undefined
  json: boolean
}

/** The accounts that fit what is given, the newest first; never a secret. */
export async function listAccounts(given: ListAccountsGiven): Promise<string> {
  const { user, toolkit, status, json } = given
  const wanted = accountStatuses.filter((one) => one === status)
  const accounts = await atEngine('maillon accounts list', given, ({ connectedAccounts }) =>
    allPages((paging) =>
      connectedAccounts.list({
        ...paging,
        accountType: 'ALL',
        ...(user !== undefined && { userIds: [user] }),
        ...(toolkit !== undefined && { toolkitSlugs: [toolkit] }),
        ...(wanted.length > 0 && { statuses: wanted }),
      }),
    ),
  )
  if (json) return JSON.stringify(accounts)
  if (accounts.length > 0)
    return table(['ID', 'USER', 'TOOLKIT', 'STATUS', 'ACCOUNT', 'SINCE'], accounts.map(rowOf))
  return user === undefined && toolkit === undefined && status === undefined
    ? 'There is no account. Connect one: maillon connect gmail --user user_123'
    : 'There is no such account.'
}

function rowOf(account: ConnectedAccount): Cell[] {
  const { id, userId, toolkit, status, createdAt } = account
  return [
    id,
    userId,
    toolkit.slug,
    { text: status, style: styleOf(status) },
    nameOf(account),
    createdAt,
  ]
}

/** How people know an account: by its name, and whose it is at the service. */
export function nameOf({ alias, identity }: ConnectedAccount): string {
  return [alias, identity?.label ?? identity?.subject].filter(Boolean).join(', ') || '-'
}

/** What works is green; what its user has to mend is red. */
export function styleOf(status: ConnectedAccount['status']): 'green' | 'yellow' | 'red' {
  if (status === 'ACTIVE') return 'green'
  return status === 'EXPIRED' || status === 'FAILED' || status === 'REVOKED' ? 'red' : 'yellow'
}
