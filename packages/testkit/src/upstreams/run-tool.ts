import { MaillonError, type ToolSlug } from '@maillon/core'
import {
  isKeyAuth,
  type KeyAuth,
  fillToolkit,
  namesIn,
  placeKey,
  type Tool,
  type Toolkit,
  type ToolRequest,
  tokenHeaders,
  type Typed,
  type Upstream,
  withFields,
} from '@maillon/core/toolkit'
import type { z } from 'zod'
import { bodyOf } from './body-of.ts'
import { routed } from './routed.ts'
import { createTestFiles, type TestFiles } from './test-files.ts'

/** Which tool to run, by whose account, against which emulations. */
export interface RunToolOptions {
  toolkit: Toolkit
  slug: ToolSlug
  input?: Record<string, unknown>
  /** Real origin to loopback origin, as `startUpstreams` answers it. */
  routes: Record<string, string>
  /** The access token or API key; `user:key` where both go out by HTTP Basic, and all secrets by name where there are more. */
  credential?: string | Record<string, string>
  /** What is filled in for the account and is no secret. */
  fields?: Record<string, string>
  /** What the tool is given and keeps. */
  files?: TestFiles
}

/**
 * Runs one tool against its upstream, without an engine: checks the input, attaches the credential, parses the output.
 * An upstream that refuses throws `upstream_error` with its `status` and the toolkit's `reason` in the details.
 */
