// Prints how many tools/list and tools/call a session answers by MCP, beside the same SDK serving one trivial tool.
import { randomBytes } from 'node:crypto'
import { Maillon } from '@maillon/core'
import { defineTool, defineToolkit, noAuth } from '@maillon/core/toolkit'
import { createEngine } from '@maillon/engine'
import { createMcpHandler, Server } from '@modelcontextprotocol/server'
import { Bench } from 'tinybench'
import { z } from 'zod'

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
      description: 'Adds two numbers.',
      effect: 'read',
      input: z.object({ a: z.number(), b: z.number() }),
      output: z.object({ sum: z.number() }),
      run: async ({ a, b }) => ({ sum: a + b }),
    }),
  ],
})

const engine = await createEngine({
  toolkits: [toolkit],
  database: ':memory:',
  encryptionKey: `k1:${randomBytes(32).toString('base64')}`,
  publicUrl: 'https://bench.example',
})
const session = await new Maillon({ engine }).create('user_123', {
  sessionPreset: 'direct_tools',
  toolkits: ['bench'],
})

const inputSchema = {
  type: 'object' as const,
  properties: { a: { type: 'number' }, b: { type: 'number' } },
}
const trivial = createMcpHandler(() => {
  const server = new Server({ name: 'trivial', version: '1' }, { capabilities: { tools: {} } })
  server.setRequestHandler('tools/list', () => ({
    tools: [{ name: 'BENCH_ADD', description: 'Adds two numbers.', inputSchema }],
  }))
  server.setRequestHandler('tools/call', ({ params }) => {
    const { a, b } = params.arguments as { a: number; b: number }
    return { content: [{ type: 'text', text: JSON.stringify({ sum: a + b }) }] }
  })
  return server
})

const handlers = {
  session: (request: Request) => engine.fetch(request),
  sdk: (request: Request) => trivial.fetch(request),
}
const requests = {
  list: ['tools/list', {}],
  call: ['tools/call', { name: 'BENCH_ADD', arguments: { a: 1, b: 2 } }],
} as const

const bench = new Bench({ time: 4_000, warmupTime: 1_000 })
for (const [what, [method, params]] of Object.entries(requests)) {
  for (const [who, handle] of Object.entries(handlers))
    bench.add(`${who} ${what}`, () => ask(handle, method, params))
}
await bench.run()
await engine.close()

const measured = Object.fromEntries(
  bench.tasks.map(({ name, result }) => {
    if (!('latency' in result)) throw new Error(`${name} gave no figures.`)
    const { mean, p50, p99 } = result.latency
    return [name, { per_second: Math.round(1_000 / mean), p50_ms: round(p50), p99_ms: round(p99) }]
  }),
)
const ratio = (what: string) => round(perSecond(`session ${what}`) / perSecond(`sdk ${what}`))
const figures = { list_ratio: ratio('list'), call_ratio: ratio('call') }
if (process.argv.includes('--json')) console.log(JSON.stringify({ ...figures, measured }))
else {
  console.table(measured)
  console.log(
    `tools/list ${figures.list_ratio} ×, tools/call ${figures.call_ratio} × the SDK's throughput`,
  )
}

async function ask(
  handle: (request: Request) => Promise<Response>,
  method: string,
  params: object,
): Promise<void> {
  const meta = 'io.modelcontextprotocol'
  const version = '2026-07-28'
  const response = await handle(
    new Request(session.mcp.url, {
      method: 'POST',
      headers: {
        ...session.mcp.headers,
        'content-type': 'application/json',
        accept: 'application/json, text/event-stream',
        'mcp-protocol-version': version,
        'mcp-method': method,
        ...('name' in params && { 'mcp-name': String(params.name) }),
      },
      body: JSON.stringify({
        jsonrpc: '2.0',
        id: 1,
        method,
        params: {
          ...params,
          _meta: {
            [`${meta}/protocolVersion`]: version,
            [`${meta}/clientInfo`]: { name: 'bench', version: '1' },
            [`${meta}/clientCapabilities`]: {},
          },
        },
      }),
    }),
  )
  const { error } = (await response.json()) as { error?: { message: string } }
  if (error) throw new Error(error.message)
}

function perSecond(name: string): number {
  return measured[name]?.per_second ?? Number.NaN
}

function round(value: number): number {
  return Math.round(value * 100) / 100
}
