import { Readable } from 'node:stream'
import type { Dispatcher } from 'undici'
import type { HeaderLines } from './answer-headers.ts'
import { isPacked, typeIn, type Whole } from './read-body.ts'
import type { TimeLimit } from './time-limit.ts'

/** An answer: its body is whole, or a stream where somebody wants it piece by piece, or has to unpack it. */
export interface Arrived {
  status: number
  lines: HeaderLines
  body: Uint8Array | Readable
}

export interface Taking {
  /** What ends it. */
  limit: TimeLimit
  isStreamed: boolean
  /** What a body is put together in. */
  whole: Whole
  /** Told when the first byte is about to leave: the name is resolved, and the connection stands. */
  onStart(): void
}

/**
 * Sends a request. Not undici's `request` or `fetch`, which make a stream of each answer, and follow signals of their own:
 * that takes as long as all else of a small exchange.
 */
export function exchange(
  agent: Dispatcher,
  request: Dispatcher.DispatchOptions,
  { limit, isStreamed, whole, onStart }: Taking,
): Promise<Arrived> {
  const { promise, resolve, reject } = Promise.withResolvers<Arrived>()
  let controller: Dispatcher.DispatchController | undefined
  let stream: Readable | undefined
  let head: Omit<Arrived, 'body'> | undefined
  let place: Promise<void> | undefined
  let over: Error | undefined

  /** Who waits for a place has to hear that it has it, to give it back: nothing is told before. */
  function tell(what: () => void): void {
    if (place) place.then(what, what)
    else what()
  }

  function end(cause: unknown): void {
    const error = cause instanceof Error ? cause : new Error('The exchange was given up.')
    over = error
    tell(() => reject(error))
    stream?.destroy(error)
    controller?.abort(error)
  }

  limit.onOver(end)
  agent.dispatch(request, {
    onRequestStart(started) {
      if (over) return started.abort(over)
      controller = started
      onStart()
    },
    onResponseStart(started, status, lines) {
      if (status < 200) return
      head = { status, lines }
      if (!isStreamed && (!isPacked(lines) || hasNoBody(request.method, head))) return
      stream = streamOf(started)
      resolve({ ...head, body: stream })
    },
    onResponseData(started, chunk) {
      if (stream) {
        if (!stream.push(chunk)) started.pause()
        return
      }
      const waiting = whole.add(chunk, head && typeIn(head.lines))
      if (!waiting) return
      place = waiting
      started.pause()
      waiting.then(() => started.resume(), end)
    },
    onResponseEnd() {
      if (stream) stream.push(null)
      else tell(() => head && resolve({ ...head, body: whole.bytes() }))
    },
    onResponseError(_, error) {
      if (stream) stream.destroy(error)
      else tell(() => reject(error))
    },
  })
  return promise
}

/** RFC 9112 §6.3: some upstreams say how such an answer would be packed. */
function hasNoBody(method: string, { status, lines }: Omit<Arrived, 'body'>): boolean {
  return method === 'HEAD' || status === 204 || status === 304 || lines['content-length'] === '0'
}

/** An answer's body as fast as somebody takes it; who takes no more ends the transfer. */
function streamOf(controller: Dispatcher.DispatchController): Readable {
  const stream = new Readable({
    read: () => controller.resume(),
    destroy(error, done) {
      controller.abort(error ?? new Error('Nobody takes the rest.'))
      done(error)
    },
  })
  // It may break before somebody listens.
  return stream.on('error', () => undefined)
}
