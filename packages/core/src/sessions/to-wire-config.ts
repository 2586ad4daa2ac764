import type { CustomDefinitions } from '../custom-tools/custom-definitions.ts'
import { isLocalSlug } from '../custom-tools/local-slug.ts'
import { MaillonError } from '../errors/maillon-error.ts'
import { assertKnown } from '../transport/assert-known.ts'
import type {
  CreateSessionConfig,
  ManageConnections,
  MultiAccount,
  Permissions,
  Sandbox,
  ToolSearch,
  UpdateSessionConfig,
} from './session-config.ts'

/** The body of a new session, as the API spells it. Throws `invalid_request` for an option that there is not. */
export function toSessionCreate<Slug extends string, Ruled extends string>(
  userId: string,
  config: CreateSessionConfig<Slug, Ruled>,
  customTools?: CustomDefinitions,
): object {
  assertKnown('A session', config, createOptions)
  const { sessionPreset, multiAccount, experimental } = config
  const direct = sessionPreset === 'direct_tools'
  if (sessionPreset !== undefined && !direct) throw noSuchPreset()
  const {
    manageConnections = !direct,
    preload = direct ? { tools: 'all' } : undefined,
    sandbox = direct ? { enable: false } : undefined,
  } = { ...config, sandbox: sandboxOf(config) }
  return {
    user_id: userId,
    ...toScope(config),
    manage_connections: toManageConnections(manageConnections, { enable: true }),
    workbench: toWorkbench(sandbox, { enable: true }),
    multi_account: toMultiAccount(multiAccount, {
      enable: false,
      requireExplicitSelection: multiAccount?.enable || undefined,
    }),
    preload,
    search: toSearch(config.search, direct ? { enable: false } : undefined),
    ...(direct && { execute: { enable_multi_execute: false } }),
    experimental: withPermissions(
      config.permissions,
      block('experimental', experimental, experimentalOptions, (known) => ({
        ...customTools,
        assistive_prompt_config: block(
          'assistivePrompt',
          known.assistivePrompt,
          ['userTimezone'],
          ({ userTimezone }) => ({ user_timezone: userTimezone }),
        ),
      })),
    ),
  }
}

/** The body of a change to a session. Throws as `toSessionCreate` does. */
export function toSessionPatch<Slug extends string, Ruled extends string>(
  config: UpdateSessionConfig<Slug, Ruled>,
): object {
  assertKnown('A change to a session', config, updateOptions)
  return {
    ...toScope(config),
    manage_connections: toManageConnections(config.manageConnections),
    workbench: toWorkbench(sandboxOf(config)),
    multi_account: toMultiAccount(config.multiAccount),
    preload: config.preload,
    search: toSearch(config.search),
    experimental: withPermissions(config.permissions),
    expected_config_version: config.expectedConfigVersion,
  }
}

const experimentalOptions = ['assistivePrompt', 'customTools', 'customToolkits']
const scope = [
  'toolkits',
  'tools',
  'tags',
  'authConfigs',
  'toolkitVersions',
  'connectedAccounts',
  'preload',
  'search',
]
const blocks = ['manageConnections', 'permissions', 'sandbox', 'workbench', 'multiAccount']
const createOptions = [...scope, ...blocks, 'sessionPreset', 'experimental', 'mcp']
const updateOptions = [...scope, ...blocks, 'expectedConfigVersion']

function toScope<Slug extends string, Ruled extends string>(
  config: CreateSessionConfig<Slug, Ruled> | UpdateSessionConfig<Slug, Ruled>,
) {
  const { toolkits, tools, tags, authConfigs, toolkitVersions, connectedAccounts, preload } = config
  block('preload', preload, ['tools'], ({ tools }) => assertNoCustomTool(tools))
  return {
    toolkits: toChoice('toolkits', toolkits),
    tools: mapValues(tools, (choice, toolkit) => {
      const known = toChoice(`tools.${toolkit}`, choice, ['enable', 'disable', 'tags'])
      if (!isObject(known) || !('tags' in known)) return known
      return { ...known, tags: toChoice(`tools.${toolkit}.tags`, known.tags) }
    }),
    tags: toChoice('tags', tags),
    auth_configs: mapValues(authConfigs, (id) => id),
    toolkit_versions: mapValues(toolkitVersions, (version) => version),
    connected_accounts: mapValues(connectedAccounts, (ids) =>
      typeof ids === 'string' ? [ids] : ids,
    ),
  }
}

