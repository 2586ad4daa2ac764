import { createServer } from 'node:http'
import { createRequire } from 'node:module'
import type { AddressInfo } from 'node:net'
import { pathToFileURL } from 'node:url'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { sessionCreate, sessionPatch } from '../contract/index.ts'
import type { CreateSessionConfig, UpdateSessionConfig } from './session-config.ts'
import { toSessionCreate, toSessionPatch } from './to-wire-config.ts'

const created: CreateSessionConfig[] = [
  {},
  { mcp: true },
  { toolkits: ['gmail'] },
  { toolkits: [] },
  { toolkits: { enable: [] } },
  { toolkits: { disable: ['slack'] } },
  {
    tools: {
      gmail: ['GMAIL_FETCH_EMAILS'],
      slack: { enable: ['SLACK_SEND_MESSAGE'] },
      github: { disable: ['GITHUB_DELETE_A_REPOSITORY'] },
      notion: { tags: ['readOnlyHint'] },
      linear: { tags: { disable: ['destructiveHint'] } },
    },
  },
  { tags: ['readOnlyHint'] },
  { tags: { enable: ['readOnlyHint'], disable: [] } },
  { authConfigs: { gmail: 'ac_1' } },
  { connectedAccounts: { gmail: 'ca_1', slack: ['ca_2', 'ca_3'] } },
  { manageConnections: true },
  { manageConnections: false },
  { manageConnections: { enable: false } },
  { manageConnections: { callbackUrl: 'https://app.example/chat', waitForConnections: true } },
  { sandbox: {} },
  { sandbox: { enable: false } },
  { workbench: { enableProxyExecution: true, autoOffloadThreshold: 5, sandboxSize: 'large' } },
  { multiAccount: {} },
  { multiAccount: { enable: true } },
  { multiAccount: { enable: true, maxAccountsPerToolkit: 3, requireExplicitSelection: false } },
  { preload: { tools: 'all' } },
  { preload: { tools: ['GMAIL_FETCH_EMAILS'] } },
  { sessionPreset: 'direct_tools', toolkits: ['gmail'] },
  { sessionPreset: 'direct_tools', workbench: {} },
  {
    sessionPreset: 'direct_tools',
    manageConnections: true,
    sandbox: { enable: true },
    preload: { tools: [] },
  },
  { experimental: { assistivePrompt: { userTimezone: 'Europe/Zurich' } } },
]

const updated: UpdateSessionConfig[] = [
  {},
  { toolkits: ['gmail'], tags: ['readOnlyHint'], preload: { tools: [] } },
  { tools: { gmail: ['GMAIL_FETCH_EMAILS'] }, authConfigs: { gmail: 'ac_1' } },
  { connectedAccounts: { gmail: 'ca_1' } },
  { manageConnections: null },
  { manageConnections: true },
  { manageConnections: { callbackUrl: 'https://app.example/chat' } },
  { sandbox: null },
  { sandbox: { sandboxSize: 'large' } },
  { workbench: { enable: false } },
  { workbench: null },
  { multiAccount: null },
  { multiAccount: { enable: true } },
]

/** The part of the official client that is used here. */
interface Official {
  Composio: new (
    config: object,
  ) => {
    create(userId: string, config: object): Promise<{ update(config: object): Promise<unknown> }>
  }
}

const bodies: unknown[] = []
const server = createServer(async (request, response) => {
  let text = ''
  for await (const chunk of request) text += chunk
  bodies.push(JSON.parse(text))
  const config = { user_id: 'user_123', execute: {}, search: {}, preload: { tools: [] } }
  response.setHeader('content-type', 'application/json')
  response.end(JSON.stringify({ session_id: 'trs_1', mcp: { type: 'http', url: '' }, config }))
})
let official: InstanceType<Official['Composio']>

beforeAll(async () => {
  const engine = createRequire(new URL('../../../engine/package.json', import.meta.url))
  const { Composio } = (await import(
    pathToFileURL(engine.resolve('@composio/core')).href
  )) as Official
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const baseURL = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const quiet = { allowTracking: false, disableVersionCheck: true }
  official = new Composio({ apiKey: 'mk_1', baseURL, ...quiet })
})

afterAll(() => {
  server.closeAllConnections()
  server.close()
})

test.each(created)('a session is created as by the official client: %j', async (config) => {
  await official.create('user_123', config)
  expect(overTheWire(toSessionCreate('user_123', config))).toEqual(bodies.pop())
})

test.each(updated)('a session is changed as by the official client: %j', async (config) => {
  const session = await official.create('user_123', {})
  await session.update(config)
  expect(overTheWire(toSessionPatch(config))).toEqual(bodies.pop())
})

test('a change can be bound to a version', () => {
  const patch = overTheWire(toSessionPatch({ expectedConfigVersion: 3 }))
  expect(patch).toEqual({ expected_config_version: 3 })
  expect(sessionPatch.safeParse(patch).success).toBe(true)
})

test('versions of toolkits go where the engine reads them', () => {
  const toolkitVersions = { acme: '20261130_00' }
  for (const wire of [
    toSessionCreate('user_123', { toolkitVersions }),
    toSessionPatch({ toolkitVersions }),
  ])
    expect(wire).toMatchObject({ toolkit_versions: toolkitVersions })
})

