import type { Context, MiddlewareHandler } from 'hono'
import { matchedRoutes } from 'hono/route'
import { newId } from '../ids.ts'
import { errorWord } from '../telemetry/describe-error.ts'
import type { Telemetry } from '../telemetry/telemetry.ts'
import type { ApiEnvironment } from './environment.ts'
import { keepRequestSecrets } from './request-secrets.ts'

/**
 * Gives each request an id and a line in the log: its method and the pattern of its route, never its path or query,
 * which may hold the token of a link, a state or a code.
 */
export function accessLog(telemetry: Telemetry): MiddlewareHandler<ApiEnvironment> {
  return async (context, next) => {
    const requestId = newId('req_')
    context.set('requestId', requestId)
    const { method } = context.req
    const start = performance.now()
    const measured = () =>
      telemetry.measure('request', { method, requestId }, async (tell) => {
        keepRequestSecrets(context.req.raw)
        await next()
        const { status } = context.res
        const { caller } = context.var
        const facts = {
          route: routeOf(context),
          status,
          ...(caller && { project: caller.projectId }),
          ...(context.error && { error: errorWord(context.error) }),
        }
        tell(facts)
        const ms = Math.round(performance.now() - start)
        telemetry.log[levelOf(facts)]({ requestId, method, ...facts, ms }, 'request')
      })
    const traceparent = context.req.header('traceparent')
    if (traceparent === undefined) return measured()
    const tracestate = context.req.header('tracestate')
    return telemetry.continueTrace({ traceparent, ...(tracestate && { tracestate }) }, measured)
  }
}

/** The last one that is no middleware: a part that is mounted later may have one for every path. */
function routeOf(context: Context<ApiEnvironment>): string {
  return matchedRoutes(context).findLast(({ path }) => !path.endsWith('*'))?.path ?? '/*'
}

/** Health checks come every few seconds, for ever. */
function levelOf({ route, status }: { route: string; status: number }): 'debug' | 'info' | 'warn' {
  if (status >= 500) return 'warn'
  return route === '/healthz' || route === '/readyz' ? 'debug' : 'info'
}
