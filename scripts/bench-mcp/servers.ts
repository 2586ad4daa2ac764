import { randomBytes } from 'node:crypto'
import { createServer, type Server as HttpServer } from 'node:http'
import { createAdaptorServer } from '@hono/node-server'
import { Maillon } from '@maillon/core'
import { defineTool, defineToolkit, noAuth } from '@maillon/core/toolkit'
import { createEngine } from '@maillon/engine'
import { createMcpHandler, Server } from '@modelcontextprotocol/server'
import { z } from 'zod'

/** An MCP server that lists and calls one tool, which adds two numbers. */
export interface Served {
  path: string
  headers: Record<string, string>
  /** Serves it over HTTP, as whoever runs it would; not listening yet. */
  server: HttpServer
  fetch(request: Request): Promise<Response>
  close(): Promise<void>
}

const description = 'Adds two numbers.'

const toolkit = defineToolkit({
  slug: 'bench',
  name: 'Bench',
  description: 'Answers at once.',
  version: '20261126_00',
  baseUrl: 'https://bench.example',
  auth: noAuth(),
  verified: 'emulated',
  tools: [
    defineTool({
      slug: 'BENCH_ADD',
      name: 'Add',
      description,
      effect: 'read',
      input: z.object({ a: z.number(), b: z.number() }),
      output: z.object({ sum: z.number() }),
      run: async ({ a, b }) => ({ sum: a + b }),
    }),
  ],
})

/** A session whose only tool it is, behind its token, on a database in memory. */
export async function serveSession(): Promise<Served> {
  const engine = await createEngine({
    toolkits: [toolkit],
    database: ':memory:',
    encryptionKey: `k1:${randomBytes(32).toString('base64')}`,
    publicUrl: 'http://localhost',
    limits: { perUser: 1e9, perSession: 1e9, perToolkit: 1e9 },
  })
  const session = await new Maillon({ engine }).create('user_123', {
    sessionPreset: 'direct_tools',
    toolkits: ['bench'],
  })
  return {
    path: new URL(session.mcp.url).pathname,
    headers: session.mcp.headers,
    server: createServer((incoming, response) => {
      if (!engine.serveNode(incoming, response)) response.writeHead(404).end()
    }),
    fetch: engine.fetch,
    close: engine.close,
  }
}

/** The SDK as it comes, with nothing else. */
export function serveTrivial(): Served {
  const inputSchema = {
    type: 'object' as const,
    properties: { a: { type: 'number' }, b: { type: 'number' } },
  }
  const handler = createMcpHandler(() => {
    const server = new Server({ name: 'trivial', version: '1' }, { capabilities: { tools: {} } })
    server.setRequestHandler('tools/list', () => ({
      tools: [{ name: 'BENCH_ADD', description, inputSchema }],
    }))
    server.setRequestHandler('tools/call', ({ params }) => {
      const { a, b } = params.arguments as { a: number; b: number }
      return { content: [{ type: 'text', text: JSON.stringify({ sum: a + b }) }] }
    })
    return server
  })
  const { fetch, close } = handler
  return {
    path: '/',
    headers: {},
    server: createAdaptorServer({ fetch: (request) => fetch(request) }) as HttpServer,
    fetch,
    close,
  }
}
