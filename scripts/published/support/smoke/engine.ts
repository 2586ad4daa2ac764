// An engine in this process, and what it asks of a runtime: a database in a file, sealed secrets, its own HTTP client, a
// thread for a large answer, a process for a file, and MCP over fetch. Says what works, a line of JSON for each.
import { mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Maillon } from '@maillon/core'
import { createEngine } from '@maillon/engine'
import { allToolkits } from '@maillon/toolkits'

const domains = Array.from({ length: 4_000 }, (_, at) => ({
  id: `d${at}`,
  name: `${at}.example.com`,
  status: 'verified',
  created_at: '2026-01-01T00:00:00Z',
  region: 'eu-west-1',
}))
const upstream = createServer((request, response) => {
  const isKnown = request.headers.authorization === 'Bearer re_key'
  const answer = request.url === '/domains' ? { object: 'list', data: domains } : domains[7]
  response.writeHead(isKnown ? 200 : 401, { 'content-type': 'application/json' })
  response.end(JSON.stringify(isKnown ? answer : { name: 'missing_api_key' }))
})
await new Promise<void>((resolve) => upstream.listen(0, '127.0.0.1', resolve))
const folder = mkdtempSync(join(tmpdir(), 'maillon-support-'))

await says('engine: SQLite in a file', async () => {
  await using(async () => {})
})
await says('engine: a connected call', () =>
  using(async (maillon) => {
    const session = await connected(maillon)
    const { data, error } = await session.execute('RESEND_RETRIEVE_DOMAIN', { domain_id: 'd7' })
    if (error !== null || data.name !== '7.example.com')
      throw new Error(error ?? JSON.stringify(data))
  }),
)
await says('engine: a large answer, in a thread', () =>
  using(async (maillon) => {
    const session = await connected(maillon)
    const { data, error } = await session.execute('RESEND_LIST_DOMAINS', {})
    if (error !== null) throw new Error(error)
    if (!JSON.stringify(data).includes('d3999')) throw new Error(JSON.stringify(data).slice(0, 200))
  }),
)
await says('engine: a file, read in a process', () =>
  using(async (maillon) => {
    const session = await maillon.create('ada')
    const { id } = await session.files.upload(new Blob(['name,age\nAda,36\n']), { name: 'a.csv' })
    const { data, error } = await session.execute('MAILLON_READ_FILE', { file_id: id })
    if (!JSON.stringify(data).includes('Ada')) throw new Error(`${error} ${JSON.stringify(data)}`)
  }),
)
await says('engine: MCP', () =>
  using(async (maillon, engine) => {
    const { mcp } = await maillon.create('ada', { toolkits: ['resend'] })
    const { key } = await maillon.apiKeys.create({ name: 'smoke' })
    const params = {
      protocolVersion: '2025-06-18',
      capabilities: {},
      clientInfo: { name: 'smoke', version: '1' },
    }
    const answer = await engine.fetch(
      new Request(mcp.url, {
        method: 'POST',
        headers: {
          'x-api-key': key,
          'content-type': 'application/json',
          accept: 'application/json, text/event-stream',
        },
        body: JSON.stringify({ jsonrpc: '2.0', id: 1, method: 'initialize', params }),
      }),
    )
    const said = await answer.text()
    if (!said.includes('serverInfo')) throw new Error(`${answer.status}: ${said}`)
  }),
)
upstream.closeAllConnections()
upstream.close()
rmSync(folder, { recursive: true, force: true, maxRetries: 3 })
// A line for each is all that is asked: what a runtime leaves open keeps nobody waiting.
process.exit()

type Engine = Awaited<ReturnType<typeof createEngine>>

async function using(work: (maillon: Maillon, engine: Engine) => Promise<void>): Promise<void> {
  const engine = await createEngine({
    toolkits: allToolkits,
    database: join(folder, `${Math.random()}.db`),
    encryptionKey: `k1:${Buffer.alloc(32, 7).toString('base64')}`,
    publicUrl: 'http://localhost:4400',
    routes: {
      'https://api.resend.com': `http://127.0.0.1:${(upstream.address() as AddressInfo).port}`,
    },
  })
  try {
    await work(new Maillon({ engine }), engine)
  } finally {
    await engine.close()
  }
}

async function connected(maillon: Maillon) {
  const { id } = await maillon.authConfigs.create('resend')
  await maillon.connectedAccounts.create('ada', id, { apiKey: 're_key' })
  return maillon.create('ada', { toolkits: ['resend'] })
}

async function says(what: string, work: () => Promise<void>): Promise<void> {
  const fault = await work().then(
    () => undefined,
    (error: unknown) => (error instanceof Error ? (error.stack ?? error.message) : String(error)),
  )
  console.log(JSON.stringify({ what, ...(fault !== undefined && { fault }) }))
}
