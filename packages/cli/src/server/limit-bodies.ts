import type { IncomingMessage, Server } from 'node:http'

/** What a client may take for a body. */
export interface BodyLimits {
  /** Milliseconds from the request on until all of its body has come. */
  requestTimeout: number
  /** Of a file that is uploaded, so many bytes at least have to come in that time, again and again. */
  uploadBytes: number
  connectionsCheckingInterval: number
}

/** What has come of a body since when. */
interface Progress {
  since: number
  bytes: number
}

/**
 * Cuts off who sends a body for too long, so that nobody is kept waiting by connections that are held. Node's own limit
 * is one for all requests, and a large file takes as long as it takes.
 */
export function limitBodies(server: Server, limits: BodyLimits): void {
  const coming = new Map<IncomingMessage, Progress>()
  server.prependListener('request', (request: IncomingMessage) => {
    coming.set(request, { since: performance.now(), bytes: request.socket.bytesRead })
    request.once('close', () => coming.delete(request))
  })
  const timer = setInterval(() => {
    for (const [request, { since, bytes }] of coming) {
      const now = performance.now()
      if (request.complete) coming.delete(request)
      else if (now - since < limits.requestTimeout) continue
      else if (isUpload(request) && request.socket.bytesRead - bytes >= limits.uploadBytes)
        coming.set(request, { since: now, bytes: request.socket.bytesRead })
      else request.socket.destroy()
    }
  }, limits.connectionsCheckingInterval)
  timer.unref()
  server.once('close', () => clearInterval(timer))
}

function isUpload({ method, url }: IncomingMessage): boolean {
  return /^(?:PUT|PATCH|POST)$/.test(method ?? '') && /\/files\/upload\/[^/]+$/.test(url ?? '')
}
