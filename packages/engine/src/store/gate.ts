import { AsyncLocalStorage } from 'node:async_hooks'
import { MaillonError } from '@maillon/core'
import { storeError } from './store-error.ts'

/** What every call of a store goes through. */
export interface Gate {
  /** Rejects when the store is closed, or when it is used inside one of its own transactions. */
  enter: <T>(work: () => Promise<T>) => Promise<T>
  /** Enters with a transaction; until it ends, its work cannot enter again. */
  enterTransaction: <T>(work: () => Promise<T>) => Promise<T>
  /** Lets nobody in any more, waits for those inside, then ends the database. */
  close: (end: () => Promise<void>) => Promise<void>
}

/** The gate of one store. */
export function createGate(): Gate {
  const transactions = new AsyncLocalStorage<{ open: boolean }>()
  const inside = new Set<Promise<unknown>>()
  let closing: Promise<void> | undefined

  function refuseReentry(): void {
    if (!transactions.getStore()?.open) return
    // On SQLite it would wait for itself for ever, on Postgres it would not be in the transaction.
    throw new MaillonError('internal', {
      message: 'The store was used inside one of its own transactions.',
      hint: 'Inside `transaction`, use the store that is handed in.',
    })
  }

  async function enter<T>(work: () => Promise<T>): Promise<T> {
    refuseReentry()
    if (closing) throw new MaillonError('unavailable', { message: 'The store is closed.' })
    const call = work()
    inside.add(call)
    try {
      return await call
    } catch (error) {
      throw storeError(error)
    } finally {
      inside.delete(call)
    }
  }

  return {
    enter,
    enterTransaction(work) {
      const scope = { open: true }
      const ending = () => transactions.run(scope, work).finally(() => (scope.open = false))
      return enter(ending)
    },
    async close(end) {
      refuseReentry()
      closing ??= Promise.allSettled(inside).then(end)
      await closing
    },
  }
}
