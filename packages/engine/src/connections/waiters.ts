import { stepAside } from '../limits/fair-turns.ts'

/** Wakes those who wait for an account or a call to change, in this process and, where signals reach them, in others. */
export interface Waiters {
  wake(id: string): void
  /** Resolves at the next wake-up, after `ms`, or when the signal aborts; never rejects. */
  sleep(id: string, ms: number, signal?: AbortSignal): Promise<void>
  /** Wakes everybody, to look for themselves. */
  wakeAll(): void
  /** Wakes everybody, and asks them not to wait for a person any more: the process is about to end. */
  drain(): void
  readonly isDraining: boolean
  /** How many sleep now. */
  count(): number
}

/** Waiters hold no database connection and no timer once they are gone. `tellOthers` takes the word to other processes. */
export function createWaiters(tellOthers: (id: string) => void = () => {}): Waiters & {
  /** Wakes those of this process alone. */
  wakeHere(id: string): void
} {
  const sleeping = new Map<string, Set<() => void>>()
  let isDraining = false

  function wakeHere(id: string): void {
    for (const resolve of sleeping.get(id) ?? []) resolve()
  }

  function asleep(id: string, ms: number, signal?: AbortSignal): Promise<void> {
    return new Promise((resolve) => {
      const waiting = sleeping.get(id) ?? new Set()
      sleeping.set(id, waiting)
      const timer = setTimeout(done, ms)
      function done(): void {
        clearTimeout(timer)
        signal?.removeEventListener('abort', done)
        waiting.delete(done)
        if (waiting.size === 0) sleeping.delete(id)
        resolve()
      }
      waiting.add(done)
      signal?.addEventListener('abort', done, { once: true })
      if (signal?.aborted) done()
    })
  }

  function wakeAll(): void {
    for (const id of sleeping.keys()) wakeHere(id)
  }

  return {
    wakeHere,
    wakeAll,
    wake(id) {
      wakeHere(id)
      tellOthers(id)
    },
    drain() {
      isDraining = true
      wakeAll()
    },
    get isDraining() {
      return isDraining
    },
    count: () => [...sleeping.values()].reduce((sum, { size }) => sum + size, 0),
    sleep: (id, ms, signal) => stepAside(() => asleep(id, ms, signal)),
  }
}
