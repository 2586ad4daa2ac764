import { allToolkits } from '@maillon/toolkits'
import { largeToolkit } from '../sessions/results/large-toolkit.contract.ts'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { connectClient, legacy, type McpApi, modern, startMcpApi } from './fixtures.contract.ts'

let api: McpApi
const clock = { ahead: 0 }
beforeAll(async () => {
  api = await startMcpApi({
    toolkits: [...allToolkits, largeToolkit],
    now: () => Date.now() + clock.ahead,
  })
})
afterAll(() => api.stop())

const config = { preload: { tools: ['LARGE_LIST'] } }
const results = (resources: { uri: string }[]) =>
  resources.map(({ uri }) => uri).filter((uri) => uri.startsWith('maillon://results/'))

test.each([modern, legacy])(
  'a long result is linked, listed and read by its session alone',
  async (versionNegotiation) => {
    const endpoint = await api.endpoint(config)
    const client = await connectClient(api, endpoint, { versionNegotiation })
    const stranger = await connectClient(api, await api.endpoint(config), { versionNegotiation })
    expect(results((await client.listResources()).resources)).toEqual([])

    const { content } = await client.callTool({ name: 'LARGE_LIST', arguments: { rows: 400 } })
    const link = (content as { type: string; uri?: string }[]).find(
      ({ type }) => type === 'resource_link',
    )
    const uri = link?.uri ?? ''
    expect(results((await client.listResources()).resources)).toEqual([uri])
    const { contents } = await client.readResource({ uri })
    const { rows } = JSON.parse((contents[0] as { text: string }).text) as {
      rows: { id: number }[]
    }
    expect(rows).toHaveLength(400)

    expect(results((await stranger.listResources()).resources)).toEqual([])
    await expect(stranger.readResource({ uri })).rejects.toThrow()
  },
)

test('each result of several calls is linked', async () => {
  const client = await connectClient(api, await api.endpoint(config))
  const tools = [400, 401, 2].map((rows) => ({ tool_slug: 'LARGE_LIST', arguments: { rows } }))
  const { content } = await client.callTool({
    name: 'COMPOSIO_MULTI_EXECUTE_TOOL',
    arguments: { tools },
  })
  const links = (content as { type: string }[]).filter(({ type }) => type === 'resource_link')
  expect(links).toHaveLength(2)
})

test('one that is too long is read by parts, and after an hour none is there', async () => {
  const client = await connectClient(api, await api.endpoint(config))
  await client.callTool({ name: 'LARGE_LIST', arguments: { rows: 2_000, characters: 1_000 } })
  const [uri = ''] = results((await client.listResources()).resources)
  await expect(client.readResource({ uri })).rejects.toThrow('MAILLON_READ_RESULT')
  clock.ahead = 3_600_001
  expect(results((await client.listResources()).resources)).toEqual([])
  await expect(client.readResource({ uri })).rejects.toThrow()
  clock.ahead = 0
})

test.each([
  'maillon://results/',
  'maillon://results/res_none',
  'maillon://results/../toolkits',
  'maillon://results/res_a/b',
])('%s is not there', async (uri) => {
  const client = await connectClient(api, await api.endpoint(config))
  await expect(client.readResource({ uri })).rejects.toThrow()
})
