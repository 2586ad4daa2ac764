import { MaillonError } from '@maillon/core'
import type { SessionToolkit } from '@maillon/core/contract'
import type { ToolkitSummary } from '../catalogue/toolkit-summary.ts'
import type { AccountRow, AuthConfigRow } from '../store/rows.ts'
import { accountStatus } from '../connections/accounts/account-status.ts'
import { choiceFor, openLink, reconnectable } from './accounts-of.ts'
import type { LiveSession, SessionParts } from './parts.ts'
import { allowsToolkit } from './policy.ts'

export interface ToolkitsQuery {
  /** Only these. */
  toolkits?: readonly string[] | undefined
  isConnected?: boolean | undefined
  /** Part of the slug or name, any case. */
  search?: string | undefined
}

/**
 * The session's toolkits with the account that each would use, or that a link would connect again: connected ones first,
 * then in the catalogue's order.
 */
export async function listToolkits(
  parts: SessionParts,
  session: LiveSession,
  query: ToolkitsQuery,
): Promise<SessionToolkit[]> {
  const wanted = query.toolkits?.map((slug) => slug.toLowerCase())
  const search = query.search?.toLowerCase()
  const toolkits = parts.catalogue.toolkits.filter(
    ({ slug, name }) =>
      allowsToolkit(session.config, slug) &&
      (!wanted || wanted.includes(slug)) &&
      (!search || slug.includes(search) || name.toLowerCase().includes(search)),
  )
  const { projectId, userId } = session
  const own = await parts.store.accounts.active(projectId, userId)
  // Those that the app pinned may be another user's.
  const mayBeConnected = new Set([
    ...own.map(({ toolkit }) => toolkit),
    ...Object.keys(session.config.connected_accounts),
  ])
  const ended = Map.groupBy(
    await parts.connections.ended({ projectId, userId }),
    ({ toolkit }) => toolkit,
  )
  const items = await Promise.all(
    toolkits.map(async (toolkit) => {
      const { slug } = toolkit
      const [usable] = mayBeConnected.has(slug)
        ? await parts.connections.usable(choiceFor(session, slug))
        : []
      const again =
        usable || !ended.has(slug)
          ? undefined
          : await reconnectable(parts, session, slug, {}, ended.get(slug))
      const account = usable ?? (again?.userId === userId ? again : undefined)
      const authConfig =
        account &&
        (await parts.connections.authConfigs.get(session.projectId, account.authConfigId))
      const item = toolkitItem(parts, toolkit, account, authConfig)
      return again ? withLink(parts, session, toolkit, item) : item
    }),
  )
  const isConnected = (item: SessionToolkit) => item.connected_account?.status === 'ACTIVE'
  const connected = items.filter(isConnected)
  const others = items.filter((item) => !isConnected(item))
  if (query.isConnected === undefined) return [...connected, ...others]
  return query.isConnected ? connected : others
}

/** An ended account comes with the link that brings it back, where the session may hand one out. */
async function withLink(
  parts: SessionParts,
  session: LiveSession,
  { slug }: ToolkitSummary,
  item: SessionToolkit,
): Promise<SessionToolkit> {
  const { connected_account: account } = item
  if (!account || !session.config.manage_connections.enabled) return item
  try {
    const { url } = await openLink(parts, session, parts.catalogue.toolkit(slug))
    return { ...item, connected_account: { ...account, redirect_url: url } }
  } catch (error) {
    // A list is not lost to an engine that can make no link.
    if (!MaillonError.is(error)) throw error
    return item
  }
}

function toolkitItem(
  { settings, now }: SessionParts,
  { slug, name, description, logo, schemes: [scheme = 'NO_AUTH'] }: ToolkitSummary,
  account: AccountRow | undefined,
  authConfig: AuthConfigRow | undefined,
): SessionToolkit {
  const managed = scheme === 'OAUTH2' && settings.clients[slug] !== undefined
  return {
    slug,
    name,
    enabled: true,
    is_no_auth: scheme === 'NO_AUTH',
    composio_managed_auth_schemes: managed ? ['OAUTH2'] : [],
    meta: { description, logo },
    connected_account:
      account && authConfig
        ? {
            id: account.id,
            user_id: account.userId,
            ...statusOf(account, now()),
            created_at: new Date(account.createdAt).toISOString(),
            auth_config: {
              id: authConfig.id,
              auth_scheme: scheme,
              is_composio_managed: authConfig.isManaged,
            },
          }
        : null,
  }
}

function statusOf(account: AccountRow, now: number) {
  const { status, reason } = accountStatus(account, now)
  return { status, ...(status !== 'ACTIVE' && reason !== null && { status_reason: reason }) }
}
