import { MaillonError } from '@maillon/core'
import { anthropicApi } from './anthropic/anthropic-api.ts'
import { geminiApi } from './gemini/gemini-api.ts'
import { mistralApi } from './mistral/mistral-api.ts'
import type { ModelApi, Refusal } from './model-api.ts'
import type { ModelReply, ModelRequest, ScriptedReply } from './model-reply.ts'
import { openaiApi } from './openai/openai-api.ts'
import { readJson } from './read-json.ts'

/** The vendors whose APIs there are stand-ins of. */
export type ModelVendor = 'openai' | 'anthropic' | 'gemini' | 'mistral'

/** Which vendor's, and what its model says. */
export interface ModelOptions {
  vendor: ModelVendor
  /**
   * One for each request that is not refused, in order; a request beyond them is answered with an error. Or what makes one
   * from any request.
   */
  replies: readonly ScriptedReply[] | ((request: ModelRequest) => ModelReply)
}

/** A `fetch` that reaches the stand-in, whatever the host. */
export interface ModelFetch {
  (input: string | URL | Request, init?: RequestInit): Promise<Response>
  /** What was asked, oldest first, refused requests too. */
  requests: ModelRequest[]
}

/**
 * A vendor's model behind a `fetch` function, for an SDK's own option of that name. It refuses requests that the vendor
 * refuses, in the vendor's words, and answers all others from the script, whole or streamed as they ask.
 */
export function modelFetch({ vendor, replies }: ModelOptions): ModelFetch {
  if (!Object.hasOwn(apis, vendor)) {
    throw new MaillonError('invalid_request', {
      message: `There is no stand-in of ${JSON.stringify(vendor)}.`,
      hint: `Name one of ${Object.keys(apis).join(', ')}.`,
    })
  }
  const api = apis[vendor]()
  const script = typeof replies === 'function' ? replies : [...replies]
  const requests: ModelRequest[] = []

  async function answer(input: string | URL | Request, init?: RequestInit): Promise<Response> {
    const request = new Request(input, init)
    const url = new URL(request.url)
    const endpoint = request.method === 'POST' && api.endpoint(url, request.headers)
    if (!endpoint) {
      return refused(api.problem('not_found', `${request.method} ${url.pathname}`))
    }
    const body = readJson(await request.arrayBuffer())
    request.signal.throwIfAborted()
    if (!body) return refused(api.problem('no_json', ''))
    const asked: ModelRequest = {
      path: url.pathname,
      body,
      tools: endpoint.tools(body),
      results: endpoint.results(body),
    }
    requests.push(asked)
    const refusal = endpoint.refusal(body)
    if (refusal) {
      asked.refusal = refusal.message
      return refused(refusal)
    }
    const scripted = typeof script === 'function' ? script : script.shift()
    if (!scripted) return refused(api.problem('no_reply', 'The script has no reply left.'))
    const reply = typeof scripted === 'function' ? scripted(asked) : scripted
    if (reply.text === undefined && !reply.calls) {
      return refused(api.problem('no_reply', 'The reply of the script has neither text nor calls.'))
    }
    return endpoint.isStreamed(body)
      ? streamed(endpoint.pieces(body, reply))
      : Response.json(endpoint.whole(body, reply))
  }

  return Object.assign(answer, { requests })
}

const apis: Record<ModelVendor, () => ModelApi> = {
  openai: openaiApi,
  anthropic: anthropicApi,
  gemini: geminiApi,
  mistral: mistralApi,
}

function refused({ status, body }: Refusal): Response {
  return Response.json(body, { status })
}

function streamed(pieces: Iterable<string>): Response {
  const stream = ReadableStream.from(pieces).pipeThrough(new TextEncoderStream())
  return new Response(stream, { headers: { 'content-type': 'text/event-stream' } })
}
