import { type Context, Hono } from 'hono'
import { matchedRoutes } from 'hono/route'
import { type AppEnvironment, visit } from './environment.ts'
import { mountFileAddresses } from './files/address-routes.ts'
import type { CheckHost } from './host-check.ts'
import { openApiDocument } from './openapi-document.ts'
import type { HttpParts } from './parts.ts'
import { toResponse } from '../plain-answer.ts'
import { createReadiness } from './readiness.ts'
import { type Refuse, routeNotFound } from './refuse.ts'

/** What is served beside the API: what a load balancer asks, the API's document, and files at signed addresses. */
export function createApp(
  parts: HttpParts,
  { checkHost, refuse }: { checkHost: CheckHost; refuse: Refuse },
): Hono<AppEnvironment> {
  const app = new Hono<AppEnvironment>()
  app.use(async (context, next) => {
    const { exchange } = context.env[visit]
    context.set('requestId', exchange.requestId)
    await next()
    exchange.route = routeOf(context)
    exchange.error = context.error
  })
  app.use((context, next) => {
    checkHost(context.env[visit].request)
    return next()
  })
  app.onError((error, context) => {
    const { request, exchange } = context.env[visit]
    return toResponse(refuse(error, request, exchange), request.method)
  })
  app.notFound((context) => {
    const { request, exchange } = context.env[visit]
    return toResponse(refuse(routeNotFound(request), request, exchange), request.method)
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
  return app
}

/** The last one that is no middleware: a part that is mounted later may have one for every path. */
function routeOf(context: Context<AppEnvironment>): string {
  return matchedRoutes(context).findLast(({ path }) => !path.endsWith('*'))?.path ?? '/*'
}
