import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { buffer } from 'node:stream/consumers'
import { gunzipSync } from 'node:zlib'

/** What takes OTLP over HTTP, as a collector does. */
export interface Receiver {
  url: string
  /** The bodies that came to a path, in their order. */
  received(path: '/v1/traces' | '/v1/metrics'): Buffer[]
  /** All that came to any path. */
  everything(): string
  stop(): void
}

/** A collector on loopback, which takes all that is sent to it. */
export async function startReceiver(): Promise<Receiver> {
  const bodies: { path: string; body: Buffer }[] = []
  const server = createServer(async (request, response) => {
    const sent = await buffer(request)
    const isZipped = request.headers['content-encoding'] === 'gzip'
    bodies.push({ path: request.url ?? '', body: isZipped ? gunzipSync(sent) : sent })
    const type = request.headers['content-type'] ?? ''
    response.writeHead(200, { 'content-type': type }).end(type.includes('json') ? '{}' : undefined)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    received: (path) => bodies.filter((one) => one.path === path).map(({ body }) => body),
    // A sign for each byte: texts stand in protobuf as they are.
    everything: () => bodies.map(({ body }) => body.toString('latin1')).join('\n'),
    stop() {
      server.closeAllConnections()
      server.close()
    },
  }
}
