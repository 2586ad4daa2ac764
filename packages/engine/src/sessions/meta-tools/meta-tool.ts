import type { ExecuteRequest } from '../execute-request.ts'
import type { SessionConfig, Tag } from '@maillon/core/contract'
import { type JsonSchema, toJsonSchema } from '@maillon/core/provider'
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

/** Keeps the input's type inside the definition. */
export function defineMetaTool<Input extends z.ZodObject>(tool: MetaTool<Input>): MetaTool {
  return tool
}

/** An argument that is taken, since prompts written for this contract pass it, and that no model is shown. */
export function unlisted<Schema extends z.ZodType>(schema: Schema): z.ZodOptional<Schema> {
  return schema.optional().meta({ [isUnlisted]: true })
}

const isUnlisted = 'unlisted'

/** The schema of a meta tool's arguments as models see it. */
export function listedInput({ input }: Pick<MetaTool, 'input'>): JsonSchema {
  return withoutUnlisted(toJsonSchema(input)) as JsonSchema
}

function withoutUnlisted(schema: unknown): unknown {
  if (Array.isArray(schema)) return schema.map(withoutUnlisted)
  if (typeof schema !== 'object' || schema === null) return schema
  const shown = Object.entries(schema).filter(([, part]) => Object(part)[isUnlisted] !== true)
  return Object.fromEntries(shown.map(([name, part]) => [name, withoutUnlisted(part)]))
}

/** Taken by most meta tools; the session is known without it. */
export const sessionId = unlisted(z.string())

/** A toolkit by its slug. */
export const toolkitSlug = z.string().min(1).max(128).toLowerCase()
