import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'

/** A request as it arrived. */
export interface Received {
  method: string
  url: URL
  headers: Record<string, string | string[] | undefined>
  body: string
}

/** A server on loopback that answers `{}` and remembers the last request. */
export async function startLoopback() {
  let last: Received | undefined
  const server = createServer((request, response) => {
    const chunks: Buffer[] = []
    request.on('data', (chunk: Buffer) => chunks.push(chunk))
    request.on('end', () => {
      const { method = '', headers } = request
      const url = new URL(request.url ?? '/', 'http://loopback')
      last = { method, url, headers, body: Buffer.concat(chunks).toString() }
      response.writeHead(200, { 'content-type': 'application/json' }).end('{}')
    })
  })
  // Reading a large document takes longer than connections wait.
  server.keepAliveTimeout = 600_000
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    /** What arrived since it was last asked. */
    take(): Received | undefined {
      const taken = last
      last = undefined
      return taken
    },
    stop: () =>
      new Promise<void>((resolve) => server.close(() => resolve()) && server.closeAllConnections()),
  }
}
