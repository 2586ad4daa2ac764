import { defineTool, get, type OAuth2Auth, path } from '@maillon/core/toolkit'
import { expect, test } from 'vitest'
import { z } from 'zod'
import { keepingToolkit, startTelling } from '../kept/service.contract.ts'

const hour = 3_600_000

const slackAuth: Partial<OAuth2Auth> = {
  scopes: { 'chat:write': 'Send messages as the app', 'channels:read': 'See the channels' },
  scopeSeparator: ',',
  grantEnded: ['token_revoked'],
  furtherTokens: {
    user: {
      scopeParameter: 'user_scope',
      scopes: { 'search:read': 'Search what you can see', 'chat:write': 'Send messages as you' },
      tokenAnswer: {
        access_token: 'authed_user.access_token',
        refresh_token: 'authed_user.refresh_token',
        expires_in: 'authed_user.expires_in',
        scope: 'authed_user.scope',
      },
      refreshAnswer: {},
    },
  },
}

const tool = (slug: string, more: object = {}) =>
  defineTool({
    slug,
    name: slug,
    description: 'Asks whose token it goes with.',
    effect: 'read',
    input: z.object({}),
    output: z.object({ sub: z.string(), token: z.string().optional() }),
    request: () => get(path`/calls/${slug}`),
    ...more,
  })

const slack = (auth: Partial<OAuth2Auth> = {}) =>
  keepingToolkit({
    tools: [
      tool('SERVICE_SEND', { scopes: ['chat:write'] }),
      tool('SERVICE_SEARCH', { token: 'user', scopes: ['search:read'] }),
      tool('SERVICE_LOOK', { token: 'user' }),
    ],
    auth: { ...slackAuth, ...auth },
  })

const start = async (toolkit = slack()) => startTelling(toolkit, { values: {}, told: {} })
type World = Awaited<ReturnType<typeof start>>

const refreshes = ({ upstream }: World) =>
  upstream.requests.filter(({ body }) => body.includes('grant_type=refresh_token')).length
const tokens = ({ upstream }: World) =>
  upstream.requests
    .filter(({ call }) => call.includes('/calls/'))
    .map(({ headers }) => headers.authorization ?? '')

test('Slack: a bot’s and a user’s token are asked for, kept, refreshed, named by tools, and ended', async () => {
  const world = await start()
  const { session, account, remove } = await world.connect()
  const { searchParams } = new URL(world.upstream.requests[0]?.call.replace('GET ', '') ?? '')
  expect([searchParams.get('scope'), searchParams.get('user_scope')]).toEqual([
    'chat:write,channels:read',
    'search:read,chat:write',
  ])
  expect(await account()).toMatchObject({
    status: 'ACTIVE',
    scopes: ['chat:write', 'channels:read', 'user:search:read', 'user:chat:write'],
  })
  const send = () => session.execute('SERVICE_SEND')
  const search = () => session.execute('SERVICE_SEARCH')
  expect((await send()).data).toEqual({ sub: 'ada' })
  expect((await search()).data).toEqual({ sub: 'ada', token: 'user' })
  world.clock.ahead += hour
  expect((await Promise.all([search(), send(), search()])).map(({ error }) => error)).toEqual([
    null,
    null,
    null,
  ])
  // One for each token, however many calls wait for it.
  expect(refreshes(world)).toBe(2)
  expect(new Set(tokens(world)).size).toBe(4)
  expect((await search()).data).toEqual({ sub: 'ada', token: 'user' })
  expect(world.upstream.live).toBe(2)
  await remove()
  await expect.poll(() => world.upstream.live).toBe(0)
  expect(world.upstream.requests.flatMap(({ refused }) => refused ?? [])).toEqual([])
})

test('an app’s own call names the token, too, and only one that there is', async () => {
  const world = await start()
  const { session } = await world.connect()
  const proxy = (more: object) =>
    world.app.call<{ data: unknown }>('POST', `${session.path}/proxy_execute`, {
      toolkit_slug: 'service',
      endpoint: '/calls/own',
      method: 'GET',
      ...more,
    })
  expect((await proxy({})).body.data).toEqual({ sub: 'ada' })
  expect((await proxy({ token: 'user' })).body.data).toEqual({ sub: 'ada', token: 'user' })
  const { body } = await proxy({ token: 'admin' })
  expect(body.error).toMatchObject({ slug: 'invalid_request', suggested_fix: 'They have user.' })
})

test('T40 no token is in an answer, whichever was sent', async () => {
  const world = await start()
  const { session } = await world.connect()
  await session.execute('SERVICE_SEND')
  await session.execute('SERVICE_SEARCH')
  const all = tokens(world).map((text) => text.replace('Bearer ', ''))
  expect(new Set(all).size).toBe(2)
  world.upstream.told = {
    calls: { 'https://api.service.test/calls/own': { echo: all, spelt: all.map(btoa) } },
  }
  for (const token of [undefined, 'user']) {
    const { body } = await world.app.call('POST', `${session.path}/proxy_execute`, {
      toolkit_slug: 'service',
      endpoint: '/calls/own',
      method: 'GET',
      token,
    })
    expect(JSON.stringify(body)).toContain('[secret]')
    expect(JSON.stringify(body)).not.toMatch(/at_[\w-]{8}/)
  }
})

