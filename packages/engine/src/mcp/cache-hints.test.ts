import { afterAll, beforeAll, expect, test } from 'vitest'
import { connectClient, type McpApi, startMcpApi } from './fixtures.contract.ts'

let api: McpApi
beforeAll(async () => {
  api = await startMcpApi()
})
afterAll(() => api.stop())

test('what a session lists is for one client alone: its tools for a minute, what a call may change for no time', async () => {
  const client = await connectClient(api, await api.endpoint())
  expect(await client.listTools()).toMatchObject({ ttlMs: 60_000, cacheScope: 'private' })
  expect(await client.listResources()).toMatchObject({ ttlMs: 0, cacheScope: 'private' })
  const read = await client.readResource({ uri: 'maillon://toolkits' })
  expect(read).toMatchObject({ ttlMs: 0, cacheScope: 'private' })
})
