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
  take(claims: readonly Claim[]): Taken
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
    /** By limit, and key: whoever makes up keys of one (a stranger on a public page) leaves the others as they are. */
    used: Map<string, Map<string, number>>
  }
  let current: Window | undefined

  function opened(number: number): Window {
    if (current?.number === number) return current
    const window: Window = { number, used: new Map() }
    current = window
    setTimeout(() => {
      if (current === window) current = undefined
    }, windowMs).unref()
    return window
  }

  function count({ used }: Window, { name, key }: Claim): void {
    const keys = used.get(name) ?? new Map<string, number>()
    used.set(name, keys)
    const before = keys.get(key)
    if (before !== undefined || keys.size < mostKeys) keys.set(key, (before ?? 0) + 1)
  }

  return {
    size: () => [...(current?.used.values() ?? [])].reduce((sum, { size }) => sum + size, 0),
    take(claims) {
      const at = now()
      const number = Math.floor(at / windowMs)
      const window = opened(number)
      const resetMs = (number + 1) * windowMs - at
      const standings: Standing[] = []
      for (const { name, key, most, share } of claims) {
        const used = (window.used.get(name)?.get(key) ?? 0) + 1
        const standing = { name, most, left: Math.max(0, share - used), resetMs }
        standings.push(standing)
        // A call that is refused counts nowhere.
        if (used > share) return { standings, refused: standing }
      }
      for (const claim of claims) count(window, claim)
      return { standings, refused: undefined }
    },
  }
}
