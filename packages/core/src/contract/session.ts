import { z } from 'zod'
import { authScheme } from './auth-config.ts'
import {
  accountSharing,
  accountStatus,
  connectionData,
  expectedIdentity,
  linkParameters,
} from './connected-account.ts'
import { maxLocalSlug } from '../custom-tools/local-slug.ts'
import { boundCustomTools, withCustomTools } from './custom-tools.ts'
import { flag, list, paging } from './page.ts'
import { select } from './select.ts'
import { sessionConfig } from './session-config.ts'

/** A session, as create, get and patch answer it. */
export const session = z.object({
  session_id: z.string(),
  /** The session's MCP endpoint; null while the engine has no public URL. */
  mcp: z.object({
    type: z.literal('http'),
    url: z.string().nullable(),
    /** What lets an MCP client into this session alone, for a day; for callers that may run tools. */
    headers: z.object({ authorization: z.string() }).optional(),
  }),
  /** Slugs that the session's tool list shows: meta tools, then preloaded ones. */
  tool_router_tools: z.array(z.string()),
  config: sessionConfig,
  config_version: z.number().int(),
  /** The custom tools that this request brought; a session keeps none. */
  experimental: boundCustomTools.optional(),
})
export type Session = z.infer<typeof session>

/** Query of `GET /tool_router/session`. */
export const sessionsQuery = z.object({ ...paging(20, 1000), user_ids: list })

/** A session in a list: what it is, and nothing that lets anybody in. */
export const listedSession = z.object({
  session_id: z.string(),
  user_id: z.string(),
  config: sessionConfig,
  config_version: z.number().int(),
  created_at: z.string(),
  updated_at: z.string(),
})
export type ListedSession = z.infer<typeof listedSession>

/** Body of `POST …/attach`. */
export const attachRequest = z.strictObject({ experimental: withCustomTools })

/** Body of `POST …/mcp/revoke_tokens`. */
export const revokeTokensRequest = z.strictObject({})

export const sessionDeleted = z.object({ session_id: z.string(), deleted: z.boolean() })

/** Query of `GET …/toolkits`. */
export const sessionToolkitsQuery = z.object({
  ...paging(20, 1000),
  toolkits: list,
  is_connected: flag,
  search: z.string().max(200).optional(),
})

/** A toolkit as a session sees it; `connected_account` is the ACTIVE one, else one that has ended and that a link connects again. */
export const sessionToolkit = z.object({
  slug: z.string(),
  name: z.string(),
  enabled: z.boolean(),
  is_no_auth: z.boolean(),
  composio_managed_auth_schemes: z.array(authScheme),
  meta: z.object({ description: z.string(), logo: z.string() }),
  connected_account: z
    .object({
      id: z.string(),
      user_id: z.string(),
      status: accountStatus,
      created_at: z.string(),
      auth_config: z.object({
        id: z.string(),
        auth_scheme: authScheme,
        is_composio_managed: z.boolean(),
      }),
      /** Of an account that has ended: why, and where its user connects it again. */
      status_reason: z.string().optional(),
      redirect_url: z.string().optional(),
    })
    .nullable(),
})
export type SessionToolkit = z.infer<typeof sessionToolkit>

/** Body of `POST …/link`. */
export const linkRequest = z.strictObject({
  toolkit: z.string().min(1).max(128).toLowerCase(),
  callback_url: z.string().min(1).max(2048).optional(),
  alias: z.string().min(1).max(128).optional(),
  /** An account to connect again, by id or alias. */
  account: z.string().min(1).max(128).optional(),
  expected_identity: expectedIdentity.optional(),
  /** For the authorize URL: `login_hint`, or what else the toolkit names. */
  parameters: linkParameters.optional(),
  /** The way in which to connect, of several that the toolkit has. */
  way: z.string().min(1).max(64).optional(),
  connection_data: connectionData.optional(),
  experimental: accountSharing.optional(),
})

