import { type ChildProcess, fork } from 'node:child_process'
import { existsSync } from 'node:fs'
import { Readable } from 'node:stream'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { MaillonError } from '@maillon/core'
import { tellMissing } from '../../telemetry/missing-programs.ts'
import type { FilePart, FilePartRequest } from './part-of-file.ts'
import { takesTooMuch, unreadable } from './unreadable.ts'

/** What a process is started for. */
export interface Order extends FilePartRequest {
  mimetype: string
  size: number
  /** After that it answers with what it has found. */
  budgetMs: number
  /** After that it ends by itself: this process may have died, which one that is at work does not hear. */
  endMs: number
}

/** What comes of it. */
export type Outcome =
  | { kind: 'part'; part: FilePart }
  | { kind: 'refused'; code: MaillonError['code']; message: string; hint?: string | undefined }
  | { kind: 'failed' }

/** How long a process may look for what is asked, and when it is ended whatever it does. */
export interface TimeLimits {
  budgetMs: number
  endMs: number
}

/** A bundle of CommonJS has no `import.meta`. */
const here = import.meta.url ?? pathToFileURL(__filename).href
/** From source, packages are read as source as well; built, the file has another name. */
const isSource = here.endsWith('.ts')

/** It is ended from here before it ends by itself. */
const laterMs = 1_000

/**
 * It may read its own program, and neither write files nor start another. What takes more memory ends it alone: a
 * thread that does so can end the whole process, since not all of what allocates can be interrupted.
 */
const flags = [
  '--permission',
  '--allow-fs-read=*',
  '--allow-worker',
  '--max-old-space-size=192',
  '--no-warnings',
  ...(isSource ? ['--conditions=@maillon/source'] : []),
]

/**
 * Reads a part of a file in a process of its own: whatever the file is made of harms nobody but itself. Throws
 * `file_unreadable` and `invalid_arguments`, what `bytes` throws, and the signal's reason.
 */
export async function readApart(
  bytes: AsyncIterable<Uint8Array>,
  request: Omit<Order, keyof TimeLimits>,
  { budgetMs, endMs }: TimeLimits,
  signal?: AbortSignal,
): Promise<FilePart> {
  signal?.throwIfAborted()
  const { promise, resolve, reject } = Promise.withResolvers<FilePart>()
  const process = startReader()
  process.on('message', (told: Outcome) => {
    if (told.kind === 'part') resolve(told.part)
    else reject(told.kind === 'refused' ? refusal(told) : damaged())
  })
  process.on('error', reject)
  // Of those that end without a word, memory is what they ended of.
  process.on('exit', () => reject(takesTooMuch('memory')))
  const timer = setTimeout(() => reject(takesTooMuch('time')), endMs)
  const leave = () => reject(signal?.reason)
  signal?.addEventListener('abort', leave, { once: true })
  const order: Order = { ...request, budgetMs, endMs: endMs + laterMs }
  process.send(order)
  const source = Readable.from(bytes)
  source.on('error', reject)
  if (process.stdin) source.pipe(process.stdin)
  try {
    return await promise
  } finally {
    clearTimeout(timer)
    signal?.removeEventListener('abort', leave)
    source.destroy()
    process.kill('SIGKILL')
  }
}

/** Starts a process that waits for its order, and for the file's bytes at its stdin. */
export function startReader(): ChildProcess {
  const path = fileURLToPath(new URL(`maillon-file-process.${isSource ? 'ts' : 'js'}`, here))
  if (!existsSync(path)) throw missing()
  const process = fork(path, {
    execArgv: flags,
    env: {},
    stdio: ['pipe', 'ignore', 'ignore', 'ipc'],
  })
  // It stops reading when it has what it wants.
  process.stdin?.on('error', () => {})
  return process
}

function refusal({ code, message, hint }: Outcome & { kind: 'refused' }): MaillonError {
  return new MaillonError(code, { message, ...(hint !== undefined && { hint }) })
}

function missing(): MaillonError {
  const error = unreadable(
    'Files cannot be read by parts in this engine: the program that does was left out of its bundle.',
    'Pass the file’s id to a tool. The operator can leave @maillon/engine out of the bundle, or bundle @maillon/engine/file-process beside it, as maillon-file-process.js.',
  )
  tellMissing(error)
  return error
}

/** What a reader stumbled over is left out: it may quote the file. */
function damaged(): MaillonError {
  return unreadable('The file is damaged, or not what its type says.', 'Read it in another way.')
}
