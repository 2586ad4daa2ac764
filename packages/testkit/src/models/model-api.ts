import type { JsonObject } from './json.ts'
import type { DeclaredTool, ModelReply } from './model-reply.ts'

/** The HTTP API of a model's vendor. */
export interface ModelApi {
  /** What speaks at an address; nothing where the vendor has none. */
  endpoint(url: URL, headers: Headers): Endpoint | undefined
  /** How the vendor says what is wrong with the address, with the text of the body, or with a script that ended. */
  problem(kind: 'not_found' | 'no_json' | 'no_reply', message: string): Refusal
}

/** A request's answer that is no reply of the model. */
export interface Refusal {
  status: number
  message: string
  /** The whole body, in the vendor's shape. */
  body: JsonObject
}

/** One way to ask a vendor's model. */
export interface Endpoint {
  tools(body: JsonObject): DeclaredTool[]
  results(body: JsonObject): string[]
  /** Why the vendor does not take the request. */
  refusal(body: JsonObject): Refusal | undefined
  isStreamed(body: JsonObject): boolean
  whole(body: JsonObject, reply: ModelReply): unknown
  /** The stream's text, in the pieces in which it is sent. */
  pieces(body: JsonObject, reply: ModelReply): Iterable<string>
}
