import { MaillonError } from '@maillon/core'
import type { Breaker, Outcome } from './breaker.ts'
import type { Bulkhead } from './bulkhead.ts'
import type { Outbound } from './outbound.ts'
import type { OutboundInit } from './outbound-init.ts'

/** The same way out, behind a breaker and a bulkhead for each upstream. Throws `upstream_unavailable` beside what it throws. */
export function guardedOutbound(
  outbound: Outbound,
  { breaker, bulkhead }: { breaker: Breaker; bulkhead: Bulkhead },
): Outbound {
  const guarded = async (url: string, init: OutboundInit) => {
    // What is no URL, or leads elsewhere, is refused further in.
    const origin = URL.parse(url)?.origin ?? ''
    if (!init.origins.includes(origin)) return outbound(url, init)
    const circuit = init.purpose ? `${origin}#${init.purpose}` : origin
    const { party = '', signal } = init
    const note = breaker.enter(circuit, party)
    let outcome: Outcome = 'unknown'
    let isHeld = false
    const beforeLarge: OutboundInit['beforeLarge'] = async (...asked) => {
      isHeld = true
      await init.beforeLarge?.(...asked)
      isHeld = false
    }
    try {
      const leave = await bulkhead.enter(origin, party, signal)
      try {
        const answer = await outbound(url, { ...init, beforeLarge })
        outcome = meaningOf(answer.status)
        return answer
      } finally {
        leave()
      }
    } catch (error) {
      // Who gave up, had no time left, or lost it waiting here, says nothing about the upstream.
      if (isTrouble(error) && !signal?.aborted && !isHeld) outcome = 'failed'
      throw error
    } finally {
      note(outcome)
    }
  }
  return Object.assign(guarded, { close: () => outbound.close() })
}

/** What stands in front of an upstream says with 502 to 504 that it cannot answer; any other 5xx is about the one call. */
function meaningOf(status: number): Outcome {
  if (status < 500) return 'fine'
  return status >= 502 && status <= 504 ? 'failed' : 'unknown'
}

/** What the upstream may be to blame for; an address that was refused, or a place that did not come free, is not. */
function isTrouble(error: unknown): boolean {
  return (
    MaillonError.is(error, 'upstream_unreachable') ||
    MaillonError.is(error, 'upstream_timeout') ||
    MaillonError.is(error, 'outcome_unknown')
  )
}
