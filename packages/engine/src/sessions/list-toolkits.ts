import type { SessionToolkit } from '@maillon/core/contract'
import type { Toolkit } from '@maillon/core/toolkit'
import type { AccountRow, AuthConfigRow } from '../store/rows.ts'
import { choiceFor } from './accounts-of.ts'
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
 * The session's toolkits with the account that each would use: connected ones first, then in the catalogue's order.
 * Only an ACTIVE account counts.
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
  const active = Map.groupBy(
    await parts.store.accounts.active(session.projectId, session.userId),
    ({ toolkit }) => toolkit,
  )
  const items = await Promise.all(
    toolkits.map(async (toolkit) => {
      const [account] = active.has(toolkit.slug)
        ? await parts.connections.usable(choiceFor(session, toolkit.slug))
        : []
      const authConfig =
        account &&
        (await parts.connections.authConfigs.get(session.projectId, account.authConfigId))
      return toolkitItem(parts, toolkit, account, authConfig)
    }),
  )
  const connected = items.filter((item) => item.connected_account !== null)
  const others = items.filter((item) => item.connected_account === null)
  if (query.isConnected === undefined) return [...connected, ...others]
  return query.isConnected ? connected : others
}

function toolkitItem(
  { settings }: SessionParts,
  { slug, name, description, logo, auth }: Toolkit,
  account: AccountRow | undefined,
  authConfig: AuthConfigRow | undefined,
): SessionToolkit {
  const managed = auth.scheme === 'OAUTH2' && settings.clients[slug] !== undefined
  return {
    slug,
    name,
    enabled: true,
    is_no_auth: auth.scheme === 'NO_AUTH',
    composio_managed_auth_schemes: managed ? ['OAUTH2'] : [],
    meta: { description, logo },
    connected_account:
      account && authConfig
        ? {
            id: account.id,
            user_id: account.userId,
            status: 'ACTIVE',
            created_at: new Date(account.createdAt).toISOString(),
            auth_config: {
              id: authConfig.id,
              auth_scheme: auth.scheme,
              is_composio_managed: authConfig.isManaged,
            },
          }
        : null,
  }
}
