import { MaillonError } from '@maillon/core'
import type { Breaker } from './breaker.ts'
import type { Bulkhead } from './bulkhead.ts'
import type { Outbound, OutboundInit } from './outbound.ts'

/** The same way out, behind a breaker and a bulkhead for each upstream. Throws `upstream_unavailable` beside what it throws. */
export function guardedOutbound(
  outbound: Outbound,
  { breaker, bulkhead }: { breaker: Breaker; bulkhead: Bulkhead },
): Outbound {
  const guarded = async (url: string, init: OutboundInit) => {
    // What is no URL, or leads elsewhere, is refused further in.
    const origin = URL.canParse(url) ? new URL(url).origin : ''
    if (!init.origins.includes(origin)) return outbound(url, init)
    const circuit = init.purpose ? `${origin}#${init.purpose}` : origin
    breaker.enter(circuit)
    let outcome: 'fine' | 'failed' | 'unknown' = 'unknown'
    try {
      const leave = await bulkhead.enter(origin, init.signal)
      try {
        const answer = await outbound(url, init)
        outcome = answer.status >= 500 ? 'failed' : 'fine'
        return answer
      } finally {
        leave()
      }
    } catch (error) {
      if (isTrouble(error)) outcome = 'failed'
      throw error
    } finally {
      breaker.note(circuit, outcome)
    }
  }
  return Object.assign(guarded, { close: () => outbound.close() })
}

/** What the upstream is to blame for; a caller who went away, or an address that was refused, is not. */
function isTrouble(error: unknown): boolean {
  return (
    MaillonError.is(error, 'upstream_unreachable') ||
    MaillonError.is(error, 'upstream_timeout') ||
    MaillonError.is(error, 'outcome_unknown')
  )
}
