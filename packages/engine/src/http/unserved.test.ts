import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Refusals, startRefusals } from './refusals.contract.ts'
import type { RouteName, TestRequest } from './test-api.contract.ts'

let refusals: Refusals
beforeAll(async () => {
  refusals = await startRefusals()
})
afterAll(() => refusals.stop())
const refused: Refusals['refused'] = (name, request) => refusals.refused(name, request)

const proxied = { toolkit_slug: 'gmail', endpoint: '/x', method: 'POST' }
const session = (option: object) => ({ body: { user_id: 'u', ...option } })
const unserved: [name: RouteName, request: TestRequest, option: string][] = [
  [
    'createSession',
    session({ experimental: { assistive_prompt_config: { user_timezone: 'UTC' } } }),
    'experimental.assistive_prompt_config',
  ],
  [
    'patchSession',
    { body: { experimental: { custom_tools: [{ slug: 'X' }] } } },
    'experimental.custom_tools',
  ],
  [
    'patchSession',
    { body: { experimental: { custom_toolkits: [{}] } } },
    'experimental.custom_toolkits',
  ],
  [
    'proxyExecuteInSession',
    { body: { ...proxied, binary_body: { url: 'https://a.example/x.png' } } },
    'binary_body.url',
  ],
  [
    'proxyExecuteInSession',
    { body: { ...proxied, custom_connection_data: { a: 1 } } },
    'custom_connection_data',
  ],
  [
    'createSession',
    session({ experimental: { link_url_overwrite: 'https://a.example' } }),
    'experimental.link_url_overwrite',
  ],
  [
    'createConnectedAccount',
    {
      body: {
        auth_config: { id: 'a' },
        connection: { user_id: 'u' },
        validate_credentials: false,
      },
    },
    'validate_credentials',
  ],
  [
    'createConnectedAccount',
    { body: { auth_config: { id: 'a' }, connection: { user_id: 'u', data: { a: 1 } } } },
    'connection.data',
  ],
  ['patchConnectedAccount', { body: { connection: { state: {} } } }, 'connection'],
  [
    'createAuthConfig',
    {
      body: {
        toolkit: { slug: 'gmail' },
        auth_config: { type: 'use_composio_managed_auth', shared_credentials: { a: 1 } },
      },
    },
    'auth_config.shared_credentials',
  ],
  [
    'createAuthConfig',
    {
      body: {
        toolkit: { slug: 'gmail' },
        auth_config: {
          type: 'use_custom_auth',
          authScheme: 'OAUTH2',
          proxy_config: { proxy_url: 'https://p.example' },
        },
      },
    },
    'auth_config.proxy_config',
  ],
  ['listToolkits', { query: 'type=custom' }, 'type'],
  ['listToolkits', { query: 'managed_by=project' }, 'managed_by'],
  ['listTools', { query: 'auth_config_ids=ac_1' }, 'auth_config_ids'],
  ['executeTool', { body: { user_id: 'u', text: 'read my mail' } }, 'text'],
  [
    'executeTool',
    { body: { user_id: 'u', custom_auth_params: { base_url: 'https://a.example' } } },
    'custom_auth_params',
  ],
  [
    'executeTool',
    { body: { user_id: 'u', custom_connection_data: { a: 1 } } },
    'custom_connection_data',
  ],
]

test.each(unserved)(
  '%s says that it does not serve what %j asks for',
  async (name, request, option) => {
    const answer = await refused(name, request)
    expect(answer).toMatchObject({ status: 400, slug: 'unsupported' })
    expect(answer.message).toContain(option)
  },
)
