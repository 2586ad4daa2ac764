import {
  Client,
  type ClientCapabilities,
  StreamableHTTPClientTransport,
} from '@modelcontextprotocol/client'
import { startTestApi, type TestApi } from '../http/test-api.contract.ts'
import type { TestEngineOptions } from '@maillon/testkit'

/** What a client of a session is told. */
export interface Endpoint {
  url: string
  headers: Record<string, string>
}

/** A test engine, and sessions as MCP clients see them. */
export async function startMcpApi(options: TestEngineOptions = {}) {
  const api = await startTestApi(options)
  let users = 0
  return {
    ...api,
    /** The endpoint of a new session of a new user, with a token of its own. */
    async endpoint(config: Record<string, unknown> = {}): Promise<Endpoint & { id: string }> {
      users += 1
      return endpointOf(api, await api.session({ user_id: `person ${users}`, ...config }))
    },
    endpointOf: (id: string) => endpointOf(api, id),
    fetch: (input: string | URL | Request, init?: RequestInit) =>
      api.engine.fetch(new Request(input, init)),
  }
}

export type McpApi = Awaited<ReturnType<typeof startMcpApi>>

async function endpointOf(api: TestApi, id: string): Promise<Endpoint & { id: string }> {
  const { body } = await api.call('getSession', { path: { sessionId: id } })
  return { id, url: body.mcp.url ?? '', headers: { ...body.mcp.headers } }
}

export const modern = { mode: { pin: '2026-07-28' } } as const
export const legacy = { mode: 'legacy' } as const

/** A v2 client of a session, in this process. */
export async function connectClient(
  api: Pick<McpApi, 'fetch'>,
  { url, headers }: Endpoint,
  {
    versionNegotiation = modern,
    capabilities = {},
  }: { versionNegotiation?: typeof modern | typeof legacy; capabilities?: ClientCapabilities } = {},
): Promise<Client> {
  const client = new Client({ name: 'test', version: '1' }, { capabilities, versionNegotiation })
  await client.connect(
    new StreamableHTTPClientTransport(new URL(url), {
      fetch: api.fetch,
      requestInit: { headers },
    }),
  )
  return client
}

/** A plain JSON-RPC request of 2025, as any client would post it. */
export function post(
  api: Pick<McpApi, 'fetch'>,
  url: string,
  headers: Record<string, string>,
  body: unknown = { jsonrpc: '2.0', id: 1, method: 'tools/list' },
): Promise<Response> {
  return api.fetch(url, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      accept: 'application/json, text/event-stream',
      ...headers,
    },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  })
}
