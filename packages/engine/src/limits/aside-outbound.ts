import type { Outbound } from '../outbound/outbound.ts'
import type { OutboundInit } from '../outbound/outbound-init.ts'
import { stepAside } from './fair-turns.ts'

/** The same way out; whoever waits for an answer lets others have their turn. */
export function asideOutbound(outbound: Outbound): Outbound {
  const aside = (url: string, init: OutboundInit) => stepAside(() => outbound(url, init))
  return Object.assign(aside, { close: () => outbound.close() })
}
