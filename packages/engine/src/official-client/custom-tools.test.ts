import {
  BaseAgenticProvider,
  Composio,
  type ExecuteToolFn,
  experimental_createTool as createTool,
  experimental_createToolkit as createToolkit,
  type Tool,
} from '@composio/core'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { z } from 'zod'
import { type OfficialClient, startOfficialClient } from './official-client.contract.ts'

let official: OfficialClient
let session: Awaited<ReturnType<OfficialClient['composio']['create']>>
beforeAll(async () => {
  official = await startOfficialClient()
  session = await official.composio.create('user_1', { experimental })
  await official.finish((await session.authorize('gmail')).redirectUrl)
})
beforeEach(() => {
  official.world.upstreams.google.requests.length = 0
})
afterAll(() => official.stop())

const add = createTool('ADD', {
  name: 'Add',
  description: 'Adds two numbers.',
  inputParams: z.object({ a: z.number(), b: z.number().default(1) }),
  preload: true,
  execute: async ({ a, b }) => ({ sum: a + b }),
})
const countLabels = createTool('COUNT_LABELS', {
  name: 'Count labels',
  description: 'Counts the labels of the mailbox.',
  extendsToolkit: 'gmail',
  inputParams: z.object({}),
  outputParams: z.object({ count: z.number() }),
  async execute(_, context) {
    const { status, data } = await context.proxyExecute({
      toolkit: 'gmail',
      endpoint: '/gmail/v1/users/me/labels',
      method: 'GET',
      parameters: [{ in: 'query', name: 'fields', value: 'labels' }],
    })
    const { labels } = data as { labels: unknown[] }
    const sum = await context.execute('ADD', { a: labels.length, b: 0 })
    return { userId: context.userId, status, count: sum.data.sum }
  },
})
const findCustomer = createTool('FIND_CUSTOMER', {
  name: 'Find customer',
  description: 'Finds a customer by name in our records.',
  inputParams: z.object({ name: z.string() }),
  execute: async ({ name }) => {
    if (name === 'Nobody') throw new Error('There is no such customer.')
    return { name }
  },
})
const crm = createToolkit('CRM', {
  name: 'CRM',
  description: 'Our customers.',
  tools: [findCustomer],
})
const experimental = { customTools: [add, countLabels], customToolkits: [crm] }

test('custom tools get the slugs of the session', () => {
  expect(session.customTools().map(({ slug }) => slug)).toEqual([
    'LOCAL_ADD',
    'LOCAL_GMAIL_COUNT_LABELS',
    'LOCAL_CRM_FIND_CUSTOMER',
  ])
  expect(session.customToolkits()).toMatchObject([
    { slug: 'CRM', tools: [{ slug: 'LOCAL_CRM_FIND_CUSTOMER' }] },
  ])
})

test('they are listed when preloaded, and run in the app', async () => {
  const tools = await session.tools()
  const names = tools.map((tool) => (tool.type === 'function' ? tool.function.name : ''))
  expect(names).toContain('LOCAL_ADD')
  expect(names).not.toContain('LOCAL_CRM_FIND_CUSTOMER')
  expect(await session.execute('LOCAL_ADD', { a: 2 })).toMatchObject({ data: { sum: 3 } })
})

test('a search finds them, by the session and by its tool', async () => {
  const found = await session.search({ query: 'find a customer by name' })
  expect(found.results[0]?.primaryToolSlugs[0]).toBe('LOCAL_CRM_FIND_CUSTOMER')
  expect(found.toolSchemas.LOCAL_CRM_FIND_CUSTOMER?.inputSchema).toMatchObject({
    properties: { name: { type: 'string' } },
  })
  const { data } = await session.execute('COMPOSIO_SEARCH_TOOLS', {
    queries: [{ use_case: 'count the labels of my mailbox' }],
  })
  expect(data).toMatchObject({
    tool_schemas: { LOCAL_GMAIL_COUNT_LABELS: { toolkit: 'gmail' } },
  })
  const schemas = await session.execute('COMPOSIO_GET_TOOL_SCHEMAS', {
    tool_slugs: ['LOCAL_GMAIL_COUNT_LABELS'],
    include: ['output_schema'],
  })
  expect(schemas.data).toMatchObject({
    tool_schemas: {
      LOCAL_GMAIL_COUNT_LABELS: { output_schema: { properties: { count: { type: 'number' } } } },
    },
  })
})

