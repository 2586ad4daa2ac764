import { z } from 'zod'
import { checkCustomTools, customTools } from './custom-tools.ts'
import { unserved } from './unserved.ts'

/** MCP tool annotations by which a session can be narrowed. */
export const tag = z.enum(['readOnlyHint', 'destructiveHint', 'idempotentHint', 'openWorldHint'])
/** MCP tool annotations by which a session can be narrowed. */
export type Tag = z.infer<typeof tag>

const slugs = z.array(z.string().min(1).max(128)).max(1000)
const toolkitSlug = z.string().min(1).max(128).toLowerCase()
const id = z.string().min(1).max(128)

const enable = z.strictObject({ enable: slugs })
const disable = z.strictObject({ disable: slugs })
const asEnable = slugs.transform((enabled) => ({ enable: enabled }))

const tags = z.union([
  z
    .array(tag)
    .transform((enabled): { enable?: Tag[] | undefined; disable?: Tag[] | undefined } => ({
      enable: enabled,
    })),
  z.strictObject({ enable: z.array(tag).optional(), disable: z.array(tag).optional() }),
])

/** What a call answers that lacks its account: at once, for the framework to interrupt, or after waiting for it. */
const onRequired = z.enum(['return', 'interrupt', 'wait'])

const permissionRule = z.enum(['always_allow', 'always_deny', 'ask_once', 'ask_always'])
/** When a tool needs the app's approval. */
export type PermissionRule = z.infer<typeof permissionRule>

/** What an argument has to be: all that is said of it. One that is left out is not that, unless it is `optional`. */
const constraint = z
  .strictObject({
    equals: z.unknown().optional(),
    in: z.array(z.unknown()).min(1).max(200).optional(),
    /** Of a number; of a list, how many items it has. */
    min: z.number().optional(),
    max: z.number().optional(),
    /** A regular expression for the whole text, without references and without looking ahead or behind. */
    pattern: z.string().min(1).max(500).optional(),
    optional: z.boolean().optional(),
  })
  .refine(
    (given) =>
      Object.entries(given).some(([name, rule]) => name !== 'optional' && rule !== undefined),
    {
      error: 'It says nothing: give equals, in, min, max or pattern.',
    },
  )
/** What a session allows of one argument of a tool. */
export type Constraint = z.infer<typeof constraint>

/** Which tools need the app's approval: a rule for the tool's slug comes before one for its effect, and that before the default. */
const permissions = z.strictObject({
  default: z.enum(['allow_all', 'ask_every_call', 'ask_once_per_session']).optional(),
  effects: z
    .strictObject({
      read: permissionRule.optional(),
      write: permissionRule.optional(),
      destroy: permissionRule.optional(),
    })
    .optional(),
  overrides: z.record(z.string().min(1).max(128), permissionRule).optional(),
  /** By slug and argument: its name, or a JSON Pointer in which `*` is each item of a list. */
  constraints: z
    .record(
      z.string().min(1).max(128),
      z
        .record(z.string().min(1).max(256), constraint)
        .refine((all) => Object.keys(all).length <= 50, {
          error: 'They are more than 50.',
        }),
    )
    .optional(),
  /** Toolkits whose API the app may call by itself, though the session denies or constrains tools of theirs. */
  allow_proxy: z.array(toolkitSlug).max(1000).optional(),
})
export type Permissions = z.infer<typeof permissions>

const manageConnections = z.strictObject({
  enable: z.boolean().optional(),
  callback_url: z.string().min(1).max(2048).nullish(),
  enable_wait_for_connections: z.boolean().optional(),
  enable_connection_removal: z.boolean().optional(),
  on_required: onRequired.optional(),
})

/** Answered as disabled: this engine runs no code for an agent. It keeps results above the threshold, unless `enable` is false. */
const workbench = z.strictObject({
  enable: z.boolean().optional(),
  enable_proxy_execution: z.boolean().optional(),
  auto_offload_threshold: z.number().int().min(1).max(1_000_000).optional(),
  sandbox_size: z.string().optional(),
})

