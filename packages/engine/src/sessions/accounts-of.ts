import { MaillonError } from '@maillon/core'
import { oauthOf, type Toolkit } from '@maillon/core/toolkit'
import type { AccountChoice } from '../connections/accounts/choose-account.ts'
import type { ConnectLink, LinkRequest } from '../connections/links/links.ts'
import type { AccountRow, ExpectedIdentity, Sharing } from '../store/rows.ts'
import type { LiveSession, SessionParts } from './parts.ts'

/** Which accounts a session may use at a toolkit. */
export function choiceFor(session: LiveSession, toolkit: string, account?: string): AccountChoice {
  return {
    projectId: session.projectId,
    userId: session.userId,
    toolkit,
    pinned: session.config.connected_accounts[toolkit],
    authConfigId: session.config.auth_configs[toolkit],
    account,
    mustChoose: session.config.multi_account.require_explicit_selection,
  }
}

export interface LinkOptions {
  callbackUrl?: string | undefined
  alias?: string | undefined
  /** The way in which to connect, of several that the toolkit has. */
  way?: string | undefined
  /** For the authorize URL; the toolkit names what it takes. */
  parameters?: Readonly<Record<string, string>> | undefined
  /** Whose account it has to be at the upstream. */
  expectedIdentity?: ExpectedIdentity | undefined
  /** What the app fills in of the account. */
  fields?: Readonly<Record<string, string>> | undefined
  /** Whom a new account is shared with. */
  sharing?: Sharing | undefined
  /** Connect this account anew. */
  account?: AccountRow | undefined
  /** The same by its id or alias, in whatever state it is. */
  named?: string | undefined
  /** To ask for beside those that the account was granted. */
  missingScopes?: readonly string[] | undefined
}

/** A new Connect Link for a toolkit of the session. */
export async function newLink(
  parts: SessionParts,
  session: LiveSession,
  toolkit: Toolkit,
  options: LinkOptions = {},
): Promise<ConnectLink> {
  const request = await linkRequest(parts, session, toolkit, options)
  if (!request.account) await checkLimit(parts, session, toolkit.slug)
  return parts.connections.links.create(request)
}

/** The session's open Connect Link for a toolkit, else a new one. */
export async function openLink(
  parts: SessionParts,
  session: LiveSession,
  toolkit: Toolkit,
  options: Pick<LinkOptions, 'account' | 'missingScopes'> = {},
): Promise<ConnectLink> {
  return parts.connections.links.reuse(await linkRequest(parts, session, toolkit, options))
}

/** Sessions with several accounts a toolkit allow so many; what is connected counts, whatever its state. */
async function checkLimit(
  { connections }: SessionParts,
  { projectId, userId, config }: LiveSession,
  toolkit: string,
): Promise<void> {
  const { enable, max_accounts_per_toolkit: limit } = config.multi_account
  if (!enable || limit === undefined) return
  const filter = {
    userIds: [userId],
    toolkits: [toolkit],
    statuses: ['ACTIVE', 'INACTIVE'],
  } as const
  const order = { by: 'createdAt', direction: 'asc' } as const
  const { total } = await connections.accounts.list(projectId, filter, order, {
    limit: 1,
  })
  if (total < limit) return
  throw new MaillonError('account_limit_reached', {
    message: `The user has ${total} ${toolkit} accounts, and this session allows ${limit}.`,
    hint: 'Use one of them, connect one anew, or remove one first.',
  })
}

