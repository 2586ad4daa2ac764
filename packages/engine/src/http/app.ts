import { MaillonError } from '@maillon/core'
import { Hono } from 'hono'
import { isFault } from '../is-fault.ts'
import { accessLog } from './access-log.ts'
import { mountAccessRoutes } from './access-routes.ts'
import { mountAccountRoutes } from './account-routes.ts'
import { mountApiKeyRoutes } from './api-key-routes.ts'
import { mountAuditExport, mountAuditRoutes } from './audit-routes.ts'
import { mountAuthConfigRoutes } from './auth-config-routes.ts'
import { authenticate } from './authenticate.ts'
import type { ApiEnvironment } from './environment.ts'
import { errorAnswer } from './error-answer.ts'
import { mountFileAddresses } from './files/address-routes.ts'
import { mountFileRoutes } from './files/file-routes.ts'
import { mountMountRoutes } from './files/mount-routes.ts'
import { mountCallRoutes } from './calls/call-routes.ts'
import { mountExecutionLogRoutes } from './calls/execution-log-routes.ts'
import { createIdempotency } from './idempotency.ts'
import { setRateLimit } from '../limits/rate-limit-headers.ts'
import { enterInTurn } from './enter-in-turn.ts'
import { limitRequests } from './limit-requests.ts'
import { createMount } from './mount.ts'
import type { HttpParts } from './parts.ts'
import { createReadiness } from './readiness.ts'
import { createRetries } from './retries.ts'
import { openApiDocument } from './openapi-document.ts'
import { mountOverviewRoutes } from './overview-routes.ts'
import { mountSessionListRoutes } from './session-list-routes.ts'
import { mountSessionRoutes } from './session-routes.ts'
import { mountToolRoutes } from './tool-routes.ts'
import { mountToolkitRoutes } from './toolkit-routes.ts'
import { mountUserRoutes } from './users/user-routes.ts'
import { trustedHost } from './trusted-host.ts'

/** The HTTP API under `/api/v3.1` and `/api/v3`, and what a load balancer asks. */
export function createHttp(parts: HttpParts): Hono<ApiEnvironment> {
  const app = new Hono<ApiEnvironment>()
  app.use(accessLog(parts.telemetry))
  app.use(async (context, next) => {
    await next()
    // The context's own `header` would wrap the answer, and the stream in it, once for each header.
    const { headers, status } = context.res
    headers.set('x-request-id', context.var.requestId)
    if (!headers.has('cache-control')) headers.set('cache-control', 'no-store')
    setRateLimit(headers, context.var.standings ?? [])
    if (status === 503) headers.set('retry-after', '1')
  })
  app.use(trustedHost({ ...parts, publicUrl: parts.settings.publicUrl }))
  app.onError((error, context) => {
    const { requestId } = context.var
    if (isFault(error)) parts.telemetry.fault(error, requestId)
    return errorAnswer(error, requestId, context.req.method)
  })
  app.notFound((context) => {
    const { method, path } = context.req
    const error = new MaillonError('route_not_found', {
      message: `There is nothing at ${method} ${path}.`,
      hint: 'The API is below /api/v3.1; this engine serves a part of the contract.',
    })
    return errorAnswer(error, context.var.requestId, method)
  })

  app.get('/healthz', (context) => context.json({ status: 'ok' }))
  const checkReady = createReadiness(parts)
  app.get('/readyz', async (context) => {
    await checkReady()
    return context.json({ status: 'ready' })
  })

  // What the API is, is no secret; it is read by tools that have no key yet.
  let document: object | undefined
  app.get('/openapi.json', (context) =>
    context.json((document ??= openApiDocument(parts.settings.publicUrl))),
  )

  mountFileAddresses(app, parts)

  const api = apiRoutes(parts)
  app.route('/api/v3.1', api)
  app.route('/api/v3', api)
  return app
}

function apiRoutes(parts: HttpParts): Hono<ApiEnvironment> {
  const api = new Hono<ApiEnvironment>()
  const mount = createMount(api, {
    retries: createRetries(parts.now),
    idempotency: createIdempotency(parts),
  })
  api.use(authenticate(parts))
  api.use(limitRequests(parts))
  api.use('/tool_router/session/:sessionId/*', enterInTurn(parts))
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
  mountAuditExport(api, parts)
  return api
}
