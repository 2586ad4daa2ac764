import type { ToolkitSlug, ToolSlug } from '../catalogue/installed-tools.ts'
import type { AuthConfig as WireAuthConfig, AuthScheme } from '../contract/auth-config.ts'
import { path } from '../toolkit/path.ts'
import { assertKnown } from '../transport/assert-known.ts'
import { type Page, readPage } from '../transport/page.ts'
import type { RequestOptions } from '../transport/request-options.ts'
import { toQuery } from '../transport/to-query.ts'
import type { Transport } from '../transport/transport.ts'

/** How a project authenticates to a toolkit. */
export interface AuthConfig {
  /** `ac_…` */
  id: string
  name: string
  status: 'ENABLED' | 'DISABLED'
  authScheme: AuthScheme
  /** Whether it uses the OAuth client that the operator configured for the toolkit. */
  isComposioManaged: boolean
  toolkit: { slug: string; logo: string }
  /** How many accounts were connected through it. */
  noOfConnections: number
  /** Secrets are masked. */
  credentials: Record<string, unknown>
  expectedInputFields: unknown[]
  isEnabledForToolRouter: boolean
  /** ISO 8601, as is `lastUpdatedAt`. */
  createdAt: string
  lastUpdatedAt: string
}

/** Which auth configs to list: those that fit all that is given. */
export type AuthConfigsQuery = {
  /** A toolkit's slug. */
  toolkit?: ToolkitSlug | undefined
  isComposioManaged?: boolean | undefined
  /** Words of its name. */
  search?: string | undefined
  showDisabled?: boolean | undefined
  cursor?: string | undefined
  /** 20 when left out, at most 1000. */
  limit?: number | undefined
}

/** Managed: the operator's OAuth client. Custom: one's own, with `client_id` and `client_secret` as credentials. */
export type CreateAuthConfig = {
  name?: string | undefined
  /** The one way to connect, where the toolkit has several (`oauth`, `token`); each user chooses when left out. */
  way?: string | undefined
  /** What is the same for all its accounts and no secret, such as a company's domain: nobody fills it in, or changes it. */
  fields?: Readonly<Record<string, string>> | undefined
  toolAccessConfig?: { toolsForConnectedAccountCreation?: ToolSlug[] | undefined } | undefined
  isEnabledForToolRouter?: boolean | undefined
} & (
  | {
      type: 'use_composio_managed_auth'
      credentials?: { scopes?: string | string[] | undefined } | undefined
    }
  | {
      type: 'use_custom_auth'
      authScheme: AuthScheme
      /** Named as the upstream names them. */
      credentials?: Record<string, unknown> | undefined
      proxyConfig?: { proxyUrl: string; proxyAuthKey?: string | undefined } | undefined
    }
)

/** An auth config that was just made. */
export interface CreatedAuthConfig {
  /** `ac_…` */
  id: string
  authScheme: AuthScheme
  isComposioManaged: boolean
  /** The toolkit's slug. */
  toolkit: string
}

/** The project's auth configs. An unknown id rejects with `auth_config_not_found`. */
export interface AuthConfigs {
  list(query?: AuthConfigsQuery, request?: RequestOptions): Promise<Page<AuthConfig>>
  get(id: string, request?: RequestOptions): Promise<AuthConfig>
  /** A managed one when left open; `auth_config_missing` when the operator configured no OAuth client. */
  create(
    toolkit: ToolkitSlug,
    config?: CreateAuthConfig,
    request?: RequestOptions,
  ): Promise<CreatedAuthConfig>
  /** Changes what is given, the rest stays. */
  update(
    id: string,
    change: UpdateAuthConfig,
    request?: RequestOptions,
  ): Promise<{ success: boolean }>
  /** Its accounts that it took along are ACTIVE again. */
  enable(id: string, request?: RequestOptions): Promise<{ success: boolean }>
  /** Nobody connects by it, and its accounts are INACTIVE meanwhile. */
  disable(id: string, request?: RequestOptions): Promise<{ success: boolean }>
  /** Deletes it with all its accounts, whose grants end at the upstream. */
  delete(id: string, request?: RequestOptions): Promise<{ success: boolean }>
}

/** What to change of an auth config: `custom` has an OAuth client of the project's own, `default` the operator's. */
export interface UpdateAuthConfig {
  type: 'custom' | 'default'
  name?: string | undefined
  /** Scopes to ask for. */
  scopes?: readonly string[] | undefined
  /** Of a `custom` one. */
  credentials?: { client_id?: string | undefined; client_secret?: string | undefined } | undefined
}

