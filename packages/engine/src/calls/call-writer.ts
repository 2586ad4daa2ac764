import { AsyncLocalStorage } from 'node:async_hooks'
import { MaillonError } from '@maillon/core'
import { atMost } from '../store/at-most.ts'
import type { CallRow } from '../store/rows.ts'
import type { Store } from '../store/store.ts'
import type { Vault } from '../vault/vault.ts'
import type { CallContent } from './call-content.ts'
import { hoursOf } from './call-hours.ts'

/** A row that waits to be written; its content is sealed then. */
export type WaitingCall = Omit<CallRow, 'content'> & { content: CallContent | null }

/**
 * Told of calls in the transaction that writes them, each once: what it writes stays when they do, and what it answers is
 * called then.
 */
export type OnFlush = (store: Store, rows: readonly CallRow[]) => Promise<(() => void) | void>

/** Writes rows of the call log in batches: nobody waits for it. */
export interface CallWriter {
  add(row: WaitingCall): void
  onFlush(listener: OnFlush): void
  /** Tries to write what waits; what the database does not take now goes on waiting. */
  flush(): Promise<void>
  /** The same, for the last time and not for long. */
  close(): Promise<void>
  /** How many wait to be written, and how many were given up. */
  counts(): { waiting: number; dropped: number }
}

export interface CallWriterOptions {
  /** Leaves out rows that must not be written any more. */
  without?: (store: Store, rows: readonly CallRow[]) => Promise<CallRow[]>
  store: Pick<Store, 'transaction'>
  vault: Pick<Vault, 'seal'>
  /** So many wait at most; then the oldest are given up. */
  maxWaiting: number
  /** Told when the database begins to refuse rows, and of each that it never takes. */
  onRefused: (error: unknown) => void
}

/** So many go in one statement: it holds up what else this process does, for a few milliseconds. */
const batchSize = 250
const everyMs = 1_000
/** While the database is away. */
const maxPauseMs = 30_000
const closeMs = 5_000

/** A writer over the store. */
export function createCallWriter({
  store,
  vault,
  maxWaiting,
  onRefused,
  without = async (_, rows) => [...rows],
}: CallWriterOptions): CallWriter {
  // What is written here is no part of the call that made the row.
  const outside = AsyncLocalStorage.snapshot()
  const listeners: OnFlush[] = []
  let waiting: WaitingCall[] = []
  let dropped = 0
  let pauseMs = everyMs
  let timer: NodeJS.Timeout | undefined
  let soon: NodeJS.Immediate | undefined
  let writing: Promise<void> | undefined
  let isClosed = false

  function keepBound(): void {
    const over = waiting.length - maxWaiting
    if (over <= 0) return
    waiting.splice(0, over)
    dropped += over
  }

  function wake(): void {
    if (isClosed) return
    const isFull = waiting.length >= batchSize && pauseMs === everyMs
    if (isFull && !writing) soon ??= outside(() => setImmediate(() => void flush()))
    timer ??= outside(() => setTimeout(() => void flush(), pauseMs).unref())
  }

  async function write(batch: readonly WaitingCall[]): Promise<void> {
    const rows = await Promise.all(batch.map(sealed))
    const settled = await store.transaction(async (transaction) => {
      const kept = await without(transaction, rows)
      if (kept.length === 0) return []
      const written = await transaction.calls.insert(kept)
      if (written.length === 0) return []
      await transaction.calls.count(hoursOf(written))
      const told = []
      for (const listener of listeners) told.push(await listener(transaction, written))
      return told
    })
    for (const settle of settled) settle?.()
  }

  async function sealed({ content, ...row }: WaitingCall): Promise<CallRow> {
    const { projectId, id } = row
    const place = { projectId, row: id, field: 'calls.content', version: 1 }
    return { ...row, content: content && (await vault.seal(place, content)) }
  }

  /** One row that no database takes is not to keep the others. */
  async function writeEach(batch: readonly WaitingCall[], cause: unknown): Promise<void> {
    if (isAway(cause)) throw cause
    for (const row of batch)
      await write([row]).catch((error: unknown) => {
        if (isAway(error)) throw error
        dropped += 1
        onRefused(error)
      })
  }

  async function writeAll(): Promise<void> {
    clearTimeout(timer)
    clearImmediate(soon)
    timer = soon = undefined
    while (waiting.length > 0) {
      const batch = waiting.splice(0, batchSize)
      try {
        await write(batch).catch((error: unknown) => writeEach(batch, error))
        pauseMs = everyMs
      } catch (error) {
        if (pauseMs === everyMs) onRefused(error)
        pauseMs = Math.min(pauseMs * 2, maxPauseMs)
        // Those of them that were written are not written again.
        waiting = [...batch, ...waiting]
        keepBound()
        return
      }
    }
  }

  function flush(): Promise<void> {
    writing ??= outside(writeAll).finally(() => {
      writing = undefined
      if (waiting.length > 0) wake()
    })
    return writing
  }

  return {
    add(row) {
      waiting.push(row)
      keepBound()
      wake()
    },
    onFlush: (listener) => void listeners.push(listener),
    flush,
    async close() {
      isClosed = true
      await atMost(closeMs, flush())
      clearTimeout(timer)
      clearImmediate(soon)
    },
    counts: () => ({ waiting: waiting.length, dropped }),
  }
}

function isAway(error: unknown): boolean {
  return MaillonError.is(error, 'unavailable')
}
