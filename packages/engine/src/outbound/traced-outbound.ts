import type { Telemetry } from '../telemetry/telemetry.ts'
import type { Outbound } from './outbound.ts'

/**
 * The same way out; calls to these toolkits' APIs say of which trace they are a part. Nobody else learns of it: not who
 * gives tokens, and no toolkit that the operator did not name.
 */
export function tracedOutbound(
  outbound: Outbound,
  telemetry: Pick<Telemetry, 'traceparent'>,
  toolkits: readonly string[],
): Outbound {
  if (toolkits.length === 0) return outbound
  const traced: Outbound = Object.assign<Outbound, Pick<Outbound, 'close'>>(
    ((url, init) => {
      const { toolkit, purpose, headers } = init
      const isTold = toolkit !== undefined && toolkits.includes(toolkit) && !purpose
      const traceparent = isTold ? telemetry.traceparent() : undefined
      return outbound(url, traceparent ? { ...init, headers: { ...headers, traceparent } } : init)
    }) as Outbound,
    { close: () => outbound.close() },
  )
  return traced
}
