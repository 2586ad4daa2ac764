import { lookup as systemLookup } from 'node:dns'
import type { LookupFunction } from 'node:net'
import { MaillonError } from '@maillon/core'
import { Agent, type Dispatcher, request as send } from 'undici'
import { answerLocally, type LocalFetch } from './answer-locally.ts'
import { isPublicAddress, literalAddress, publicLookup, refusal } from './address.ts'
import { type ClientCertificate, certifiedAgents } from './certified-agents.ts'
import { readBody } from './read-body.ts'
import { type OperatorOrigins, operatorOrigins } from './operator-origins.ts'
import type { OriginRoutes } from './routes.ts'

export interface OutboundInit {
  method?: string
  headers?: Record<string, string>
  body?: string
  signal?: AbortSignal
  /** Answers in place of the network. */
  local?: LocalFetch
  /** Shown to the server as the connection is made. */
  certificate?: ClientCertificate
  /** Origins that this request may go to. Required whenever it carries a credential. */
  origins: readonly string[]
  /** Whose address it is, where it is a toolkit's: what the operator runs may be private. */
  toolkit?: string
  /** On whose behalf, so that what one party meets is not taken for the upstream's; the engine's own when left out. */
  party?: string
  /** What fails for one purpose says nothing about the others at the same origin; the API's when left out. */
  purpose?: 'token'
  /** Bytes that a body may have, after decompression; 10 MiB when left out. */
  maxBytes?: number
  /** Awaited before more than 256 KiB of a body are read, until the exchange has no time left. */
  beforeLarge?: (party: string, until: AbortSignal) => Promise<void>
  /** For the whole exchange; 30 s when left out. */
  timeoutMs?: number
}

/** An upstream's answer, read to its end. */
export interface OutboundAnswer {
  status: number
  headers: Headers
  body: Uint8Array
}

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
  const guarded = new Agent({ connect: { lookup: publicLookup(lookup), timeout: 10_000 } })
  const vouched = new Agent({ connect: { lookup, timeout: 10_000 } })
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
    const target = checked(url, origins)
    const { url: dialled, mapped } = routes.resolve(target)
    const isVouched = mapped || operated.allows(init.toolkit, target.origin)
    if (!isVouched && !init.local) checkPublic(target)
    for (const [name, value] of Object.entries(init.headers ?? {})) checkHeader(name, value)
    // Nothing is started for an engine that ends.
    if (isClosed) throw unreachable(target)
    const deadline = AbortSignal.timeout(timeoutMs)
    const message = {
      method,
      headers: init.headers ?? {},
      body: init.body ?? null,
      signal: signal ? AbortSignal.any([signal, deadline]) : deadline,
    }
    let sent = init.local !== undefined
    const { certificate } = init
    const agent = certificate
      ? certified.agentWith(certificate, isVouched ? 'vouched' : 'guarded')
      : isVouched
        ? vouched
        : guarded
    const dispatcher = watched(agent, () => {
      sent = true
    })
    try {
      if (init.local) return await answerLocally(init.local, new Request(target, message), maxBytes)
      // Not fetch: it follows the Web's rules for pages, and costs twice as much.
      const answer = await send(dialled, { ...message, dispatcher })
      const beforeLarge = () => init.beforeLarge?.(init.party ?? '', message.signal)
      const body = await readBody(answer, maxBytes, beforeLarge)
      return { status: answer.statusCode, headers: headersOf(answer), body }
    } catch (error) {
      if (signal?.aborted && !deadline.aborted) throw signal.reason
      const isWrite = !/^(GET|HEAD)$/.test(method)
      throw fault(error, target, { late: deadline.aborted, mayHaveActed: sent && isWrite })
    }
  }
  return Object.assign(outbound, {
    close: async () => {
      isClosed = true
      await Promise.all([guarded.destroy(), vouched.destroy(), certified.destroy()])
    },
  })
}

function checked(text: string, origins: readonly string[]): URL {
  const url = URL.canParse(text) ? new URL(text) : undefined
  if (!url || url.protocol !== 'https:' || url.username !== '' || url.password !== '') {
    throw refusal(url?.host ?? 'an address that is no URL')
  }
  if (!origins.includes(url.origin)) throw refusal(url.host)
  return url
}

function checkPublic(url: URL): void {
  const address = literalAddress(url.hostname)
  if (address && !isPublicAddress(address)) throw refusal(url.hostname)
  // Other ports than https's own are how a request reaches a neighbour's admin page.
  if (url.port !== '') throw refusal(url.host)
}

/** RFC 9110 §5.5. Never the value in the error: it may be a credential. */
function checkHeader(name: string, value: string): void {
  if (/^[\t\x20-\x7e\x80-\xff]*$/.test(value)) return
  throw new MaillonError('invalid_arguments', {
    message: `The header ${name} has a character that cannot be sent.`,
    hint: 'Take out line ends, and letters beyond ASCII.',
  })
}

function headersOf({ headers }: Dispatcher.ResponseData): Headers {
  const all = new Headers()
  for (const [name, value = []] of Object.entries(headers)) {
    for (const one of Array.isArray(value) ? value : [value]) all.append(name, one)
  }
  return all
}

/** Tells when a request's first byte is about to leave: the name is resolved, and the connection stands. */
function watched(agent: Agent, onStart: () => void): Dispatcher {
  return agent.compose((dispatch) => (options, handler) => {
    const start = handler.onRequestStart
    handler.onRequestStart = function (...facts) {
      onStart()
      start?.apply(this, facts)
    }
    return dispatch(options, handler)
  })
}

/** The cause is left out: it may hold a header, and so a credential. */
function fault(
  error: unknown,
  { host }: URL,
  { late, mayHaveActed }: { late: boolean; mayHaveActed: boolean },
): MaillonError {
  const told = causes(error).find((cause) => MaillonError.is(cause))
  if (told) return told
  if (mayHaveActed) {
    return new MaillonError('outcome_unknown', {
      message: `The connection to ${host} ended after the request was sent, so it is not known whether it took effect.`,
      hint: 'Look whether it happened before doing it again.',
      details: { reason: late ? 'timeout' : 'connection_lost' },
    })
  }
  if (late) {
    return new MaillonError('upstream_timeout', {
      message: `${host} did not answer in time.`,
      hint: 'Try again later.',
    })
  }
  return unreachable({ host }, causes(error).find(hasCode)?.code)
}

function unreachable({ host }: Pick<URL, 'host'>, code?: string): MaillonError {
  return new MaillonError('upstream_unreachable', {
    message: `${host} could not be reached${code ? ` (${code})` : ''}.`,
    hint: 'Try again later.',
  })
}

function causes(error: unknown): unknown[] {
  return error instanceof Error ? [error, ...causes(error.cause)] : []
}

function hasCode(error: unknown): error is { code: string } {
  return typeof (error as { code?: unknown }).code === 'string'
}
