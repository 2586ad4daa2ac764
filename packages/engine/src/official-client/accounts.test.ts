import {
  AuthScheme,
  ComposioConnectedAccountNotFoundError,
  ComposioLegacyConnectedAccountsEndpointRetiredError,
  ComposioMultipleConnectedAccountsError,
  ConnectionRequestFailedError,
  ConnectionRequestTimeoutError,
} from '@composio/core'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { type OfficialClient, startOfficialClient } from './official-client.contract.ts'

let official: OfficialClient
let later = 0
beforeEach(async () => {
  later = 0
  official = await startOfficialClient({ now: () => Date.now() + later })
})
afterEach(() => official.stop())

test('auth configs: managed, of a client of the app, of a key', async () => {
  const { authConfigs } = official.composio
  const managed = await authConfigs.create('gmail', {
    type: 'use_composio_managed_auth',
    name: 'Ours',
    credentials: { scopes: ['https://www.googleapis.com/auth/gmail.readonly'] },
  })
  expect(managed).toMatchObject({ authScheme: 'OAUTH2', isComposioManaged: true, toolkit: 'gmail' })
  const custom = await authConfigs.create('github', {
    type: 'use_custom_auth',
    authScheme: 'OAUTH2',
    credentials: { client_id: 'theirs', client_secret: 'their-secret', scopes: 'repo,user' },
  })
  const keyed = await authConfigs.create('resend')
  const { items } = await authConfigs.list()
  expect(items.map(({ id }) => id)).toEqual([managed.id, custom.id, keyed.id])
  expect(await authConfigs.get(managed.id)).toMatchObject({
    id: managed.id,
    name: 'Ours',
    status: 'ENABLED',
    toolkit: { slug: 'gmail' },
    noOfConnections: 0,
  })
  expect(JSON.stringify([items, await authConfigs.get(custom.id)])).not.toContain('their')
  expect((await authConfigs.list({ toolkit: 'github' })).items).toHaveLength(1)
  const page = await authConfigs.list({ limit: 2 })
  expect(page).toMatchObject({ totalPages: 2, nextCursor: expect.any(String) })
  const rest = await authConfigs.list({ limit: 2, cursor: page.nextCursor ?? '' })
  expect(rest.items.map(({ id }) => id)).toEqual([keyed.id])
  await expect(authConfigs.get('ac_none')).rejects.toMatchObject({ status: 404 })
})

test('a session uses the auth config and the account that it is told to', async () => {
  const { composio, finish } = official
  const { id: authConfig } = await composio.authConfigs.create('gmail')
  const other = await composio.authConfigs.create('gmail', {
    type: 'use_composio_managed_auth',
    name: 'Other',
  })
  const request = await composio.connectedAccounts.link('user_1', other.id)
  await finish(request.redirectUrl)
  const bound = await composio.create('user_1', { authConfigs: { gmail: authConfig } })
  expect((await bound.execute('GMAIL_FETCH_EMAILS', {})).data.code).toBe('connection_required')
  const pinned = await composio.create('user_1', { connectedAccounts: { gmail: request.id } })
  expect(pinned.config.connected_accounts).toEqual({ gmail: [request.id] })
  expect((await pinned.execute('GMAIL_FETCH_EMAILS', {})).error).toBeNull()
  const named = await bound.execute('GMAIL_FETCH_EMAILS', {}, { account: request.id })
  expect(named.data.code).toBe('connected_account_not_found')
})

test('accounts: link, wait, get, list, disable, enable, delete', async () => {
  const { composio, finish } = official
  const { connectedAccounts } = composio
  const { id: authConfigId } = await composio.authConfigs.create('gmail')
  const request = await connectedAccounts.link('user_1', authConfigId, { alias: 'work' })
  expect(request.redirectUrl).toContain(`${official.url}/link/ln_`)
  expect(await connectedAccounts.get(request.id)).toMatchObject({ status: 'INITIATED' })
  await finish(request.redirectUrl)
  const account = await request.waitForConnection(5_000)
  expect(account).toMatchObject({
    id: request.id,
    alias: 'work',
    status: 'ACTIVE',
    statusReason: null,
    toolkit: { slug: 'gmail' },
    authConfig: { id: authConfigId, authScheme: 'OAUTH2', isComposioManaged: true },
    isDisabled: false,
  })
  expect(await connectedAccounts.waitForConnection(request.id, 5_000)).toEqual(account)
  expect(await connectedAccounts.get(request.id)).toEqual(account)
  await expect(connectedAccounts.link('user_1', authConfigId)).rejects.toThrow(
    ComposioMultipleConnectedAccountsError,
  )

  expect(await connectedAccounts.disable(request.id)).toEqual({ success: true })
  expect(await connectedAccounts.get(request.id)).toMatchObject({
    status: 'INACTIVE',
    isDisabled: true,
    statusReason: expect.any(String),
  })
  expect(await connectedAccounts.enable(request.id)).toEqual({ success: true })
  expect(await connectedAccounts.delete(request.id)).toMatchObject({
    success: true,
    revoked_upstream: 'yes',
  })
  await expect(connectedAccounts.get(request.id)).rejects.toMatchObject({ status: 404 })
  expect((await connectedAccounts.list()).items).toEqual([])
})

