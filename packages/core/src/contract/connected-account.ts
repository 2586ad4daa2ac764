import { z } from 'zod'
import { authScheme } from './auth-config.ts'
import { flag, list, paging } from './page.ts'
import { unserved } from './unserved.ts'

/** States of a connected account. */
export const accountStatus = z.enum([
  'INITIALIZING',
  'INITIATED',
  'ACTIVE',
  'FAILED',
  'EXPIRED',
  'INACTIVE',
  'REVOKED',
])
/** States of an account: only an ACTIVE one is called with. */
export type AccountStatus = z.infer<typeof accountStatus>

/** States of an attempt to connect; the last three are final. */
export const attemptStatus = z.enum([
  'open',
  'claimed',
  'parked',
  'choosing',
  'done',
  'failed',
  'expired',
])
export type AttemptStatus = z.infer<typeof attemptStatus>

const userList = z.array(z.string().min(1).max(256)).max(1000)

/** Which users may use a SHARED account beside its owner: the denied ones never, then everybody, then the allowed ones. */
export const accountAcl = z.strictObject({
  allow_all_users: z.boolean().default(false),
  allowed_user_ids: userList.default([]),
  not_allowed_user_ids: userList.default([]),
})
export type AccountAcl = z.infer<typeof accountAcl>

/** Whether a new account is its user's alone, or shared. */
export const accountSharing = z
  .strictObject({
    account_type: z.enum(['PRIVATE', 'SHARED']).default('PRIVATE'),
    acl_config_for_shared: accountAcl.optional(),
  })
  .refine(({ account_type, acl_config_for_shared: acl }) => account_type === 'SHARED' || !acl, {
    message: 'acl_config_for_shared is only valid on SHARED accounts',
  })
export type AccountSharing = z.infer<typeof accountSharing>

/** A connected account. Secrets are never part of it: where one stands, `state.val` says REDACTED. */
export const connectedAccount = z.object({
  id: z.string(),
  alias: z.string().nullable(),
  word_id: z.string().nullable(),
  user_id: z.string(),
  toolkit: z.object({ slug: z.string() }),
  auth_config: z.object({
    id: z.string(),
    auth_scheme: authScheme,
    is_composio_managed: z.boolean(),
    is_disabled: z.boolean(),
  }),
  status: accountStatus,
  status_reason: z.string().nullable(),
  is_disabled: z.boolean(),
  created_at: z.string(),
  updated_at: z.string(),
  data: z.record(z.string(), z.unknown()),
  state: z.object({ authScheme, val: z.record(z.string(), z.unknown()) }),
  /** How the person who completed the link was verified, `app` also for what the app brought along; null before. */
  verification: z.enum(['app', 'browser']).nullable(),
  /** Whose account it is at the upstream, where the upstream told. */
  identity: z.object({ subject: z.string(), label: z.string().nullable() }).nullable(),
  /** Granted scopes, where the upstream told. */
  scopes: z.array(z.string()).nullable(),
  /** The app's own id of an account that it brought along. */
  external_id: z.string().nullable(),
  /** Whom it is shared with. */
  experimental: z.object({
    account_type: z.enum(['PRIVATE', 'SHARED']),
    acl_config_for_shared: accountAcl.optional(),
  }),
  /** The attempt that a waiter named; see `waitRequest`. */
  attempt: z.object({ status: attemptStatus, reason: z.string().nullable() }).optional(),
})
export type ConnectedAccount = z.infer<typeof connectedAccount>

/**
 * Headers by which a client waits for an attempt in place of polling (RFC 7240): it sends `prefer: wait=25` with the
 * attempt's link token, and an engine that knows it answers `preference-applied` when the attempt ends or time is up.
 */
export const waitRequest = {
  prefer: 'prefer',
  linkToken: 'maillon-link-token',
  applied: 'preference-applied',
  maxSeconds: 25,
} as const

/** Query of `GET /connected_accounts`. */
export const connectedAccountsQuery = z.object({
  ...paging(20, 1000),
  user_ids: list,
  auth_config_ids: list,
  toolkit_slugs: list,
  connected_account_ids: list,
  external_ids: list,
  statuses: list.pipe(z.array(accountStatus).optional()),
  order_by: z.enum(['created_at', 'updated_at']).default('created_at'),
  order_direction: z.enum(['asc', 'desc']).default('desc'),
  account_type: z.enum(['PRIVATE', 'SHARED', 'ALL']).default('PRIVATE'),
})

/** Whose account a person has to connect: the upstream's own id of it, its address, or both. */
export const expectedIdentity = z
  .strictObject({
    subject: z.string().min(1).max(256).optional(),
    email: z.email().max(320).optional(),
  })
  .refine(({ subject, email }) => subject !== undefined || email !== undefined, {
    message: 'Give a subject or an email.',
  })

