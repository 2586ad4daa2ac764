import { once } from 'node:events'
import { pathToFileURL } from 'node:url'
import { Worker, type WorkerOptions } from 'node:worker_threads'
import { MaillonError } from '@maillon/core'
import type { ScrubbedAnswer } from '../secrets/scrub-answer.ts'
import { tellMissing } from '../telemetry/missing-programs.ts'
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

/** A bundle of CommonJS has no `import.meta`. */
const here = import.meta.url ?? pathToFileURL(__filename).href

/** Starts one, which keeps no process alive; undefined, which is told, where there is none, as in a bundle that left it out. */
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
  // None of what the app is started with: a tracer that is preloaded would start once more in here.
  const options = { env: {}, execArgv: [], resourceLimits: { maxOldGenerationSizeMb } }
  const gone = new AbortController()
  try {
    const worker = newWorker(options)
    // With no listener, one that fails while it has nothing to do would end the process.
    worker.on('error', () => {}).once('exit', () => gone.abort())
    await once(worker, 'message', gone)
    worker.unref()
    return worker
  } catch (cause) {
    tellMissing(missing(cause))
    return undefined
  }
}

function newWorker(options: WorkerOptions): Worker {
  if (here.endsWith('.ts')) {
    // Named apart, since who bundles has the built file alone.
    const name = './maillon-answer-thread.ts'
    const execArgv = ['--conditions=@maillon/source']
    return new Worker(new URL(name, here), { ...options, execArgv })
  }
  if (!import.meta.url) return new Worker(new URL('maillon-answer-thread.js', here), options)
  // Bundlers that take programs along look for these very words.
  return new Worker(new URL('./maillon-answer-thread.js', import.meta.url), options)
}

function missing(cause: unknown): MaillonError {
  return new MaillonError('unavailable', {
    message:
      'The thread that reads large answers cannot be started: whatever else runs waits for each.',
    hint: 'Leave @maillon/engine out of the bundle, or bundle @maillon/engine/answer-thread beside it, as maillon-answer-thread.js.',
    cause,
  })
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
