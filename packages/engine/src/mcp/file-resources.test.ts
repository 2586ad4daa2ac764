import { allToolkits } from '@maillon/toolkits'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { fileToolkit } from '../sessions/reading/file-toolkit.contract.ts'
import { connectClient, legacy, type McpApi, modern, startMcpApi } from './fixtures.contract.ts'

let api: McpApi
beforeAll(async () => {
  api = await startMcpApi({ toolkits: [...allToolkits, fileToolkit] })
})
afterAll(() => api.stop())

const config = { preload: { tools: ['TEXTS_KEEP'] } }
interface Link {
  type: string
  uri: string
  name?: string
  mimeType?: string
  size?: number
}
const files = (resources: { uri: string }[]) =>
  resources.filter(({ uri }) => uri.startsWith('maillon://files/'))
const linksIn = (content: unknown) =>
  (content as Link[]).filter(({ type }) => type === 'resource_link')

test.each([modern, legacy])(
  'a file that a tool made is linked, listed and read by its session alone',
  async (versionNegotiation) => {
    const client = await connectClient(api, await api.endpoint(config), { versionNegotiation })
    const stranger = await connectClient(api, await api.endpoint(config), { versionNegotiation })
    const keep = async (name: string, text: string) => {
      const made = await client.callTool({ name: 'TEXTS_KEEP', arguments: { name, text } })
      const [link] = linksIn(made.content)
      expect(JSON.stringify(made)).not.toContain(Buffer.from(text).toString('base64'))
      return link?.uri ?? ''
    }
    const csv = await keep('a.csv', 'a,b\n1,2\n')
    const bytes = await keep('a.bin', '\x01\x02')
    const { resources } = await client.listResources()
    expect(files(resources)).toMatchObject([
      { uri: bytes, name: 'a.bin', mimeType: 'application/octet-stream', size: 2 },
      { uri: csv, name: 'a.csv', mimeType: 'text/csv', size: 8 },
    ])
    expect((await client.readResource({ uri: csv })).contents).toEqual([
      { uri: csv, mimeType: 'text/csv', text: 'a,b\n1,2\n' },
    ])
    expect((await client.readResource({ uri: bytes })).contents).toEqual([
      { uri: bytes, mimeType: 'application/octet-stream', blob: 'AQI=' },
    ])
    expect(files((await stranger.listResources()).resources)).toEqual([])
    await expect(stranger.readResource({ uri: csv })).rejects.toThrow()
  },
)

test('each file of several calls is linked, and one of a tool that is not the session’s any more is not read', async () => {
  const endpoint = await api.endpoint(config)
  const client = await connectClient(api, endpoint)
  const tools = ['a.txt', 'b.txt'].map((name) => ({
    tool_slug: 'TEXTS_KEEP',
    arguments: { name, text: name },
  }))
  const { content } = await client.callTool({
    name: 'COMPOSIO_MULTI_EXECUTE_TOOL',
    arguments: { tools },
  })
  const links = linksIn(content)
  expect(links.map(({ name }) => name)).toEqual(['a.txt', 'b.txt'])
  const toolkits = { disable: ['texts'] }
  await api.call('patchSession', {
    path: { sessionId: endpoint.id },
    body: { toolkits, preload: { tools: [] } },
  })
  expect(files((await client.listResources()).resources)).toEqual([])
  await expect(client.readResource({ uri: links[0]?.uri ?? '' })).rejects.toThrow()
})

test('one that is too large is read by parts', async () => {
  const client = await connectClient(api, await api.endpoint(config))
  const input = { name: 'a.txt', text: 'a line\n', times: 800_000 }
  const { content } = await client.callTool({ name: 'TEXTS_KEEP', arguments: input })
  const [link] = linksIn(content)
  expect(link?.size).toBe(5_600_000)
  await expect(client.readResource({ uri: link?.uri ?? '' })).rejects.toThrow('MAILLON_READ_FILE')
})

test.each([
  'maillon://files/',
  'maillon://files/file_none',
  'maillon://files/../toolkits',
  'maillon://files/file_a/b',
])('%s is not there', async (uri) => {
  const client = await connectClient(api, await api.endpoint(config))
  await expect(client.readResource({ uri })).rejects.toThrow()
})
