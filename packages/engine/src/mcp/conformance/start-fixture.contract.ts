import type { AddressInfo } from 'node:net'
import { createAdaptorServer } from '@hono/node-server'
import { Hono } from 'hono'
import { insideCaller } from '../../access/caller.ts'
import { createWaiters } from '../../connections/waiters.ts'
import { splitTarget } from '../../http/doors/split-target.ts'
import { targetOf, webRequest } from '../../http/doors/web-request.ts'
import type { AppEnvironment } from '../../http/environment.ts'
import { createHostCheck } from '../../http/host-check.ts'
import { createMcp } from '../mcp.ts'
import type { McpParts } from '../parts.ts'
import { fixtureServer } from './fixture-server.contract.ts'

/** Their list is the fixture server's own; that of the catalogue never changes. */
const fixtureTools: readonly [] = []
const sessionId = 'trs_0123456789012345678901'

/** The door of a session on loopback, with the suites' own tools behind it. */
export async function startFixture() {
  let configVersion = 1
  const waiters = createWaiters()
  const parts = {
    // The suites bring no key.
    apiKeys: { callerOf: async () => insideCaller({ projectId: 'default', kind: 'app' }) },
    sessions: {
      allTools: () => fixtureTools,
      get: async (projectId: string, id: string) => ({
        projectId,
        id,
        tokenVersion: 1,
        configVersion,
      }),
    },
    waiters,
    limits: { visit: async () => {} },
    authorization: {},
    settings: { publicUrl: 'http://localhost' },
    allowedHosts: ['localhost', '127.0.0.1'],
    telemetry: { log: { debug() {} }, continueTrace: (_: unknown, work: () => unknown) => work() },
  } as unknown as McpParts
  const changeTools = () => {
    configVersion += 1
    waiters.wake(sessionId)
  }
  const app = new Hono<AppEnvironment>()
  const checkHost = createHostCheck({ ...parts, publicUrl: parts.settings.publicUrl })
  app.use((context, next) => {
    const { raw } = context.req
    checkHost(webRequest(raw, splitTarget(targetOf(raw.url))))
    return next()
  })
  app.onError((error) =>
    Response.json(
      { error: error.message },
      { status: 'status' in error ? Number(error.status) : 500 },
    ),
  )
  app.route('/', createMcp(parts, (() => fixtureServer(changeTools)) as never))
  const server = createAdaptorServer({ fetch: (request) => app.fetch(request, {}) })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return {
    url: `http://127.0.0.1:${port}/mcp/${sessionId}`,
    async stop() {
      if ('closeAllConnections' in server) server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}