const notFound = 'auth_config_not_found'

/** The auth configs behind a transport. */
export function createAuthConfigs({ send }: Transport): AuthConfigs {
  return {
    async list(query = {}, { signal } = {}) {
      const wire = toQuery('authConfigs.list()', query, queryNames)
      return send(
        { method: 'GET', path: '/auth_configs', query: wire, signal },
        readPage(readAuthConfig),
      )
    },
    async get(id, { signal } = {}) {
      return send(
        { method: 'GET', path: path`/auth_configs/${id}`, signal, notFound },
        readAuthConfig,
      )
    },
    async create(toolkit, config = { type: 'use_composio_managed_auth' }, { signal } = {}) {
      return send(
        { method: 'POST', path: '/auth_configs', body: toBody(toolkit, config), signal },
        readCreated,
      )
    },
    async update(id, { type, name, scopes, credentials }, { signal } = {}) {
      const body =
        type === 'custom'
          ? { type, name, credentials: { ...credentials, ...(scopes && { scopes }) } }
          : { type, name, scopes }
      return send(
        { method: 'PATCH', path: path`/auth_configs/${id}`, body, signal, notFound },
        readSuccess,
      )
    },
    async enable(id, { signal } = {}) {
      return send(
        { method: 'PATCH', path: path`/auth_configs/${id}/ENABLED`, signal, notFound },
        readSuccess,
      )
    },
    async disable(id, { signal } = {}) {
      return send(
        { method: 'PATCH', path: path`/auth_configs/${id}/DISABLED`, signal, notFound },
        readSuccess,
      )
    },
    async delete(id, { signal } = {}) {
      return send(
        { method: 'DELETE', path: path`/auth_configs/${id}`, signal, notFound },
        readSuccess,
      )
    },
  }
}

function readSuccess({ success }: { success: boolean }) {
  return { success }
}

interface WireCreated {
  toolkit: { slug: string }
  auth_config: { id: string; auth_scheme: AuthScheme; is_composio_managed: boolean }
}

const queryNames = {
  toolkit: 'toolkit_slug',
  isComposioManaged: 'is_composio_managed',
  search: 'search',
  showDisabled: 'show_disabled',
  cursor: 'cursor',
  limit: 'limit',
}

function readCreated({ toolkit, auth_config: created }: WireCreated): CreatedAuthConfig {
  return {
    id: created.id,
    authScheme: created.auth_scheme,
    isComposioManaged: created.is_composio_managed,
    toolkit: toolkit.slug,
  }
}

function readAuthConfig(wire: WireAuthConfig): AuthConfig {
  return {
    id: wire.id,
    name: wire.name,
    status: wire.status,
    authScheme: wire.auth_scheme,
    isComposioManaged: wire.is_composio_managed,
    toolkit: { slug: wire.toolkit.slug, logo: wire.toolkit.logo },
    noOfConnections: wire.no_of_connections,
    credentials: wire.credentials,
    expectedInputFields: wire.expected_input_fields,
    isEnabledForToolRouter: wire.is_enabled_for_tool_router,
    createdAt: wire.created_at,
    lastUpdatedAt: wire.last_updated_at,
  }
}

function toBody(slug: string, config: CreateAuthConfig): object {
  const custom = config.type === 'use_custom_auth'
  assertKnown('An auth config', config, custom ? [...common, 'authScheme', 'proxyConfig'] : common)
  const { toolAccessConfig, isEnabledForToolRouter, ...rest } = config
  const { proxyConfig, ...same } = { proxyConfig: undefined, ...rest }
  return {
    toolkit: { slug },
    auth_config: {
      ...same,
      is_enabled_for_tool_router: isEnabledForToolRouter,
      tool_access_config: toolAccessConfig && {
        tools_for_connected_account_creation: toolAccessConfig.toolsForConnectedAccountCreation,
      },
      proxy_config: proxyConfig && {
        proxy_url: proxyConfig.proxyUrl,
        proxy_auth_key: proxyConfig.proxyAuthKey,
      },
    },
  }
}

const common = [
  'type',
  'name',
  'way',
  'fields',
  'credentials',
  'toolAccessConfig',
  'isEnabledForToolRouter',
]
