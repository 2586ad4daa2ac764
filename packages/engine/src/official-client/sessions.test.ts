import { defineTool, defineToolkit, get, noAuth } from '@maillon/core/toolkit'
import { allToolkits } from '@maillon/toolkits'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { z } from 'zod'
import { type OfficialClient, startOfficialClient } from './official-client.contract.ts'

const many = defineToolkit({
  slug: 'many',
  name: 'Many',
  description: 'More tools than one page holds.',
  version: '20261123_00',
  baseUrl: 'https://many.example.test',
  auth: noAuth(),
  verified: 'emulated',
  tools: Array.from({ length: 600 }, (_, index) =>
    defineTool({
      slug: `MANY_TOOL_${index}`,
      name: `Tool ${index}`,
      description: `Does thing ${index}.`,
      effect: 'read',
      input: z.object({}),
      output: z.object({}),
      request: () => get(`/${index}`),
    }),
  ),
})

const metaTools = [
  'COMPOSIO_SEARCH_TOOLS',
  'COMPOSIO_GET_TOOL_SCHEMAS',
  'COMPOSIO_MANAGE_CONNECTIONS',
  'COMPOSIO_MULTI_EXECUTE_TOOL',
]

let official: OfficialClient
beforeAll(async () => {
  official = await startOfficialClient({ toolkits: [...allToolkits, many] })
})
afterAll(() => official.stop())

type Config = NonNullable<Parameters<OfficialClient['composio']['create']>[1]>

async function create(config?: Config) {
  return official.composio.create('user_1', config)
}

/** Slugs of what session.tools() gives, in the client's own default format. */
async function tools(config?: Config): Promise<string[]> {
  const list = await (await create(config)).tools()
  return list.map((tool) => {
    expect(tool).toMatchObject({ type: 'function', function: { parameters: { type: 'object' } } })
    return tool.type === 'function' ? tool.function.name : ''
  })
}

test('a session without options lists exactly the four meta tools', async () => {
  expect(await tools()).toEqual(metaTools)
})

test('every option that is served is in force, and said back', async () => {
  const session = await create({
    toolkits: ['gmail', 'github'],
    tools: {
      gmail: { enable: ['GMAIL_FETCH_EMAILS', 'GMAIL_SEND_EMAIL'] },
      github: { tags: ['readOnlyHint'] },
    },
    tags: { enable: ['readOnlyHint', 'openWorldHint'], disable: ['destructiveHint'] },
    manageConnections: {
      enable: true,
      callbackUrl: 'http://localhost:3000/chat',
      waitForConnections: true,
    },
    sandbox: { enable: true, enableProxyExecution: true, sandboxSize: 'large' },
    multiAccount: { enable: false },
    preload: { tools: ['GMAIL_SEND_EMAIL'] },
  })
  expect(session.sessionId).toMatch(/^trs_/)
  expect(session.configVersion).toBe(1)
  expect(session.warnings).toEqual([])
  expect(session.preload).toEqual({ tools: ['GMAIL_SEND_EMAIL'] })
  expect(session.sandbox).toEqual({
    enable: false,
    proxy_execution_enabled: false,
    auto_offload_threshold: 20_000,
  })
  expect(session.config).toMatchObject({
    user_id: 'user_1',
    toolkits: { enabled: ['gmail', 'github'] },
    tools: {
      gmail: { enabled: ['GMAIL_FETCH_EMAILS', 'GMAIL_SEND_EMAIL'] },
      github: { tags: { enabled: ['readOnlyHint'] } },
    },
    tags: { enabled: ['readOnlyHint', 'openWorldHint'], disabled: ['destructiveHint'] },
    manage_connections: {
      enabled: true,
      callback_url: 'http://localhost:3000/chat',
      enable_wait_for_connections: true,
    },
  })
})

test('toolkits: a list, enable, disable, and none', async () => {
  const included = async (toolkits: NonNullable<Config['toolkits']>) =>
    (await (await create({ toolkits })).toolkits({ limit: 50 })).items.map(({ slug }) => slug)
  expect(await included(['gmail', 'slack'])).toEqual(['gmail', 'slack'])
  expect(await included({ enable: ['github'] })).toEqual(['github'])
  const rest = allToolkits.map(({ slug }) => slug).filter((slug) => slug !== 'gmail')
  expect(await included({ disable: ['gmail'] })).toEqual([...rest, 'many'])
  expect(await included([])).toEqual([])
  expect(await included({ enable: [] })).toEqual([])
})

test('manageConnections: true, false, and with waiting', async () => {
  expect(await tools({ manageConnections: true })).toEqual(metaTools)
  expect(await tools({ manageConnections: false })).toEqual(
    metaTools.filter((slug) => slug !== 'COMPOSIO_MANAGE_CONNECTIONS'),
  )
  expect(await tools({ manageConnections: { waitForConnections: true } })).toContain(
    'COMPOSIO_WAIT_FOR_CONNECTIONS',
  )
})

