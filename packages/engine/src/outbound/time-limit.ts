/** How long the other side is waited for. */
export interface TimeLimit {
  /** Why it is over, if it is: nobody waits for longer, or the caller has given up. */
  over: 'late' | 'aborted' | undefined
  /** Is called once it is over. */
  onOver(stop: (cause: unknown) => void): void
  /** Aborts once it is over. */
  readonly signal: AbortSignal
  /** Bytes that leave: while the next ones are fetched here, nobody else is waited for. */
  leaving(bytes: AsyncIterable<Uint8Array>): AsyncIterable<Uint8Array>
  /** Bytes that come: while those before are worked on here, nobody else is waited for. */
  coming(bytes: AsyncIterable<Uint8Array>): AsyncIterable<Uint8Array>
  /** Nobody waits any more. */
  end(): void
}

/**
 * A limit that starts now, and again with all that leaves or comes through it: large files may take their time. Also over
 * when its caller aborts. A signal of its own is made for who asks for one: most exchanges have no use for it.
 */
export function timeLimit(ms: number, caller?: AbortSignal): TimeLimit {
  let timer: NodeJS.Timeout | undefined
  let own: AbortController | undefined
  let listener: (cause: unknown) => void = () => {}
  const stop = () => clearTimeout(timer)
  const finish = (why: 'late' | 'aborted', cause: unknown) => {
    if (limit.over) return
    limit.over = why
    own?.abort(cause)
    listener(cause)
  }
  const late = () => finish('late', new DOMException('This operation was aborted', 'AbortError'))
  const abort = () => finish('aborted', caller?.reason)
  const start = () => {
    stop()
    timer = setTimeout(late, ms).unref()
  }
  const whileWaiting = { before: start, after: stop }
  const whileWorking = { before: stop, after: start }
  const limit: TimeLimit = {
    over: undefined,
    onOver(stopping) {
      listener = stopping
    },
    get signal() {
      own ??= new AbortController()
      return own.signal
    },
    leaving: (bytes) => each(bytes, whileWorking),
    coming(bytes) {
      stop()
      return each(bytes, whileWaiting)
    },
    end() {
      stop()
      caller?.removeEventListener('abort', abort)
    },
  }
  start()
  caller?.addEventListener('abort', abort)
  return limit
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
