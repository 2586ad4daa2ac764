import { MaillonError } from '@maillon/core'
import {
  type FilledToolkit,
  type Query,
  type Toolkit,
  type ToolRequest,
  type UpstreamFailure,
  withFields,
} from '@maillon/core/toolkit'
import { tooDeep } from '../../answers/check-depth.ts'
import { answerReader } from '../../answers/read-answer.ts'
import type { ReadAnswer } from '../../answers/reading-thread.ts'
import { safeWords } from '../../oauth/safe-words.ts'
import { createBulkhead } from '../../outbound/bulkhead.ts'
import type { Outbound } from '../../outbound/outbound.ts'
import { retryAfter } from '../../outbound/retry-after.ts'
import { scrubHeaders } from '../../secrets/scrub-headers.ts'
import { recentScrubber } from '../../secrets/recent-scrubber.ts'
import { keepSecret } from '../../telemetry/live-secrets.ts'
import type { Placed } from '../schemes/scheme.ts'
import { place, secretsOf } from '../schemes/schemes.ts'
import { contentOf } from './content-of.ts'
import type { Credential } from './credential.ts'

/** A tool's request, or one whose body goes out as it is. */
export type UpstreamRequest =
  | ToolRequest
  | {
      method: ToolRequest['method'] | 'HEAD'
      path: string
      query?: Query
      headers?: Record<string, string>
      text?: string | undefined
    }

export interface UpstreamCall {
  /** As it is for the account. */
  toolkit: Toolkit & Partial<FilledToolkit>
  request: UpstreamRequest
  /** Undefined for toolkits that ask for none. */
  credential: Credential | undefined
  /** What else the answer may repeat and nobody may see. */
  secrets?: readonly string[]
  outbound: Outbound
  signal?: AbortSignal | undefined
  /** As long as `Outbound` waits, when left out. */
  timeoutMs?: number
}

/** What came of a call: the parsed body, or the upstream's refusal. */
export type UpstreamOutcome =
  | { body: unknown; failure?: never }
  | { failure: UpstreamFailure; status: number; retryAfter: number | undefined }

/** An upstream's answer without what it repeats of the credential. */
export interface UpstreamAnswer extends ReadAnswer {
  status: number
  headers: Headers
}

/** Over all upstreams, since it is about memory; how long one waits is the deadline of its call. */
const largeAnswers = createBulkhead({ places: 8, queue: Infinity, patienceMs: Infinity })

/** Sends one call to a toolkit's own origins, with its credential. Throws what `Outbound` throws, and `upstream_error`. */
export async function callUpstream(call: UpstreamCall): Promise<UpstreamOutcome> {
  const answer = await sendUpstream(call)
  if (answer.isTooDeep) throw tooDeep()
  return readOutcome(call.toolkit, answer)
}

/** The same, for the answer itself. */
export async function sendUpstream(call: UpstreamCall): Promise<UpstreamAnswer> {
  const { toolkit, request, credential, outbound, signal, timeoutMs } = call
  const placed = place(toolkit.auth, credential)
  const held = [...secretsOf(credential), ...(placed?.secrets ?? [])]
  const secrets = [...new Set([...held, ...(call.secrets ?? [])])]
  keepSecret(secrets)
  const { content, contentType } = contentOf(request, placed?.body)
  let leave: (() => void) | undefined
  try {
    const answer = await outbound(urlOf(toolkit, request, placed), {
      method: request.method,
      headers: {
        accept: 'application/json',
        'user-agent': 'maillon',
        ...lowerCased(toolkit.headers),
        ...lowerCased(request.headers ?? {}),
        ...(contentType && { 'content-type': contentType }),
        ...lowerCased(placed?.headers ?? {}),
      },
      ...(content !== undefined && { body: content }),
      ...(signal && { signal }),
      ...(timeoutMs !== undefined && { timeoutMs }),
      origins: originsOf(toolkit),
      ...(toolkit.local && { local: toolkit.local.fetch }),
      async beforeLarge(party, until) {
        leave = await largeAnswers.enter('', party, until)
      },
    })
    const scrubber = recentScrubber(secrets)
    return {
      status: answer.status,
      headers: scrubHeaders(answer.headers, scrubber),
      ...(await answerReader.read(answer.body, scrubber, signal)),
    }
  } finally {
    leave?.()
  }
}

