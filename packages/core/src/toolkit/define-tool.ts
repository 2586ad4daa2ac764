import type { z } from 'zod'
import type { ToolSlug } from '../catalogue/installed-tools.ts'
import type { JsonSchema } from '../schema/json-schema.ts'
import type { FileFacts } from './file.ts'
import type { ToolRequest } from './request.ts'
import { scopesOfToken } from './schemes/further-tokens.ts'

/** What a tool does to the upstream: nothing, something, or something that cannot be undone. */
export type Effect = 'read' | 'write' | 'destroy'

/** An upstream's answer of any status, without cookies and credentials. */
export interface UpstreamAnswer {
  status: number
  /** By lower-case name. */
  headers: Readonly<Record<string, string>>
  text: string
}

/** How a tool with several steps reaches its upstream: each call gets the credential, and answers the parsed body. */
export interface Upstream {
  call(request: ToolRequest): Promise<unknown>
  /** For protocols over HTTP that read status and headers themselves. A refused credential is renewed as for `call`. */
  exchange(request: ToolRequest): Promise<UpstreamAnswer>
  /**
   * Keeps the answer's body as a file, streamed. Redirects are followed, without the credential where they leave the
   * toolkit's own origins. The name is the answer's own; the one given here where it says none. Of an answer in JSON,
   * `inside` is the member in which the bytes stand as base64.
   */
  download(
    request: ToolRequest,
    as?: { name?: string; mimetype?: string; inside?: string },
  ): Promise<FileFacts>
  /** Keeps bytes that the tool has as a file. */
  keepFile(bytes: Uint8Array, as: { name: string; mimetype?: string }): Promise<FileFacts>
  /** A file that the tool was given. Throws `file_not_found`. */
  file(id: string): Promise<FileFacts>
}

/** What a tool takes: an object by a schema of zod, or by JSON Schema (2020-12) for tools made from a document. */
export type ToolInput = z.ZodObject | JsonSchema

/** A call that comes before another: `{ tool: 'LINEAR_LIST_LINEAR_TEAMS', to: 'learn the team_id' }`. */
export interface PlanStep {
  /** Its slug; may be of another toolkit. */
  tool: ToolSlug
  /** Goes on after "Call … to". */
  to: string
}

interface ToolFacts<Input extends ToolInput, Output extends z.ZodType> {
  /** TOOLKIT_ACTION, upper case. */
  slug: string
  /** For people, e.g. `Send email`. */
  name: string
  /** For the model: what it does, what it needs, what it answers. */
  description: string
  effect: Effect
  /** Whether doing it twice is the same as doing it once. Reads always are. */
  idempotent?: boolean
  /** One of the handful that most people need from this toolkit. */
  important?: boolean
  /** The further token that it goes with, where a login gives several: `user`. The first one when left out. */
  token?: string
  /** Scopes that a call needs, in the upstream's words. */
  scopes?: readonly string[]
  /** Words that people use for this and that its name and description lack. */
  keywords?: readonly string[]
  /** What goes wrong with it, a sentence each, where its description and input do not say so already. */
  pitfalls?: readonly string[]
  /** The tools to call first, in order, and what for, where it takes what a user does not know. */
  plan?: readonly PlanStep[]
  input: Input
  /** Names of its arguments and of what is in them, where `input` is read only when it is used: what searches read. */
  argumentNames?: readonly string[]
  /** About how long its answers are, where they are known to be long; of a list, with so many items. */
  answers?: { characters: number; items?: number | undefined }
  /** All of what `input` is cut of, where a model would have to read too much: who asks for a part of it is given that. */
  wholeInput?: JsonSchema
  /** What the tool answers. Keys that it does not name are dropped, so that a model gets no noise. */
  output: Output
}

interface SingleRequest<Input extends z.ZodObject, Output extends z.ZodType> {
  /** The one call that the tool is. */
  request: (input: z.output<Input>) => ToolRequest
  /** Turns the upstream's parsed body into the tool's output; the body itself when left out. */
  response?: (body: never, input: z.output<Input>) => z.input<Output>
}

interface SeveralRequests<Input extends z.ZodObject, Output extends z.ZodType> {
  /** For tools that need more than one call. */
  run: (input: z.output<Input>, upstream: Upstream) => Promise<z.input<Output>>
}

/** A tool of any input, as the catalogue holds it. */
export interface Tool extends ToolFacts<ToolInput, z.ZodType> {
  run: (input: never, upstream: Upstream) => Promise<unknown>
}

/** One action of a toolkit: facts, schemas, and a pure function from input to request. */
export function defineTool<Input extends z.ZodObject, Output extends z.ZodType>(
  tool: ToolFacts<Input, Output> & (SingleRequest<Input, Output> | SeveralRequests<Input, Output>),
): Tool {
  const { token } = tool
  if ('run' in tool) return token === undefined ? tool : withToken(tool, token)
  const { request, response, ...facts } = tool
  const single: Tool = {
    ...facts,
    run: async (input: z.output<Input>, upstream) => {
      const body = await upstream.call(request(input))
      return response ? response(body as never, input) : body
    },
  }
  return token === undefined ? single : withToken(single, token)
}

/** A tool of which each call goes with a further token, and each scope is of that. */
function withToken({ run, scopes, ...facts }: Tool, token: string): Tool {
  return {
    ...facts,
    ...(scopes && { scopes: scopesOfToken(token, scopes) }),
    run: (input, upstream) =>
      run(input, {
        ...upstream,
        call: (request) => upstream.call({ token, ...request }),
        exchange: (request) => upstream.exchange({ token, ...request }),
        download: (request, as) => upstream.download({ token, ...request }, as),
      }),
  }
}