function toManageConnections(
  value: CreateSessionConfig['manageConnections'] | null,
  defaults: ManageConnections = {},
) {
  if (typeof value === 'boolean') return { enable: value }
  const keys = ['enable', 'callbackUrl', 'waitForConnections', 'connectionRemoval', 'onRequired']
  return block('manageConnections', value, keys, (known) => ({
    enable: known.enable ?? defaults.enable,
    callback_url: known.callbackUrl,
    enable_wait_for_connections: known.waitForConnections,
    enable_connection_removal: known.connectionRemoval,
    on_required: known.onRequired,
  }))
}

const permissionKeys = ['default', 'effects', 'overrides', 'constraints', 'allowProxy']

function withPermissions<Ruled extends string>(
  value: Permissions<Ruled> | null | undefined,
  experimental?: unknown,
) {
  if (value === undefined) return experimental
  const permissions = block('permissions', value, permissionKeys, (known) => ({
    default: known.default,
    effects: block('permissions.effects', known.effects, ['read', 'write', 'destroy'], (effects) =>
      mapValues(effects, (rule) => rule),
    ),
    overrides: mapValues(known.overrides, (rule) => rule),
    constraints: mapValues(known.constraints, (rules) =>
      mapValues(rules, (rule) => mapValues({ ...rule }, (value) => value)),
    ),
    allow_proxy: known.allowProxy,
  }))
  return { ...(isObject(experimental) && experimental), permissions }
}

function toWorkbench(value: Sandbox | null | undefined, defaults: Sandbox = {}) {
  const keys = ['enable', 'enableProxyExecution', 'autoOffloadThreshold', 'sandboxSize']
  return block('sandbox', value, keys, (known) => ({
    enable: known.enable ?? defaults.enable,
    enable_proxy_execution: known.enableProxyExecution,
    auto_offload_threshold: known.autoOffloadThreshold,
    sandbox_size: known.sandboxSize,
  }))
}

function toMultiAccount(value: MultiAccount | null | undefined, defaults: MultiAccount = {}) {
  const keys = ['enable', 'maxAccountsPerToolkit', 'requireExplicitSelection']
  return block('multiAccount', value, keys, (known) => ({
    enable: known.enable ?? defaults.enable,
    max_accounts_per_toolkit: known.maxAccountsPerToolkit,
    require_explicit_selection: known.requireExplicitSelection ?? defaults.requireExplicitSelection,
  }))
}

function toSearch(value: ToolSearch | undefined, defaults?: ToolSearch) {
  return block(
    'search',
    value === undefined ? defaults : value,
    ['enable', 'tokenBudget'],
    (known) => ({
      enable: known.enable ?? defaults?.enable,
      token_budget: known.tokenBudget,
    }),
  )
}

function sandboxOf({ sandbox, workbench }: Pick<UpdateSessionConfig, 'sandbox' | 'workbench'>) {
  if (sandbox === undefined || workbench === undefined) {
    return sandbox === undefined ? workbench : sandbox
  }
  throw new MaillonError('invalid_request', {
    message: 'There is both a sandbox and a workbench.',
    hint: 'They are two names of one thing: pass one of them.',
  })
}

/** The engine knows none of them. */
function assertNoCustomTool(tools: unknown): void {
  const slugs: unknown[] = Array.isArray(tools) ? tools : []
  const own = slugs.filter((slug) => typeof slug === 'string').find(isLocalSlug)
  if (own === undefined) return
  throw new MaillonError('invalid_request', {
    message: `preload names the custom tool ${own}.`,
    hint: 'Make the tool with preload: true instead.',
  })
}

function noSuchPreset() {
  return new MaillonError('invalid_request', {
    message: 'There is no such sessionPreset.',
    hint: "The only one is 'direct_tools'.",
  })
}

// What does not have the form expected here goes out as it is, for the engine to refuse: nothing is left out.

function toChoice(what: string, choice: unknown, keys = ['enable', 'disable']): unknown {
  if (Array.isArray(choice)) return { enable: choice }
  return block(what, choice, keys, (known) => known)
}

function block<Value>(
  what: string,
  value: Value,
  keys: readonly string[],
  map: (value: Value & object) => unknown,
): unknown {
  if (!isObject(value)) return value
  assertKnown(what, value, keys)
  return map(value)
}

function mapValues<Value>(
  record: Record<string, Value> | null | undefined,
  map: (value: Value, key: string) => unknown,
): unknown {
  if (!isObject(record)) return record
  // JSON would drop undefined, and with it what it was meant to restrict.
  const entries = Object.entries(record).map(([key, value]) => [key, map(value, key) ?? null])
  return Object.fromEntries(entries)
}

function isObject<Value>(value: Value): value is Value & object {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
