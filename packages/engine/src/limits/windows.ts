// The reader's compiler, too, has to find what the one file of the library is.
// oxlint-disable-next-line typescript/triple-slash-reference
/// <reference path="./rate-limiter-memory.d.ts" />
import RateLimiterMemory from 'rate-limiter-flexible/lib/RateLimiterMemory.js'

/** A limit that a call falls under. */
export interface Claim {
  /** What the limit is called, e.g. `user`. */
  name: string
  /** Whose calls are counted together. */
  key: string
  /** So many in a window, over all processes. */
  most: number
  /** So many of them in this process. */
  share: number
}

/** How a limit stands. */
export interface Standing {
  name: string
  most: number
  /** How many more this process lets through now. */
  left: number
  /** Until the window ends. */
  resetMs: number
}

/** What came of claims: how each stands, and the one that is used up, if one is; nothing was counted then. */
export interface Taken {
  standings: Standing[]
  refused: Standing | undefined
}

/** Counts calls in windows of time that begin at the same moments in every process. */
export interface Windows {
  take(claims: readonly Claim[]): Promise<Taken>
  /** How many keys are counted now. */
  size(): number
}

export interface WindowOptions {
  now: () => number
  windowMs?: number
  /**
   * How many keys of a limit are counted at once: further ones are let through, so that nobody is refused for another's
   * calls.
   */
  mostKeys?: number
}

/** Counters of this process; those of a window go with it. */
export function createWindows({
  now,
  windowMs = 60_000,
  mostKeys = 100_000,
}: WindowOptions): Windows {
  interface Window {
    number: number
    limiter: RateLimiterMemory
    /** By limit: whoever makes up keys of one (a stranger on a public page) leaves the others as they are. */
    keys: Map<string, number>
  }
  let current: Window | undefined

  function opened(number: number): Window {
    if (current?.number === number) return current
    // Without a duration, the library has no timer for each key.
    const limiter = new RateLimiterMemory({ points: 0, duration: 0 })
    const window = { number, limiter, keys: new Map<string, number>() }
    current = window
    setTimeout(() => {
      if (current === window) current = undefined
    }, windowMs).unref()
    return window
  }

  async function count(window: Window, { name, key, share }: Claim) {
    const { limiter } = window
    limiter.points = share
    const id = `${name}\n${key}`
    // The library rejects with the same facts that it resolves with.
    const counted = await limiter.consume(id).catch((over: unknown) => over)
    const { consumedPoints: used } = counted as { consumedPoints: number }
    if (used > 1) return used
    const known = window.keys.get(name) ?? 0
    if (known >= mostKeys) await limiter.delete(id)
    else window.keys.set(name, known + 1)
    return used
  }

  return {
    size: () => [...(current?.keys.values() ?? [])].reduce((sum, keys) => sum + keys, 0),
    async take(claims) {
      const at = now()
      const number = Math.floor(at / windowMs)
      const window = opened(number)
      const resetMs = (number + 1) * windowMs - at
      const standings: Standing[] = []
      for (const claim of claims) {
        const { name, most, share } = claim
        const used = await count(window, claim)
        const standing = { name, most, left: Math.max(0, share - used), resetMs }
        standings.push(standing)
        if (used <= share) continue
        // A call that is refused counts nowhere.
        for (const counted of claims.slice(0, standings.length))
          await window.limiter.reward(`${counted.name}\n${counted.key}`)
        return { standings, refused: standing }
      }
      return { standings, refused: undefined }
    },
  }
}
