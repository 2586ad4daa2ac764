/**
 * A handler as a fetch function: rejects when the caller aborts, as over a socket, while the handler goes on to its end.
 */
export function inProcess(handle: (request: Request) => Promise<Response>): typeof fetch {
  return async (input, init) => {
    const request = new Request(input, init)
    const { signal } = request
    signal.throwIfAborted()
    const { promise: aborted, reject } = Promise.withResolvers<never>()
    const stop = () => reject(signal.reason)
    signal.addEventListener('abort', stop, { once: true })
    try {
      return await Promise.race([handle(request), aborted])
    } finally {
      signal.removeEventListener('abort', stop)
    }
  }
}
