import { expect, expectTypeOf, test } from 'vitest'
import { MaillonError } from '../errors/maillon-error.ts'
import { Maillon } from '../maillon.ts'
import type { Page } from '../transport/page.ts'
import { fakeEngine, type Handlers } from '../transport/fake-engine.contract.ts'
import { page, wireAccount, wireAuthConfig, wireLink } from '../transport/wire-samples.contract.ts'
import type { ConnectedAccount } from './connected-account.ts'

function start(handlers: Handlers) {
  const { fetch, asked } = fakeEngine(handlers)
  const { connectedAccounts } = new Maillon({ baseURL: 'http://maillon.local', apiKey: 'k', fetch })
  return { accounts: connectedAccounts, asked }
}

const account = {
  id: 'ca_1',
  userId: 'user_123',
  toolkit: { slug: 'gmail' },
  alias: null,
  externalId: null,
  wordId: 'gmail_red-castle',
  status: 'ACTIVE',
  statusReason: null,
  isDisabled: false,
  authConfig: { id: 'ac_1', authScheme: 'OAUTH2', isComposioManaged: true, isDisabled: false },
  verification: 'browser',
  identity: { subject: '1', label: 'me@example.com' },
  scopes: ['gmail.readonly'],
  data: {},
  state: { authScheme: 'OAUTH2', val: { status: 'ACTIVE', access_token: 'REDACTED' } },
  createdAt: '2026-11-01T00:00:00.000Z',
  updatedAt: '2026-11-01T00:01:00.000Z',
}

test('accounts are listed by what is asked for, and paged', async () => {
  const { accounts, asked } = start({
    listConnectedAccounts: () => page([wireAccount()], 'c2'),
  })
  const found = await accounts.list({
    userIds: ['user_123', 'user_124'],
    toolkitSlugs: ['gmail'],
    authConfigIds: ['ac_1'],
    connectedAccountIds: ['ca_1'],
    statuses: ['ACTIVE', 'EXPIRED'],
    orderBy: 'updated_at',
    orderDirection: 'asc',
    accountType: 'ALL',
    cursor: 'c1',
    limit: 5,
  })
  expectTypeOf(found).toEqualTypeOf<Page<ConnectedAccount>>()
  expect(found).toEqual({ items: [account], nextCursor: 'c2', totalPages: 1 })
  await accounts.list({ userIds: null, cursor: null })
  expect(asked.map(({ query }) => query)).toEqual([
    {
      user_ids: 'user_123,user_124',
      toolkit_slugs: 'gmail',
      auth_config_ids: 'ac_1',
      connected_account_ids: 'ca_1',
      statuses: 'ACTIVE,EXPIRED',
      order_by: 'updated_at',
      order_direction: 'asc',
      account_type: 'ALL',
      cursor: 'c1',
      limit: '5',
    },
    {},
  ])
})

test('a misspelt filter does not become the accounts of everybody', async () => {
  const { accounts, asked } = start({})
  await expect(accounts.list({ userId: 'user_123' } as object)).rejects.toMatchObject({
    code: 'invalid_request',
    hint: expect.stringContaining('userIds'),
  })
  expect(asked).toEqual([])
})

test('one account is read by its id', async () => {
  const { accounts, asked } = start({ getConnectedAccount: () => wireAccount() })
  expect(await accounts.get('ca_1')).toEqual(account)
  expect(asked[0]?.params).toEqual({ accountId: 'ca_1' })
})

test('an account of a server that tells less has null for what it does not tell', async () => {
  const { accounts } = start({
    getConnectedAccount() {
      const untold = ['alias', 'word_id', 'verification', 'identity', 'scopes']
      const told = Object.entries(wireAccount()).filter(([name]) => !untold.includes(name))
      return Response.json(Object.fromEntries(told))
    },
  })
  const untold = {
    alias: null,
    externalId: null,
    wordId: null,
    verification: null,
    identity: null,
    scopes: null,
  }
  expect(await accounts.get('ca_1')).toEqual({ ...account, ...untold })
})

