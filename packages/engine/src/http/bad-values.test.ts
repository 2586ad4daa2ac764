import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Refusals, startRefusals } from './refusals.contract.ts'
import type { RouteName, TestRequest } from './test-api.contract.ts'

let refusals: Refusals
beforeAll(async () => {
  refusals = await startRefusals()
})
afterAll(() => refusals.stop())
const refused: Refusals['refused'] = (name, request) => refusals.refused(name, request)

const wrong: [name: RouteName, request: TestRequest, named: string][] = [
  ['createSession', { body: {} }, 'user_id'],
  ['createSession', { body: { user_id: '' } }, 'user_id'],
  ['createSession', { body: { user_id: 'x'.repeat(257) } }, 'user_id'],
  ['createSession', { body: { user_id: 1 } }, 'user_id'],
  ['createSession', { body: { user_id: 'u', toolkit: ['gmail'] } }, 'toolkit'],
  ['createSession', { body: { user_id: 'u', toolkits: 'gmail' } }, 'toolkits'],
  ['createSession', { body: { user_id: 'u', toolkits: { enable: [], disable: [] } } }, 'toolkits'],
  ['createSession', { body: { user_id: 'u', toolkits: { enable: [1] } } }, 'toolkits.enable.0'],
  ['createSession', { body: { user_id: 'u', toolkits: ['gmial'] } }, 'gmial'],
  ['createSession', { body: { user_id: 'u', tools: { gmail: ['GMAIL_SEND'] } } }, 'GMAIL_SEND'],
  ['createSession', { body: { user_id: 'u', tools: { github: ['GMAIL_SEND_EMAIL'] } } }, 'github'],
  ['createSession', { body: { user_id: 'u', tools: { gmail: {} } } }, 'tools.gmail'],
  ['createSession', { body: { user_id: 'u', tags: ['important'] } }, 'tags'],
  ['createSession', { body: { user_id: 'u', auth_configs: { gmail: 'ac_no' } } }, 'ac_no'],
  ['createSession', { body: { user_id: 'u', connected_accounts: { gmail: ['ca_no'] } } }, 'ca_no'],
  ['createSession', { body: { user_id: 'u', connected_accounts: { gmail: [] } } }, 'gmail'],
  ['createSession', { body: { user_id: 'u', manage_connections: true } }, 'manage_connections'],
  ['createSession', { body: { user_id: 'u', manage_connections: { enabled: true } } }, 'enabled'],
  [
    'createSession',
    { body: { user_id: 'u', manage_connections: { callback_url: '' } } },
    'callback_url',
  ],
  [
    'createSession',
    { body: { user_id: 'u', manage_connections: { callback_url: 'https://evil.example/' } } },
    'evil.example',
  ],
  ['createSession', { body: { user_id: 'u', preload: { tools: 'all' } } }, 'preload'],
  [
    'createSession',
    { body: { user_id: 'u', toolkits: ['github'], preload: { tools: ['GMAIL_SEND_EMAIL'] } } },
    'GMAIL_SEND_EMAIL',
  ],
  [
    'createSession',
    { body: { user_id: 'u', manage_connections: { on_required: 'ask' } } },
    'on_required',
  ],
  ...(
    [
      [{ default: 'ask_once' }, 'default'],
      [{ effects: { delete: 'ask_once' } }, 'delete'],
      [{ effects: { write: 'allow_all' } }, 'write'],
      [{ overrides: { GMAIL_SEND: 'always_deny' } }, 'GMAIL_SEND'],
      [{ overrides: { GMAIL_SEND_EMAIL: 'never' } }, 'GMAIL_SEND_EMAIL'],
      [{ tools: {} }, 'tools'],
    ] as const
  ).map(([permissions, named]): [RouteName, TestRequest, string] => [
    'createSession',
    { body: { user_id: 'u', experimental: { permissions } } },
    named,
  ]),
  ['resumeInSession', { body: {} }, 'pending_id'],
  ['resumeInSession', { body: { pending_id: '' } }, 'pending_id'],
  ['decideApproval', { body: { decision: 'approved' } }, 'decision'],
  ['patchSession', { body: { user_id: 'other' } }, 'user_id'],
  ['patchSession', { body: { expected_config_version: '1' } }, 'expected_config_version'],
  ['searchSession', { body: { queries: [] } }, 'queries'],
  ['searchSession', { body: { queries: [{ use_case: '' }] } }, 'use_case'],
  ['searchSession', { body: { queries: [{ use_case: 'x'.repeat(1025) }] } }, 'use_case'],
  [
    'searchSession',
    { body: { queries: [{ use_case: 'a' }], experimental: { fast: true } } },
    'fast',
  ],
  ['executeMetaInSession', { body: { slug: 'A', experimental: { x: 1 } } }, 'x'],
  ['executeInSession', { body: { tool_slug: '' } }, 'tool_slug'],
  ['executeInSession', { body: { tool_slug: 'A', arguments: [] } }, 'arguments'],
  ['executeInSession', { body: { tool_slug: 'A', arguments: '{}' } }, 'arguments'],
  ['executeInSession', { body: { tool_slug: 'A', account: '' } }, 'account'],
  ['linkInSession', { body: { toolkit: '' } }, 'toolkit'],
  ['linkInSession', { body: { toolkit: 'gmail', callback_url: '' } }, 'callback_url'],
  ['linkInSession', { body: { toolkit: 'gmail', callback_url: 'javascript:1' } }, 'callbackUrl'],
  ['linkInSession', { body: { toolkit: 'gmail', alias: '' } }, 'alias'],
  ['linkConnectedAccount', { body: { user_id: 'u' } }, 'auth_config_id'],
  ['listConnectedAccounts', { query: 'statuses=ACTIVE,DEAD' }, 'statuses'],
  ['listConnectedAccounts', { query: 'order_by=id' }, 'order_by'],
  ['listConnectedAccounts', { query: 'user_ids=a%00b' }, 'user_ids'],
  ['patchConnectedAccount', { body: {} }, 'nothing to change'],
  ['patchConnectedAccount', { body: { alias: 'x'.repeat(129) } }, 'alias'],
  ['patchConnectedAccountStatus', { body: { enabled: 'yes' } }, 'enabled'],
  ['createAuthConfig', { body: { toolkit: 'gmail' } }, 'toolkit'],
  ['createAuthConfig', { body: { toolkit: { slug: 'gmail' }, auth_config: {} } }, 'auth_config'],
  ['createAuthConfig', { body: { toolkit: { slug: 'hackernews' } } }, 'Hacker News'],
  ['listAuthConfigs', { query: 'is_composio_managed=maybe' }, 'is_composio_managed'],
  ['listSessionToolkits', { query: 'is_connected=1' }, 'is_connected'],
  ['listToolkits', { query: 'sort_by=name' }, 'sort_by'],
  ['executeTool', { body: { user_id: '' } }, 'user_id'],
  ['executeTool', { body: {} }, 'whose account'],
  ['executeTool', { body: { user_id: 'u', arguments: { max_result: 1 } } }, 'max_results'],
  ['createApiKey', { body: { name: '' } }, 'name'],
  ['createApiKey', { body: { name: 'a', scopes: [] } }, 'scopes'],
  ['createApiKey', { body: { name: 'a', scopes: ['root'] } }, 'scopes'],
  ['createApiKey', { body: { name: 'a', scopes: 'admin' } }, 'scopes'],
  ['createApiKey', { body: { name: 'a', expires_at: 'tomorrow' } }, 'expires_at'],
  ['createApiKey', { body: { name: 'a', expires_at: '2020-01-01T00:00:00Z' } }, 'expires_at'],
]

test('of many faults the first ones are told, in few words', async () => {
  const names = Object.fromEntries(Array.from({ length: 50_000 }, (_, index) => [`x${index}`, 1]))
  const wrongs = Array.from({ length: 1000 }, (_, index) => index)
  for (const body of [names, { user_id: 'u', toolkits: wrongs }])
    expect((await refused('createSession', { body })).message.length).toBeLessThan(5_000)
})

test.each(wrong)('%s names what is wrong in %j', async (name, request, named) => {
  const { status, message } = await refused(name, request)
  expect(status).toBe(400)
  expect(message).toContain(named)
})
