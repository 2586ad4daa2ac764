import { held } from './held.ts'

/** Keeps one slow upstream from taking what the others need, and one party from taking an upstream from the others. */
export interface Bulkhead {
  /** Waits for a place; the answer gives it back. Throws `upstream_unavailable` when none comes free in time. */
  enter(origin: string, party: string, signal?: AbortSignal): Promise<() => void>
  /** Takes a place that is free now; undefined where one has to be waited for. */
  enterNow(origin: string, party: string): (() => void) | undefined
}

export interface BulkheadLimits {
  /** Requests under way to one origin. */
  places: number
  /** Requests that wait for a place there. */
  queue: number
  /** How long one waits; with `Infinity`, until its signal ends. */
  patienceMs: number
}

const usual: BulkheadLimits = { places: 128, queue: 2_000, patienceMs: 15_000 }

/** A party may have this many times what is free, of places and of the queue: alone, three quarters. */
const share = 3

interface Origin {
  free: number
  /** Places by party. */
  taken: Map<string, number>
  /** By party, the one whose turn is longest ago first. */
  waiting: Map<string, Set<() => void>>
}

/** A bulkhead with so many places for each origin. */
export function createBulkhead({ places, queue, patienceMs }: BulkheadLimits = usual): Bulkhead {
  const origins = new Map<string, Origin>()

  function take(name: string, origin: Origin, party: string): () => void {
    origin.free -= 1
    origin.taken.set(party, takenBy(origin, party) + 1)
    let hasLeft = false
    return () => {
      if (hasLeft) return
      hasLeft = true
      origin.free += 1
      const left = takenBy(origin, party) - 1
      if (left > 0) origin.taken.set(party, left)
      else origin.taken.delete(party)
      letIn(origin)
      if (origin.free === places && origin.waiting.size === 0) origins.delete(name)
    }
  }

  function originOf(name: string): Origin {
    const origin = origins.get(name) ?? { free: places, taken: new Map(), waiting: new Map() }
    origins.set(name, origin)
    return origin
  }

  function enterNow(name: string, party: string): (() => void) | undefined {
    const origin = originOf(name)
    const isFree = !origin.waiting.has(party) && mayTake(origin, party)
    return isFree ? take(name, origin, party) : undefined
  }

  return {
    enterNow,
    async enter(name, party, signal) {
      const leave = enterNow(name, party)
      if (leave) return leave
      const origin = originOf(name)
      const own = origin.waiting.get(party)?.size ?? 0
      const room = queue - countWaiting(origin)
      if (own >= share * room) throw held(name, 'too many wait for it', patienceMs)
      return place(name, origin, party, signal)
    },
  }

  function place(
    name: string,
    origin: Origin,
    party: string,
    signal?: AbortSignal,
  ): Promise<() => void> {
    return new Promise((resolve, reject) => {
      const waiting = origin.waiting.get(party) ?? new Set()
      const tooSlow = () => held(name, 'it is too slow', patienceMs)
      const timer = Number.isFinite(patienceMs)
        ? setTimeout(() => end(() => reject(tooSlow())), patienceMs)
        : undefined
      const abort = () => end(() => reject(signal?.reason))
      // The place goes from hand to hand, so that nobody who comes later is faster.
      const enter = () => end(() => resolve(take(name, origin, party)))
      function end(settle: () => void): void {
        clearTimeout(timer)
        signal?.removeEventListener('abort', abort)
        waiting.delete(enter)
        if (waiting.size === 0) origin.waiting.delete(party)
        settle()
      }
      waiting.add(enter)
      origin.waiting.set(party, waiting)
      signal?.addEventListener('abort', abort, { once: true })
      if (signal?.aborted) abort()
    })
  }
}

function takenBy({ taken }: Origin, party: string): number {
  return taken.get(party) ?? 0
}

function mayTake(origin: Origin, party: string): boolean {
  return takenBy(origin, party) < share * origin.free
}

function countWaiting({ waiting }: Origin): number {
  return [...waiting.values()].reduce((sum, { size }) => sum + size, 0)
}

/** Gives free places to those who have the fewest. */
function letIn(origin: Origin): void {
  const { waiting } = origin
  for (;;) {
    let next: string | undefined
    for (const party of waiting.keys())
      if (next === undefined || takenBy(origin, party) < takenBy(origin, next)) next = party
    if (next === undefined || !mayTake(origin, next)) return
    const calls = waiting.get(next)
    const [enter] = calls ?? []
    enter?.()
    // Of those who have as few, it is the others' turn.
    if (calls && waiting.delete(next)) waiting.set(next, calls)
  }
}
