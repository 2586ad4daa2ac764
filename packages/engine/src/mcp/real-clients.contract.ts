import { execFile } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { promisify } from 'node:util'
import { createMCPClient } from '@ai-sdk/mcp'
import { MultiServerMCPClient } from '@langchain/mcp-adapters'
import { Client, StreamableHTTPClientTransport } from '@modelcontextprotocol/client'
import { Client as FirstClient } from '@modelcontextprotocol/sdk/client/index.js'
import { StreamableHTTPClientTransport as FirstTransport } from '@modelcontextprotocol/sdk/client/streamableHttp.js'
import { MCPServerStreamableHttp } from '@openai/agents'
import { type Endpoint, legacy, modern } from './fixtures.contract.ts'

/** A client that somebody else wrote, as its own documentation sets it up. */
export interface Opened {
  list(): Promise<string[]>
  /** The texts of the answer that the model reads; rejects with what the model reads of a failure. */
  call(name: string, input: Record<string, unknown>): Promise<string[]>
  close(): Promise<void>
}

/** Clients of sessions that are served behind a port. */
export const realClients: Record<string, (endpoint: Endpoint) => Promise<Opened>> = {
  'the official client, first version': openFirst,
  'the official client, second version, protocol of 2025': (endpoint) =>
    openSecond(endpoint, legacy),
  'the official client, second version, protocol of 2026': (endpoint) =>
    openSecond(endpoint, modern),
  '@ai-sdk/mcp': openAiSdk,
  '@langchain/mcp-adapters': openLangChain,
  '@openai/agents': openAgents,
  'the inspector’s command line': openInspector,
}

async function openFirst({ url, headers }: Endpoint): Promise<Opened> {
  const client = new FirstClient({ name: 'test', version: '1' })
  await client.connect(new FirstTransport(new URL(url), { requestInit: { headers } }))
  return {
    list: async () => (await client.listTools()).tools.map(({ name }) => name),
    call: async (name, input) => textsOf(await client.callTool({ name, arguments: input })),
    close: () => client.close(),
  }
}

async function openSecond(
  { url, headers }: Endpoint,
  versionNegotiation: typeof legacy | typeof modern,
): Promise<Opened> {
  const client = new Client({ name: 'test', version: '1' }, { versionNegotiation })
  await client.connect(
    new StreamableHTTPClientTransport(new URL(url), { requestInit: { headers } }),
  )
  return {
    list: async () => (await client.listTools()).tools.map(({ name }) => name),
    call: async (name, input) => textsOf(await client.callTool({ name, arguments: input })),
    close: () => client.close(),
  }
}

async function openAiSdk({ url, headers }: Endpoint): Promise<Opened> {
  const client = await createMCPClient({ transport: { type: 'http', url, headers } })
  const tools = await client.tools()
  return {
    list: async () => Object.keys(tools),
    call: async (name, input) =>
      textsOf(await tools[name]?.execute(input, { toolCallId: '1', messages: [], context: {} })),
    close: () => client.close(),
  }
}

async function openLangChain({ url, headers }: Endpoint): Promise<Opened> {
  const client = new MultiServerMCPClient({
    mcpServers: { maillon: { transport: 'http', url, headers } },
    // As in docs/mcp.md.
    afterToolCall: ({ result: [content, artifacts] }) => ({
      result: [typeof content === 'string' ? content : content.map(withoutCopy), artifacts],
    }),
  })
  const tools = await client.getTools()
  return {
    list: async () => tools.map(({ name }) => name),
    call: async (name, input) => {
      const content: unknown = await tools.find((tool) => tool.name === name)?.invoke(input)
      return textsOf({ content })
    },
    close: () => client.close(),
  }
}

function withoutCopy<Block extends object>(block: Block) {
  return { ...block, structuredContent: undefined }
}

async function openAgents({ url, headers }: Endpoint): Promise<Opened> {
  const server = new MCPServerStreamableHttp({ url, requestInit: { headers } })
  await server.connect()
  return {
    list: async () => (await server.listTools()).map(({ name }) => name),
    call: async (name, input) => textsOf({ content: await server.callTool(name, input) }),
    close: () => server.close(),
  }
}

/** Each call is a process of its own, with a home that is thrown away. */
async function openInspector({ url, headers }: Endpoint): Promise<Opened> {
  const home = await mkdtemp(join(tmpdir(), 'inspector-'))
  const manifest = createRequire(import.meta.url).resolve(
    '@modelcontextprotocol/inspector/package.json',
  )
  const main = join(dirname(manifest), 'clients/launcher/build/index.js')
  async function run(...options: string[]): Promise<unknown> {
    const header = Object.entries(headers).map(([name, value]) => `${name}: ${value}`)
    const { stdout } = await promisify(execFile)(
      process.execPath,
      [main, '--cli', url, '--transport', 'http', '--header', ...header, ...options],
      { env: { ...process.env, HOME: home } },
    )
    return JSON.parse(stdout)
  }
  return {
    list: async () => {
      const { tools } = (await run('--method', 'tools/list')) as { tools: { name: string }[] }
      return tools.map(({ name }) => name)
    },
    call: async (name, input) => {
      const pairs = Object.entries(input).map(([key, value]) => `${key}=${JSON.stringify(value)}`)
      const tool = ['--method', 'tools/call', '--tool-name', name, '--tool-arg', ...pairs]
      return textsOf(await run(...tool))
    },
    close: () => rm(home, { recursive: true }),
  }
}

function textsOf(result: unknown): string[] {
  const { content } = result as { content: { text: string }[] }
  return content.map(({ text }) => text)
}
