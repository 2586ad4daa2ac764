import {
  createCustomTool,
  createCustomToolkit,
  Maillon,
  type CreateSessionConfig,
} from '@maillon/core'
import {
  type ExecuteTool,
  type Provider,
  readAllRequired,
  type SessionTool,
} from '@maillon/core/provider'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { z } from 'zod'
import { createTestEngine, type TestEngine } from './test-engine.ts'
import { startUpstreams, type Upstreams, visitLink } from './upstreams/index.ts'

const plain = {
  name: 'plain',
  wrapTools: (tools: readonly SessionTool[], execute: ExecuteTool) => ({ tools, execute }),
} satisfies Provider<unknown>

const multi = 'COMPOSIO_MULTI_EXECUTE_TOOL'
let world: Upstreams<'google' | 'github' | 'hackernews'>
let served: TestEngine
let maillon: Maillon<typeof plain>
beforeAll(async () => {
  world = await startUpstreams({ services: ['google', 'github', 'hackernews'] })
  const { routes, authConfigs } = world
  const publicUrl = 'http://localhost:4000'
  served = await createTestEngine({ routes, authConfigs, publicUrl, loopbackCallbacks: true })
  maillon = new Maillon({ engine: served.engine, provider: plain })
})
afterAll(async () => {
  await served.stop()
  await world.stop()
})

async function connect(url: string): Promise<void> {
  await visitLink(served.engine, url, { user: world.users.ada.email })
}

const countLabels = createCustomTool('COUNT_LABELS', {
  name: 'Count labels',
  description: 'Counts the labels of the mailbox that hold something.',
  extendsToolkit: 'gmail',
  inputParams: z.object({ atLeast: z.number().int().default(0) }),
  async execute({ atLeast }, { proxyExecute, execute }) {
    const labels = await proxyExecute({ endpoint: '/gmail/v1/users/me/labels', method: 'GET' })
    const { labels: list } = labels.data as { labels: unknown[] }
    const listed = await execute('GMAIL_LIST_LABELS')
    return { count: list.length, atLeast, same: listed.error === null }
  },
})
const findCustomer = createCustomTool('FIND_CUSTOMER', {
  name: 'Find customer',
  description: 'Finds a customer of ours by name.',
  inputParams: z.object({ name: z.string() }),
  outputParams: z.object({ id: z.string() }),
  execute: ({ name }) => ({ id: `c_${name}` }),
})
const crm = createCustomToolkit('CRM', {
  name: 'CRM',
  description: 'Our customers.',
  tools: [findCustomer],
  preload: true,
})
const experimental = { customTools: [countLabels], customToolkits: [crm] }

const create = (userId: string, config: CreateSessionConfig = {}) =>
  maillon.create(userId, { experimental, ...config })

test("a custom tool uses its toolkit's account, asks for it first, and runs once it is there", async () => {
  const session = await create('user_1')
  const { data, error } = await session.execute('LOCAL_GMAIL_COUNT_LABELS', { atLeast: 2 })
  expect(data).toMatchObject({
    code: 'connection_required',
    toolkit: 'gmail',
    missing_scopes: [],
    redirect_url: expect.stringContaining('/link/ln_'),
    tool_slug: 'LOCAL_GMAIL_COUNT_LABELS',
    arguments: { atLeast: 2 },
    on_required: 'return',
  })
  expect(error).toBe(data.message)
  await connect(String(data.redirect_url))
  expect(await session.execute('LOCAL_GMAIL_COUNT_LABELS')).toEqual({
    data: { count: expect.any(Number), atLeast: 0, same: true },
    error: null,
    logId: '',
  })
})

test('what a custom tool gets of the upstream holds no token', async () => {
  const session = await create('user_1')
  const { google } = world.upstreams
  google.faults.push({ match: /labels/, status: 200, body: JSON.stringify(google.liveTokens()) })
  const call = { endpoint: '/gmail/v1/users/me/labels', method: 'GET', toolkit: 'gmail' } as const
  const answer = await session.proxyExecute(call)
  expect(answer.data).toEqual(expect.arrayContaining(['[secret]']))
  const last = google.requests.at(-1)?.headers.authorization?.split(' ')[1] ?? 'none'
  expect(google.liveTokens()).toContain(last)
  expect(JSON.stringify(answer)).not.toContain(last)
})