const options = {
  toolkits: z.union([asEnable, enable, disable]).optional(),
  tools: z
    .record(toolkitSlug, z.union([asEnable, enable, disable, z.strictObject({ tags })]))
    .optional(),
  tags: tags.optional(),
  auth_configs: z.record(toolkitSlug, id).optional(),
  /** Versions of toolkits, by slug; the current one of those that are left out, or of all. */
  toolkit_versions: z
    .union([z.record(toolkitSlug, z.string().min(1).max(32)), z.literal('latest')])
    .optional(),
  preload: z.strictObject({ tools: z.union([slugs, z.literal('all')]).optional() }).optional(),
  search: z
    .strictObject({
      enable: z.boolean().optional(),
      /** Tokens that an answer may take: a third of its bytes. */
      token_budget: z.number().int().min(1_000).max(100_000).optional(),
    })
    .optional(),
  execute: z.strictObject({ enable_multi_execute: z.boolean().optional() }).optional(),
}
const connectedAccounts = z.record(
  toolkitSlug,
  z.union([z.array(id).min(1), id.transform((account) => [account])]),
)
/** Whether a user may have several accounts at a toolkit in this session, and who chooses among them. */
const multiAccount = z.strictObject({
  enable: z.boolean().optional(),
  max_accounts_per_toolkit: z.number().int().min(2).max(10).optional(),
  require_explicit_selection: z.boolean().optional(),
})
const experimental = z.strictObject({
  assistive_prompt_config: unserved({}),
  custom_tools: unserved([]),
  custom_toolkits: unserved([]),
  link_url_overwrite: unserved(),
  permissions: permissions.nullish(),
})

/** Body of `POST /tool_router/session`. */
export const sessionCreate = z.strictObject({
  user_id: z.string().min(1).max(256),
  ...options,
  connected_accounts: connectedAccounts.optional(),
  manage_connections: manageConnections.optional(),
  workbench: workbench.optional(),
  multi_account: multiAccount.optional(),
  experimental: experimental.extend(customTools).superRefine(checkCustomTools).optional(),
})
export type SessionCreate = z.infer<typeof sessionCreate>

/** Body of `PATCH /tool_router/session/{id}`: maps and lists replace, blocks merge, null clears. */
export const sessionPatch = z.strictObject({
  ...options,
  connected_accounts: connectedAccounts.nullish(),
  manage_connections: manageConnections.nullish(),
  workbench: workbench.nullish(),
  multi_account: multiAccount.nullish(),
  experimental: experimental.nullish(),
  /** The version that the caller read; another one in force is `config_version_conflict`. */
  expected_config_version: z.number().int().optional(),
})
export type SessionPatch = z.infer<typeof sessionPatch>

const enabledOrDisabled = z.union([
  z.object({ enabled: z.array(z.string()) }),
  z.object({ disabled: z.array(z.string()) }),
])
const tagsInForce = z.object({
  enabled: z.array(tag).optional(),
  disabled: z.array(tag).optional(),
})

/** The config in force, as answers spell it: what requests call enable is enabled here. */
export const sessionConfig = z.object({
  user_id: z.string(),
  toolkits: enabledOrDisabled.optional(),
  tools: z
    .record(z.string(), z.union([enabledOrDisabled, z.object({ tags: tagsInForce })]))
    .optional(),
  tags: tagsInForce.optional(),
  auth_configs: z.record(z.string(), z.string()),
  /** Left out, all are the current ones. */
  toolkit_versions: z.record(z.string(), z.string()).optional(),
  connected_accounts: z.record(z.string(), z.array(z.string())),
  manage_connections: z.object({
    enabled: z.boolean(),
    callback_url: z.string().optional(),
    enable_wait_for_connections: z.boolean(),
    enable_connection_removal: z.boolean(),
    /** Left out, it is `return`. */
    on_required: onRequired.optional(),
  }),
  multi_account: z.object({
    enable: z.boolean(),
    max_accounts_per_toolkit: z.number().int().optional(),
    require_explicit_selection: z.boolean().optional(),
  }),
  workbench: z.object({
    enable: z.boolean(),
    proxy_execution_enabled: z.boolean(),
    /** Characters of results that an agent is shown at once; left out, no result is stored. */
    auto_offload_threshold: z.number().optional(),
  }),
  preload: z.object({ tools: z.union([z.array(z.string()), z.literal('all')]) }),
  search: z.object({ enable: z.boolean(), token_budget: z.number().optional() }),
  execute: z.object({ enable_multi_execute: z.boolean() }),
  experimental: z.object({ permissions: permissions.optional() }).optional(),
})
/** The config of a session that is in force, as the API spells it. */
export interface SessionConfig extends z.infer<typeof sessionConfig> {}
