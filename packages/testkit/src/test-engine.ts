import { randomBytes } from 'node:crypto'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { getRequestListener } from '@hono/node-server'
import { Maillon } from '@maillon/core'
import { createEngine, type Engine, type EngineOptions } from '@maillon/engine'
import { allToolkits } from '@maillon/toolkits'

/** Any of the engine's options; what is left out is right for a test. */
export type TestEngineOptions = Partial<EngineOptions>

/** An engine with a key to it. */
export interface TestEngine {
  engine: Engine
  /** A key of the project `default`. */
  apiKey: string
  stop(): Promise<void>
}

/** An engine in this process: SQLite in memory, a key of its own, every toolkit. Nothing listens. */
export async function createTestEngine(options: TestEngineOptions = {}): Promise<TestEngine> {
  const engine = await createEngine({
    toolkits: allToolkits,
    database: ':memory:',
    encryptionKey: testEncryptionKey(),
    publicUrl: 'https://connect.example.test',
    appName: 'Test app',
    jobs: false,
    ...options,
  })
  return { engine, apiKey: await newApiKey(engine), stop: () => engine.close() }
}

/** The same, listening on loopback, so that browsers and other clients reach it at `url`. */
export async function startTestEngine(
  options: TestEngineOptions = {},
): Promise<TestEngine & { url: string }> {
  let engine: Engine | undefined
  const overWeb = getRequestListener(
    (request) => engine?.fetch(request) ?? new Response(null, { status: 503 }),
  )
  const server = createServer((incoming, response) => {
    if (!engine?.serveNode(incoming, response)) void overWeb(incoming, response)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  // Not 127.0.0.1: cookies know no ports, so the engine and the upstreams must differ in name to be different sites.
  const url = `http://localhost:${(server.address() as AddressInfo).port}`
  const started = await createTestEngine({ publicUrl: url, loopbackCallbacks: true, ...options })
  engine = started.engine
  return {
    ...started,
    url,
    stop: async () => {
      server.close()
      server.closeAllConnections()
      await started.stop()
    },
  }
}

/** A new encryption key with the id `test`. */
export function testEncryptionKey(): string {
  return `test:${randomBytes(32).toString('base64')}`
}

/** A new API key of a project, for everything. */
export async function newApiKey(engine: Engine, project = 'default'): Promise<string> {
  const { apiKeys } = new Maillon({ engine, project })
  return (await apiKeys.create({ name: 'test', scopes: ['admin'] })).key
}
