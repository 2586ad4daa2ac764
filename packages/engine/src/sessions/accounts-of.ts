import { MaillonError } from '@maillon/core'
import type { Toolkit } from '@maillon/core/toolkit'
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
  /** Whose account it has to be at the upstream. */
  expectedIdentity?: ExpectedIdentity | undefined
  /** Whom a new account is shared with. */
  sharing?: Sharing | undefined
  /** Connect this account anew. */
  account?: AccountRow | undefined
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
    offset: 0,
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
  const account =
    options.account ?? (alias === undefined ? await endedPin(parts, session, toolkit) : undefined)
  const authConfigId = account?.authConfigId ?? config.auth_configs[toolkit.slug]
  const authConfig = authConfigId
    ? await authConfigs.get(projectId, authConfigId)
    : await authConfigs.forToolkit(projectId, toolkit)
  const granted =
    account?.scopes ??
    (toolkit.auth.scheme === 'OAUTH2' ? authConfigs.scopes(authConfig, toolkit.auth) : [])
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
    expectedIdentity: options.expectedIdentity,
    sharing: options.sharing,
  }
}

/** The pinned account when it has to be connected anew: the session could not use another one. */
async function endedPin(
  { connections }: SessionParts,
  { projectId, config }: LiveSession,
  { slug }: Toolkit,
): Promise<AccountRow | undefined> {
  const [pinned] = config.connected_accounts[slug] ?? []
  if (pinned === undefined) return undefined
  const account = await connections.accounts.get(projectId, pinned)
  return account.status === 'ACTIVE' ? undefined : account
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
