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
  read(body: Uint8Array, secrets: readonly string[]): Promise<ReadAnswer>
  end(): void
  /** Whether it ever said a word: where the engine was packed into one file, there may be none to start. */
  readonly isThere: boolean
}

/** An answer can take many times its bytes; one that takes more than this ends the thread and not the process. */
const resourceLimits = { maxOldGenerationSizeMb: 1_024 }

/** Starts one. It keeps no process alive. */
export function startReadingThread(): ReadingThread {
  // Built, the file has another name.
  const name = import.meta.url.endsWith('.ts') ? './worker.ts' : './worker.js'
  const worker = new Worker(new URL(name, import.meta.url), { resourceLimits })
  worker.unref()
  let isThere = false
  worker.once('message', () => (isThere = true))
  // With no listener, one that fails while it has nothing to do would end the process.
  worker.on('error', () => {})
  return {
    get isThere() {
      return isThere
    },
    read(body, secrets) {
      const { promise, resolve, reject } = Promise.withResolvers<ReadAnswer>()
      const whole = assembly()
      let shown: ScrubbedAnswer['body'] = ''
      const ask = (message: ToWorker) => worker.postMessage(message)
      const hear = (told: FromWorker) => {
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
      ask({ kind: 'read', body, secrets })
      return promise.finally(() => {
        worker.off('message', hear).off('error', fail).off('exit', fail)
        worker.unref()
      })
    },
    end: () => void worker.terminate(),
  }
}

function unreadable(): MaillonError {
  return new MaillonError('upstream_error', {
    message: "The upstream's answer is too large to be read.",
    hint: 'Ask for less: a smaller page, fewer fields. Look whether a write took effect before doing it again.',
  })
}
