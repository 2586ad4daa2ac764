import { MaillonError } from '@maillon/core'
import {
  keyHeader,
  type Tool,
  type Toolkit,
  type ToolRequest,
  tokenHeaders,
  type TypedKey,
  type Upstream,
  withUser,
} from '@maillon/core/toolkit'
import type { z } from 'zod'
import { routed } from './routed.ts'

export interface RunToolOptions {
  toolkit: Toolkit
  slug: string
  input?: Record<string, unknown>
  /** Real origin to loopback origin, as `startUpstreams` answers it. */
  routes: Record<string, string>
  /** The access token or API key; `user:key` where the toolkit asks for both. */
  credential?: string
}

/**
 * Runs one tool against its upstream, without an engine: checks the input, attaches the credential, parses the output.
 * An upstream that refuses throws `upstream_error` with its `status` and the toolkit's `reason` in the details.
 */
export async function runTool(options: RunToolOptions): Promise<Record<string, unknown>> {
  const tool = options.toolkit.tools.find(({ slug }) => slug === options.slug)
  if (!tool) throw new MaillonError('tool_not_found')
  const input = checked(tool, options.input ?? {})
  const upstream: Upstream = {
    call: (request) => callUpstream(request, options),
    exchange: async (request) => {
      const response = await send(request, options)
      const headers = Object.fromEntries(response.headers)
      return { status: response.status, headers, text: await response.text() }
    },
  }
  return tool.output.parse(await tool.run(input as never, upstream)) as Record<string, unknown>
}

/** What a document says of arguments is checked by the engine alone. */
function checked({ input }: Tool, value: Record<string, unknown>): unknown {
  if (!('_zod' in input)) return value
  const parsed = (input as z.ZodObject).safeParse(value)
  if (parsed.success) return parsed.data
  throw new MaillonError('invalid_arguments', {
    errors: parsed.error.issues.map(({ message }) => message),
  })
}

type Sending = Pick<RunToolOptions, 'toolkit' | 'routes' | 'credential'>

/** Sends one request as the engine does, and answers the parsed body. */
export async function callUpstream(request: ToolRequest, sending: Sending): Promise<unknown> {
  const response = await send(request, sending)
  const text = await response.text()
  const answer = { status: response.status, body: parsed(text) }
  const failure = sending.toolkit.failure?.(answer) ?? (response.ok ? undefined : { message: text })
  if (!failure) return answer.body
  throw new MaillonError('upstream_error', {
    message: failure.message,
    details: { status: response.status, reason: failure.reason },
  })
}

/** To the toolkit's own origins only. */
async function send(
  request: ToolRequest,
  { toolkit, routes, credential }: Sending,
): Promise<Response> {
  const { path, method, query = {}, json, form, text: content } = request
  const typed = typedKey(toolkit, credential)
  const full = /^https?:/.test(path) ? path : toolkit.baseUrl + path
  const url = new URL(withUser(full, typed))
  if (![new URL(toolkit.baseUrl).origin, ...toolkit.origins].includes(url.origin)) {
    throw new MaillonError('outbound_refused', { message: url.origin })
  }
  for (const [name, value] of Object.entries(query)) {
    for (const item of [value ?? []].flat()) url.searchParams.append(name, String(item))
  }
  const headers = new Headers({ ...toolkit.headers, ...request.headers })
  if (credential && toolkit.auth.scheme === 'OAUTH2') {
    const carried = tokenHeaders(toolkit.auth, { token: credential, clientId: 'client' })
    for (const [name, value] of Object.entries(carried)) headers.set(name, value)
  }
  if (credential && toolkit.auth.scheme === 'API_KEY') {
    headers.set(toolkit.auth.header, keyHeader(toolkit.auth, typed))
  }
  if (json !== undefined) headers.set('content-type', 'application/json')
  const body =
    json !== undefined ? JSON.stringify(json) : form ? new URLSearchParams(form) : content
  return fetch(routed(url.href, routes), { method, headers, ...(body && { body }) })
}

function typedKey({ auth }: Toolkit, credential = ''): TypedKey {
  if (auth.scheme !== 'API_KEY' || !auth.basic) return { key: credential }
  const [user = '', ...rest] = credential.split(':')
  return { user, key: rest.join(':') }
}

/** As the engine reads a body: what is no JSON is text. */
function parsed(text: string): unknown {
  if (text === '') return {}
  try {
    return JSON.parse(text)
  } catch {
    return text
  }
}
