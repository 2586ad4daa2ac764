import type { Actor } from '../audit/actor.ts'

/** A call, as hooks are told of it. */
export interface HookedCall {
  project: string
  /** The app's user for whom it is made; empty where a call outside of sessions names none. */
  user: string
  /** Null for a call that is made outside of sessions. */
  session: string | null
  /** Whose key, login or process asks for it. */
  actor: Actor
  /** A tool of the catalogue, or a call of a toolkit's API as the app spells it. */
  kind: 'tool' | 'proxy'
  toolkit: string
  /** Null for `proxy`. */
  tool: string | null
  /** What it does to the upstream; of `proxy`, what its method says. */
  effect: 'read' | 'write' | 'destroy'
  /** The connected account (`ca_…`) that it runs with; null where it needs none, or has none yet. */
  account: string | null
  /** With defaults. Of `proxy`: method, endpoint, parameters and body. */
  arguments: Record<string, unknown>
}

/** What came of a call, as whoever made it is told: a tool's data, what an API answered, or what failed. */
export interface HookedResult {
  data: Record<string, unknown>
  /** The sentence for what failed; null when all went well. */
  error: string | null
}

/** Whether a call may be made, and with what. `reason` is told to the model. */
export type BeforeAnswer =
  | { decision: 'allow'; arguments?: Record<string, unknown> | undefined }
  | { decision: 'deny'; reason?: string | undefined }

/** Whether what came of a call is told, or what is told in its place. `reason` is told to the model. */
export type AfterAnswer =
  | { decision: 'allow'; result?: HookedResult | undefined }
  | { decision: 'deny'; reason?: string | undefined }

/** A policy service: each call is a signed POST (Standard Webhooks), and its answer the JSON of a function's. */
export interface HttpHook {
  /** Of https; of http on this machine alone. */
  url: string
  /** `whsec_` and base64 of 24 to 64 bytes; several, parted by spaces, while it is changed. */
  secret: string
  /** How long it is waited for, in milliseconds; 3,000 when left out, and 30,000 at most. */
  timeoutMs?: number | undefined
}

type Hook<Asked, Answer> = (
  asked: Asked,
  options: { signal: AbortSignal },
) => Answer | Promise<Answer>

/** Functions of this process, or services, that every call passes. One that does not answer lets nothing through. */
export interface HookOptions {
  /** Is asked before a call is made: may deny it, or change its arguments. */
  beforeExecute?: Hook<HookedCall, BeforeAnswer> | HttpHook | undefined
  /** Is asked before what came of it is kept or told: may withhold it, or put something in its place. */
  afterExecute?: Hook<HookedCall & { result: HookedResult }, AfterAnswer> | HttpHook | undefined
}