test('a search finds them, with what is connected', async () => {
  const session = await create('user_1')
  const found = await session.search({ query: 'find a customer by name' })
  expect(found.results[0]?.primaryToolSlugs[0]).toBe('LOCAL_CRM_FIND_CUSTOMER')
  const { execute } = await session.tools()
  const { data } = await execute('COMPOSIO_SEARCH_TOOLS', {
    queries: [{ use_case: 'count the labels of my mailbox' }],
  })
  expect(data).toMatchObject({
    tool_schemas: { LOCAL_GMAIL_COUNT_LABELS: { input_schema: { type: 'object' } } },
    toolkit_connection_statuses: expect.arrayContaining([
      expect.objectContaining({ toolkit: 'gmail', has_active_connection: true }),
    ]),
  })
  const schemas = await execute('COMPOSIO_GET_TOOL_SCHEMAS', {
    tool_slugs: ['LOCAL_CRM_FIND_CUSTOMER'],
    include: ['output_schema'],
  })
  expect(schemas.data).toMatchObject({
    success: true,
    tool_schemas: { LOCAL_CRM_FIND_CUSTOMER: { output_schema: { type: 'object' } } },
  })
})

test('a multi-execute of both kinds looks as if the engine had run it all', async () => {
  const session = await create('user_1')
  const { execute } = await session.tools()
  const { data, error } = await execute(multi, {
    tools: [
      { tool_slug: 'LOCAL_CRM_FIND_CUSTOMER', arguments: { name: 'ada' } },
      { tool_slug: 'GMAIL_LIST_LABELS', arguments: {} },
      { tool_slug: 'LOCAL_CRM_FIND_CUSTOMER', arguments: {} },
      { tool_slug: 'GMAIL_LIST_LABELS', arguments: { nope: 1 } },
    ],
  })
  expect(error).toBeNull()
  const { results, ...counts } = data as { results: Record<string, object>[] }
  expect(counts).toEqual({
    total_count: 4,
    success_count: 2,
    error_count: 2,
    session: { id: session.sessionId },
  })
  const shape = (item: Record<string, object> = {}) => [
    Object.keys(item).toSorted(),
    Object.keys(item.response ?? {}).toSorted(),
  ]
  expect(shape(results[0])).toEqual(shape(results[1]))
  expect(shape(results[2])).toEqual(shape(results[3]))
  expect(results).toMatchObject([
    { index: 0, response: { data: { id: 'c_ada' }, successful: true } },
    { index: 1, response: { data: { labels: expect.any(Array) } } },
    { index: 2, response: { data: { code: 'invalid_arguments' }, successful: false } },
    { index: 3, response: { data: { code: 'invalid_arguments' }, successful: false } },
  ])
})

test('an account and an approval that items wait for are found beside custom tools', async () => {
  const session = await create('user_1', {
    permissions: { overrides: { GMAIL_LIST_LABELS: 'ask_always' } },
  })
  const result = await session.execute(multi, {
    tools: [
      { tool_slug: 'LOCAL_CRM_FIND_CUSTOMER', arguments: { name: 'ada' } },
      { tool_slug: 'GITHUB_GET_THE_AUTHENTICATED_USER', arguments: {} },
      { tool_slug: 'GMAIL_LIST_LABELS', arguments: {} },
    ],
  })
  expect(readAllRequired(result)).toMatchObject([
    { code: 'connection_required', toolkit: 'github' },
    { code: 'approval_required', toolSlug: 'GMAIL_LIST_LABELS' },
  ])
})

