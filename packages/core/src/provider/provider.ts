import type { ToolResult } from './tool-result.ts'
import type { JsonSchema } from '../schema/json-schema.ts'
import type { MaillonError } from '../errors/maillon-error.ts'
import type { ProfileName } from './profiles/profile-name.ts'
import type { ApprovalRequired } from './read-required.ts'

/** A tool of a session, as every framework's adapter meets it. */
export interface SessionTool {
  /** `GMAIL_SEND_EMAIL`; what `execute` takes. */
  slug: string
  /** For people. */
  name: string
  /** For the model. */
  description: string
  toolkit: { slug: string; name: string; logo: string }
  inputParameters: JsonSchema
  outputParameters: JsonSchema
  /** MCP hints: readOnlyHint, destructiveHint, idempotentHint, openWorldHint; and `important`. */
  tags: readonly string[]
  version: string
  /** The judge of arguments where the schema is made of another one; it answers them as they are. */
  check?:
    | ((input: unknown) => Promise<{ value: Record<string, unknown> } | { error: MaillonError }>)
    | undefined
}

/** Runs a tool of the session. Rejects only when the engine cannot be reached, or the call was aborted. */
export type ExecuteTool = (
  slug: string,
  input: Record<string, unknown>,
  options?: {
    signal?: AbortSignal | undefined
    /** Whether a long result is stored, and answered as a handle with a preview: for a model. */
    offload?: boolean | undefined
    /** What the user said to this very call, where the framework asked them. */
    decision?: ToolDecision | undefined
  },
) => Promise<ToolResult>

/**
 * What the user said to a call. The engine binds it to the call's arguments: however often it comes, the first one of an
 * `id` counts, and the call runs once or never.
 */
export interface ToolDecision {
  /** Names the question in its session, as the framework does: no other question has it. */
  id: string
  approved: boolean
}

/** An approval that a call waits for, or waited for. */
export interface Approval {
  /** `pc_…` */
  approvalId: string
  /** What became of it; `resume` runs an approved call, and answers what a done one gave. */
  status: 'waiting' | 'approved' | 'denied' | 'running' | 'done' | 'expired'
  toolSlug: string
  arguments: Record<string, unknown>
  effect: 'read' | 'write' | 'destroy'
  /** ISO 8601 */
  expiresAt: string
}

/** What carries on with calls that wait for an account or an approval. */
export interface ProviderContext {
  /** By whose limits the session wants its tools offered, whatever the provider would choose. */
  profile?: ProfileName | undefined
  /** What the session wants when a call lacks its account: an answer, a pause of the agent, or that the engine waits. */
  onRequired?: 'return' | 'interrupt' | 'wait' | undefined
  /** Runs the waiting call, once however often it is asked for, and answers what that gave; rejects as `ExecuteTool`. */
  resume(pendingId: string, options?: { signal?: AbortSignal | undefined }): Promise<ToolResult>
  /** The app's decision, made where its user made it: never hand it to the model. `deny` is the other one. */
  approve(approvalId: string, options?: { signal?: AbortSignal | undefined }): Promise<Approval>
  deny(approvalId: string, options?: { signal?: AbortSignal | undefined }): Promise<Approval>
  /** What a call, or each item of a multi-execute, has to be approved for; runs nothing. */
  review?(
    slug: string,
    input: Record<string, unknown>,
    options?: { signal?: AbortSignal | undefined },
  ): Promise<ApprovalRequired[]>
}

/** Turns a session's tools into the collection that a framework takes. No base class, no state. */
export interface Provider<Tools> {
  /** Sent to the engine as `x-framework`. */
  readonly name: string
  /** Whether what it makes of tools runs no calls: the app hands the model's answer to `handleToolCalls`. */
  readonly leavesCalls?: boolean
  /** A session always gives the context; it is optional for tools that come from elsewhere. */
  wrapTools(tools: readonly SessionTool[], execute: ExecuteTool, context?: ProviderContext): Tools
}
