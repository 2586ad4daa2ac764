import type { ConnectedAccount } from '@maillon/core'
import { atEngine, type ReachGiven } from '../reach/reach-engine.ts'
import { type Cell, table } from '../terminal/table.ts'
import { nameOf, styleOf } from './list-accounts.ts'

/** All that is known of an account, but for its secrets. */
export async function showAccount(
  id: string,
  given: ReachGiven & { json: boolean },
): Promise<string> {
  const account = await atEngine('maillon accounts show', given, ({ connectedAccounts }) =>
    connectedAccounts.get(id),
  )
  return given.json ? JSON.stringify(account) : told(account)
}

function told(account: ConnectedAccount): string {
  const { id, userId, toolkit, status, statusReason, authConfig, sharedWith, scopes } = account
  const facts: [string, string | null | undefined][] = [
    ['id', id],
    ['user', userId],
    ['toolkit', toolkit.slug],
    ['status', statusReason ? `${status}: ${statusReason}` : status],
    ['account', nameOf(account)],
    ['connected by', `${authConfig.authScheme}, ${authConfig.id}`],
    ['verified by', account.verification],
    ['shared with', sharedWith && JSON.stringify(sharedWith)],
    ['scopes', scopes?.join(' ')],
    ['own id', account.externalId],
    ['since', account.createdAt],
    ['changed', account.updatedAt],
  ]
  const rows = facts.flatMap(([name, value]) =>
    value ? [[{ text: name, style: 'dim' as const }, styleOfFact(name, value, status)]] : [],
  )
  return table(['', ''], rows, { columns: undefined })
}

function styleOfFact(name: string, value: string, status: ConnectedAccount['status']): Cell {
  return name === 'status' ? { text: value, style: styleOf(status) } : value
}
