import type { SessionConfig, SessionCreate, SessionPatch } from '@maillon/core/contract'

type Manage = NonNullable<SessionCreate['manage_connections']>

/** Characters of results that an answer has before large ones are stored. */
const defaultThreshold = 20_000

/** The config in force of a new session. */
export function configFrom(request: SessionCreate): SessionConfig {
  return withChange(
    {
      user_id: request.user_id,
      auth_configs: {},
      connected_accounts: {},
      manage_connections: {
        enabled: true,
        enable_wait_for_connections: false,
        enable_connection_removal: false,
      },
      multi_account: { enable: false },
      workbench: workbenchInForce({}, {}),
      preload: { tools: [] },
      search: { enable: true },
      execute: { enable_multi_execute: true },
    },
    request,
  )
}

/** The config after a change: maps and lists replace what was there, blocks merge, null goes back to the default. */
export function withChange(
  config: SessionConfig,
  change: Omit<SessionPatch, 'expected_config_version'>,
): SessionConfig {
  const {
    toolkits,
    tools,
    tags,
    auth_configs,
    toolkit_versions,
    connected_accounts,
    manage_connections,
    multi_account,
    workbench,
    preload,
    search,
    execute,
    experimental,
  } = change
  const { experimental: before, ...kept } = config
  return {
    ...kept,
    ...experimentalInForce(before, experimental),
    ...(toolkits && { toolkits: inForce(toolkits) }),
    ...(tools && {
      tools: mapValues(tools, (rule) =>
        'tags' in rule ? { tags: tagsInForce(rule.tags) } : inForce(rule),
      ),
    }),
    ...(tags && { tags: tagsInForce(tags) }),
    ...(auth_configs && { auth_configs }),
    ...(toolkit_versions && {
      toolkit_versions: toolkit_versions === 'latest' ? {} : toolkit_versions,
    }),
    ...(connected_accounts !== undefined && { connected_accounts: connected_accounts ?? {} }),
    ...(manage_connections !== undefined && {
      manage_connections: manageInForce(config.manage_connections, manage_connections),
    }),
    ...(multi_account !== undefined && {
      multi_account: multiAccountInForce(config.multi_account, multi_account),
    }),
    ...(workbench !== undefined && {
      workbench: workbenchInForce(config.workbench, workbench),
    }),
    ...(preload?.tools && { preload: { tools: preload.tools } }),
    ...(search && { search: { ...config.search, ...given(search) } }),
    ...(execute?.enable_multi_execute !== undefined && {
      execute: { enable_multi_execute: execute.enable_multi_execute },
    }),
  }
}

function manageInForce(
  before: SessionConfig['manage_connections'],
  change: Manage | null,
): SessionConfig['manage_connections'] {
  if (change === null) {
    return { enabled: true, enable_wait_for_connections: false, enable_connection_removal: false }
  }
  const { callback_url: _, ...rest } = before
  const callbackUrl = change.callback_url === undefined ? before.callback_url : change.callback_url
  return {
    ...rest,
    enabled: change.enable ?? before.enabled,
    enable_wait_for_connections:
      change.enable_wait_for_connections ?? before.enable_wait_for_connections,
    enable_connection_removal: change.enable_connection_removal ?? before.enable_connection_removal,
    ...(callbackUrl && { callback_url: callbackUrl }),
    ...(change.on_required && { on_required: change.on_required }),
  }
}

/** No code runs here for an agent; what is left of the block says from which size on results are stored. */
function workbenchInForce(
  before: Partial<SessionConfig['workbench']>,
  change: NonNullable<SessionPatch['workbench']> | null,
): SessionConfig['workbench'] {
  const off = { enable: false, proxy_execution_enabled: false }
  if (change?.enable === false) return off
  const kept = change === null ? undefined : before.auto_offload_threshold
  return {
    ...off,
    auto_offload_threshold: change?.auto_offload_threshold ?? kept ?? defaultThreshold,
  }
}

/** Disabled, it has one form: what else was said of it says nothing. */
function multiAccountInForce(
  before: SessionConfig['multi_account'],
  change: SessionPatch['multi_account'],
): SessionConfig['multi_account'] {
  const { enable, max_accounts_per_toolkit, require_explicit_selection } = {
    ...before,
    ...change,
  }
  if (change === null || !enable) return { enable: false }
  return {
    enable: true,
    max_accounts_per_toolkit: max_accounts_per_toolkit ?? 5,
    require_explicit_selection: require_explicit_selection ?? false,
  }
}

function experimentalInForce(
  before: SessionConfig['experimental'],
  change: SessionPatch['experimental'],
): Pick<SessionConfig, 'experimental'> {
  if (change === null || change?.permissions === null) return {}
  const permissions = change?.permissions
    ? { ...before?.permissions, ...change.permissions }
    : before?.permissions
  return permissions ? { experimental: { permissions } } : {}
}

/** Leaves out what is undefined. */
function given({ enable, token_budget }: NonNullable<SessionPatch['search']>) {
  return { ...(enable !== undefined && { enable }), ...(token_budget && { token_budget }) }
}

function inForce(rule: { enable: string[] } | { disable: string[] }) {
  return 'enable' in rule ? { enabled: rule.enable } : { disabled: rule.disable }
}

function tagsInForce({ enable, disable }: NonNullable<SessionCreate['tags']>) {
  return { ...(enable && { enabled: enable }), ...(disable && { disabled: disable }) }
}

function mapValues<In, Out>(
  map: Record<string, In>,
  change: (value: In) => Out,
): Record<string, Out> {
  return Object.fromEntries(Object.entries(map).map(([key, value]) => [key, change(value)]))
}