test('another process has what it brings, and without that they are absent, not broken', async () => {
  const session = await create('user_1')
  const other = new Maillon({ engine: served.engine, provider: plain })
  const again = await other.use(session.sessionId, { customToolkits: [crm] })
  expect((await again.tools()).tools.map(({ slug }) => slug)).toContain('LOCAL_CRM_FIND_CUSTOMER')
  expect(await again.execute('LOCAL_CRM_FIND_CUSTOMER', { name: 'b' })).toMatchObject({
    data: { id: 'c_b' },
  })
  const without = await other.use(session.sessionId)
  const { tools, execute } = await without.tools()
  expect(JSON.stringify(tools)).not.toContain('LOCAL_')
  expect(JSON.stringify(await without.search({ query: 'find a customer' }))).not.toContain('LOCAL_')
  expect(await execute('LOCAL_CRM_FIND_CUSTOMER', { name: 'b' })).toMatchObject({
    data: { code: 'tool_not_here', hint: expect.any(String) },
  })
  await expect(other.use('trs_none', { customToolkits: [crm] })).rejects.toMatchObject({
    code: 'session_not_found',
  })
})

test('definitions that do not go with the engine reject when the session is made', async () => {
  const { name, description } = crm
  const lost = createCustomTool('A', {
    name,
    description,
    inputParams: { type: 'object' },
    extendsToolkit: 'gmial',
    execute: () => ({}),
  })
  const withTool = create('user_1', { experimental: { customTools: [lost] } })
  await expect(withTool).rejects.toMatchObject({
    code: 'invalid_request',
    message: expect.stringContaining('gmial'),
  })
  const github = createCustomToolkit('GITHUB', { name, description, tools: [findCustomer] })
  const withToolkit = create('user_1', { experimental: { customToolkits: [github] } })
  await expect(withToolkit).rejects.toMatchObject({ code: 'invalid_request' })
})

test('modifiers see what the engine runs and what runs here, with their toolkits', async () => {
  const session = await create('user_1')
  const seen: string[] = []
  const { execute } = await session.tools({
    beforeExecute({ toolSlug, toolkitSlug, params }) {
      seen.push(`${toolkitSlug} ${toolSlug}`)
      return toolSlug === 'HACKERNEWS_GET_FRONTPAGE' ? { ...params, min_points: 0 } : params
    },
    afterExecute: async ({ toolSlug, result }) =>
      toolSlug === multi ? result : { ...result, data: { of: toolSlug } },
  })
  const { data } = await execute(multi, {
    tools: [
      { tool_slug: 'HACKERNEWS_GET_FRONTPAGE', arguments: {} },
      { tool_slug: 'LOCAL_CRM_FIND_CUSTOMER', arguments: { name: 'ada' } },
    ],
  })
  expect(seen).toEqual([
    `composio ${multi}`,
    'hackernews HACKERNEWS_GET_FRONTPAGE',
    'CRM LOCAL_CRM_FIND_CUSTOMER',
  ])
  expect(data).toMatchObject({
    results: [
      { response: { data: { of: 'HACKERNEWS_GET_FRONTPAGE' } } },
      { response: { data: { of: 'LOCAL_CRM_FIND_CUSTOMER' } } },
    ],
  })
})

test('what a model writes for a profile of `tools` is read by it, though the provider has another', async () => {
  const add = createCustomTool('ADD', {
    name: 'Add',
    description: 'Adds numbers.',
    inputParams: z.object({ a: z.number(), b: z.number().optional() }),
    execute: async (input) => input,
  })
  const { engine } = served
  const { create, provider } = new Maillon({ engine })
  const session = await create('user_strict', {
    toolkits: [],
    sessionPreset: 'direct_tools',
    experimental: { customTools: [add] },
  })
  const [offered] = await session.tools({ profile: 'openai-strict' })
  expect(offered?.function.parameters.required).toEqual(['a', 'b'])
  const call = { id: 'call_1', function: { name: 'LOCAL_ADD', arguments: '{"a":1,"b":null}' } }
  const completion = { choices: [{ message: { tool_calls: [{ type: 'function', ...call }] } }] }
  for (const one of [session, session.withModifiers({})]) {
    const [answer] = await provider.handleToolCalls(one, completion)
    expect(answer?.content).toBe('{"a":1}')
  }
})
