import type { Outbound } from './outbound.ts'

/** The same way out; each request runs inside `timed`. */
export function timedOutbound(
  outbound: Outbound,
  timed: <T>(request: () => Promise<T>) => Promise<T>,
): Outbound {
  return Object.assign<Outbound, Pick<Outbound, 'close'>>(
    ((url, init) => timed(() => outbound(url, init))) as Outbound,
    { close: () => outbound.close() },
  )
}