test('an account is refreshed, and connected again once it has ended', async () => {
  const { composio, finish, world } = official
  const { connectedAccounts } = composio
  const session = await composio.create('user_1')
  const request = await session.authorize('gmail')
  await finish(request.redirectUrl)
  const { id } = request
  expect(await connectedAccounts.refresh(id)).toEqual({ id, status: 'ACTIVE', redirect_url: null })

  world.upstreams.google.revoke()
  const redirectUrl = 'http://localhost:3000/back'
  const ended = await connectedAccounts.refresh(id, { redirectUrl, validateCredentials: false })
  expect(ended).toMatchObject({ id, status: 'INITIATED' })
  await finish(ended.redirect_url)
  expect(await connectedAccounts.waitForConnection(id, 5_000)).toMatchObject({ status: 'ACTIVE' })

  world.upstreams.google.revoke()
  await session.execute('GMAIL_FETCH_EMAILS', {})
  const again = await session.authorize('gmail')
  expect(again.id).toBe(id)
  const waiting = again.waitForConnection(10_000)
  await finish(again.redirectUrl)
  expect(await waiting).toMatchObject({ id, status: 'ACTIVE' })
})

test('lists are filtered and paged', async () => {
  const { composio, finish, typeKey } = official
  const { connectedAccounts } = composio
  const session = await composio.create('user_1')
  const gmail = await session.authorize('gmail')
  await finish(gmail.redirectUrl)
  later = 1_000
  const resend = await session.authorize('resend')
  await typeKey(resend.redirectUrl)
  later = 2_000
  const open = await (await composio.create('user_2')).authorize('github')
  const ids = async (query: Parameters<typeof connectedAccounts.list>[0]) =>
    (await connectedAccounts.list(query)).items.map(({ id }) => id)
  expect(await ids({})).toEqual([open.id, resend.id, gmail.id])
  expect(await ids({ statuses: ['ACTIVE'] })).toEqual([resend.id, gmail.id])
  expect(await ids({ statuses: ['INITIATED', 'EXPIRED'] })).toEqual([open.id])
  expect(await ids({ userIds: ['user_2', 'user_3'] })).toEqual([open.id])
  expect(await ids({ toolkitSlugs: ['gmail', 'github'] })).toEqual([open.id, gmail.id])
  const first = await connectedAccounts.list({ limit: 2 })
  expect(first).toMatchObject({ totalPages: 2, nextCursor: expect.any(String) })
  expect(await ids({ limit: 2, cursor: first.nextCursor })).toEqual([gmail.id])
})

test('waiting ends in each way that connecting can', async () => {
  const { composio, finish, world } = official
  const session = await composio.create('user_1')
  const denied = await session.authorize('gmail')
  world.upstreams.google.deny(true)
  await finish(denied.redirectUrl)
  const failure = await denied.waitForConnection(5_000).catch((error) => error)
  expect(failure).toBeInstanceOf(ConnectionRequestFailedError)
  expect(failure.message).toContain('declined')

  const abandoned = await session.authorize('gmail', { alias: 'other' })
  await expect(abandoned.waitForConnection(100)).rejects.toThrow(ConnectionRequestTimeoutError)
  later = 10 * 60_000
  await expect(abandoned.waitForConnection(5_000)).rejects.toThrow('EXPIRED')
  // What each state looks like is read without a word of complaint.
  expect(await composio.connectedAccounts.list()).toMatchObject({
    items: [{ status: 'EXPIRED' }, { status: 'FAILED' }],
  })
  const { connectedAccounts } = composio
  await connectedAccounts.delete(abandoned.id)
  await expect(connectedAccounts.waitForConnection(abandoned.id, 5_000)).rejects.toThrow(
    ComposioConnectedAccountNotFoundError,
  )
})

