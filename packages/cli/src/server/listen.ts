import { createServer } from 'node:http'
import type { AddressInfo, Socket } from 'node:net'
import { getRequestListener } from '@hono/node-server'
import { MaillonError } from '@maillon/core'
import { calledFrom, type Engine } from '@maillon/engine'
import { createInFlight } from './in-flight.ts'
import { limitBodies } from './limit-bodies.ts'
import { type ServerLimits, serverLimits } from './server-limits.ts'
import { forwarded, withForwardedHost } from './forwarded.ts'

/** An engine behind a port. */
export interface Listening {
  engine: Engine
  url: string
  /**
   * Says that it is not ready any more and goes on for `drainMs`, so that load balancers look elsewhere; then takes no
   * more requests, lets those under way end for at most `graceMs`, and closes the engine. Answers how many were cut.
   */
  stop(): Promise<number>
}

export interface ListenOptions {
  host?: string
  port: number
  /** The engine has to know its own address, so it starts when the port is known. */
  start: (url: string) => Promise<Engine>
  drainMs?: number
  graceMs?: number
  /** Whether the Host and the caller's address that count are those that a proxy in front forwards. */
  trustProxy?: boolean
  limits?: Partial<ServerLimits>
}

/** Listens, on loopback when no host is named, and starts the engine then. */
export async function listen(options: ListenOptions): Promise<Listening> {
  const { host = '127.0.0.1', port, drainMs = 0, graceMs = 5_000, trustProxy = false } = options
  const starting = Promise.withResolvers<Engine>()
  // Whoever waits for the engine hears of it; nobody need.
  starting.promise.catch(() => {})
  const inFlight = createInFlight()
  let started: Engine | undefined
  let isReady = false

  async function handle(request: Request, socket?: Socket): Promise<Response> {
    if (!isReady && new URL(request.url).pathname.endsWith('/readyz')) return notReady()
    const engine = await starting.promise
    const direct = socket?.remoteAddress
    if (!trustProxy) return engine.fetch(request, calledFrom(direct))
    return engine.fetch(
      withForwardedHost(request),
      calledFrom(forwarded(request.headers.get('x-forwarded-for')) ?? direct),
    )
  }

  const { requestTimeout, uploadBytes, ...limits } = { ...serverLimits, ...options.limits }
  const overWeb = getRequestListener((request, { incoming }) =>
    inFlight.add(handle(request, incoming?.socket)),
  )
  const server = createServer({ ...limits, requestTimeout: 0 }, (incoming, response) => {
    inFlight.watch(response)
    const host = trustProxy ? forwarded(incoming.headers['x-forwarded-host']) : undefined
    const served = started?.serveNode(incoming, response, host)
    if (served) void inFlight.add(served)
    else void overWeb(incoming, response)
  })
  limitBodies(server, { ...limits, requestTimeout, uploadBytes })
  await new Promise<void>((resolve, reject) => {
    server.once('error', (cause) => reject(portTaken(host, port, cause)))
    server.listen(port, host, resolve)
  })
  const name = host === '127.0.0.1' ? 'localhost' : host.includes(':') ? `[${host}]` : host
  const url = `http://${name}:${(server.address() as AddressInfo).port}`

  async function stop(engine: Engine): Promise<number> {
    isReady = false
    inFlight.closeConnections()
    await pause(drainMs)
    engine.drain()
    const closed = new Promise<void>((resolve) => server.close(() => resolve()))
    await Promise.race([Promise.all([closed, inFlight.ended()]), pause(graceMs)])
    const cut = inFlight.count()
    server.closeAllConnections()
    await engine.close()
    return cut
  }

  try {
    const engine = await options.start(url)
    started = engine
    starting.resolve(engine)
    isReady = true
    let stopped: Promise<number> | undefined
    return { engine, url, stop: () => (stopped ??= stop(engine)) }
  } catch (error) {
    starting.reject(error)
    server.close()
    server.closeAllConnections()
    throw error
  }
}

function notReady(): Response {
  return Response.json({ status: 'not ready' }, { status: 503, headers: { 'retry-after': '1' } })
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, ms).unref()
  })
}

function portTaken(host: string, port: number, cause: Error): MaillonError {
  return new MaillonError('config_invalid', {
    message: `Port ${port} of ${host} cannot be used: ${cause.message}`,
    hint: 'Pass another --port; 0 picks a free one.',
    cause,
  })
}