/** What an answer to a call means. */
export function readOutcome(toolkit: Toolkit, answer: UpstreamAnswer): UpstreamOutcome {
  const body = answer.body.length === 0 ? {} : answer.value
  const failure = failureOf(toolkit, answer, body)
  if (!failure) return { body }
  return {
    failure: { ...failure, message: shortText(failure.message) },
    status: answer.status,
    retryAfter: retryAfter(answer.headers.get('retry-after'), Date.now()),
  }
}

/** Where a toolkit's credential may go. */
export function originsOf(toolkit: Toolkit): string[] {
  return [
    new URL(toolkit.baseUrl).origin,
    ...toolkit.origins.map((origin) => new URL(origin).origin),
  ]
}

function urlOf(
  toolkit: UpstreamCall['toolkit'],
  { path, query = {} }: UpstreamRequest,
  placed: Placed | undefined,
): string {
  const full = path.startsWith('https://') ? path : toolkit.baseUrl.replace(/\/$/, '') + path
  const text = withFields(full, toolkit.values ?? {})
  // Outbound says what is wrong with it.
  if (!URL.canParse(text)) return text
  const url = new URL(text)
  for (const [name, value] of Object.entries(query)) {
    if (value === undefined) continue
    for (const item of Array.isArray(value) ? value : [value])
      url.searchParams.append(name, String(item))
  }
  if (placed) placeInUrl(url, new URL(toolkit.baseUrl), placed)
  return url.href
}

/** Of two values with one name, the credential's stands alone. */
function placeInUrl(url: URL, base: URL, { query, path }: Placed): void {
  for (const [name, value] of Object.entries(query)) url.searchParams.set(name, value)
  const prefix = base.pathname.replace(/\/$/, '')
  if (path === '' || url.origin !== base.origin || !url.pathname.startsWith(`${prefix}/`)) return
  url.pathname = prefix + path + url.pathname.slice(prefix.length)
}

/** What a toolkit read from a body may be anything. */
function shortText(message: unknown): string {
  return String(message).slice(0, 1000)
}

/** Of two headers with the same name, the later one is to stand alone. */
function lowerCased(headers: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]),
  )
}

function failureOf(
  toolkit: Toolkit,
  { status, headers }: Pick<UpstreamAnswer, 'status' | 'headers'>,
  body: unknown,
): UpstreamFailure | undefined {
  const told = toolkit.failure?.({ status, body, headers })
  if (told) return told
  if (status < 300) return undefined
  const message = messageIn(body) ?? `${toolkit.name} answered with status ${status}.`
  if (status === 401) return { message, reason: 'token_rejected' }
  if (status === 429) return { message, reason: 'rate_limited' }
  return { message }
}

/** The sentence in the usual shapes of JSON errors. */
function messageIn(body: unknown, depth = 0): string | undefined {
  if (typeof body !== 'object' || body === null || depth > 3) return undefined
  const { error, message } = body as { error?: unknown; message?: unknown }
  if (typeof message === 'string') return message
  if (typeof error === 'string') return error
  return messageIn(error, depth + 1)
}

/** A refusal in the upstream's own words, short and plain: `401: "No such key."` */
export function failureText({
  status,
  failure,
}: Pick<Exclude<UpstreamOutcome, { body: unknown }>, 'status' | 'failure'>): string {
  return `${status}: "${safeWords(failure.message)}"`
}

/** A refusal as an error. */
export function failureError(
  toolkit: Toolkit,
  outcome: Exclude<UpstreamOutcome, { body: unknown }>,
): MaillonError {
  const { failure, status, retryAfter: seconds } = outcome
  const facts = {
    message: `${toolkit.name}: ${failure.message}`,
    details: { toolkit: toolkit.slug, upstream_status: status },
  }
  if (failure.reason === 'rate_limited') {
    return new MaillonError('upstream_rate_limited', {
      ...facts,
      hint: seconds === undefined ? 'Try again later.' : `Try again in ${seconds} seconds.`,
      details: { ...facts.details, ...(seconds !== undefined && { retry_after: seconds }) },
    })
  }
  if (failure.reason === 'missing_scopes') {
    return new MaillonError('missing_scopes', {
      ...facts,
      hint: 'Connect the account again and allow what is asked.',
    })
  }
  if (failure.reason === 'missing_permissions') {
    return new MaillonError('missing_permissions', {
      ...facts,
      hint: `Connecting again changes nothing: who runs this app's registration at ${toolkit.name} has to add the permission, or who owns the data has to give the app access.`,
    })
  }
  return new MaillonError('upstream_error', {
    ...facts,
    hint:
      status === 404
        ? 'Check the ids in the arguments.'
        : 'Check the arguments; the upstream says what it did not take.',
  })
}
