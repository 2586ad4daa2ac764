import { argumentNames, fileOutput, type Tool, type Upstream } from '@maillon/core/toolkit'
import { z } from 'zod'
import { graphQlRequest, readGraphQlAnswer } from './graphql/call-graphql.ts'
import { filesOfCall } from './files-of-call.ts'
import { httpRequest } from './http-request.ts'
import type { HttpCall, ToolkitFile, ToolOfFile } from './toolkit-file.ts'

/** What is read of a tool only when it is used. */
export type ToolBody = Pick<ToolOfFile, 'input' | 'wholeInput' | 'call'>

/** What else is known of it: what lists say, and searches read. */
export type ToolFacts = Omit<ToolOfFile, keyof ToolBody> & {
  /** Whether what it answers is a file. */
  answersFile: boolean
  /** Whether `input` is cut, and the body has all of it. */
  isCut: boolean
  argumentNames: readonly string[]
}

const anything = z.unknown()

/** The tool that a file describes. */
export function toolOf(file: ToolkitFile, tool: ToolOfFile): Tool {
  const body = wholeBody(tool, file.schemas)
  return toolWith(file, factsOf(tool), () => body)
}

/** What is known of a tool before its body is read. */
export function factsOf({ input, wholeInput, call, ...facts }: ToolOfFile): ToolFacts {
  return {
    ...facts,
    answersFile: call.kind === 'http' && call.answer !== undefined,
    isCut: wholeInput !== undefined,
    argumentNames: argumentNames(input),
  }
}

/** A tool's body with what it refers to in its file. */
export function wholeBody(body: ToolBody, schemas: ToolkitFile['schemas'] = {}): ToolBody {
  const { wholeInput } = body
  return wholeInput ? { ...body, wholeInput: { $defs: schemas, ...wholeInput } } : body
}

/** A tool of which the body is read when it is used. */
export function toolWith(
  { name, baseUrl }: Pick<ToolkitFile, 'name' | 'baseUrl'>,
  { scopes, idempotent, answers, answersFile, isCut, ...facts }: ToolFacts,
  body: () => ToolBody,
): Tool {
  const tool: Tool = {
    ...facts,
    ...(scopes && { scopes }),
    ...(answers && { answers }),
    ...(idempotent !== undefined && { idempotent }),
    get input() {
      return body().input
    },
    output: answersFile ? z.object({ file: fileOutput() }) : anything,
    run: async (input: Record<string, unknown>, upstream) => {
      const { call, input: schema } = body()
      if (call.kind === 'http') return callHttp(call, input, upstream)
      if (call.kind === 'graphql') {
        const answer = await upstream.call(graphQlRequest(call, baseUrl, input))
        return readGraphQlAnswer(name, call, answer)
      }
      const { callServer } = await import('./mcp/call-server.ts')
      const { slug } = facts
      return callServer({ slug, toolkit: name, url: baseUrl, call, schema, input, upstream })
    },
  }
  if (!isCut) return tool
  return Object.defineProperty(tool, 'wholeInput', {
    get: () => body().wholeInput,
    enumerable: true,
  })
}

async function callHttp(
  call: HttpCall,
  input: Record<string, unknown>,
  upstream: Upstream,
): Promise<unknown> {
  const ids = filesOfCall(call, input)
  const files = await Promise.all(ids.map(async (id) => [id, await upstream.file(id)] as const))
  const request = httpRequest(call, input, new Map(files))
  return call.answer ? { file: await upstream.download(request) } : upstream.call(request)
}
