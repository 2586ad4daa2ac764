import { MaillonError } from '@maillon/core'
import type { Tool, Toolkit, ToolRequest } from '@maillon/core/toolkit'
import type { z } from 'zod'
import { routed } from './routed.ts'

export interface RunToolOptions {
  toolkit: Toolkit
  slug: string
  input?: Record<string, unknown>
  /** Real origin to loopback origin, as `startUpstreams` answers it. */
  routes: Record<string, string>
  /** The access token or API key. */
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
  const call = (request: ToolRequest) => callUpstream(request, options)
  return tool.output.parse(await tool.run(input as never, { call })) as Record<string, unknown>
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

/** Sends one request as the engine does: to the toolkit's own origins only. */
export async function callUpstream(
  request: ToolRequest,
  { toolkit, routes, credential }: Pick<RunToolOptions, 'toolkit' | 'routes' | 'credential'>,
): Promise<unknown> {
  const { path, method, query = {}, json, form, text: content } = request
  const url = new URL(/^https?:/.test(path) ? path : toolkit.baseUrl + path)
  if (![new URL(toolkit.baseUrl).origin, ...toolkit.origins].includes(url.origin)) {
    throw new MaillonError('outbound_refused', { message: url.origin })
  }
  for (const [name, value] of Object.entries(query)) {
    for (const item of [value ?? []].flat()) url.searchParams.append(name, String(item))
  }
  const headers = new Headers({ ...toolkit.headers, ...request.headers })
  if (credential && toolkit.auth.scheme === 'OAUTH2')
    headers.set('authorization', `Bearer ${credential}`)
  if (credential && toolkit.auth.scheme === 'API_KEY') {
    headers.set(toolkit.auth.header, toolkit.auth.prefix + credential)
  }
  if (json !== undefined) headers.set('content-type', 'application/json')
  const body =
    json !== undefined ? JSON.stringify(json) : form ? new URLSearchParams(form) : content
  const response = await fetch(routed(url.href, routes), { method, headers, ...(body && { body }) })
  const text = await response.text()
  const answer = { status: response.status, body: parsed(text) }
  const failure = toolkit.failure?.(answer) ?? (response.ok ? undefined : { message: text })
  if (!failure) return answer.body
  throw new MaillonError('upstream_error', {
    message: failure.message,
    details: { status: response.status, reason: failure.reason },
  })
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