test('a link is made unless the user has an ACTIVE account of the auth config', async () => {
  const items: ReturnType<typeof wireAccount>[] = []
  const { accounts, asked } = start({
    listConnectedAccounts: () => page(items),
    linkConnectedAccount: () => wireLink,
  })
  const options = { callbackUrl: 'https://app.example/back', alias: 'work' }
  const request = await accounts.link('user_123', 'ac_1', options)
  expect(request).toMatchObject({ id: 'ca_1', redirectUrl: wireLink.redirect_url })
  expect(asked[0]?.query).toEqual({
    user_ids: 'user_123',
    auth_config_ids: 'ac_1',
    statuses: 'ACTIVE',
  })
  expect(asked[1]?.body).toEqual({
    user_id: 'user_123',
    auth_config_id: 'ac_1',
    callback_url: 'https://app.example/back',
    alias: 'work',
  })

  items.push(wireAccount())
  await expect(accounts.link('user_123', 'ac_1')).rejects.toMatchObject({
    status: 409,
    message: expect.stringContaining('ca_1'),
    hint: expect.stringContaining('allowMultiple'),
    details: { connectedAccountId: 'ca_1' },
  })
  asked.length = 0
  await accounts.link('user_123', 'ac_1', { allowMultiple: true })
  expect(asked.map(({ body }) => body)).toEqual([{ user_id: 'user_123', auth_config_id: 'ac_1' }])
})

test('an account is made of a key, a pair or tokens that the app has already', async () => {
  const { accounts, asked } = start({
    listConnectedAccounts: () => page([]),
    createConnectedAccount: () => ({
      ...wireAccount({ external_id: 'old-1' }),
      connectionData: wireAccount().state,
      redirect_url: null,
      redirect_uri: null,
    }),
  })
  const made = await accounts.create('user_123', 'ac_1', { apiKey: 'key' })
  expect(made).toEqual({ ...account, externalId: 'old-1' })
  const more = {
    alias: 'work',
    externalId: 'old-1',
    expectedIdentity: { subject: '1' },
    sharedWith: { allowAllUsers: true },
    allowMultiple: true,
  }
  await accounts.create('user_123', 'ac_1', { username: 'AC1', password: 'secret' }, more)
  const expiresAt = new Date('2026-12-01T00:00:00Z')
  const tokens = { accessToken: 'at', refreshToken: 'rt', expiresAt, scope: ['a'], idToken: 'id' }
  await accounts.create('user_123', 'ac_1', tokens, { allowMultiple: true })
  expect(asked.map(({ method, body }) => [method, body])).toEqual([
    ['GET', undefined],
    [
      'POST',
      {
        auth_config: { id: 'ac_1' },
        connection: {
          user_id: 'user_123',
          state: { authScheme: 'API_KEY', val: { api_key: 'key' } },
        },
      },
    ],
    [
      'POST',
      {
        auth_config: { id: 'ac_1' },
        connection: {
          user_id: 'user_123',
          alias: 'work',
          external_id: 'old-1',
          state: { authScheme: 'BASIC', val: { username: 'AC1', password: 'secret' } },
          expected_identity: { subject: '1' },
          experimental: {
            account_type: 'SHARED',
            acl_config_for_shared: { allow_all_users: true },
          },
        },
      },
    ],
    [
      'POST',
      {
        auth_config: { id: 'ac_1' },
        connection: {
          user_id: 'user_123',
          state: {
            authScheme: 'OAUTH2',
            val: {
              access_token: 'at',
              refresh_token: 'rt',
              expires_at: '2026-12-01T00:00:00.000Z',
              scope: ['a'],
              id_token: 'id',
            },
          },
        },
      },
    ],
  ])
})

test('a credential is brought along by an auth config that takes its kind, and once', async () => {
  const items: ReturnType<typeof wireAccount>[] = []
  const configs = ['OAUTH2', 'API_KEY'] as const
  const { accounts, asked } = start({
    listConnectedAccounts: () => page(items),
    listAuthConfigs: () =>
      page(configs.map((auth_scheme) => ({ ...wireAuthConfig(), id: auth_scheme, auth_scheme }))),
    createConnectedAccount: () => ({
      ...wireAccount(),
      connectionData: wireAccount().state,
      redirect_url: null,
      redirect_uri: null,
    }),
  })
  await accounts.bring('user_123', 'github', { accessToken: 'at' })
  await accounts.bring('user_123', 'github', { apiKey: 'key' }, { alias: 'work' })
  const pair = { username: 'AC1', password: 'secret' }
  await accounts.bring('user_123', 'github', pair)
  expect(asked.flatMap(({ method, body }) => (method === 'POST' ? [body] : []))).toMatchObject([
    { auth_config: { id: 'OAUTH2' } },
    { auth_config: { id: 'API_KEY' }, connection: { user_id: 'user_123', alias: 'work' } },
    { auth_config: { id: 'API_KEY' } },
  ])

  items.push(wireAccount())
  asked.length = 0
  expect(await accounts.bring('user_123', 'github', { apiKey: 'key' })).toEqual(account)
  expect(asked.map(({ query }) => query)).toEqual([
    { user_ids: 'user_123', toolkit_slugs: 'github', statuses: 'ACTIVE' },
  ])
})