/** What a link gives to the authorize URL, where its toolkit names it. */
export const linkParameters = z.record(z.string().min(1).max(100), z.string().min(1).max(1_000))
/** What the app fills in of an account beforehand, by the names of the toolkit's fields. */
export const connectionData = z.record(z.string().max(64), z.string().max(16_384))

/** Body of `POST /connected_accounts/link`. */
export const accountLinkRequest = z.strictObject({
  auth_config_id: z.string().min(1).max(128),
  user_id: z.string().min(1).max(256),
  callback_url: z.string().min(1).max(2048).optional(),
  alias: z.string().min(1).max(128).optional(),
  expected_identity: expectedIdentity.optional(),
  parameters: linkParameters.optional(),
  /** The way in which to connect, of several that the toolkit has. */
  way: z.string().min(1).max(64).optional(),
  connection_data: connectionData.optional(),
  experimental: accountSharing.optional(),
})

/** Body of `PATCH /connected_accounts/{id}`; an empty alias clears it. */
export const connectedAccountPatch = z.strictObject({
  alias: z.string().max(128).optional(),
  connection: unserved(),
  experimental: z.strictObject({ acl_config_for_shared: accountAcl.optional() }).optional(),
})

export const connectedAccountPatched = z.object({
  success: z.boolean(),
  id: z.string(),
  status: accountStatus,
})

/** Body of `PATCH /connected_accounts/{id}/status`. */
export const connectedAccountStatusPatch = z.strictObject({ enabled: z.boolean() })

/** Query of `POST /connected_accounts/{id}/refresh`. */
export const connectedAccountRefreshQuery = z.object({
  redirect_url: z.string().min(1).max(2048).optional(),
})

/** Body of the same; the address in the query goes before. */
export const connectedAccountRefresh = z
  .strictObject({
    redirect_url: z.string().min(1).max(2048).optional(),
    body_redirect_url: z.string().min(1).max(2048).optional(),
    validate_credentials: unserved(false),
  })
  .optional()

/** Answer of the same: the link is null where no person is needed. */
export const connectedAccountRefreshed = z.object({
  id: z.string(),
  status: accountStatus,
  redirect_url: z.string().nullable(),
})
export type ConnectedAccountRefreshed = z.infer<typeof connectedAccountRefreshed>

/** Query of `DELETE /connected_accounts/{id}`. */
export const connectedAccountDelete = z.object({ revoke_on_delete: flag })

export const success = z.object({ success: z.boolean() })

/** Body of `POST /connected_accounts/complete_auth`: the app says which of its users is logged in. */
export const completeAuthRequest = z.strictObject({
  session_uri: z.string().min(1).max(256),
  user_id: z.string().min(1).max(256),
})

/** What came of a link that the app confirmed, or of an MCP client's login, which has no account. */
export const authCompleted = z.object({
  connected_account_id: z.string().nullable(),
  toolkit_slug: z.string().nullable(),
  /** `ACTIVE`, or `FAILED` when the upstream or an expected identity did not agree. */
  status: accountStatus.nullable(),
  /** Where the browser goes now. */
  redirect_url: z.string(),
})
export type AuthCompleted = z.infer<typeof authCompleted>

/** What came of ending a grant at its upstream. */
export const revokedUpstream = z.enum(['yes', 'unsupported', 'failed', 'kept', 'pending'])
/**
 * What came of ending a grant at its upstream: `kept` where another account lives by it, `pending` while it is
 * tried again.
 */
export type RevokedUpstream = z.infer<typeof revokedUpstream>

/** Answer of `DELETE /connected_accounts/{id}`: the receipt is left out where nothing was to be revoked. */
export const connectedAccountDeleted = z.object({
  success: z.boolean(),
  revoked_upstream: revokedUpstream.optional(),
  reason: z.string().nullable().optional(),
  /** Of `GET /revocations/{id}`. */
  revoke_job_id: z.string().optional(),
})
export type ConnectedAccountDeleted = z.infer<typeof connectedAccountDeleted>

/** Answer of `POST /connected_accounts/{id}/revoke`. */
export const connectedAccountRevoked = z.object({
  /** Kinds of tokens that the upstream ended; none yet while it is pending. */
  revoked_tokens: z.array(z.enum(['access_token', 'refresh_token'])),
  connected_account: z.object({ id: z.string(), status: accountStatus }),
  revoked_upstream: revokedUpstream.optional(),
  revoke_job_id: z.string().optional(),
})
export type ConnectedAccountRevoked = z.infer<typeof connectedAccountRevoked>

/** A grant that was, or is to be, ended at its upstream. */
export const revocation = z.object({
  id: z.string(),
  connected_account_id: z.string(),
  toolkit: z.object({ slug: z.string() }),
  revoked_upstream: revokedUpstream,
  reason: z.string().nullable(),
  tries: z.number().int(),
  created_at: z.string(),
  updated_at: z.string(),
})
export type Revocation = z.infer<typeof revocation>
