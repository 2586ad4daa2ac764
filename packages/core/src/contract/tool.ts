import { z } from 'zod'
import { flag, list, paging } from './page.ts'
import { unserved } from './unserved.ts'

const schema = z.record(z.string(), z.unknown())

/** A tool, as lists and sessions show it. */
export const tool = z.object({
  slug: z.string(),
  name: z.string(),
  description: z.string(),
  human_description: z.string(),
  toolkit: z.object({ slug: z.string(), name: z.string(), logo: z.string() }),
  input_parameters: schema,
  output_parameters: schema,
  tags: z.array(z.string()),
  version: z.string(),
  available_versions: z.array(z.string()),
  is_deprecated: z.boolean(),
  no_auth: z.boolean(),
  scopes: z.array(z.string()),
  scope_requirements: z.object({ all_of: z.array(z.string()) }).nullable(),
  deprecated: z.object({
    displayName: z.string(),
    version: z.string(),
    available_versions: z.array(z.string()),
    is_deprecated: z.boolean(),
    toolkit: z.object({ logo: z.string() }),
  }),
})
export type Tool = z.infer<typeof tool>

/** Query of `GET /tools`; a toolkit's version may also stand in `toolkit_versions[slug]`. */
export const toolsQuery = z.looseObject({
  ...paging(20, 10_000),
  toolkit_slug: list,
  tool_slugs: list,
  search: z.string().max(1024).optional(),
  query: z.string().max(1024).optional(),
  tags: list,
  scopes: list,
  important: flag,
  auth_config_ids: unserved(''),
  include_deprecated: z.string().optional(),
  toolkit_versions: z.string().optional(),
})

/** Query of `GET /tools/{slug}`, with `toolkit_versions[slug]` as in the list. */
export const toolQuery = z.looseObject({
  version: z.string().optional(),
  toolkit_versions: z.string().optional(),
})

/** Body of `POST /tools/execute/{slug}`. */
export const toolExecuteRequest = z.strictObject({
  user_id: z.string().min(1).max(256).optional(),
  entity_id: z.string().min(1).max(256).optional(),
  connected_account_id: z.string().min(1).max(128).optional(),
  arguments: z.record(z.string(), z.unknown()).optional(),
  version: z.string().optional(),
  allow_tracing: z.boolean().nullish(),
  text: unserved(''),
  custom_auth_params: unserved(),
  custom_connection_data: unserved(),
})

export const toolExecuteResult = z.object({
  data: z.record(z.string(), z.unknown()),
  error: z.string().nullable(),
  successful: z.boolean(),
  log_id: z.string(),
})
