import type { Client } from '@modelcontextprotocol/client'
import { hasName } from '@maillon/core/provider'
import { allToolkits } from '@maillon/toolkits'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { connectClient, legacy, type McpApi, modern, startMcpApi } from './fixtures.contract.ts'

let api: McpApi
beforeAll(async () => {
  api = await startMcpApi()
})
afterAll(() => api.stop())

const all = {
  toolkits: { enable: ['gmail', 'github', 'hackernews'] },
  preload: { tools: 'all' },
}
const everyToolkit = { enable: allToolkits.map(({ slug }) => slug) }
const sessions = {
  'the meta tools': { toolkits: { enable: ['gmail'] } },
  'what is preloaded': { preload: { tools: ['GMAIL_SEND_EMAIL', 'HACKERNEWS_GET_FRONTPAGE'] } },
  'every tool': all,
  'no meta tool': {
    preload: { tools: 'all' },
    toolkits: { enable: ['hackernews'] },
    manage_connections: { enable: false },
    search: { enable: false },
    execute: { enable_multi_execute: false },
  },
}

test.each(Object.entries(sessions))(
  'lists the tools of the session, no more and no less: %s',
  async (_, config) => {
    const endpoint = await api.endpoint(config)
    const { body } = await api.call('listSessionTools', { path: { sessionId: endpoint.id } })
    for (const versionNegotiation of [modern, legacy]) {
      const client = await connectClient(api, endpoint, { versionNegotiation })
      const { tools } = await client.listTools()
      expect(tools).toHaveLength(body.items.length)
      for (const [index, { slug }] of body.items.entries())
        expect([slug, hasName(slug, tools[index]?.name ?? '')]).toEqual([slug, true])
      expect(tools.map(({ title }) => title)).toEqual(body.items.map(({ name }) => name))
      await client.close()
    }
  },
)

test('tells what a tool does to the account, by its effect', async () => {
  const client = await connectClient(api, await api.endpoint(all))
  const { tools } = await client.listTools()
  const annotations = (slug: string) => tools.find(({ name }) => name === slug)?.annotations
  expect(annotations('GMAIL_FETCH_EMAILS')).toMatchObject({
    readOnlyHint: true,
    destructiveHint: false,
    idempotentHint: true,
    openWorldHint: true,
  })
  expect(annotations('GMAIL_SEND_EMAIL')).toMatchObject({
    readOnlyHint: false,
    idempotentHint: false,
  })
  expect(annotations('COMPOSIO_MULTI_EXECUTE_TOOL')?.destructiveHint).toBe(true)
})

test('a tool answers its data as text and as structured content, a failure says how to go on', async () => {
  const endpoint = await api.endpoint()
  for (const versionNegotiation of [modern, legacy]) {
    const client = await connectClient(api, endpoint, { versionNegotiation })
    const done = await client.callTool({ name: 'HACKERNEWS_GET_FRONTPAGE', arguments: {} })
    expect(done.isError).toBeFalsy()
    expect(JSON.parse(textOf(done))).toEqual(done.structuredContent)
    const failed = await client.callTool({ name: 'GMAIL_SEND_EMAIL', arguments: { subject: 1 } })
    expect(failed).toMatchObject({
      isError: true,
      structuredContent: { code: 'invalid_arguments' },
    })
    await client.close()
  }
})

test('a tool that the session does not have is an error of the protocol', async () => {
  const client = await connectClient(api, await api.endpoint({ toolkits: { enable: ['gmail'] } }))
  const call = (name: string) => client.callTool({ name, arguments: {} })
  for (const name of ['GITHUB_LIST_ISSUES', 'NO_SUCH_TOOL', 'LOCAL_MINE', '', 'constructor']) {
    await expect(call(name)).rejects.toMatchObject({ code: -32602 })
  }
})

test('the answers of the session’s own tools fit the output schemas that are listed', async () => {
  const endpoint = await api.endpoint({
    manage_connections: { enable: true, enable_wait_for_connections: true },
  })
  // This client checks structured content against the listed schema, and rejects what does not fit.
  const client = await connectClient(api, endpoint)
  const { tools } = await client.listTools()
  expect(tools.filter(({ outputSchema }) => outputSchema)).toHaveLength(tools.length)
  const search = { queries: [{ use_case: 'send a mail' }] }
  const calls: Record<string, Record<string, unknown>> = {
    COMPOSIO_SEARCH_TOOLS: search,
    COMPOSIO_GET_TOOL_SCHEMAS: { tool_slugs: ['GMAIL_SEND_EMAIL', 'NO_SUCH_TOOL'] },
    COMPOSIO_MANAGE_CONNECTIONS: { toolkits: ['gmail', 'none', 'hackernews'] },
    COMPOSIO_WAIT_FOR_CONNECTIONS: { toolkits: ['hackernews'] },
    COMPOSIO_MULTI_EXECUTE_TOOL: {
      tools: [
        { tool_slug: 'HACKERNEWS_GET_FRONTPAGE', arguments: {} },
        { tool_slug: 'GMAIL_FETCH_EMAILS', arguments: {} },
      ],
    },
  }
  for (const { name } of tools) {
    const result = await client.callTool({ name, arguments: calls[name] ?? {} })
    expect([name, result.isError ?? false, typeof result.structuredContent]).toEqual([
      name,
      false,
      'object',
    ])
  }
})

test('[i] no argument is called as adapters call a part of the schema, and no schema is a choice of several', async () => {
  const { tools } = await (
    await connectClient(
      api,
      await api.endpoint({ preload: { tools: 'all' }, toolkits: everyToolkit }),
    )
  ).listTools()
  expect(tools.length).toBeGreaterThan(100)
  for (const { name, inputSchema } of tools) {
    const { properties = {} } = inputSchema
    const odd = ['definitions', '$defs'].filter((word) => word in properties)
    const choices = ['oneOf', 'anyOf', 'allOf'].filter((word) => word in inputSchema)
    expect([name, ...odd, ...choices]).toEqual([name])
  }
})

test('a long list comes in pages, and a cursor of another list is refused', async () => {
  const client = await connectClient(api, await api.endpoint(all))
  await expect(client.listTools({ cursor: 'NO_SUCH_TOOL' })).rejects.toMatchObject({ code: -32602 })
  const from = await client.listTools({ cursor: 'GMAIL_SEND_EMAIL' })
  expect(from.tools[0]?.name).toBe('GMAIL_SEND_EMAIL')
})

function textOf(result: Awaited<ReturnType<Client['callTool']>>): string {
  const [first] = result.content
  return first?.type === 'text' ? first.text : ''
}
