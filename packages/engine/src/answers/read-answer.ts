import { scrubAnswer } from '../secrets/scrub-answer.ts'
import type { Scrubber } from '../secrets/scrubber.ts'
import { isTooDeep } from './is-too-deep.ts'
import { large } from './others-turn.ts'
import { type ReadAnswer, type ReadingThread, startReadingThread } from './reading-thread.ts'

/** Scrubs and reads answers of upstreams: small ones at once, large ones in a thread, so that nobody waits for them. */
export interface AnswerReader {
  /**
   * Takes the body over: its bytes may be gone afterwards. Throws `upstream_error` for one that takes more memory than
   * there is for it, and the signal's reason once nobody waits for it any more.
   */
  read(body: Uint8Array, scrubber: Scrubber, signal?: AbortSignal): Promise<ReadAnswer> | ReadAnswer
  close(): void
}

/** How long a thread without work stays. */
const idleMs = 10_000

/**
 * A reader with one thread, which is there while there are large answers. They take turns, since each can be large in
 * memory, and the smallest goes first: whoever asks for the largest there are keeps nobody else waiting for long. Where no
 * thread can be started, they are read where they come.
 */
export function createAnswerReader(startThread = startReadingThread): AnswerReader {
  const waiting: { size: number; start: () => void }[] = []
  let isBusy = false
  let thread: Promise<ReadingThread | undefined> | undefined
  let idle: NodeJS.Timeout | undefined

  function endThread(): void {
    clearTimeout(idle)
    void thread?.then((one) => one?.end())
    thread = undefined
  }

  async function enter(size: number): Promise<void> {
    clearTimeout(idle)
    if (isBusy) await new Promise<void>((start) => waiting.push({ size, start }))
    isBusy = true
  }

  function leave(): void {
    const [smallest] = waiting.toSorted((one, other) => one.size - other.size)
    if (smallest) {
      waiting.splice(waiting.indexOf(smallest), 1)
      smallest.start()
      return
    }
    isBusy = false
    idle = setTimeout(endThread, idleMs).unref()
  }

  async function inThread(
    body: Uint8Array,
    scrubber: Scrubber,
    signal?: AbortSignal,
  ): Promise<ReadAnswer> {
    thread ??= startThread()
    const mine = await thread
    if (!mine) return readHere(body, scrubber)
    try {
      return await mine.read(body, scrubber.secrets, signal)
    } catch (error) {
      // It may have died of this one; the next one has a new one.
      if (!signal?.aborted) endThread()
      throw error
    }
  }

  async function inTurn(body: Uint8Array, scrubber: Scrubber, signal?: AbortSignal) {
    await enter(body.byteLength)
    try {
      signal?.throwIfAborted()
      return await inThread(body, scrubber, signal)
    } finally {
      leave()
    }
  }

  return {
    read: (body, scrubber, signal) =>
      body.byteLength < large ? readHere(body, scrubber) : inTurn(body, scrubber, signal),
    close: endThread,
  }
}

function readHere(body: Uint8Array, scrubber: Scrubber): ReadAnswer {
  const answer = scrubAnswer(body, scrubber)
  return { ...answer, isTooDeep: isTooDeep(answer.value) }
}

/** The reader of this process, whatever engines it has. Its thread keeps no process alive. */
export const answerReader = createAnswerReader()
