import type { SessionConfig, Tag } from '@maillon/core/contract'
import { z } from 'zod'
import type { CallResult } from '../answer.ts'
import type { LiveSession, SessionParts } from '../parts.ts'
import type { Source } from '../sources.ts'

/** A tool of the session itself. */
export interface MetaTool<Input extends z.ZodObject = z.ZodObject> {
  slug: string
  name: string
  /** For the model. */
  description: string
  tags: readonly (Tag | 'important')[]
  input: Input
  output: z.ZodType
  /** Whether a session with this config lists it. */
  listed: (config: SessionConfig) => boolean
  /** Whether such a session may run it; where it is listed, when left out. */
  runs?: (config: SessionConfig) => boolean
  run: (input: z.output<Input>, context: MetaToolContext) => Promise<Record<string, unknown>>
}

export interface MetaToolContext {
  parts: SessionParts
  session: LiveSession
  /** Runs a tool of the session, and of its meta tools only those that read what is stored; `isLater` after a wait. */
  execute: (request: ExecuteRequest, isLater?: boolean) => Promise<CallResult>
  /** What the answer comes of, to be filled; in the order of its items, where it has some. */
  sources: (Source | null)[]
  /** Ends when nobody waits for the answer any more. */
  signal?: AbortSignal | undefined
  /** Told how many of a meta tool's calls are done. */
  onProgress?: ((done: number, total: number) => void) | undefined
}

export interface ExecuteRequest {
  slug: string
  arguments?: Record<string, unknown> | undefined
  /** Id or alias of the account to use. */
  account?: string | undefined
  /** Whether a result above the session's threshold is stored, and answered as a handle and a preview. */
  offload?: boolean | undefined
}

/** Keeps the input's type inside the definition. */
export function defineMetaTool<Input extends z.ZodObject>(tool: MetaTool<Input>): MetaTool {
  return tool
}

/** Accepted by most meta tools, since prompts written for this contract pass it; the session is known without it. */
export const sessionId = z
  .string()
  .optional()
  .describe('The session id from an earlier answer. May be left out.')

/** A toolkit by its slug. */
export const toolkitSlug = z.string().min(1).max(128).toLowerCase()
