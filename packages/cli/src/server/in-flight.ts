import type { ServerResponse } from 'node:http'

/** The requests that are being answered, also those whose caller is gone: what they do is worth ending. */
export interface InFlight {
  add<T>(work: Promise<T>): Promise<T>
  /** Sees to the connection of a response. */
  watch(response: ServerResponse): void
  /** From now on, each connection ends with the response that is on it: its client opens the next one elsewhere. */
  closeConnections(): void
  count(): number
  /** Resolves when nothing is in flight. */
  ended(): Promise<void>
}

/** Counts requests, and tells keep-alive clients to go. */
export function createInFlight(): InFlight {
  const working = new Set<Promise<unknown>>()
  const responses = new Set<ServerResponse>()
  let isClosing = false

  function close(response: ServerResponse): void {
    if (response.headersSent) response.once('finish', () => response.socket?.end())
    else response.setHeader('connection', 'close')
  }

  return {
    add(work) {
      working.add(work)
      const end = () => working.delete(work)
      work.then(end, end)
      return work
    },
    watch(response) {
      responses.add(response)
      response.once('close', () => responses.delete(response))
      if (isClosing) close(response)
    },
    closeConnections() {
      isClosing = true
      for (const response of responses) close(response)
    },
    count: () => Math.max(working.size, responses.size),
    async ended() {
      while (working.size > 0) await Promise.allSettled(working)
    },
  }
}