test('workbench is taken under its older name too, answered as disabled but for its threshold', async () => {
  const session = await create({ workbench: { enable: true, autoOffloadThreshold: 100 } })
  expect(session.workbench).toEqual({
    enable: false,
    proxy_execution_enabled: false,
    auto_offload_threshold: 100,
  })
})

test('preload: a list, all, and more than one page of them', async () => {
  const preload = { tools: ['GMAIL_SEND_EMAIL', 'HACKERNEWS_GET_USER'] }
  expect(await tools({ preload })).toEqual([...metaTools, ...preload.tools])
  const all = await tools({ toolkits: ['many'], preload: { tools: 'all' } })
  expect(all).toHaveLength(604)
  expect(new Set(all).size).toBe(604)
})

test('the preset of direct tools lists the tools of the session alone', async () => {
  const slugs = await tools({ sessionPreset: 'direct_tools', toolkits: ['hackernews'] })
  expect(slugs).toContain('HACKERNEWS_GET_FRONTPAGE')
  expect(slugs.every((slug) => slug.startsWith('HACKERNEWS_'))).toBe(true)
})

test('use brings a session back, in a new client as well', async () => {
  const session = await create({ toolkits: ['gmail'], preload: { tools: ['GMAIL_SEND_EMAIL'] } })
  const again = await official.composio.use(session.sessionId)
  expect(again.config).toEqual(session.config)
  expect(await again.tools()).toEqual(await session.tools())
  const mcp = await official.composio.create('user_1', { mcp: true })
  expect(mcp.mcp).toEqual({
    type: 'http',
    url: `${official.url}/mcp/${mcp.sessionId}`,
    headers: { 'x-api-key': official.apiKey },
  })
  const response = await fetch(mcp.mcp.url, {
    method: 'POST',
    headers: {
      ...mcp.mcp.headers,
      'content-type': 'application/json',
      accept: 'application/json, text/event-stream',
    },
    body: JSON.stringify({ jsonrpc: '2.0', id: 1, method: 'tools/list' }),
  })
  expect(await response.text()).toContain('COMPOSIO_SEARCH_TOOLS')
})

test('update replaces maps and lists, merges blocks, and clears with null', async () => {
  const session = await create({
    toolkits: ['gmail', 'github'],
    tools: { gmail: ['GMAIL_SEND_EMAIL'] },
    manageConnections: { callbackUrl: 'http://localhost:3000/chat', waitForConnections: true },
  })
  const replaced = await session.update({
    toolkits: { disable: ['slack'] },
    tools: { github: { disable: ['GITHUB_GET_AN_ISSUE'] } },
    preload: { tools: ['GMAIL_FETCH_EMAILS'] },
  })
  expect(session.configVersion).toBe(2)
  expect(session.preload).toEqual({ tools: ['GMAIL_FETCH_EMAILS'] })
  expect(replaced).toMatchObject({
    toolkits: { disabled: ['slack'] },
    tools: { github: { disabled: ['GITHUB_GET_AN_ISSUE'] } },
  })
  expect(replaced.tools).not.toHaveProperty('gmail')
  const merged = await session.update({ manageConnections: { enable: false } })
  expect(merged.manage_connections).toMatchObject({
    enabled: false,
    callback_url: 'http://localhost:3000/chat',
    enable_wait_for_connections: true,
  })
  const cleared = await session.update({
    manageConnections: null,
    sandbox: null,
    multiAccount: null,
  })
  expect(cleared.manage_connections).toMatchObject({ enabled: true })
  expect(cleared.manage_connections).not.toHaveProperty('callback_url')
  expect(session.configVersion).toBe(4)
  expect((await official.composio.use(session.sessionId)).configVersion).toBe(4)
})

test('an update that does not fit changes nothing', async () => {
  const session = await create({ preload: { tools: ['GMAIL_SEND_EMAIL'] } })
  await expect(session.update({ toolkits: ['github'] })).rejects.toMatchObject({ status: 400 })
  expect(session.configVersion).toBe(1)
  expect((await official.composio.use(session.sessionId)).configVersion).toBe(1)
})

test('a deleted session is gone', async () => {
  const session = await create()
  expect(await session.delete()).toEqual({ sessionId: session.sessionId, deleted: true })
  await expect(session.tools()).rejects.toMatchObject({ status: 404 })
  await expect(official.composio.use(session.sessionId)).rejects.toMatchObject({ status: 404 })
  const other = await create()
  await official.composio.sessions.delete(other.sessionId)
  await expect(official.composio.sessions.use(other.sessionId)).rejects.toMatchObject({
    status: 404,
  })
})
