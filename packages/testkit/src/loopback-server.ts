import { createServer, type RequestListener, type Server } from 'node:http'

/**
 * A server for tests, which keeps idle connections for longer than any test runs: on a busy machine one that is about to be
 * closed is sent a request, which is then lost.
 */
export function loopbackServer(listener: RequestListener): Server {
  return createServer({ keepAliveTimeout: 10 * 60_000 }, listener)
}