test('rules of permission and what a missing account does go where the engine reads them', () => {
  const permissions = {
    default: 'ask_once_per_session',
    effects: { destroy: 'always_deny' },
    overrides: { GMAIL_SEND_EMAIL: 'ask_always' },
  } as const
  const manageConnections = { onRequired: 'interrupt', connectionRemoval: true } as const
  const create = overTheWire(toSessionCreate('user_123', { permissions, manageConnections }))
  expect(create).toMatchObject({
    experimental: { permissions },
    manage_connections: { enable: true, enable_connection_removal: true, on_required: 'interrupt' },
  })
  expect(sessionCreate.safeParse(create).success).toBe(true)
  const patch = overTheWire(toSessionPatch({ permissions, manageConnections }))
  expect(patch).toEqual({
    experimental: { permissions },
    manage_connections: { enable_connection_removal: true, on_required: 'interrupt' },
  })
  expect(sessionPatch.safeParse(patch).success).toBe(true)
  expect(overTheWire(toSessionPatch({ permissions: null }))).toEqual({
    experimental: { permissions: null },
  })
})

test('how long answers of searches may be goes where the engine reads it', () => {
  const search = { tokenBudget: 3_000 }
  const create = overTheWire(toSessionCreate('user_123', { search }))
  expect(create).toMatchObject({ search: { token_budget: 3_000 } })
  expect(sessionCreate.safeParse(create).success).toBe(true)
  expect(overTheWire(toSessionPatch({ search }))).toEqual({ search: { token_budget: 3_000 } })
  const direct = { sessionPreset: 'direct_tools', search: { ...search, enable: true } } as const
  expect(overTheWire(toSessionCreate('user_123', direct))).toMatchObject({
    search: { enable: true, token_budget: 3_000 },
    execute: { enable_multi_execute: false },
  })
})

test.each<[object, string]>([
  [{ search: { token_budget: 3_000 } }, 'token_budget'],
  [{ permissions: { rules: {} } }, 'rules'],
  [{ permissions: { effects: { delete: 'always_deny' } } }, 'delete'],
  [{ manageConnections: { on_required: 'wait' } }, 'on_required'],
  [{ toolkit: ['gmail'] }, 'toolkit'],
  [{ tool_kits: [] }, 'tool_kits'],
  [['gmail'], 'no object of options'],
  [{ toolkits: { enabled: ['gmail'] } }, 'enabled'],
  [{ tools: { gmail: { enabled: [] } } }, 'enabled'],
  [{ tools: { gmail: { tags: { only: [] } } } }, 'only'],
  [{ tags: { enabled: [] } }, 'enabled'],
  [{ manageConnections: { enabled: false } }, 'enabled'],
  [{ manageConnections: { callbackURL: 'https://app.example' } }, 'callbackURL'],
  [{ sandbox: { enabled: false } }, 'enabled'],
  [{ multiAccount: { enabled: true } }, 'enabled'],
  [{ preload: { tool: [] } }, 'tool'],
  [{ experimental: { customTool: [] } }, 'customTool'],
  [{ experimental: { assistivePrompt: { timezone: 'UTC' } } }, 'timezone'],
  [{ sessionPreset: 'all_tools' }, 'sessionPreset'],
  [{ sandbox: {}, workbench: {} }, 'both'],
])('%j is refused with what is wrong and what there is', (config, word) => {
  const create = () => toSessionCreate('user_123', config)
  expect(create).toThrow(expect.objectContaining({ code: 'invalid_request' }))
  expect(create).toThrow(expect.objectContaining({ hint: expect.any(String) }))
  expect(create).toThrow(word)
  if (word !== 'sessionPreset') expect(() => toSessionPatch(config)).toThrow()
})

test.each<Record<string, unknown>>([
  { toolkits: null },
  { toolkits: 'gmail' },
  { toolkits: { enable: ['gmail'], disable: [] } },
  { toolkits: {} },
  { tools: null },
  { tools: ['GMAIL_FETCH_EMAILS'] },
  { tools: { gmail: 'GMAIL_FETCH_EMAILS' } },
  { tools: { gmail: null } },
  { tools: { gmail: undefined } },
  { toolkits: { enable: undefined } },
  { toolkits: [undefined] },
  { authConfigs: { gmail: undefined } },
  { connectedAccounts: { gmail: undefined } },
  { tools: { gmail: { enable: [], tags: [] } } },
  { tags: 'readOnlyHint' },
  { authConfigs: null },
  { connectedAccounts: 'ca_1' },
  { connectedAccounts: { gmail: null } },
  { manageConnections: 'no' },
  { manageConnections: null },
  { sandbox: null },
  { workbench: null },
  { preload: null },
  { multiAccount: null },
  { experimental: null },
  { sessionPreset: 'direct_tools', preload: null },
  { sandbox: true },
  { preload: 'all' },
  { search: null },
  { search: { tokenBudget: 0.5 } },
  { multiAccount: true },
  { permissions: 'ask' },
  { permissions: { default: 'ask_once' } },
  { permissions: { effects: { write: undefined } } },
  { permissions: { overrides: { GMAIL_SEND_EMAIL: undefined } } },
  { manageConnections: { onRequired: 'later' } },
])('what the engine should refuse reaches it, and is not dropped: %j', (config) => {
  const body = overTheWire(toSessionCreate('user_123', config))
  expect(sessionCreate.safeParse(body).success).toBe(false)
})

function overTheWire(body: object): unknown {
  return JSON.parse(JSON.stringify(body))
}
