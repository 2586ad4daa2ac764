import { newId } from '../ids.ts'
import { setRateLimit } from '../limits/rate-limit-headers.ts'
import { errorWord } from '../telemetry/describe-error.ts'
import type { Telemetry } from '../telemetry/telemetry.ts'
import type { Exchange } from './exchange.ts'
import type { PlainRequest } from '../plain-request.ts'
import { keepRequestSecrets } from './request-secrets.ts'

/** The head of an answer, the API's own or one of the Web. */
export interface Head {
  status: number
  headers: Pick<Headers, 'has' | 'set'> | Pick<Map<string, string>, 'has' | 'set'>
}

/** Does what stands around every request; the work answers its errors by itself. */
export type Frame = <Answer extends Head>(
  request: PlainRequest,
  work: (exchange: Exchange) => Promise<Answer>,
) => Promise<Answer>

/**
 * Gives each request an id, the headers that every answer has, and a line in the log: its method and the pattern of its
 * route, never its path or query, which may hold the token of a link, a state or a code.
 */
export function createFrame(telemetry: Telemetry): Frame {
  return (request, work) => {
    const { method } = request
    const exchange: Exchange = { requestId: newId('req_'), route: '/*' }
    const { requestId } = exchange
    const start = performance.now()
    const measured = () =>
      telemetry.measure('request', { method, requestId }, async (tell) => {
        keepRequestSecrets(request)
        const answer = await work(exchange)
        setHeaders(answer, exchange)
        const { route, caller, error } = exchange
        const facts = {
          route,
          status: answer.status,
          ...(caller && { project: caller.projectId }),
          ...(error !== undefined && { error: errorWord(error) }),
        }
        tell(facts)
        const ms = Math.round(performance.now() - start)
        telemetry.log[levelOf(facts)]({ requestId, method, ...facts, ms }, 'request')
        return answer
      })
    const traceparent = request.header('traceparent')
    if (traceparent === undefined) return measured()
    const tracestate = request.header('tracestate')
    return telemetry.continueTrace({ traceparent, ...(tracestate && { tracestate }) }, measured)
  }
}

function setHeaders({ status, headers }: Head, { requestId, standing }: Exchange): void {
  headers.set('x-request-id', requestId)
  if (!headers.has('cache-control')) headers.set('cache-control', 'no-store')
  if (standing) setRateLimit(headers, standing)
  if (status === 503) headers.set('retry-after', '1')
}

/** Health checks come every few seconds, for ever. */
function levelOf({ route, status }: { route: string; status: number }): 'debug' | 'info' | 'warn' {
  if (status >= 500) return 'warn'
  return route === '/healthz' || route === '/readyz' ? 'debug' : 'info'
}
