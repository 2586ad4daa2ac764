import type { SentAnswer, UpstreamCall, UpstreamRequest } from './upstream-request.ts'
import { type Query, type Toolkit, withFields } from '@maillon/core/toolkit'
import { tooDeep } from '../../answers/check-depth.ts'
import { answerReader } from '../../answers/read-answer.ts'
import { createBulkhead } from '../../outbound/bulkhead.ts'
import type { AnswerHeaders } from '../../outbound/answer-headers.ts'
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
  const { toolkit, request, credential, outbound, party, signal, timeoutMs, files, receive } = call
  const { anonymous: isAnonymous } = request
  const placed = isAnonymous ? undefined : place(toolkit, credential, request.token)
  const scrubber = scrubberFor(credential, placed, call.secrets)
  const { content, contentType } = await contentOf(request, placed?.body, files)
  let leave: (() => void) | undefined
  try {
    const url = isAnonymous ? withQuery(request.path, request) : urlOf(toolkit, request, placed)
    const { method } = request
    const headers: Record<string, string> = { accept: 'application/json', 'user-agent': 'maillon' }
    if (!isAnonymous) addTo(headers, toolkit.headers)
    addTo(headers, request.headers)
    if (contentType) headers['content-type'] = contentType
    addTo(headers, placed?.headers)
    if (placed?.sign)
      addTo(headers, await placed.sign({ url, method, headers, content, at: Date.now() }))
    const answer = await outbound(url, {
      method,
      headers,
      ...(content !== undefined && { body: content }),
      ...(signal && { signal }),
      ...(timeoutMs !== undefined && { timeoutMs }),
      ...(party !== undefined && { party, toolkit: toolkit.slug }),
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
  headers: AnswerHeaders,
  from: string,
  scrubber: Scrubber,
): Pick<SentAnswer, 'redirect'> {
  const location = headers.get('location')
  const url = location === null ? null : URL.parse(location, from)
  return url
    ? { redirect: { url: url.href, hasSecret: scrubber.scrub(url.href) !== url.href } }
    : {}
}

const places = new WeakMap<Toolkit, { base: URL; origins: readonly string[] }>()

function placesOf(toolkit: Toolkit) {
  const before = places.get(toolkit)
  if (before) return before
  const base = new URL(toolkit.baseUrl)
  const known = { base, origins: [base, ...toolkit.origins].map((url) => new URL(url).origin) }
  places.set(toolkit, known)
  return known
}

/** Where a toolkit's credential may go. */
export function originsOf(toolkit: Toolkit): readonly string[] {
  return placesOf(toolkit).origins
}

function urlOf(
  toolkit: UpstreamCall['toolkit'],
  { path, query }: UpstreamRequest,
  placed: PlacedCredential | undefined,
): string {
  const full = path.startsWith('https://') ? path : toolkit.baseUrl.replace(/\/$/, '') + path
  const text = withFields(full, toolkit.values ?? {})
  const url = URL.parse(text)
  if (!url) return text
  addQuery(url, query)
  if (placed) placeInUrl(url, placesOf(toolkit).base, placed)
  return url.href
}

function withQuery(text: string, { query }: Pick<UpstreamRequest, 'query'>): string {
  const url = URL.parse(text)
  // Outbound says what is wrong with it.
  if (!url) return text
  addQuery(url, query)
  return url.href
}

function addQuery(url: URL, query: Query = {}): void {
  let all: URLSearchParams | undefined
  for (const [name, value] of Object.entries(query)) {
    if (value === undefined) continue
    all ??= new URLSearchParams(url.search)
    for (const item of Array.isArray(value) ? value : [value]) all.append(name, String(item))
  }
  // Once: with each change, an address is read anew.
  if (all) url.search = all.toString()
}

/** Of two values with one name, the credential's stands alone. */
function placeInUrl(url: URL, base: URL, { query, path }: PlacedCredential): void {
  for (const [name, value] of Object.entries(query)) url.searchParams.set(name, value)
  if (path === '') return
  const prefix = base.pathname.replace(/\/$/, '')
  if (url.origin !== base.origin || !url.pathname.startsWith(`${prefix}/`)) return
  // A redirect may have it already.
  if (url.pathname.startsWith(`${prefix}${path}/`)) return
  url.pathname = prefix + path + url.pathname.slice(prefix.length)
}

/** Of two headers with the same name, the later one stands alone. */
function addTo(all: Record<string, string>, headers: Readonly<Record<string, string>> = {}): void {
  for (const [name, value] of Object.entries(headers)) all[name.toLowerCase()] = value
}
