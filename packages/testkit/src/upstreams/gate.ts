import type { IncomingMessage, ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import { loopbackServer } from '../loopback-server.ts'

/** A request as it came in, tokens and all. */
export interface GateRequest {
  method: string
  /** Path and query. */
  path: string
  /** Names in lower case. */
  headers: Readonly<Record<string, string>>
  /** As text. */
  body: string
  /** As it came. */
  bytes: Uint8Array<ArrayBuffer>
}

/** Something that goes wrong on purpose. */
export interface Fault {
  /** Tried on `METHOD /path?query`. */
  match: RegExp
  /** Answers with this status, and the emulation hears nothing. */
  status?: number
  headers?: Record<string, string>
  body?: string
  /** Cuts the connection: `before` or `after` the emulation did its work. */
  destroy?: 'before' | 'after'
  /** Waits first, in ms. */
  delayMs?: number
  /** Waits for it first. */
  until?: Promise<unknown>
  /** How often; once when left out. */
  times?: number
}

/** The loopback door in front of one emulated service. */
export interface Gate {
  /** `http://127.0.0.1:<port>` */
  url: string
  /** The last thousand requests, oldest first. */
  requests: GateRequest[]
  /** Push to make requests go wrong; used up faults are taken out. */
  faults: Fault[]
}

/** Listens on 127.0.0.1, records what comes in, applies faults, and leaves the answer to the caller. */
export async function startGate(options: {
  port?: number | undefined
  answer: (request: GateRequest) => Promise<Response>
}): Promise<Gate & { stop(): Promise<void> }> {
  const requests: GateRequest[] = []
  const faults: Fault[] = []

  async function serve(incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> {
    const request = await read(incoming)
    if (requests.push(request) > 1000) requests.shift()
    const fault = takeFault(faults, `${request.method} ${request.path}`)
    if (fault?.delayMs) await sleep(fault.delayMs, undefined, { ref: false })
    await fault?.until
    if (fault?.destroy === 'before') return void outgoing.destroy()
    const response = fault?.status
      ? new Response(fault.body ?? null, { status: fault.status, headers: fault.headers ?? {} })
      : await options.answer(request)
    if (fault?.destroy === 'after') return void outgoing.destroy()
    outgoing.writeHead(response.status, Object.fromEntries(response.headers))
    outgoing.end(Buffer.from(await response.arrayBuffer()))
  }

  const server = loopbackServer((incoming, outgoing) => {
    serve(incoming, outgoing).catch((error: unknown) => {
      outgoing.writeHead(500, { 'content-type': 'text/plain' }).end(String(error))
    })
  })
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject).listen(options.port ?? 0, '127.0.0.1', resolve)
  })
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    requests,
    faults,
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

async function read(incoming: IncomingMessage): Promise<GateRequest> {
  const chunks: Buffer[] = []
  for await (const chunk of incoming) chunks.push(chunk as Buffer)
  const headers: Record<string, string> = {}
  for (const [name, value] of Object.entries(incoming.headers)) headers[name] = String(value)
  const bytes = Buffer.concat(chunks)
  return {
    method: incoming.method ?? 'GET',
    path: incoming.url ?? '/',
    headers,
    body: bytes.toString('utf8'),
    bytes: Uint8Array.from(bytes),
  }
}

function takeFault(faults: Fault[], line: string): Fault | undefined {
  const fault = faults.find(({ match }) => line.search(match) >= 0)
  if (!fault) return undefined
  fault.times = (fault.times ?? 1) - 1
  if (fault.times <= 0) faults.splice(faults.indexOf(fault), 1)
  return fault
}
