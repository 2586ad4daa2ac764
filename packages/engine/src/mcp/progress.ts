import type { ServerContext } from '@modelcontextprotocol/server'

/** Clients that are told of progress wait on. */
const intervalMs = 5_000

export interface Progress {
  /** So many of the parts of a call are done. */
  tell(done: number, total: number): void
  stop(): void
}

/** Tells a client that asked for it how far its call is, and every few seconds that it still runs. */
export function reportProgress({ mcpReq }: ServerContext): Progress {
  const progressToken = mcpReq._meta?.progressToken
  if (progressToken === undefined) return { tell() {}, stop() {} }
  let done = 0
  let total = 1
  let ticks = 0
  // Each one has to be more than the last, whatever is done: what still runs nears the next whole number.
  const send = () => {
    const progress = done + ticks / (ticks + 1)
    const params = { progressToken, progress, total }
    mcpReq.notify({ method: 'notifications/progress', params }).catch(() => {})
  }
  const timer = setInterval(() => {
    ticks += 1
    send()
  }, intervalMs)
  return {
    tell(nowDone, ofTotal) {
      done = nowDone
      total = ofTotal
      ticks = 0
      send()
    },
    stop: () => clearInterval(timer),
  }
}
