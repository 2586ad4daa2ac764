import { held } from './held.ts'

/** Stops asking an upstream that only fails, and tries again with one request at a time. */
export interface Breaker {
  /** Throws `upstream_unavailable` while the upstream is left in peace. */
  enter(circuit: string): void
  /** What came of a request that entered. */
  note(circuit: string, outcome: 'fine' | 'failed' | 'unknown'): void
}

/** So many failures in a row, with nothing fine among them. */
const patience = 10
const firstPauseMs = 1_000
const longestPauseMs = 30_000

interface State {
  failures: number
  /** Until when nobody enters; 0 while it is closed. */
  openUntil: number
  isProbing: boolean
}

/** A breaker for each circuit, a URL; `random` is from 0 to 1. Circuits without a failure take no memory. */
export function createBreaker(now: () => number, random: () => number = Math.random): Breaker {
  const states = new Map<string, State>()
  return {
    enter(circuit) {
      const state = states.get(circuit)
      if (!state || state.openUntil === 0) return
      const left = state.openUntil - now()
      if (left > 0 || state.isProbing) throw held(circuit, 'it only fails', Math.max(left, 1_000))
      state.isProbing = true
    },
    note(circuit, outcome) {
      if (outcome === 'fine') {
        states.delete(circuit)
        return
      }
      const state = states.get(circuit) ?? { failures: 0, openUntil: 0, isProbing: false }
      state.isProbing = false
      if (outcome === 'unknown') return
      states.set(circuit, state)
      state.failures += 1
      if (state.failures < patience) return
      const pause = Math.min(longestPauseMs, firstPauseMs * 2 ** (state.failures - patience))
      state.openUntil = now() + pause * (1 - random() / 2)
    },
  }
}
