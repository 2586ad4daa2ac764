import type { Call, CallDetail } from '../contract/call.ts'

/** A call of the call log. */
export interface LoggedCall {
  /** The `logId` of its answer. */
  id: string
  /** ISO 8601: when it came. */
  createdAt: string
  durationMs: number
  /** How long of that it was at upstreams; null where it was at none. */
  upstreamMs: number | null
  /** `custom`: one that the app ran itself, as it says. */
  kind: Call['kind']
  /** Its slug; of a proxied call the method and the toolkit. */
  tool: string
  toolkit: string | null
  effect: Call['effect']
  userId: string
  sessionId: string | null
  connectedAccountId: string | null
  /** Who called: an API key, a session's token, the app of the engine's own process and so on. */
  actor: { kind: string; id: string | null }
  /** The multi-execute that it was an item of. */
  parentId: string | null
  /** The attempt to connect that it waited for. */
  attemptId: string | null
  pendingId: string | null
  /** `waiting`: for an account or an approval. `denied`: by a rule or a person. */
  status: Call['status']
  errorCode: string | null
  error: string | null
  /** About how long they are as JSON. */
  argumentBytes: number
  resultBytes: number
  traceId: string | null
}

/** A call with what is kept of its arguments and its result: nothing, unless the operator says so. */
export interface LoggedCallDetail extends LoggedCall {
  content: CallDetail['content']
}

/** Reads a call as the API spells it. */
export function readLoggedCall(wire: Call): LoggedCall {
  return {
    id: wire.id,
    createdAt: wire.created_at,
    durationMs: wire.duration_ms,
    upstreamMs: wire.upstream_ms,
    kind: wire.kind,
    tool: wire.tool_slug,
    toolkit: wire.toolkit_slug,
    effect: wire.effect,
    userId: wire.user_id,
    sessionId: wire.session_id,
    connectedAccountId: wire.connected_account_id,
    actor: wire.actor,
    parentId: wire.parent_id,
    attemptId: wire.attempt_id,
    pendingId: wire.pending_id,
    status: wire.status,
    errorCode: wire.error_code,
    error: wire.error,
    argumentBytes: wire.argument_bytes,
    resultBytes: wire.result_bytes,
    traceId: wire.trace_id,
  }
}
