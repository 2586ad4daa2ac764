import { expect, test } from 'vitest'
import { Maillon } from '../maillon.ts'
import { fakeEngine, type Handlers } from '../transport/fake-engine.contract.ts'
import { page, wireAuthConfig } from '../transport/wire-samples.contract.ts'

function start(handlers: Handlers) {
  const { fetch, asked } = fakeEngine(handlers)
  const { authConfigs } = new Maillon({ baseURL: 'http://maillon.local', apiKey: 'k', fetch })
  return { authConfigs, asked }
}

const authConfig = {
  id: 'ac_1',
  name: 'Gmail',
  status: 'ENABLED',
  authScheme: 'OAUTH2',
  isComposioManaged: true,
  toolkit: { slug: 'gmail', logo: 'https://logo.example/gmail' },
  noOfConnections: 2,
  credentials: { client_secret: 'REDACTED' },
  expectedInputFields: [],
  isEnabledForToolRouter: true,
  createdAt: '2026-11-01T00:00:00.000Z',
  lastUpdatedAt: '2026-11-01T00:00:00.000Z',
}

test('auth configs are listed and read', async () => {
  const { authConfigs, asked } = start({
    listAuthConfigs: () => page([wireAuthConfig()]),
    getAuthConfig: () => wireAuthConfig(),
  })
  const query = { toolkit: 'gmail', isComposioManaged: true, search: 'mail', showDisabled: false }
  expect(await authConfigs.list({ ...query, cursor: 'c1', limit: 5 })).toEqual({
    items: [authConfig],
    nextCursor: null,
    totalPages: 1,
  })
  expect(await authConfigs.get('ac_1')).toEqual(authConfig)
  expect(asked[0]?.query).toEqual({
    toolkit_slug: 'gmail',
    is_composio_managed: 'true',
    search: 'mail',
    show_disabled: 'false',
    cursor: 'c1',
    limit: '5',
  })
})

test("an auth config is made, managed or with a client of one's own", async () => {
  const { authConfigs, asked } = start({
    createAuthConfig: ({ input }) => ({
      toolkit: input.body.toolkit,
      auth_config: { id: 'ac_1', auth_scheme: 'OAUTH2', is_composio_managed: true },
    }),
  })
  expect(await authConfigs.create('gmail')).toEqual({
    id: 'ac_1',
    authScheme: 'OAUTH2',
    isComposioManaged: true,
    toolkit: 'gmail',
  })
  await authConfigs.create('gmail', {
    type: 'use_custom_auth',
    authScheme: 'OAUTH2',
    name: 'Mine',
    credentials: { client_id: 'id', client_secret: 'secret', scopes: ['a', 'b'] },
  })
  expect(asked.map(({ body }) => body)).toEqual([
    { toolkit: { slug: 'gmail' }, auth_config: { type: 'use_composio_managed_auth' } },
    {
      toolkit: { slug: 'gmail' },
      auth_config: {
        type: 'use_custom_auth',
        authScheme: 'OAUTH2',
        name: 'Mine',
        credentials: { client_id: 'id', client_secret: 'secret', scopes: ['a', 'b'] },
      },
    },
  ])
})

test('what an engine may not serve reaches it all the same', async () => {
  const { authConfigs } = start({})
  const custom = { type: 'use_custom_auth', authScheme: 'OAUTH2', credentials: {} } as const
  const proxyConfig = { proxyUrl: 'http://proxy.example', proxyAuthKey: 'x' }
  const toolAccessConfig = { toolsForConnectedAccountCreation: ['GMAIL_GET_PROFILE'] }
  for (const [option, name] of [
    [{ proxyConfig }, 'proxy_config'],
    [{ toolAccessConfig }, 'tool_access_config'],
    [{ isEnabledForToolRouter: false }, 'is_enabled_for_tool_router'],
  ] as const) {
    await expect(authConfigs.create('gmail', { ...custom, ...option })).rejects.toMatchObject({
      code: 'invalid_request',
      message: expect.stringContaining(name),
    })
  }
})

test.each<[object, string]>([
  [{ type: 'use_custom_auth', authScheme: 'OAUTH2', scopes: ['a'] }, 'scopes'],
  [{ type: 'use_composio_managed_auth', authScheme: 'OAUTH2' }, 'authScheme'],
])('%j is refused', async (config, option) => {
  const { authConfigs, asked } = start({})
  await expect(authConfigs.create('gmail', config as never)).rejects.toMatchObject({
    code: 'invalid_request',
    message: expect.stringContaining(option),
  })
  expect(asked).toEqual([])
})

test('an unknown auth config says so, and every call takes a signal', async () => {
  const { authConfigs } = start({ getAuthConfig: () => Response.json({}, { status: 404 }) })
  await expect(authConfigs.get('ac_0')).rejects.toMatchObject({ code: 'auth_config_not_found' })
  const request = { signal: AbortSignal.abort(new Error('stop')) }
  await expect(authConfigs.get('ac_1', request)).rejects.toThrow('stop')
  await expect(authConfigs.list({}, request)).rejects.toThrow('stop')
  await expect(authConfigs.create('gmail', undefined, request)).rejects.toThrow('stop')
})
