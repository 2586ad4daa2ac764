import { held } from './held.ts'

/** Keeps one slow upstream from taking what the others need. */
export interface Bulkhead {
  /** Waits for a place; the answer gives it back. Throws `upstream_unavailable` when none comes free in time. */
  enter(origin: string, signal?: AbortSignal): Promise<() => void>
}

export interface BulkheadLimits {
  /** Requests under way to one origin. */
  places: number
  /** Requests that wait for a place there. */
  queue: number
  /** How long one waits. */
  patienceMs: number
}

const usual: BulkheadLimits = { places: 128, queue: 2_000, patienceMs: 15_000 }

interface Origin {
  free: number
  waiting: Set<() => void>
}

/** A bulkhead with so many places for each origin. */
export function createBulkhead({ places, queue, patienceMs }: BulkheadLimits = usual): Bulkhead {
  const origins = new Map<string, Origin>()

  function leaver(name: string, origin: Origin): () => void {
    let hasLeft = false
    return () => {
      if (hasLeft) return
      hasLeft = true
      const [next] = origin.waiting
      // The place goes from hand to hand, so that nobody who comes later is faster.
      if (next) return next()
      origin.free += 1
      if (origin.free === places) origins.delete(name)
    }
  }

  return {
    async enter(name, signal) {
      const origin = origins.get(name) ?? { free: places, waiting: new Set() }
      origins.set(name, origin)
      if (origin.free > 0) {
        origin.free -= 1
        return leaver(name, origin)
      }
      if (origin.waiting.size >= queue) throw held(name, 'too many wait for it', patienceMs)
      await place(name, origin, signal)
      return leaver(name, origin)
    },
  }

  function place(name: string, origin: Origin, signal?: AbortSignal): Promise<void> {
    return new Promise((resolve, reject) => {
      const timer = setTimeout(
        () => end(reject, held(name, 'it is too slow', patienceMs)),
        patienceMs,
      )
      const abort = () => end(reject, signal?.reason)
      const take = () => end(resolve)
      function end<Outcome>(settle: (outcome: Outcome) => void, outcome?: Outcome): void {
        clearTimeout(timer)
        signal?.removeEventListener('abort', abort)
        origin.waiting.delete(take)
        settle(outcome as Outcome)
      }
      origin.waiting.add(take)
      signal?.addEventListener('abort', abort, { once: true })
      if (signal?.aborted) abort()
    })
  }
}
