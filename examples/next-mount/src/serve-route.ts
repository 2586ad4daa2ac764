import { serve } from '@hono/node-server'
import { getEngine } from '../app/engine.ts'
import * as route from '../app/connect/[...path]/route.ts'
import type { Serve } from './start.ts'

/** Calls the route handler as Next does, by method and with a Request, without Next around it. */
export const serveRoute: Serve = async (port, environment) => {
  Object.assign(process.env, environment)
  const handlers: Record<string, ((request: Request) => Promise<Response>) | undefined> = {
    DELETE: route.DELETE,
    GET: route.GET,
    PATCH: route.PATCH,
    POST: route.POST,
  }
  const fetch = (request: Request) =>
    handlers[request.method]?.(request) ?? new Response(null, { status: 405 })
  const server = serve({ fetch, port, hostname: '127.0.0.1' })
  return {
    async stop() {
      server.close()
      await (await getEngine()).close()
    },
  }
}