test("one that extends a toolkit calls its API with the user's account", async () => {
  const { data, error } = await session.execute('LOCAL_GMAIL_COUNT_LABELS', {})
  expect(error).toBeNull()
  expect(data).toEqual({ userId: 'user_1', status: 200, count: expect.any(Number) })
  expect(data.count).toBeGreaterThan(0)
  expect(official.world.upstreams.google.requests).toHaveLength(1)
})

test("without the account, the tool's error says what to do", async () => {
  const other = await official.composio.create('user_2', { experimental })
  const { error } = await other.execute('LOCAL_GMAIL_COUNT_LABELS', {})
  expect(error).toContain('connection_required')
  expect(error).toContain('/link/ln_')
})

/** Hands out the client's own way to run tools, as agent frameworks get it. */
class PlainProvider extends BaseAgenticProvider<ExecuteToolFn, Tool, unknown> {
  readonly name = 'plain'
  wrapTool = (tool: Tool) => tool
  wrapTools = (_: Tool[], execute: ExecuteToolFn) => execute
}

test('the multi-execute that an agent gets runs both kinds, in order', async () => {
  const { apiKey, url: baseURL } = official
  const options = { apiKey, baseURL, allowTracking: false, disableVersionCheck: true }
  const composio = new Composio({ ...options, provider: new PlainProvider() })
  const execute = await (await composio.create('user_1', { experimental })).tools()
  const result = await execute('COMPOSIO_MULTI_EXECUTE_TOOL', {
    tools: [
      { tool_slug: 'LOCAL_ADD', arguments: { a: 1 } },
      { tool_slug: 'GMAIL_LIST_LABELS', arguments: {} },
      { tool_slug: 'LOCAL_CRM_FIND_CUSTOMER', arguments: { name: 'Nobody' } },
      { tool_slug: 'LOCAL_OTHER', arguments: {} },
    ],
  })
  expect(result.data).toMatchObject({
    results: [
      { index: 0, tool_slug: 'LOCAL_ADD', response: { data: { sum: 2 } } },
      { index: 1, tool_slug: 'GMAIL_LIST_LABELS', response: { successful: true } },
      { index: 2, error: 'There is no such customer.' },
      { index: 3, response: { data: { code: 'tool_not_here' } } },
    ],
    total_count: 4,
    success_count: 2,
    error_count: 2,
  })
  expect(await execute('LOCAL_ADD', { a: 4 })).toMatchObject({ data: { sum: 5 } })
})

test('use attaches them again, and without them they are absent, not broken', async () => {
  const again = await official.composio.use(session.sessionId, {
    customTools: [add],
    customToolkits: [crm],
  })
  expect(await again.execute('LOCAL_CRM_FIND_CUSTOMER', { name: 'Ada' })).toMatchObject({
    data: { name: 'Ada' },
  })
  expect(await again.execute('FIND_CUSTOMER', { name: 'Nobody' })).toMatchObject({
    error: 'There is no such customer.',
  })
  const without = await official.composio.use(session.sessionId)
  expect(JSON.stringify(await without.tools())).not.toContain('LOCAL_')
  const found = await without.search({ query: 'find a customer by name' })
  expect(JSON.stringify(found)).not.toContain('LOCAL_')
  expect(await without.execute('LOCAL_ADD', { a: 1 })).toMatchObject({
    data: { code: 'tool_not_here' },
  })
})

test('a session with every tool preloaded lists them too', async () => {
  const direct = await official.composio.create('user_1', {
    toolkits: ['hackernews'],
    preload: { tools: 'all' },
    experimental,
  })
  const names = (await direct.tools()).map((tool) =>
    tool.type === 'function' ? tool.function.name : '',
  )
  expect(names).toEqual(
    expect.arrayContaining(['HACKERNEWS_GET_FRONTPAGE', 'LOCAL_CRM_FIND_CUSTOMER', 'LOCAL_ADD']),
  )
})

test("proxyExecute of a session answers, and refuses what is not the toolkit's", async () => {
  const call = { toolkit: 'gmail', endpoint: '/gmail/v1/users/me/labels', method: 'GET' as const }
  expect(await session.proxyExecute(call)).toMatchObject({
    status: 200,
    data: { labels: expect.any(Array) },
    headers: { 'content-type': expect.stringContaining('json') },
  })
  const evil = session.proxyExecute({ ...call, endpoint: 'https://evil.example/' })
  await expect(evil).rejects.toMatchObject({ status: 400 })
})
