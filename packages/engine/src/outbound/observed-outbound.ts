import type { Telemetry } from '../telemetry/telemetry.ts'
import type { Outbound } from './outbound.ts'
import type { OutboundInit } from './outbound-init.ts'

/** The same way out, each request of which is measured: its host, method and status, and nothing else of it. */
export function observedOutbound(outbound: Outbound, telemetry: Telemetry): Outbound {
  const observed = (url: string, init: OutboundInit) =>
    telemetry.measure(
      'upstream',
      () => ({ host: hostOf(url, init), method: init.method ?? 'GET' }),
      async (tell) => {
        const answer = await outbound(url, init)
        tell({ status: answer.status })
        return answer
      },
    )
  return Object.assign(observed, { close: () => outbound.close() })
}

/** A host that a caller made up is none of ours to count. */
function hostOf(url: string, { origins }: OutboundInit): string {
  const parsed = URL.parse(url)
  return parsed && origins.includes(parsed.origin) ? parsed.host : 'refused'
}