test('an account that its upstream ended reads as expired, and tells why', async () => {
  const { composio, finish, world } = official
  const session = await composio.create('user_1', { manageConnections: false })
  const request = await session.authorize('gmail')
  await finish(request.redirectUrl)
  world.upstreams.google.revoke()
  expect((await session.execute('GMAIL_FETCH_EMAILS', {})).data).toMatchObject({
    code: 'connection_required',
  })
  expect(await composio.connectedAccounts.get(request.id)).toMatchObject({
    status: 'EXPIRED',
    statusReason: expect.any(String),
  })
})

test('which toolkits are connected: those first, over pages, and never by a link alone', async () => {
  const { composio, finish } = official
  const session = await composio.create('user_1')
  await session.authorize('github')
  const request = await session.authorize('slack')
  await finish(request.redirectUrl)
  const { items, totalPages } = await session.toolkits({ limit: 50 })
  expect(totalPages).toBe(1)
  expect(items[0]).toMatchObject({
    slug: 'slack',
    isNoAuth: false,
    connection: {
      isActive: true,
      authConfig: { mode: 'OAUTH2', isComposioManaged: true },
      connectedAccount: { id: request.id, status: 'ACTIVE' },
    },
  })
  const github = items.find(({ slug }) => slug === 'github')
  expect(github?.connection?.isActive).toBe(false)
  expect(github?.connection?.connectedAccount).toBeUndefined()
  const hackernews = items.find(({ slug }) => slug === 'hackernews')
  expect(hackernews).toMatchObject({ isNoAuth: true })
  expect(hackernews?.connection).toBeUndefined()

  const slugs = async (options: Parameters<typeof session.toolkits>[0]) =>
    (await session.toolkits(options)).items.map(({ slug }) => slug)
  expect(await slugs({ isConnected: true })).toEqual(['slack'])
  expect(await slugs({ isConnected: false })).not.toContain('slack')
  expect(await slugs({ search: 'GITHUB' })).toEqual(['github'])
  expect(await slugs({ toolkits: ['gmail', 'slack'] })).toEqual(['slack', 'gmail'])
  const first = await session.toolkits({ limit: 2 })
  const second = await session.toolkits({ limit: 2, cursor: first.cursor ?? '' })
  expect([...first.items, ...second.items].map(({ slug }) => slug)).toEqual(
    items.slice(0, 4).map(({ slug }) => slug),
  )
})

test('what the app has already is brought along: a key, and tokens', async () => {
  const { composio, world, finish } = official
  const { authConfigs, connectedAccounts } = composio
  const { id: keyed } = await authConfigs.create('resend')
  const config = AuthScheme.APIKey({ api_key: world.apiKeys.resend })
  const request = await connectedAccounts.initiate('user_1', keyed, { config, alias: 'work' })
  expect(request).toMatchObject({ status: 'ACTIVE', redirectUrl: null })
  expect(await request.waitForConnection(5_000)).toMatchObject({ status: 'ACTIVE', alias: 'work' })
  const session = await composio.create('user_1')
  expect((await session.execute('RESEND_LIST_DOMAINS', {})).error).toBeNull()
  await expect(connectedAccounts.initiate('user_1', keyed, { config })).rejects.toThrow(
    ComposioMultipleConnectedAccountsError,
  )
  const wrong = AuthScheme.BearerToken({ token: 're_wrong_canary' })
  const refused = await connectedAccounts
    .initiate('user_2', keyed, { config: wrong })
    .catch((error) => error)
  expect(refused).toMatchObject({ status: 422 })
  expect(String(refused)).not.toContain('canary')

  const { id: managed } = await authConfigs.create('gmail')
  const elsewhere = await connectedAccounts.link('user_1', managed)
  await finish(elsewhere.redirectUrl)
  const [access_token = ''] = world.upstreams.google.liveTokens()
  const tokens = AuthScheme.OAuth2({ access_token, token_type: 'Bearer', expires_in: 3599 })
  const brought = await connectedAccounts.initiate('user_3', managed, {
    config: tokens,
    callbackUrl: 'https://app.example/callback',
  })
  expect(brought).toMatchObject({ status: 'ACTIVE', redirectUrl: null })
  const theirs = await composio.create('user_3')
  expect((await theirs.execute('GMAIL_LIST_LABELS', {})).error).toBeNull()
})

test('the older way to connect says where to go', async () => {
  const { composio } = official
  const { id } = await composio.authConfigs.create('gmail')
  await expect(composio.connectedAccounts.initiate('user_1', id)).rejects.toThrow(
    ComposioLegacyConnectedAccountsEndpointRetiredError,
  )
})
