import type { MiddlewareHandler } from 'hono'
import { rateLimited } from '../limits/refusals.ts'
import type { ApiEnvironment } from './environment.ts'
import type { HttpParts } from './parts.ts'

/** Bounds how often one API key asks; a call from inside the process has none. Throws `rate_limited`. */
export function limitRequests({
  limits,
}: Pick<HttpParts, 'limits'>): MiddlewareHandler<ApiEnvironment> {
  return async (context, next) => {
    const { actor } = context.var.caller
    const standing =
      actor.kind === 'key' && actor.id !== null ? await limits.request(actor.id) : undefined
    if (standing) context.set('standings', [standing])
    if (standing?.isOver) throw rateLimited(standing)
    return next()
  }
}
