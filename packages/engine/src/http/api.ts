import { actingAs } from '../audit/actor.ts'
import { isSessionId } from '../ids.ts'
import { rateLimited } from '../limits/refusals.ts'
import { mountAccessRoutes } from './access-routes.ts'
import { mountAccountRoutes } from './account-routes.ts'
import { mountApiKeyRoutes } from './api-key-routes.ts'
import { mountAuditExport, mountAuditRoutes } from './audit-routes.ts'
import { mountAuthConfigRoutes } from './auth-config-routes.ts'
import { createAuthenticate } from './authenticate.ts'
import { mountCallRoutes } from './calls/call-routes.ts'
import { mountExecutionLogRoutes } from './calls/execution-log-routes.ts'
import type { Exchange } from './exchange.ts'
import { mountFileRoutes } from './files/file-routes.ts'
import { mountMountRoutes } from './files/mount-routes.ts'
import type { CheckHost } from './host-check.ts'
import { createIdempotency } from './idempotency.ts'
import { apiBase } from './is-of-api.ts'
import { createMount } from './mount.ts'
import { mountOverviewRoutes } from './overview-routes.ts'
import type { HttpParts } from './parts.ts'
import type { PlainAnswer } from '../plain-answer.ts'
import type { PlainRequest } from '../plain-request.ts'
import { type Refuse, routeNotFound } from './refuse.ts'
import { createRetries } from './retries.ts'
import { createRouteTable } from './route-table.ts'
import { mountSessionListRoutes } from './session-list-routes.ts'
import { mountSessionRoutes } from './session-routes.ts'
import { mountToolRoutes } from './tool-routes.ts'
import { mountToolkitRoutes } from './toolkit-routes.ts'
import { mountUserRoutes } from './users/user-routes.ts'
import type { Serve } from './visit.ts'

type Found = ReturnType<ReturnType<typeof routesOf>['find']>

/** The HTTP API under `/api/v3.1` and `/api/v3`; it answers its errors by itself. */
export function createApi(
  parts: HttpParts,
  { checkHost, refuse }: { checkHost: CheckHost; refuse: Refuse },
) {
  const { apiKeys, limits, store } = parts
  const routes = routesOf(parts)
  const authenticate = createAuthenticate(parts)

  async function serve(request: PlainRequest, exchange: Exchange): Promise<PlainAnswer> {
    checkHost(request)
    const [base = ''] = apiBase.exec(request.path) ?? []
    const method = request.method === 'HEAD' ? 'GET' : request.method
    const found = routes.find(method, request.path.slice(base.length))
    if (found) exchange.route = base + found.pattern
    const { sessionId = '' } = found?.parameters ?? {}
    const at = {
      kid: apiKeys.kidOf(request.header('x-api-key') ?? ''),
      projectId: request.inside?.projectId,
      sessionId: isSessionId(sessionId) ? sessionId : undefined,
    }
    const answer = () => letIn(request, exchange, found)
    // Who guesses keys is to cost the database no look.
    return at.kid || at.projectId ? store.glance(at, answer) : answer()
  }

  async function letIn(
    request: PlainRequest,
    exchange: Exchange,
    found: Found,
  ): Promise<PlainAnswer> {
    const caller = await authenticate(request)
    exchange.caller = caller
    return actingAs(caller.actor, async () => {
      const { kind, id } = caller.actor
      // A call from inside the process has no limit.
      const standing = kind === 'key' && id !== null ? await limits.request(id) : undefined
      exchange.standing = standing
      if (standing?.isOver) throw rateLimited(standing)
      if (!found) throw routeNotFound(request)
      const letIn = async () => void (request.inside ?? (await authenticate(request)))
      return found.handler({ request, parameters: found.parameters, caller, letIn })
    })
  }

  return async (request: PlainRequest, exchange: Exchange): Promise<PlainAnswer> => {
    try {
      return await serve(request, exchange)
    } catch (error) {
      exchange.error = error
      return refuse(error, request, exchange)
    }
  }
}

function routesOf(parts: HttpParts) {
  const routes = createRouteTable<Serve>()
  const mount = createMount(routes, {
    retries: createRetries(parts.now),
    idempotency: createIdempotency(parts),
    turns: parts.turns,
  })
  mountSessionRoutes(mount, parts)
  mountSessionListRoutes(mount, parts)
  mountAccountRoutes(mount, parts)
  mountAuthConfigRoutes(mount, parts)
  mountToolkitRoutes(mount, parts)
  mountToolRoutes(mount, parts)
  mountFileRoutes(mount, parts)
  mountMountRoutes(mount, parts)
  mountCallRoutes(mount, parts)
  mountOverviewRoutes(mount, parts)
  mountExecutionLogRoutes(mount, parts)
  mountUserRoutes(mount, parts)
  mountApiKeyRoutes(mount, parts)
  mountAccessRoutes(mount, parts)
  mountAuditRoutes(mount, parts)
  mountAuditExport(routes, parts)
  return routes
}
