import type { JsonSchema } from '@maillon/core/provider'

/** A call that the model makes. */
export interface ModelCall {
  /** The tool's name, as it was declared. */
  name: string
  /** An object, or a text that is sent as it is where the vendor's API carries text. */
  arguments: Record<string, unknown> | string
  /** Of a tool that was declared in one; OpenAI's Responses alone. */
  namespace?: string
}

/** What the model says next: a text, calls, or both. */
export interface ModelReply {
  text?: string
  calls?: readonly ModelCall[]
}

/** A tool that a request declares, alike for all vendors. */
export interface DeclaredTool {
  name: string
  description: string
  parameters: JsonSchema
}

/** A request that reached the model, and what is alike for all vendors in it. */
export interface ModelRequest {
  /** `/v1/messages` */
  path: string
  /** What was sent. */
  body: Record<string, unknown>
  tools: readonly DeclaredTool[]
  /** What the calls of the model's last turn answered, in order, as text; none when it made none. */
  results: readonly string[]
  /** Why it was refused, in the vendor's words. */
  refusal?: string
}

/** A reply, or what makes one from the request. */
export type ScriptedReply = ModelReply | ((request: ModelRequest) => ModelReply)
