/** How long the other side is waited for. */
export interface TimeLimit {
  /** Aborts once it is over. */
  signal: AbortSignal
  /** Bytes that leave: while the next ones are fetched here, nobody else is waited for. */
  leaving(bytes: AsyncIterable<Uint8Array>): AsyncIterable<Uint8Array>
  /** Bytes that come: while those before are worked on here, nobody else is waited for. */
  coming(bytes: AsyncIterable<Uint8Array>): AsyncIterable<Uint8Array>
  /** Nobody waits any more. */
  end(): void
}

/** A limit that starts now, and again with all that leaves or comes through it: large files may take their time. */
export function timeLimit(ms: number): TimeLimit {
  const controller = new AbortController()
  let timer: NodeJS.Timeout | undefined
  const stop = () => clearTimeout(timer)
  const start = () => {
    stop()
    timer = setTimeout(() => controller.abort(), ms).unref()
  }
  start()
  const whileWaiting = { before: start, after: stop }
  const whileWorking = { before: stop, after: start }
  return {
    signal: controller.signal,
    leaving: (bytes) => each(bytes, whileWorking),
    coming(bytes) {
      stop()
      return each(bytes, whileWaiting)
    },
    end: stop,
  }
}

/** Does something before and after each piece is waited for. */
async function* each(
  bytes: AsyncIterable<Uint8Array>,
  { before, after }: { before: () => void; after: () => void },
): AsyncGenerator<Uint8Array> {
  before()
  for await (const chunk of bytes) {
    after()
    yield chunk
    before()
  }
  after()
}
