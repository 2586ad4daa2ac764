/** Wakes those who wait for an account to change, inside this process. */
export interface Waiters {
  wake(accountId: string): void
  /** Resolves at the next wake-up, after `ms`, or when the signal aborts; never rejects. */
  sleep(accountId: string, ms: number, signal?: AbortSignal): Promise<void>
}

/** Waiters hold no database connection and no timer once they are gone. */
export function createWaiters(): Waiters {
  const sleeping = new Map<string, Set<() => void>>()
  return {
    wake: (accountId) => {
      for (const resolve of sleeping.get(accountId) ?? []) resolve()
    },
    sleep: (accountId, ms, signal) =>
      new Promise((resolve) => {
        const waiting = sleeping.get(accountId) ?? new Set()
        sleeping.set(accountId, waiting)
        const timer = setTimeout(done, ms)
        function done(): void {
          clearTimeout(timer)
          signal?.removeEventListener('abort', done)
          waiting.delete(done)
          if (waiting.size === 0) sleeping.delete(accountId)
          resolve()
        }
        waiting.add(done)
        signal?.addEventListener('abort', done, { once: true })
        if (signal?.aborted) done()
      }),
  }
}
