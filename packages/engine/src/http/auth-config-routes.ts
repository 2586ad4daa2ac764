import { MaillonError } from '@maillon/core'
import { type AuthConfig, routes } from '@maillon/core/contract'
import { redirectUri } from '../connections/links/redirect-uri.ts'
import type { AuthConfigRow } from '../store/rows.ts'
import type { Mount } from './mount.ts'
import { pageOf, sliceOf } from './page.ts'
import type { HttpParts } from './parts.ts'

/** Auth configs: create, list, read, change, enable and disable, delete. */
export function mountAuthConfigRoutes(
  mount: Mount,
  { connections, catalogue, store, settings }: HttpParts,
): void {
  const { authConfigs } = connections

  async function views(projectId: string, rows: readonly AuthConfigRow[]): Promise<AuthConfig[]> {
    const counts = await store.authConfigs.countAccounts(
      projectId,
      rows.map(({ id }) => id),
    )
    return rows.map((row) => view(row, counts.get(row.id) ?? 0))
  }

  function view(row: AuthConfigRow, connectionCount: number): AuthConfig {
    const toolkit = catalogue.hasToolkit(row.toolkit) ? catalogue.toolkit(row.toolkit) : undefined
    return {
      id: row.id,
      uuid: row.id,
      name: row.name,
      type: row.isManaged ? 'default' : 'custom',
      status: row.enabled ? 'ENABLED' : 'DISABLED',
      auth_scheme: row.scheme as AuthConfig['auth_scheme'],
      is_composio_managed: row.isManaged,
      toolkit: { slug: row.toolkit, logo: toolkit?.logo ?? '' },
      no_of_connections: connectionCount,
      credentials: {
        ...(row.credentials !== null && { client_id: 'REDACTED', client_secret: 'REDACTED' }),
        ...row.fields,
        ...(row.scopes && { scopes: row.scopes }),
        ...(row.scheme === 'OAUTH2' &&
          settings.publicUrl && { oauth_redirect_uri: redirectUri(settings, row) }),
      },
      expected_input_fields: [],
      is_enabled_for_tool_router: true,
      tool_access_config: {},
      created_at: new Date(row.createdAt).toISOString(),
      last_updated_at: new Date(row.updatedAt).toISOString(),
    }
  }

  mount(routes.createAuthConfig, async ({ projectId, body }) => {
    const row = await authConfigs.create(projectId, body)
    return {
      toolkit: { slug: row.toolkit },
      auth_config: {
        id: row.id,
        auth_scheme: row.scheme as AuthConfig['auth_scheme'],
        is_composio_managed: row.isManaged,
      },
    }
  })

  mount(routes.listAuthConfigs, async ({ projectId, query }) => {
    const slice = sliceOf(query)
    const filter = {
      ...(query.toolkit_slug !== undefined && { toolkit: query.toolkit_slug }),
      ...(query.is_composio_managed !== undefined && { isManaged: query.is_composio_managed }),
      ...(query.search !== undefined && { search: query.search }),
      ...(query.show_disabled !== true && { enabled: true }),
    }
    const { rows, total } = await store.authConfigs.list(projectId, filter, slice)
    return pageOf(await views(projectId, rows), total, slice)
  })

  mount(routes.getAuthConfig, async ({ projectId, param }) => {
    const row = await authConfigs.get(projectId, param('authConfigId'))
    const [found] = await views(projectId, [row])
    return found as AuthConfig
  })

  mount(routes.patchAuthConfig, async ({ projectId, param, body }) => {
    await authConfigs.update(projectId, param('authConfigId'), body)
    return { success: true }
  })

  mount(routes.patchAuthConfigStatus, async ({ projectId, param }) => {
    const status = param('authConfigStatus').toUpperCase()
    if (status !== 'ENABLED' && status !== 'DISABLED') {
      throw new MaillonError('invalid_request', {
        message: `"${status}" is no status of an auth config.`,
        hint: 'Send ENABLED or DISABLED.',
      })
    }
    await authConfigs.setEnabled(projectId, param('authConfigId'), status === 'ENABLED')
    return { success: true }
  })

  mount(routes.deleteAuthConfig, async ({ projectId, param }) => {
    await connections.ends.removeAuthConfig(projectId, param('authConfigId'))
    return { success: true }
  })
}