test('an account that was not given a token says how to get it', async () => {
  const world = await start()
  const { session, account } = await world.connect()
  const { body: config } = await world.app.call<{ auth_config: { id: string } }>(
    'POST',
    '/auth_configs',
    {
      toolkit: { slug: 'service' },
      auth_config: { type: 'use_composio_managed_auth', credentials: { scopes: ['chat:write'] } },
    },
  )
  expect((await account()).status).toBe('ACTIVE')
  const narrow = await world.app.session({
    user_id: 'user_2',
    auth_configs: { service: config.auth_config.id },
  })
  const link = await narrow.link('service')
  const browser = world.visitor()
  await browser.send(link.redirect_url)
  const to = (await browser.press(link.redirect_url)).headers.get('location') ?? ''
  expect(new URL(to).searchParams.has('user_scope')).toBe(false)
  await browser.send((await fetch(to, { redirect: 'manual' })).headers.get('location') ?? '')
  expect(await narrow.execute('SERVICE_SEND')).toMatchObject({ error: null })
  const searched = await narrow.execute('SERVICE_SEARCH')
  expect(searched.data).toMatchObject({ missing_scopes: ['user:search:read'] })
  const looked = await narrow.execute('SERVICE_LOOK')
  expect(JSON.stringify(looked)).toContain('connect')
  const { body } = await world.app.call('POST', `${narrow.path}/proxy_execute`, {
    toolkit_slug: 'service',
    endpoint: '/calls/own',
    method: 'GET',
    token: 'user',
  })
  expect(body.error).toMatchObject({
    slug: 'missing_scopes',
    message: 'This Service account has no user token, with which this call goes.',
    suggested_fix: 'Connect the account again, and allow what is asked for the user token.',
  })
  expect((await session.execute('SERVICE_LOOK')).error).toBeNull()
})

test('a further token that is over takes no other one with it', async () => {
  const world = await start()
  const { session, account } = await world.connect()
  await session.execute('SERVICE_SEARCH')
  world.upstream.endGrants(tokens(world).at(-1)?.replace('Bearer ', '') ?? '')
  world.clock.ahead += hour
  expect(await session.execute('SERVICE_SEND')).toMatchObject({ error: null })
  expect(await account()).toMatchObject({
    status: 'ACTIVE',
    scopes: ['chat:write', 'channels:read'],
  })
  expect((await session.execute('SERVICE_SEARCH')).data).toMatchObject({
    missing_scopes: ['user:search:read'],
  })
  expect(await session.execute('SERVICE_SEND')).toMatchObject({ error: null })
})

test('so it is where tokens are never refreshed: the service refuses one, and the others go on', async () => {
  const { user } = slackAuth.furtherTokens ?? {}
  if (!user) throw new Error('There is one.')
  const { access_token, scope = 'scope' } = user.tokenAnswer
  const lasting = slack({
    tokenAnswer: { refresh_token: 'none', expires_in: 'none' },
    furtherTokens: { user: { ...user, tokenAnswer: { access_token, scope } } },
  })
  const other = await startTelling(lasting, { values: {}, told: {} })
  const { session, account } = await other.connect()
  await session.execute('SERVICE_SEARCH')
  other.upstream.endGrants(tokens(other).at(-1)?.replace('Bearer ', '') ?? '')
  expect((await session.execute('SERVICE_SEARCH')).error).not.toBeNull()
  expect(await account()).toMatchObject({
    status: 'ACTIVE',
    scopes: ['chat:write', 'channels:read'],
  })
  expect(await session.execute('SERVICE_SEND')).toMatchObject({ error: null })
})

test('a trouble of one refresh loses neither token, and is tried again', async () => {
  const world = await start()
  const { session, account } = await world.connect()
  await session.execute('SERVICE_SEARCH')
  let asked = 0
  // The first token is refreshed before the others.
  world.upstream.trouble = ({ body }) =>
    body.includes('grant_type=refresh_token') && (asked += 1) === 2 ? 503 : undefined
  world.clock.ahead += hour
  expect(await session.execute('SERVICE_SEND')).toMatchObject({ error: null })
  expect(asked).toBe(2)
  expect((await account()).scopes).toContain('user:search:read')
  world.clock.ahead += hour / 20
  expect((await session.execute('SERVICE_SEARCH')).data).toEqual({ sub: 'ada', token: 'user' })
})

test('a toolkit that names tokens wrongly is refused, with the place', () => {
  const { user } = slackAuth.furtherTokens ?? {}
  if (!user) throw new Error('There is one.')
  const wrong: [Partial<OAuth2Auth>, RegExp][] = [
    [{ furtherTokens: { 'a user': user } }, /"a user" is no name of a token/],
    [{ furtherTokens: { user: { ...user, scopeParameter: 'scope' } } }, /scopeParameter "scope"/],
    [{ furtherTokens: { user: { ...user, scopes: {} } } }, /asked for with no scopes/],
    [
      { furtherTokens: { user: { ...user, tokenAnswer: { access_token: 'access_token' } } } },
      /stands where another token does/,
    ],
    [{ scopes: { 'user:read': 'x' } }, /The scope "user:read" reads as one of/],
    [{ furtherTokens: {} }, /goes with a token "user", which no login gives/],
  ]
  for (const [auth, words] of wrong) expect(() => slack(auth)).toThrow(words)
})
