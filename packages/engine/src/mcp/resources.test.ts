import { afterAll, beforeAll, expect, test } from 'vitest'
import { connectClient, legacy, type McpApi, modern, startMcpApi } from './fixtures.contract.ts'

let api: McpApi
beforeAll(async () => {
  api = await startMcpApi()
})
afterAll(() => api.stop())

test('a client reads which accounts of its own session are connected, and no secret', async () => {
  const endpoint = await api.endpoint({ toolkits: { enable: ['gmail', 'resend'] } })
  const { body } = await api.call('linkInSession', {
    path: { sessionId: endpoint.id },
    body: { toolkit: 'resend' },
  })
  await api.typeKey(body)
  const other = await api.endpoint({ toolkits: { enable: ['gmail', 'resend'] } })
  for (const versionNegotiation of [modern, legacy]) {
    const read = async (at: typeof other) => {
      const client = await connectClient(api, at, { versionNegotiation })
      const { resources } = await client.listResources()
      const { contents } = await client.readResource({ uri: resources[0]?.uri ?? '' })
      await expect(client.readResource({ uri: 'maillon://none' })).rejects.toThrow()
      await client.close()
      return JSON.stringify(contents)
    }
    const own = await read(endpoint)
    expect(own).toContain(body.connected_account_id)
    expect(own).not.toContain(api.world.apiKeys.resend)
    expect(await read(other)).not.toContain(body.connected_account_id)
  }
})
