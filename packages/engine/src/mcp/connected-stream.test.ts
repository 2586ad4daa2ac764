import { Client } from '@modelcontextprotocol/sdk/client/index.js'
import { StreamableHTTPClientTransport } from '@modelcontextprotocol/sdk/client/streamableHttp.js'
import { ElicitationCompleteNotificationSchema } from '@modelcontextprotocol/sdk/types.js'
import { afterAll, beforeAll, expect, onTestFinished, test, vi } from 'vitest'
import { type Endpoint, type McpApi, startMcpApi } from './fixtures.contract.ts'

/** A busy machine takes its time. */
const soon = { timeout: 15_000 }

let api: McpApi
beforeAll(async () => {
  api = await startMcpApi()
})
afterAll(() => api.stop())

const fetchMail = { name: 'GMAIL_FETCH_EMAILS', arguments: { max_results: 1 } }

/** A client of 2025 that opens links, as its own SDK listens. */
async function opened({ url, headers }: Endpoint, user?: string) {
  const client = new Client(
    { name: 'desk', version: '1' },
    { capabilities: { elicitation: { url: {} } } },
  )
  const completed: string[] = []
  client.setNotificationHandler(ElicitationCompleteNotificationSchema, ({ params }) => {
    completed.push(params.elicitationId)
  })
  const statuses: number[] = []
  const transport = new StreamableHTTPClientTransport(new URL(url), {
    requestInit: { headers },
    fetch: async (input, init) => {
      const answer = await api.fetch(input, init)
      if (init?.method === 'GET') statuses.push(answer.status)
      return answer
    },
  })
  await client.connect(transport)
  onTestFinished(() => client.close())
  await vi.waitFor(() => expect(statuses).toHaveLength(1), soon)
  return { client, completed, statuses, user }
}

/** The link of a call's error. */
async function linkOf(client: Client) {
  const error = await client.callTool(fetchMail).catch((reason: unknown) => reason)
  expect(error).toMatchObject({ code: -32042 })
  const { elicitations } = (
    error as { data: { elicitations: { url: string; elicitationId: string }[] } }
  ).data
  return elicitations[0] ?? { url: '', elicitationId: '' }
}

test('a client that opened a link hears when the account is connected, and nobody else does', async () => {
  const endpoint = await api.endpoint()
  const { client, completed } = await opened({
    ...endpoint,
    url: `${endpoint.url}?elicitation=url`,
  })
  const other = await api.endpoint()
  const stranger = await opened({ ...other, url: `${other.url}?elicitation=url` })
  const { url, elicitationId } = await linkOf(client)
  expect(completed).toEqual([])
  await api.finish({ redirect_url: url })
  await vi.waitFor(() => expect(completed).toEqual([elicitationId]), soon)
  expect((await client.callTool(fetchMail)).structuredContent).toMatchObject({ messages: [{}] })
  await linkOf(stranger.client)
  expect(stranger.completed).toEqual([])
})

test('a link that ends without an account completes nothing', async () => {
  const endpoint = await api.endpoint()
  const { client, completed } = await opened({
    ...endpoint,
    url: `${endpoint.url}?elicitation=url`,
  })
  const { elicitationId } = await linkOf(client)
  await api.call('deleteConnectedAccount', { path: { accountId: elicitationId } })
  const again = await linkOf(client)
  expect(again.elicitationId).not.toBe(elicitationId)
  await api.finish({ redirect_url: again.url })
  await vi.waitFor(() => expect(completed).toEqual([again.elicitationId]), soon)
})

test('only an address that asks for it has the stream, and S16 no more of them than there are places', async () => {
  const endpoint = await api.endpoint()
  expect((await opened(endpoint)).statuses).toEqual([405])
  const address = { ...endpoint, url: `${endpoint.url}?elicitation=url` }
  const clients = []
  for (let count = 0; count < 17; count += 1) clients.push(await opened(address))
  expect(clients.flatMap(({ statuses }) => statuses)).toEqual([...Array(16).fill(200), 405])
  await clients[0]?.client.close()
  await vi.waitFor(async () => expect((await opened(address)).statuses).toEqual([200]), soon)
})

test('T26 the stream ends when the session lets nobody in any more', async () => {
  const endpoint = await api.endpoint()
  const headers = { ...endpoint.headers, accept: 'text/event-stream' }
  const answer = await api.fetch(`${endpoint.url}?elicitation=url`, { headers })
  expect(answer.status).toBe(200)
  await api.call('revokeSessionTokens', { path: { sessionId: endpoint.id } })
  expect(await answer.text()).toMatch(/^(:\n\n)+$/)
  expect((await api.fetch(`${endpoint.url}?elicitation=url`, { headers })).status).toBe(401)
})
