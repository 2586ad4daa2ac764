import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { getRequestListener } from '@hono/node-server'
import { insideCaller } from '../../access/caller.ts'
import { createWaiters } from '../../connections/waiters.ts'
import { createNodeDoor } from '../../http/doors/node-door.ts'
import { createWebDoor } from '../../http/doors/web-door.ts'
import { createHostCheck } from '../../http/host-check.ts'
import { createRefuse } from '../../http/refuse.ts'
import type { PlainRequest } from '../../plain-request.ts'
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
  const checkHost = createHostCheck({ ...parts, publicUrl: parts.settings.publicUrl })
  const { place } = createMcp(parts, (() => fixtureServer(changeTools)) as never)
  const refuse = createRefuse({ fault() {} })
  const http = {
    isPlain: place.isAt,
    async plain(request: PlainRequest) {
      try {
        checkHost(request)
        return await place.serve(request)
      } catch (error) {
        return refuse(error, request, { requestId: 'req_1', route: place.route })
      }
    },
    web: async () => new Response(null, { status: 404 }),
  }
  const serveNode = createNodeDoor(http, '')
  const serveWeb = createWebDoor(http, '')
  const overWeb = getRequestListener((request) => serveWeb(request, {}))
  const server = createServer((request, response) => {
    if (!serveNode(request, response)) void overWeb(request, response)
  })
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
