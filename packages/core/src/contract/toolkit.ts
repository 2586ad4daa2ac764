import { z } from 'zod'
import { authScheme } from './auth-config.ts'
import { paging } from './page.ts'
import { unserved } from './unserved.ts'

const deprecated = z.object({ toolkitId: z.string() })
const meta = {
  description: z.string(),
  logo: z.string(),
  tools_count: z.number().int(),
  triggers_count: z.number().int(),
  version: z.string(),
}

/** A toolkit in a list. */
export const toolkit = z.object({
  slug: z.string(),
  name: z.string(),
  type: z.literal('native'),
  is_local_toolkit: z.literal(false),
  no_auth: z.boolean(),
  auth_schemes: z.array(authScheme),
  composio_managed_auth_schemes: z.array(authScheme),
  auth_guide_url: z.string().optional(),
  deprecated,
  meta: z.object({
    ...meta,
    categories: z.array(z.object({ id: z.string(), name: z.string() })),
    created_at: z.string(),
    updated_at: z.string(),
  }),
})
export type Toolkit = z.infer<typeof toolkit>

/** A field that a person or an operator fills in. */
const field = z.object({
  name: z.string(),
  displayName: z.string(),
  type: z.string(),
  description: z.string(),
  required: z.boolean(),
  is_secret: z.boolean(),
  default: z.string().optional(),
  example: z.string().optional(),
  /** A regular expression that the whole value fits. */
  pattern: z.string().optional(),
  /** The values that there are, each with its name for people. */
  choices: z.record(z.string(), z.string()).optional(),
})
const fields = z.object({ required: z.array(field), optional: z.array(field) })

/** One toolkit with what it takes to configure it. */
export const toolkitDetail = z.object({
  slug: z.string(),
  name: z.string(),
  type: z.literal('native'),
  is_local_toolkit: z.literal(false),
  enabled: z.boolean(),
  no_auth: z.boolean(),
  composio_managed_auth_schemes: z.array(authScheme),
  base_url: z.string(),
  deprecated,
  meta: z.object({
    ...meta,
    categories: z.array(z.object({ slug: z.string(), name: z.string() })),
    available_versions: z.array(z.string()),
    created_at: z.string(),
    updated_at: z.string(),
  }),
  auth_config_details: z.array(
    z.object({
      mode: authScheme,
      /** Of the way to connect, where the toolkit has several: auth configs and links name it so. */
      name: z.string(),
      /** What people read of it. */
      label: z.string().optional(),
      auth_hint_url: z.string().optional(),
      fields: z.object({ auth_config_creation: fields, connected_account_initiation: fields }),
    }),
  ),
})
export type ToolkitDetail = z.infer<typeof toolkitDetail>

/** What an operator does before people can connect a toolkit, answered by `GET /toolkits/{slug}/setup`. */
export const toolkitSetup = z.object({
  slug: z.string(),
  /** What its addresses and tools were compared with before they were published. */
  checked: z.object({
    how: z.enum(['emulated', 'specified', 'imported', 'sdk', 'document', 'emulator', 'none']),
    with: z.string().optional(),
  }),
  /** What to register at the service; null where nothing is, or the engine does not know its own address. */
  redirect_uri: z.string().nullable(),
  /** The OAuth client that the operator configured. */
  client: z.object({
    is_needed: z.boolean(),
    is_configured: z.boolean(),
    /** What every person who connects is shown, and no secret. */
    client_id: z.string().nullable(),
    /** Of the environment, for its id and its secret. */
    variables: z.array(z.string()),
  }),
  steps: z.array(z.string()),
  /** Where a client is registered, and where the service documents its API. */
  register_url: z.string().optional(),
  docs_url: z.string().optional(),
  scopes: z.array(
    z.object({
      scope: z.string(),
      /** In words for people. */
      meaning: z.string().optional(),
      /** The tools that need it, by slug. */
      tools: z.array(z.string()),
    }),
  ),
  ways: z.array(
    z.object({
      name: z.string(),
      scheme: authScheme,
      label: z.string().optional(),
      base_url: z.string(),
      /** Where a filled-in address may lead: names of hosts, `public` or `operator`. */
      hosts: z.union([z.string(), z.array(z.string())]).optional(),
    }),
  ),
  rate_limits: z.string().optional(),
  pitfalls: z.array(z.string()),
})
export type ToolkitSetup = z.infer<typeof toolkitSetup>

/** Query of `GET /toolkits/{slug}`. */
export const toolkitQuery = z.object({ version: z.string().optional() })

/** Query of `GET /toolkits`. */
export const toolkitsQuery = z.object({
  ...paging(20, 1000),
  category: z.string().optional(),
  managed_by: unserved('composio', 'all', ''),
  sort_by: z.enum(['usage', 'alphabetically']).default('usage'),
  search: z.string().max(200).optional(),
  include_deprecated: z.string().optional(),
  type: unserved('native', 'all'),
})