export async function runTool(options: RunToolOptions): Promise<Record<string, unknown>> {
  const tool = options.toolkit.tools.find(({ slug }) => slug === options.slug)
  if (!tool) throw new MaillonError('tool_not_found')
  const input = checked(tool, options.input ?? {})
  const files = options.files ?? createTestFiles()
  const sending = { ...options, files }
  const upstream: Upstream = {
    call: (request) => callUpstream(request, sending),
    exchange: async (request) => {
      const response = await send(request, sending)
      const headers = Object.fromEntries(response.headers)
      return { status: response.status, headers, text: await response.text() }
    },
    download: async (request, as = {}) => {
      const response = await sendOn(request, sending)
      if (!response.ok) read(sending, { status: response.status, text: await response.text() })
      const { inside } = as
      const type = inside === undefined ? response.headers.get('content-type') : null
      const mimetype = as.mimetype ?? type ?? undefined
      const bytes =
        inside === undefined
          ? new Uint8Array(await response.arrayBuffer())
          : Buffer.from(((await response.json()) as Record<string, string>)[inside] ?? '', 'base64')
      return files.add({ name: as.name ?? 'file', ...(mimetype && { mimetype }), bytes })
    },
    keepFile: async (bytes, as) => files.add({ ...as, bytes }),
    file: async (id) => files.find(id),
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

type Sending = Pick<RunToolOptions, 'toolkit' | 'routes' | 'credential' | 'fields' | 'files'>

/** Sends one request as the engine does, and answers the parsed body. */
export async function callUpstream(request: ToolRequest, sending: Sending): Promise<unknown> {
  const response = await send(request, sending)
  return read(sending, { status: response.status, text: await response.text() })
}

/** An answer's body, or the error that it is. */
function read({ toolkit }: Sending, { status, text }: { status: number; text: string }): unknown {
  const answer = { status, body: parsed(text) }
  const isFine = status >= 200 && status < 300
  const failure = toolkit.failure?.(answer) ?? (isFine ? undefined : { message: text })
  if (!failure) return answer.body
  throw new MaillonError('upstream_error', {
    message: failure.message,
    details: { status, reason: failure.reason },
  })
}

/** Follows redirects, without the credential where they leave the toolkit's origins. */
async function sendOn(request: ToolRequest, sending: Sending): Promise<Response> {
  const response = await send(request, sending)
  const location = response.headers.get('location')
  if (response.status < 300 || response.status > 399 || location === null) return response
  const { toolkit } = sending
  const { href, origin } = new URL(location, new URL(request.path, toolkit.baseUrl))
  const isOwn = [new URL(toolkit.baseUrl).origin, ...toolkit.origins].includes(origin)
  return sendOn({ method: 'GET', path: href, ...(!isOwn && { anonymous: true }) }, sending)
}

/** To the toolkit's own origins, or, without the credential, to any. */
async function send(
  request: ToolRequest,
  { toolkit: ofAll, routes, credential, fields = {}, files }: Sending,
): Promise<Response> {
  const { path, method, query = {} } = request
  if (request.anonymous) {
    const content = bodyOf(request, files)
    const headers = {
      ...(request.json !== undefined && { 'content-type': 'application/json' }),
      ...request.headers,
    }
    const init = { method, headers, redirect: 'manual', ...(content && { body: content }) } as const
    return fetch(routed(path, routes), init)
  }
  const { auth: ofEach } = ofAll
  const typed = isKeyAuth(ofEach) ? typedKey(ofEach, credential, fields) : undefined
  const toolkit = fillToolkit(ofAll, { fields: typed?.fields ?? fields })
  const { auth } = toolkit
  const full = /^https?:/.test(path) ? path : toolkit.baseUrl + path
  const url = new URL(withFields(full, { ...toolkit.values, ...typed?.fields }))
  if (![new URL(toolkit.baseUrl).origin, ...toolkit.origins].includes(url.origin)) {
    throw new MaillonError('outbound_refused', { message: url.origin })
  }
  for (const [name, value] of Object.entries(query)) {
    for (const item of [value ?? []].flat()) url.searchParams.append(name, String(item))
  }
  const headers = new Headers({ ...toolkit.headers, ...request.headers })
  if (typeof credential === 'string' && auth.scheme === 'OAUTH2') {
    const carried = tokenHeaders(auth, { token: credential, clientId: 'client' })
    for (const [name, value] of Object.entries(carried)) headers.set(name, value)
  }
  const placed: Omit<ReturnType<typeof placeKey>, 'secrets'> = credential &&
  typed &&
  isKeyAuth(auth)
    ? placeKey(auth, typed)
    : none
  for (const [name, value] of Object.entries(placed.headers)) headers.set(name, value)
  for (const [name, value] of Object.entries(placed.query)) url.searchParams.set(name, value)
  const base = new URL(toolkit.baseUrl)
  const prefix = base.pathname.replace(/\/$/, '')
  if (url.origin === base.origin && url.pathname.startsWith(`${prefix}/`))
    url.pathname = prefix + placed.path + url.pathname.slice(prefix.length)
  const content = withKey(request, placed.body)
  if (content.json !== undefined) headers.set('content-type', 'application/json')
  const body = bodyOf(content, files)
  return fetch(routed(url.href, routes), {
    method,
    headers,
    redirect: 'manual',
    ...(body && { body }),
  })
}

const none = { headers: {}, query: {}, body: {}, path: '' }

/** A request whose body, JSON or a form, has the values of a key. */
function withKey(request: ToolRequest, placed: Record<string, string>): ToolRequest {
  const { method, json, form } = request
  if (method === 'GET' || Object.keys(placed).length === 0) return request
  return form
    ? { ...request, form: { ...form, ...placed } }
    : { ...request, json: { ...(json as object), ...placed } }
}

function typedKey(
  auth: KeyAuth,
  credential: RunToolOptions['credential'] = '',
  fields: Record<string, string>,
): Typed {
  if (typeof credential !== 'string') return { fields, secrets: credential }
  const { basic } = auth
  if (!basic) {
    const [name = ''] = Object.keys(auth.fields).filter((field) => auth.fields[field]?.secret)
    return { fields, secrets: { [name]: credential } }
  }
  const [user = '', ...rest] = credential.split(':')
  const [[userName = ''], [keyName = '']] = [namesIn(basic.user), namesIn(basic.password)]
  return { fields: { ...fields, [userName]: user }, secrets: { [keyName]: rest.join(':') } }
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