test('a credential with a misspelt field is refused by the field’s name alone', async () => {
  const { accounts, asked } = start({})
  const misspelt = { accessToken: 'at', refresh_token: 'canary' } as object
  const refused = await accounts
    .create('u', 'ac_1', misspelt, { allowMultiple: true })
    .catch((e) => e)
  expect(refused).toMatchObject({
    code: 'invalid_request',
    message: expect.stringContaining('"refresh_token"'),
  })
  expect(JSON.stringify([refused.message, refused.hint])).not.toContain('canary')
  expect(asked).toEqual([])
})

test('accounts are named, enabled, disabled and deleted', async () => {
  const { accounts, asked } = start({
    patchConnectedAccount: () => ({ success: true, id: 'ca_1', status: 'ACTIVE' }),
    patchConnectedAccountStatus: () => ({ success: true }),
    deleteConnectedAccount: () => ({ success: true }),
  })
  const answers = [
    await accounts.update('ca_1', { alias: 'work' }),
    await accounts.update('ca_1', { enabled: false }),
    await accounts.enable('ca_1'),
    await accounts.disable('ca_1'),
  ]
  expect(answers).toEqual(answers.map(() => ({ success: true })))
  expect(await accounts.delete('ca_1')).toEqual({ success: true, reason: null })
  expect(asked.map(({ method, path, body }) => [method, path.slice(9), body])).toEqual([
    ['PATCH', '/connected_accounts/ca_1', { alias: 'work' }],
    ['PATCH', '/connected_accounts/ca_1/status', { enabled: false }],
    ['PATCH', '/connected_accounts/ca_1/status', { enabled: true }],
    ['PATCH', '/connected_accounts/ca_1/status', { enabled: false }],
    ['DELETE', '/connected_accounts/ca_1', undefined],
  ])
  await expect(accounts.update('ca_1', { name: 'x' } as never)).rejects.toMatchObject({
    code: 'invalid_request',
  })
})

type Accounts = ReturnType<typeof start>['accounts']

function missing(): never {
  throw new MaillonError('connected_account_not_found')
}

test.each<[string, (accounts: Accounts, id: string) => Promise<unknown>]>([
  ['get', (accounts, id) => accounts.get(id)],
  ['update', (accounts, id) => accounts.update(id, { alias: 'x' })],
  ['enable', (accounts, id) => accounts.enable(id)],
  ['disable', (accounts, id) => accounts.disable(id)],
  ['delete', (accounts, id) => accounts.delete(id)],
  ['waitForConnection', (accounts, id) => accounts.waitForConnection(id)],
])('%s of an unknown account says so, and no id leads elsewhere', async (_, call) => {
  const { accounts, asked } = start({
    getConnectedAccount: missing,
    patchConnectedAccount: missing,
    patchConnectedAccountStatus: missing,
    deleteConnectedAccount: missing,
  })
  await expect(call(accounts, 'ca_0')).rejects.toMatchObject({
    code: 'connected_account_not_found',
  })
  asked.length = 0
  await expect(call(accounts, '..')).rejects.toMatchObject({ code: 'invalid_arguments' })
  expect(asked).toEqual([])
})

test.each<[string, (accounts: Accounts, request: object) => unknown]>([
  ['list', (accounts, request) => accounts.list({}, request)],
  ['get', (accounts, request) => accounts.get('ca_1', request)],
  ['create', (accounts, request) => accounts.create('u', 'ac_1', { apiKey: 'k' }, {}, request)],
  ['link', (accounts, request) => accounts.link('user_123', 'ac_1', {}, request)],
  ['link, with its options', (accounts, request) => accounts.link('user_123', 'ac_1', request)],
  ['waitForConnection', (accounts, request) => accounts.waitForConnection('ca_1', 5, request)],
  ['enable', (accounts, request) => accounts.enable('ca_1', request)],
  ['disable', (accounts, request) => accounts.disable('ca_1', request)],
  ['update', (accounts, request) => accounts.update('ca_1', { alias: 'x' }, request)],
  ['delete', (accounts, request) => accounts.delete('ca_1', request)],
])('%s takes a signal', async (_, call) => {
  const { accounts } = start({})
  const signal = AbortSignal.abort(new Error('stop'))
  await expect(call(accounts, { signal })).rejects.toThrow('stop')
})
