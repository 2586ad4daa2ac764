import type { AuthConfig } from '../contract/auth-config.ts'
import type { ConnectedAccount } from '../contract/connected-account.ts'
import type { Page } from '../contract/page.ts'
import type { Link, Session, SessionToolkit } from '../contract/session.ts'
import type { Tool } from '../contract/tool.ts'

// Answers of an engine, each as small as its schema allows.

export function page<Item>(items: Item[], next_cursor: string | null = null): Page<Item> {
  return { items, next_cursor, total_items: items.length, total_pages: 1, current_page: 1 }
}

export function wireSession(change: Partial<Session> = {}): Session {
  return {
    session_id: 'trs_1',
    mcp: { type: 'http', url: 'https://maillon.example/mcp/trs_1' },
    tool_router_tools: ['COMPOSIO_SEARCH_TOOLS'],
    config_version: 1,
    config: {
      user_id: 'user_123',
      auth_configs: {},
      connected_accounts: {},
      manage_connections: {
        enabled: true,
        enable_wait_for_connections: false,
        enable_connection_removal: false,
      },
      multi_account: { enable: false },
      workbench: { enable: false, proxy_execution_enabled: false },
      preload: { tools: [] },
      search: { enable: true },
      execute: { enable_multi_execute: true },
    },
    ...change,
  }
}

export function wireTool(slug: string): Tool {
  return {
    slug,
    name: `Name of ${slug}`,
    description: `Does ${slug}.`,
    human_description: '',
    toolkit: { slug: 'gmail', name: 'Gmail', logo: 'https://logo.example/gmail' },
    input_parameters: { type: 'object', properties: {} },
    output_parameters: { type: 'object' },
    tags: ['readOnlyHint'],
    version: '20261101_00',
    available_versions: ['20261101_00'],
    is_deprecated: false,
    no_auth: false,
    scopes: ['gmail.readonly'],
    scope_requirements: null,
    deprecated: {
      displayName: slug,
      version: '20261101_00',
      available_versions: [],
      is_deprecated: false,
      toolkit: { logo: '' },
    },
  }
}

export function wireSessionToolkit(
  slug: string,
  account?: string,
  change: Partial<SessionToolkit> = {},
): SessionToolkit {
  return {
    slug,
    name: slug.toUpperCase(),
    enabled: true,
    is_no_auth: false,
    composio_managed_auth_schemes: ['OAUTH2'],
    meta: { description: '', logo: `https://logo.example/${slug}` },
    connected_account: account
      ? {
          id: account,
          user_id: 'user_123',
          status: 'ACTIVE',
          created_at: '2026-11-01T00:00:00.000Z',
          auth_config: { id: 'ac_1', auth_scheme: 'OAUTH2', is_composio_managed: true },
        }
      : null,
    ...change,
  }
}

export const wireLink: Link = {
  link_token: 'ln_1',
  redirect_url: 'https://maillon.example/link/ln_1',
  connected_account_id: 'ca_1',
  expires_at: '2026-11-01T00:10:00.000Z',
}

export function wireAccount(change: Partial<ConnectedAccount> = {}): ConnectedAccount {
  return {
    id: 'ca_1',
    alias: null,
    word_id: 'gmail_red-castle',
    external_id: null,
    experimental: { account_type: 'PRIVATE' },
    user_id: 'user_123',
    toolkit: { slug: 'gmail' },
    auth_config: {
      id: 'ac_1',
      auth_scheme: 'OAUTH2',
      is_composio_managed: true,
      is_disabled: false,
    },
    status: 'ACTIVE',
    status_reason: null,
    is_disabled: false,
    created_at: '2026-11-01T00:00:00.000Z',
    updated_at: '2026-11-01T00:01:00.000Z',
    data: {},
    state: { authScheme: 'OAUTH2', val: { status: 'ACTIVE', access_token: 'REDACTED' } },
    verification: 'browser',
    identity: { subject: '1', label: 'me@example.com' },
    scopes: ['gmail.readonly'],
    ...change,
  }
}

export function wireAuthConfig(): AuthConfig {
  return {
    id: 'ac_1',
    uuid: 'u1',
    name: 'Gmail',
    type: 'default',
    status: 'ENABLED',
    auth_scheme: 'OAUTH2',
    is_composio_managed: true,
    toolkit: { slug: 'gmail', logo: 'https://logo.example/gmail' },
    no_of_connections: 2,
    credentials: { client_secret: 'REDACTED' },
    expected_input_fields: [],
    is_enabled_for_tool_router: true,
    tool_access_config: {},
    created_at: '2026-11-01T00:00:00.000Z',
    last_updated_at: '2026-11-01T00:00:00.000Z',
  }
}
