import { z } from 'zod'
import { flag, paging } from './page.ts'
import { unserved } from './unserved.ts'

/** How an account proves itself to its upstream. */
export const authScheme = z.enum([
  'OAUTH2',
  'OAUTH1',
  'S2S_OAUTH2',
  'API_KEY',
  'BASIC',
  'BEARER_TOKEN',
  'BASIC_WITH_JWT',
  'GOOGLE_SERVICE_ACCOUNT',
  'SERVICE_ACCOUNT',
  'NO_AUTH',
])
/** How accounts prove themselves to their service. */
export type AuthScheme = z.infer<typeof authScheme>

const scopes = z
  .union([
    z.array(z.string().min(1)),
    z.string().transform((text) => text.split(/[\s,]+/).filter(Boolean)),
  ])
  .optional()

const common = {
  name: z.string().min(1).max(128).optional(),
  tool_access_config: unserved({}),
  is_enabled_for_tool_router: unserved(true),
  shared_credentials: unserved({}),
}
/** The one way to connect, of several that the toolkit has; each user chooses when left out. */
const way = z.string().min(1).max(64).optional()
/** What is the same for all its accounts and no secret, by the names of the toolkit's fields. */
const fields = z.record(z.string().max(64), z.string().max(256)).optional()

/** Body of `POST /auth_configs`. Managed means: with the OAuth client that the operator configured for the toolkit. */
export const authConfigCreate = z.strictObject({
  toolkit: z.strictObject({ slug: z.string().min(1).max(128).toLowerCase() }),
  auth_config: z
    .discriminatedUnion('type', [
      z.strictObject({
        type: z.literal('use_composio_managed_auth'),
        credentials: z.strictObject({ scopes, user_scopes: unserved() }).optional(),
        way,
        fields,
        ...common,
      }),
      z.strictObject({
        type: z.literal('use_custom_auth'),
        authScheme: z.string(),
        credentials: z
          .strictObject({
            client_id: z.string().min(1).max(512).optional(),
            client_secret: z.string().min(1).max(16_384).optional(),
            scopes,
            user_scopes: unserved(),
            oauth_redirect_uri: unserved(),
          })
          .optional(),
        proxy_config: unserved(),
        way,
        fields,
        ...common,
      }),
    ])
    .optional(),
})
export type AuthConfigCreate = z.infer<typeof authConfigCreate>

export const authConfigCreated = z.object({
  toolkit: z.object({ slug: z.string() }),
  auth_config: z.object({
    id: z.string(),
    auth_scheme: authScheme,
    is_composio_managed: z.boolean(),
  }),
})

/** Query of `GET /auth_configs`. */
export const authConfigsQuery = z.object({
  ...paging(20, 1000),
  toolkit_slug: z.string().toLowerCase().optional(),
  is_composio_managed: flag,
  search: z.string().max(200).optional(),
  show_disabled: flag,
})

/** How a project authenticates to a toolkit; secrets are masked. */
export const authConfig = z.object({
  id: z.string(),
  uuid: z.string(),
  name: z.string(),
  type: z.enum(['default', 'custom']),
  status: z.enum(['ENABLED', 'DISABLED']),
  auth_scheme: authScheme,
  is_composio_managed: z.boolean(),
  toolkit: z.object({ slug: z.string(), logo: z.string() }),
  no_of_connections: z.number().int(),
  credentials: z.record(z.string(), z.unknown()),
  expected_input_fields: z.array(z.unknown()),
  is_enabled_for_tool_router: z.boolean(),
  tool_access_config: z.object({}),
  created_at: z.string(),
  last_updated_at: z.string(),
})
export type AuthConfig = z.infer<typeof authConfig>

/** Body of `PATCH /auth_configs/{id}`: what is left out stays. */
export const authConfigPatch = z.discriminatedUnion('type', [
  z.strictObject({
    type: z.literal('custom'),
    credentials: z
      .strictObject({
        client_id: z.string().min(1).max(512).optional(),
        client_secret: z.string().min(1).max(16_384).optional(),
        scopes,
        user_scopes: unserved(),
        oauth_redirect_uri: unserved(),
      })
      .optional(),
    proxy_config: unserved(),
    ...common,
  }),
  z.strictObject({ type: z.literal('default'), scopes, user_scopes: unserved(), ...common }),
])
export type AuthConfigPatch = z.infer<typeof authConfigPatch>
