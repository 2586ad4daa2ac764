import { linear } from '@maillon/toolkits'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startEchoUpstream } from './echo-upstream.contract.ts'
import {
  connectClient,
  legacy,
  type McpApi,
  modern,
  post,
  startMcpApi,
} from './fixtures.contract.ts'

let upstream: Awaited<ReturnType<typeof startEchoUpstream>>
let api: McpApi
const faults: unknown[] = []
beforeAll(async () => {
  upstream = await startEchoUpstream()
  api = await startMcpApi({
    toolkits: [upstream.toolkit],
    authConfigs: {},
    routes: upstream.routes,
    onError: (fault) => faults.push(fault),
  })
})
afterAll(async () => {
  await api.stop()
  await upstream.stop()
})

async function connected(versionNegotiation: typeof modern | typeof legacy) {
  const endpoint = await api.endpoint({ toolkits: { enable: ['echo'] } })
  const path = { sessionId: endpoint.id }
  const { body } = await api.call('linkInSession', { path, body: { toolkit: 'echo' } })
  await api.typeKey(body, 'a-key-of-somebody')
  return connectClient(api, endpoint, { versionNegotiation })
}

test.each([
  ['2026', modern],
  ['2025', legacy],
])('a client of %s that goes away ends the call of the upstream', async (_, era) => {
  const client = await connected(era)
  const hung = upstream.hang()
  const stop = new AbortController()
  const call = client.callTool({ name: 'ECHO_HANG', arguments: {} }, { signal: stop.signal })
  const request = await hung
  const closed = new Promise((resolve) => request.once('close', resolve))
  const rejected = expect(call).rejects.toThrow()
  // The word that a client of 2025 sends on its own reaches another instance: it has to hang up.
  if (era === legacy) await client.close()
  else stop.abort()
  await rejected
  // A test that hangs here is a call that runs on.
  await closed
  expect(faults).toEqual([])
})

// Every client counts its requests from the same number, and without state one cannot be told from another.
test('the word of a client of 2025 that a call is cancelled ends no call of another client with the same number', async () => {
  const endpoint = await api.endpoint({ toolkits: { enable: ['echo'] } })
  const path = { sessionId: endpoint.id }
  const { body } = await api.call('linkInSession', { path, body: { toolkit: 'echo' } })
  await api.typeKey(body, 'a-key-of-somebody')
  const params = { name: 'ECHO_HANG', arguments: {} }
  const hung = upstream.hang()
  const stop = new AbortController()
  const call = post(
    { fetch: (url, init) => api.fetch(url, { ...init, signal: stop.signal }) },
    endpoint.url,
    endpoint.headers,
    { jsonrpc: '2.0', id: 1, method: 'tools/call', params },
  )
  const request = await hung
  const cancelled = { method: 'notifications/cancelled', params: { requestId: 1 } }
  const word = await post(api, endpoint.url, endpoint.headers, { jsonrpc: '2.0', ...cancelled })
  expect(word.status).toBe(202)
  const other = await connectClient(api, endpoint, { versionNegotiation: legacy })
  await other.callTool({ name: 'ECHO_WHO', arguments: {} })
  expect(request.socket.destroyed).toBe(false)
  const closed = new Promise((resolve) => request.once('close', resolve))
  stop.abort()
  await closed
  await call.then((answer) => answer.body?.cancel()).catch(() => {})
})

test.each([
  ['2026', modern],
  ['2025', legacy],
])('a client of %s is told how many calls of many are done', async (_, era) => {
  const client = await connected(era)
  const told: { progress: number; total?: number | undefined }[] = []
  const tools = Array.from({ length: 3 }, () => ({ tool_slug: 'ECHO_WHO' }))
  await client.callTool(
    { name: 'COMPOSIO_MULTI_EXECUTE_TOOL', arguments: { tools } },
    { onprogress: ({ progress, total }) => told.push({ progress, total }) },
  )
  expect(told).toEqual([1, 2, 3].map((progress) => ({ progress, total: 3 })))
})

test('a client is told when the tools of its session change, and no other client is', async () => {
  const endpoint = await api.endpoint({ toolkits: { enable: ['echo'] } })
  const [client, other] = await Promise.all([
    connectClient(api, endpoint),
    connectClient(api, await api.endpoint({ toolkits: { enable: ['echo'] } })),
  ])
  const heard: string[] = []
  const told = new Promise<void>((resolve) =>
    client.setNotificationHandler('notifications/tools/list_changed', () => {
      heard.push('client')
      resolve()
    }),
  )
  other.setNotificationHandler('notifications/tools/list_changed', () => void heard.push('other'))
  const subscriptions = await Promise.all([
    client.listen({ toolsListChanged: true }),
    other.listen({ toolsListChanged: true }),
  ])
  await api.call('patchSession', {
    path: { sessionId: endpoint.id },
    body: { preload: { tools: ['ECHO_WHO'] } },
  })
  await told
  expect((await client.listTools()).tools.map(({ name }) => name)).toContain('ECHO_WHO')
  expect(heard).toEqual(['client'])
  await Promise.all(subscriptions.map((subscription) => subscription.close()))
})

test('a client is told when a toolkit is put into the running engine or removed', async () => {
  const direct = { search: { enable: false }, execute: { enable_multi_execute: false } }
  const endpoint = await api.endpoint({
    ...direct,
    tags: ['readOnlyHint'],
    preload: { tools: 'all' },
  })
  const client = await connectClient(api, endpoint)
  let told = Promise.withResolvers<void>()
  client.setNotificationHandler('notifications/tools/list_changed', () => told.resolve())
  const subscription = await client.listen({ toolsListChanged: true })
  const names = async () => (await client.listTools()).tools.map(({ name }) => name)
  expect(await names()).not.toContain('LINEAR_LIST_LINEAR_TEAMS')
  api.engine.catalogue.put(linear)
  await told.promise
  expect(await names()).toContain('LINEAR_LIST_LINEAR_TEAMS')
  told = Promise.withResolvers<void>()
  api.engine.catalogue.remove('linear')
  await told.promise
  expect(await names()).not.toContain('LINEAR_LIST_LINEAR_TEAMS')
  await subscription.close()
})

test('a subscription ends with the tokens of its session', async () => {
  const endpoint = await api.endpoint({ toolkits: { enable: ['echo'] } })
  const client = await connectClient(api, endpoint)
  const { closed } = await client.listen({ toolsListChanged: true })
  await api.call('revokeSessionTokens', { path: { sessionId: endpoint.id }, body: {} })
  await closed
})