export const link = z.object({
  link_token: z.string(),
  redirect_url: z.string(),
  connected_account_id: z.string(),
  expires_at: z.string(),
})
export type Link = z.infer<typeof link>

const toolArguments = z.record(z.string(), z.unknown())

/** Body of `POST …/execute`. */
export const executeRequest = z.strictObject({
  tool_slug: z.string().min(1).max(128),
  arguments: toolArguments.optional(),
  /** An account's id or alias. */
  account: z.string().min(1).max(128).optional(),
  /** Whether a result above the session's threshold is stored, and answered as a handle with a preview. */
  enable_auto_workbench_offload: z.boolean().optional(),
  /**
   * What a person decided on this very call, where the app asked them; each item of a multi-execute is decided by it. It
   * takes an `idempotency-key` that names the decision: the first one of that name counts, whatever comes later.
   */
  approved: z.boolean().optional(),
  select: select.optional(),
  experimental: withCustomTools,
})

/** Body of `POST …/execute_meta`. */
export const executeMetaRequest = z.strictObject({
  slug: z.string().min(1).max(128),
  arguments: toolArguments.optional(),
  select: select.optional(),
  experimental: withCustomTools,
})

/** What every call of a tool answers. */
export const executeResult = z.object({
  data: z.record(z.string(), z.unknown()),
  error: z.string().nullable(),
  log_id: z.string(),
})
export type ExecuteResult = z.infer<typeof executeResult>

/** Body of `POST …/results`: what custom tools answered in the app. */
export const offloadRequest = z.strictObject({
  results: z
    .array(
      z.strictObject({
        tool: z
          .string()
          .max(maxLocalSlug)
          .regex(/^LOCAL_[A-Z0-9_-]+$/, 'is no LOCAL_… slug'),
        /** An object, as text: the data of a tool may have names that no request may have. */
        json: z.string().min(2),
      }),
    )
    .min(1)
    .max(50),
  /** How many characters of other results a model is shown beside these. */
  beside: z.number().int().min(0).max(100_000_000).default(0),
})
export type OffloadRequest = z.output<typeof offloadRequest>

/** For each of them what to show in its place; null for one to show as it is. */
export const offloadResult = z.object({
  results: z.array(z.record(z.string(), z.unknown()).nullable()),
})
export type OffloadResult = z.infer<typeof offloadResult>

/** Body of `POST …/resume`. */
export const resumeRequest = z.strictObject({ pending_id: z.string().min(1).max(128) })

/** Body of `POST …/approvals/{id}`. */
export const approvalDecision = z.strictObject({ decision: z.enum(['approve', 'deny']) })

/** Query of `GET /waiting_calls`. */
export const waitingCallsQuery = z.object({
  ...paging(50, 200),
  session_ids: list,
  /** Those alone that wait for this. */
  waits_for: z.enum(['account', 'approval']).optional(),
})

/** A call that waits, or runs, in any session of the project. */
export const waitingCall = z.object({
  /** By which it is decided on, as an approval, and resumed. */
  pending_id: z.string(),
  session_id: z.string(),
  user_id: z.string(),
  tool_slug: z.string(),
  arguments: toolArguments,
  effect: z.enum(['read', 'write', 'destroy']),
  status: z.enum(['waiting', 'approved', 'running']),
  /** Null for one that lacks nothing, and for one that the session may not make any more: that can be denied alone. */
  waits_for: z.enum(['account', 'approval']).nullable(),
  created_at: z.string(),
  expires_at: z.string(),
})
export type WaitingCall = z.infer<typeof waitingCall>

/** What waits for the app's approval, and what became of it. */
export const approval = z.object({
  approval_id: z.string(),
  status: z.enum(['waiting', 'approved', 'denied', 'running', 'done', 'expired']),
  tool_slug: z.string(),
  arguments: toolArguments,
  effect: z.enum(['read', 'write', 'destroy']),
  expires_at: z.string(),
})
export type Approval = z.infer<typeof approval>
