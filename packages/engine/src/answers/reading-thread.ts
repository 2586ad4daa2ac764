import { once } from 'node:events'
import { Worker } from 'node:worker_threads'
import { MaillonError } from '@maillon/core'
import type { ScrubbedAnswer } from '../secrets/scrub-answer.ts'
import { assembly, type Piece } from './pieces.ts'

/** An answer as it was read. */
export interface ReadAnswer extends ScrubbedAnswer {
  /** Nested deeper than any honest one; of a large one the value is then the text. */
  isTooDeep: boolean
}

export type ToWorker =
  | { kind: 'read'; body: Uint8Array; secrets: readonly string[] }
  | { kind: 'next' }

export type FromWorker =
  | { kind: 'piece'; piece: Piece }
  | { kind: 'body'; body: string | Uint8Array }
  | { kind: 'done' }
  | { kind: 'too deep' }
  | { kind: 'failed' }

/** A thread that reads one answer at a time. */
export interface ReadingThread {
  /** Takes the body over. Throws `upstream_error`, and the signal's reason. */
  read(body: Uint8Array, secrets: readonly string[], signal?: AbortSignal): Promise<ReadAnswer>
  end(): void
}

/**
 * Twice what the worst answer takes: an object of five signs can have 300 bytes, so that 10 MiB have 500. A thread that
 * meets its limit in the middle of `JSON.parse` may end the whole process, so none may meet it.
 */
const enoughMegabytes = 1_024

/** Built, the file has another name. */
const isSource = import.meta.url.endsWith('.ts')

/** Starts one, which keeps no process alive; undefined where there is none, as in an engine packed into one file. */
export async function startReadingThread(
  megabytes = enoughMegabytes,
): Promise<ReadingThread | undefined> {
  const worker = await startWorker(megabytes)
  if (!worker) return undefined
  return {
    read(body, secrets, signal) {
      const { promise, resolve, reject } = Promise.withResolvers<ReadAnswer>()
      const whole = assembly()
      let shown: ScrubbedAnswer['body'] = ''
      const ask = (message: ToWorker, moved?: ArrayBuffer[]) => worker.postMessage(message, moved)
      const hear = (told: FromWorker) => {
        if (signal?.aborted) return reject(signal.reason)
        if (told.kind === 'done')
          return resolve({ value: whole.value(), body: shown, isTooDeep: false })
        if (told.kind === 'too deep') return resolve({ value: shown, body: shown, isTooDeep: true })
        if (told.kind === 'failed') return reject(unreadable())
        // The next one is on its way while this one is looked at.
        ask({ kind: 'next' })
        if (told.kind === 'body') shown = told.body
        else whole.add(told.piece)
      }
      const fail = () => reject(unreadable())
      worker.ref()
      worker.on('message', hear).on('error', fail).on('exit', fail)
      ask({ kind: 'read', body, secrets }, movable(body))
      return promise.finally(() => {
        worker.off('message', hear).off('error', fail).off('exit', fail)
        worker.unref()
      })
    },
    end: () => void worker.terminate(),
  }
}

async function startWorker(maxOldGenerationSizeMb: number): Promise<Worker | undefined> {
  try {
    const worker = new Worker(new URL(isSource ? './worker.ts' : './worker.js', import.meta.url), {
      // None of what the app is started with: a tracer that is preloaded would start once more in here.
      env: {},
      execArgv: isSource ? ['--conditions=@maillon/source'] : [],
      resourceLimits: { maxOldGenerationSizeMb },
    })
    // With no listener, one that fails while it has nothing to do would end the process.
    worker.on('error', () => {})
    await once(worker, 'message')
    worker.unref()
    return worker
  } catch {
    return undefined
  }
}

/** What need not be copied: a body that shares its memory with nothing else. */
function movable({ buffer, byteLength }: Uint8Array): ArrayBuffer[] {
  return buffer instanceof ArrayBuffer && buffer.byteLength === byteLength ? [buffer] : []
}

function unreadable(): MaillonError {
  return new MaillonError('upstream_error', {
    message: "The upstream's answer is too large to be read.",
    hint: 'Ask for less: a smaller page, fewer fields. Look whether a write took effect before doing it again.',
  })
}
