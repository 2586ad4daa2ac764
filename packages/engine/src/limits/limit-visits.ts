import type { Context, MiddlewareHandler } from 'hono'
import type { Limits } from './limits.ts'
import { callerOf, peer, type PeerBindings } from './peer.ts'

/**
 * Bounds how often one caller visits a public page. `tokenOf` reads what lets them in there, where there is such a thing:
 * who has another one is counted apart. Throws `rate_limited`.
 */
export function limitVisits(
  { visit }: Pick<Limits, 'visit'>,
  route: string,
  tokenOf: (context: Context) => string | undefined = () => undefined,
): MiddlewareHandler {
  return async (context, next) => {
    const { [peer]: address } = (context.env ?? {}) as PeerBindings
    const caller = callerOf(route, address, tokenOf(context))
    if (caller !== undefined) await visit(caller)
    return next()
  }
}
