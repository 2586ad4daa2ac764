import type { SentAnswer, UpstreamCall, UpstreamRequest } from './upstream-request.ts'
import { type Toolkit, withFields } from '@maillon/core/toolkit'
import { tooDeep } from '../../answers/check-depth.ts'
import { answerReader } from '../../answers/read-answer.ts'
import { createBulkhead } from '../../outbound/bulkhead.ts'
import type { OutboundInit } from '../../outbound/outbound-init.ts'
import { blotEach } from '../../secrets/blot-each.ts'
import { scrubHeaders } from '../../secrets/scrub-headers.ts'
import type { Scrubber } from '../../secrets/scrubber.ts'
import type { PlacedCredential } from '../schemes/scheme.ts'
import { place } from '../schemes/schemes.ts'
import { contentOf } from './content-of.ts'
import { readOutcome, type UpstreamOutcome } from './outcome.ts'
import { scrubberFor } from './scrubber-for.ts'

/** Over all upstreams, since it is about memory; how long one waits is the deadline of its call. */
const largeAnswers = createBulkhead({ places: 8, queue: Infinity, patienceMs: Infinity })

/** Sends one call to a toolkit's own origins, with its credential. Throws what `Outbound` throws, and `upstream_error`. */
export async function callUpstream(call: UpstreamCall): Promise<UpstreamOutcome> {
  const answer = await sendUpstream(call)
  if (answer.isTooDeep) throw tooDeep()
  return readOutcome(call.toolkit, answer)
}

/** The same, for the answer itself. An anonymous request goes to any public address, and without the credential. */
export async function sendUpstream(call: UpstreamCall): Promise<SentAnswer> {
  const { toolkit, request, credential, outbound, signal, timeoutMs, files, receive } = call
  const { anonymous: isAnonymous } = request
  const placed = isAnonymous ? undefined : place(toolkit, credential, request.token)
  const scrubber = scrubberFor(credential, placed, call.secrets)
  const { content, contentType } = await contentOf(request, placed?.body, files)
  let leave: (() => void) | undefined
  try {
    const url = isAnonymous ? withQuery(request.path, request) : urlOf(toolkit, request, placed)
    const { method } = request
    const headers = {
      accept: 'application/json',
      'user-agent': 'maillon',
      ...(!isAnonymous && lowerCased(toolkit.headers)),
      ...lowerCased(request.headers ?? {}),
      ...(contentType && { 'content-type': contentType }),
      ...lowerCased(placed?.headers ?? {}),
    }
    const signature = await placed?.sign?.({ url, method, headers, content, at: Date.now() })
    const answer = await outbound(url, {
      method,
      headers: { ...headers, ...signature },
      ...(content !== undefined && { body: content }),
      ...(signal && { signal }),
      ...(timeoutMs !== undefined && { timeoutMs }),
      ...(isAnonymous ? anywherePublic(url) : ownPlaces(toolkit)),
      ...(placed?.certificate && { certificate: placed.certificate }),
      ...(receive && {
        receive: ({ status, headers: told }) => {
          const head = { status, headers: scrubHeaders(told, scrubber) }
          const receiver = receive({ ...head, url: scrubber.scrub(url) })
          return receiver && ((bytes) => receiver(blotEach(bytes, scrubber)))
        },
      }),
      async beforeLarge(party, until) {
        leave = await largeAnswers.enter('', party, until)
      },
    })
    return {
      url: scrubber.scrub(url),
      ...redirectIn(answer.headers, url, scrubber),
      status: answer.status,
      headers: scrubHeaders(answer.headers, scrubber),
      ...(await answerReader.read(answer.body, scrubber, signal)),
    }
  } finally {
    leave?.()
  }
}

/** Where the operator's own services are is the toolkit's business, and no address's that somebody else gave. */
function anywherePublic(url: string): Pick<OutboundInit, 'origins' | 'toolkit'> {
  return { origins: URL.canParse(url) ? [new URL(url).origin] : [], toolkit: undefined }
}

function ownPlaces(toolkit: Toolkit): Pick<OutboundInit, 'origins' | 'local'> {
  return { origins: originsOf(toolkit), ...(toolkit.local && { local: toolkit.local.fetch }) }
}

function redirectIn(
  headers: Headers,
  from: string,
  scrubber: Scrubber,
): Pick<SentAnswer, 'redirect'> {
  const location = headers.get('location')
  const url = location === null ? null : URL.parse(location, from)
  return url
    ? { redirect: { url: url.href, hasSecret: scrubber.scrub(url.href) !== url.href } }
    : {}
}

const known = new WeakMap<Toolkit, readonly string[]>()

/** Where a toolkit's credential may go. */
export function originsOf(toolkit: Toolkit): readonly string[] {
  const before = known.get(toolkit)
  if (before) return before
  const origins = [toolkit.baseUrl, ...toolkit.origins].map((url) => new URL(url).origin)
  known.set(toolkit, origins)
  return origins
}

function urlOf(
  toolkit: UpstreamCall['toolkit'],
  { path, query = {} }: UpstreamRequest,
  placed: PlacedCredential | undefined,
): string {
  const full = path.startsWith('https://') ? path : toolkit.baseUrl.replace(/\/$/, '') + path
  const text = withQuery(withFields(full, toolkit.values ?? {}), { query })
  if (!placed || !URL.canParse(text)) return text
  const url = new URL(text)
  placeInUrl(url, new URL(toolkit.baseUrl), placed)
  return url.href
}

function withQuery(text: string, { query = {} }: Pick<UpstreamRequest, 'query'>): string {
  // Outbound says what is wrong with it.
  if (!URL.canParse(text)) return text
  const url = new URL(text)
  for (const [name, value] of Object.entries(query)) {
    if (value === undefined) continue
    for (const item of Array.isArray(value) ? value : [value])
      url.searchParams.append(name, String(item))
  }
  return url.href
}

/** Of two values with one name, the credential's stands alone. */
function placeInUrl(url: URL, base: URL, { query, path }: PlacedCredential): void {
  for (const [name, value] of Object.entries(query)) url.searchParams.set(name, value)
  const prefix = base.pathname.replace(/\/$/, '')
  if (path === '' || url.origin !== base.origin || !url.pathname.startsWith(`${prefix}/`)) return
  // A redirect may have it already.
  if (url.pathname.startsWith(`${prefix}${path}/`)) return
  url.pathname = prefix + path + url.pathname.slice(prefix.length)
}

/** Of two headers with the same name, the later one is to stand alone. */
function lowerCased(headers: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]),
  )
}
