// The reader's compiler, too, has to find what the one file of the library is.
// oxlint-disable-next-line typescript/triple-slash-reference
/// <reference path="./undici-agent.d.ts" />
import type { OutboundInit, OutboundAnswer } from './outbound-init.ts'
import { lookup as systemLookup } from 'node:dns'
import type { LookupFunction } from 'node:net'
import type { Readable } from 'node:stream'
// By its file: where Bun is asked for undici itself, it gives something of its own that takes no dispatcher.
import type { Dispatcher } from 'undici'
import Agent from 'undici/lib/dispatcher/agent.js'
import { answerHeaders } from './answer-headers.ts'
import { answerLocally } from './answer-locally.ts'
import { publicLookup } from './address.ts'
import { certifiedAgents } from './certified-agents.ts'
import { checkAddress, checkHeader, checkPublic } from './check-address.ts'
import { connector } from './connector.ts'
import { exchange } from './exchange.ts'
import { fault, unreachable } from './fault.ts'
import { ownFaults } from './own-faults.ts'
import { readBody, streamBody, wholeBody } from './read-body.ts'
import { type OperatorOrigins, operatorOrigins } from './operator-origins.ts'
import type { OriginRoutes } from './routes.ts'
import { timeLimit } from './time-limit.ts'

/** Everything that the engine sends anywhere goes through here. Redirects are answers, and never followed. */
export interface Outbound {
  (url: string, init: OutboundInit): Promise<OutboundAnswer>
  close(): Promise<void>
}

/**
 * The one way out: https only, only to the origins that the caller names, only to public addresses (checked where the
 * socket dials), with caps on time and size. Origins mapped by `routes` may be anything, and those that the operator
 * named for a toolkit may be anywhere, for requests of that toolkit.
 * Throws `outbound_refused`, `upstream_unreachable`, `upstream_timeout`, `upstream_error` (too large), `outcome_unknown`,
 * and `invalid_arguments` for a header that cannot be sent.
 */
export function createOutbound(
  routes: OriginRoutes,
  {
    lookup = systemLookup,
    operated = operatorOrigins({}),
  }: { lookup?: LookupFunction; operated?: OperatorOrigins } = {},
): Outbound {
  const guarded = new Agent({
    connect: connector({ lookup: publicLookup(lookup), timeout: 10_000 }),
  })
  const vouched = new Agent({ connect: connector({ lookup, timeout: 10_000 }) })
  const certified = certifiedAgents({
    guarded: { lookup: publicLookup(lookup), timeout: 10_000 },
    vouched: { lookup, timeout: 10_000 },
  })
  let isClosed = false

  const outbound = async (url: string, init: OutboundInit): Promise<OutboundAnswer> => {
    const {
      origins,
      maxBytes = 10 * 1024 * 1024,
      timeoutMs = 30_000,
      signal,
      method = 'GET',
    } = init
    const target = checkAddress(url, origins)
    const { url: dialled, mapped } = routes.resolve(target)
    const isVouched = mapped || operated.allows(init.toolkit, target.origin)
    if (!isVouched && !init.local) checkPublic(target)
    const headers = headersFor(init)
    for (const name of Object.keys(headers)) checkHeader(name, headers[name] ?? '')
    // Nothing is started for an engine that ends.
    if (isClosed) throw unreachable(target)
    signal?.throwIfAborted()
    const limit = timeLimit(timeoutMs, signal)
    const own = ownFaults()
    const body = bodyOf(init, (bytes) => limit.leaving(own.ofSource(bytes)))
    let sent = init.local !== undefined
    const receive: OutboundInit['receive'] = (head) => {
      const receiver = init.receive?.(head)
      return receiver && own.ofReceiver((bytes) => receiver(limit.coming(bytes)))
    }
    try {
      if (init.local) {
        const request = localRequest(target, { method, headers, body, signal: limit.signal })
        return await answerLocally(init.local, request, { maxBytes, receive })
      }
      const { origin, pathname, search } = dialled
      const path = pathname + search
      const whole = wholeBody(maxBytes, () => init.beforeLarge?.(init.party ?? '', limit.signal))
      const arrived = await exchange(
        agentFor(init, isVouched),
        // Ours is the limit, which knows what is a wait for the other side.
        { origin, path, method, headers, body, headersTimeout: 0, bodyTimeout: 0 },
        { limit, whole, isStreamed: init.receive !== undefined, onStart: () => (sent = true) },
      )
      const { status, lines } = arrived
      const head = { status, headers: answerHeaders(lines) }
      if (arrived.body instanceof Uint8Array) return { ...head, body: arrived.body }
      const receiver = receive(head)
      if (!receiver) return { ...head, body: await readBody(arrived.body, lines, whole) }
      await streamBody(arrived.body, lines, receiver)
      return { ...head, body: new Uint8Array() }
    } catch (error) {
      if (limit.over === 'aborted') throw signal?.reason
      if (own.met) throw own.met.error
      const isWrite = !/^(GET|HEAD|QUERY)$/.test(method)
      throw fault(error, target, { late: limit.over === 'late', mayHaveActed: sent && isWrite })
    } finally {
      limit.end()
    }
  }

  function agentFor({ certificate }: OutboundInit, isVouched: boolean): Dispatcher {
    if (certificate) return certified.agentWith(certificate, isVouched ? 'vouched' : 'guarded')
    return isVouched ? vouched : guarded
  }

  return Object.assign(outbound, {
    close: async () => {
      isClosed = true
      await Promise.all([guarded.destroy(), vouched.destroy(), certified.destroy()])
    },
  })
}

interface Message {
  method: string
  headers: Record<string, string>
  body: string | Readable | null
  signal: AbortSignal
}

/** How long a streamed body is, is said beforehand: some upstreams take no other. */
function headersFor({ headers = {}, body }: OutboundInit): Record<string, string> {
  if (typeof body !== 'object') return headers
  return { ...headers, 'content-length': String(body.size) }
}

/** As undici takes it: it reads iterables too, whose type it does not name. */
function bodyOf(
  { body }: OutboundInit,
  leaving: (bytes: AsyncIterable<Uint8Array>) => unknown,
): string | Readable | null {
  return typeof body === 'object' ? (leaving(body.open()) as Readable) : (body ?? null)
}

function localRequest(url: URL, { body, ...message }: Message): Request {
  if (typeof body === 'string' || body === null) return new Request(url, { ...message, body })
  return new Request(url, { ...message, body: ReadableStream.from(body), duplex: 'half' })
}
