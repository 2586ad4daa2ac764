import { randomUUID } from 'node:crypto'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { Server as FirstServer } from '@modelcontextprotocol/sdk/server/index.js'
import { StreamableHTTPServerTransport } from '@modelcontextprotocol/sdk/server/streamableHttp.js'
import {
  CallToolRequestSchema,
  isInitializeRequest,
  ListToolsRequestSchema,
} from '@modelcontextprotocol/sdk/types.js'
import { createMcpHandler, Server } from '@modelcontextprotocol/server'
import type { CallToolResult, Tool } from '@modelcontextprotocol/client'
import { onTestFinished } from 'vitest'

/** What a server in a test lists and answers; a test may change it while the server runs. */
export interface Behaviour {
  tools: Tool[]
  call: (name: string, input: Record<string, unknown>) => CallToolResult | Promise<CallToolResult>
  /** Whether it takes a token; it asks for none when left out. */
  accepts?: (token: string) => boolean | Promise<boolean>
  /** Who gives tokens for it, where it says so (RFC 9728). */
  issuer?: string
}

/** Which server: the one of today's SDK, or one of the SDK before, with sessions, which answers JSON or SSE. */
export type ServerKind = 'modern' | 'sessions, SSE' | 'sessions, JSON'

export const origin = 'https://mcp.example.test'
export const url = `${origin}/mcp`

/** Starts an MCP server made with an official SDK, on loopback. */
export async function startMcpServer(kind: ServerKind, behaviour: Behaviour) {
  const handle = kind === 'modern' ? modern(behaviour) : withSessions(behaviour, kind)
  const server = createServer((request, response) => {
    void isLetIn(behaviour, request).then(async (isIn) => {
      if (isIn) return handle.respond(request, response, await bodyOf(request))
      const { issuer } = behaviour
      const isMetadata = request.url === '/.well-known/oauth-protected-resource/mcp'
      const status = isMetadata && issuer ? 200 : isMetadata ? 404 : 401
      const metadata = {
        resource: url,
        authorization_servers: [issuer],
        scopes_supported: ['notes'],
      }
      response.writeHead(status, { 'content-type': 'application/json' })
      response.end(JSON.stringify(status === 200 ? metadata : {}))
      return undefined
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => {
    server.closeAllConnections()
    server.close()
  })
  const { port } = server.address() as AddressInfo
  return {
    routes: { [origin]: `http://127.0.0.1:${port}` },
    /** Sessions that were opened and not ended. */
    open: handle.open,
  }
}

async function isLetIn({ accepts }: Behaviour, { url: path, headers }: IncomingMessage) {
  if (path !== '/mcp') return false
  return !accepts || (await accepts((headers.authorization ?? '').replace('Bearer ', '')))
}

interface Handler {
  respond(request: IncomingMessage, response: ServerResponse, body: unknown): Promise<void>
  open(): number
}

function modern(behaviour: Behaviour): Handler {
  const handler = createMcpHandler(() => {
    const server = new Server(
      { name: 'notes', version: '1', title: 'Notes' },
      { capabilities: { tools: {} } },
    )
    server.setRequestHandler('tools/list', ({ params }) => listed(behaviour, params?.cursor))
    server.setRequestHandler('tools/call', ({ params }) =>
      behaviour.call(params.name, params.arguments ?? {}),
    )
    return server
  })
  return {
    open: () => 0,
    respond: async (request, response, body) => {
      const headers = new Headers(request.headers as Record<string, string>)
      const answer = await handler.fetch(
        new Request(url, {
          method: request.method ?? 'GET',
          headers,
          ...(body !== undefined && { body: JSON.stringify(body) }),
        }),
      )
      response.writeHead(answer.status, Object.fromEntries(answer.headers))
      response.end(Buffer.from(await answer.arrayBuffer()))
    },
  }
}

function withSessions(behaviour: Behaviour, kind: ServerKind): Handler {
  const transports = new Map<string, StreamableHTTPServerTransport>()
  const opened = async () => {
    const transport = new StreamableHTTPServerTransport({
      sessionIdGenerator: randomUUID,
      enableJsonResponse: kind === 'sessions, JSON',
      onsessioninitialized: (id) => void transports.set(id, transport),
      onsessionclosed: (id) => void transports.delete(id),
    })
    const server = new FirstServer(
      { name: 'notes', version: '1', title: 'Notes' },
      { capabilities: { tools: {} } },
    )
    server.setRequestHandler(
      ListToolsRequestSchema,
      ({ params }) => listed(behaviour, params?.cursor) as never,
    )
    server.setRequestHandler(
      CallToolRequestSchema,
      async ({ params }) => (await behaviour.call(params.name, params.arguments ?? {})) as never,
    )
    await server.connect(transport)
    return transport
  }
  return {
    open: () => transports.size,
    respond: async (request, response, body) => {
      const known = transports.get(String(request.headers['mcp-session-id']))
      if (known || isInitializeRequest(body))
        await (known ?? (await opened())).handleRequest(request, response, body)
      else response.writeHead(400).end()
    },
  }
}

/** In pages of two, as large servers do. */
function listed({ tools }: Behaviour, cursor = '0') {
  const start = Number(cursor)
  const more = start + 2 < tools.length
  return { tools: tools.slice(start, start + 2), ...(more && { nextCursor: String(start + 2) }) }
}

async function bodyOf(request: IncomingMessage): Promise<unknown> {
  let text = ''
  for await (const chunk of request) text += String(chunk)
  return text === '' ? undefined : JSON.parse(text)
}