async function linkRequest(
  parts: SessionParts,
  session: LiveSession,
  toolkit: Toolkit,
  options: LinkOptions,
): Promise<LinkRequest & { sessionId: string }> {
  const { authConfigs } = parts.connections
  const { projectId, userId, id: sessionId, config } = session
  const {
    alias,
    callbackUrl = config.manage_connections.callback_url,
    missingScopes = [],
  } = options
  const account = options.account ?? (await accountToFill(parts, session, toolkit, options))
  const authConfigId = account?.authConfigId ?? config.auth_configs[toolkit.slug]
  const authConfig = authConfigId
    ? await authConfigs.get(projectId, authConfigId)
    : await authConfigs.forToolkit(projectId, toolkit)
  const oauth = oauthOf(toolkit)
  const granted = account?.scopes ?? (oauth ? authConfigs.scopes(authConfig, oauth) : [])
  const scopes = missingScopes.length > 0 ? [...new Set([...granted, ...missingScopes])] : undefined
  return {
    projectId,
    userId,
    sessionId,
    authConfig,
    callbackUrl,
    alias,
    account,
    scopes,
    way: options.way,
    parameters: options.parameters,
    expectedIdentity: options.expectedIdentity,
    fields: options.fields,
    sharing: options.sharing,
  }
}

/** The account that a link fills when it is not to be a new one: the one named, else one that has ended. */
async function accountToFill(
  parts: SessionParts,
  session: LiveSession,
  toolkit: Toolkit,
  { named, alias, sharing, expectedIdentity }: LinkOptions,
): Promise<AccountRow | undefined> {
  if (named !== undefined) {
    if (alias !== undefined || sharing) throw isThereAlready(named)
    const own = await parts.connections.own(choiceFor(session, toolkit.slug, named))
    return own ?? notOwn(toolkit.slug, named)
  }
  if (sharing) return undefined
  const which = { alias, subject: expectedIdentity?.subject }
  const account = await reconnectable(parts, session, toolkit.slug, which)
  if (account && account.userId !== session.userId) throw notTheirs(account)
  return account
}

/**
 * The account that a link of the session connects again when nobody says which: a pinned one, since the session could not
 * use another; else the user's ended account of that alias. `ended` are the user's ended accounts there, where known.
 */
export async function reconnectable(
  { connections }: SessionParts,
  session: LiveSession,
  toolkit: string,
  which: { alias?: string | undefined; subject?: string | undefined } = {},
  ended?: readonly AccountRow[],
): Promise<AccountRow | undefined> {
  const { projectId, userId, config } = session
  if (which.alias === undefined && config.connected_accounts[toolkit]?.length)
    return endedPin(connections, session, toolkit)
  const accounts = ended ?? (await connections.ended({ projectId, userId, toolkit }))
  const authConfigId = config.auth_configs[toolkit]
  return connections.toReconnect(accounts, { ...which, authConfigId })
}

async function endedPin(
  connections: SessionParts['connections'],
  { projectId, config }: LiveSession,
  toolkit: string,
): Promise<AccountRow | undefined> {
  const [pinned] = config.connected_accounts[toolkit] ?? []
  if (pinned === undefined) return undefined
  const account = await connections.accounts.get(projectId, pinned)
  if (account.status === 'ACTIVE') return undefined
  return account
}

/** The account that the session's open Connect Link is to fill; undefined when no link is open. */
export async function openAttemptAccount(
  { store, now }: SessionParts,
  session: LiveSession,
  toolkit: string,
): Promise<string | undefined> {
  const attempt = await store.attempts.findOpen(session.projectId, session.id, toolkit, now())
  return attempt?.accountId
}

function isThereAlready(account: string): MaillonError {
  return new MaillonError('invalid_request', {
    message: `The account "${account}" is there already, with its alias and whom it is shared with.`,
    hint: 'Pass account alone to connect it again; rename or share it by connectedAccounts.',
  })
}

function notOwn(toolkit: string, account: string): never {
  throw new MaillonError('connected_account_not_found', {
    message: `The user has no ${toolkit} account "${account}" that this session may use.`,
    hint: 'Leave account out to connect another one.',
  })
}

function notTheirs({ id, toolkit }: AccountRow): MaillonError {
  return new MaillonError('account_not_accessible', {
    message: `The ${toolkit} account ${id} has ended, and belongs to another user.`,
    hint: 'Only its owner can connect it again.',
  })
}
