import { defineTool, defineToolkit, get, type OAuth2Auth, oauth2 } from '@maillon/core/toolkit'
import { startDialect } from '@maillon/testkit/hostile'
import { expect, onTestFinished, test } from 'vitest'
import { z } from 'zod'
import { newEngine } from './fixtures.contract.ts'

type Words = Partial<OAuth2Auth>

const minute = 60_000
const hour = 60 * minute
const origin = 'https://service.test'

const toolkitOf = (words: Words) =>
  defineToolkit({
    slug: 'service',
    name: 'Service',
    description: 'A service with words of its own.',
    version: '20261130_00',
    baseUrl: `${origin}/api`,
    auth: oauth2({
      authorizeUrl: `${origin}/authorize`,
      tokenUrl: `${origin}/token`,
      revokeUrl: `${origin}/revoke`,
      grant: 'separate',
      scopes: { 'items:read': 'See items', 'items:write': 'Make items' },
      ...words,
    }),
    verified: 'emulated',
    identity: { request: get('/me'), read: ({ sub }: { sub: string }) => ({ subject: sub }) },
    tools: [
      defineTool({
        slug: 'SERVICE_READ',
        name: 'Read',
        description: 'Read something.',
        effect: 'read',
        input: z.object({}),
        output: z.object({ sub: z.string() }),
        request: () => get('/items'),
      }),
      defineTool({
        slug: 'SERVICE_CLEAN_UP',
        name: 'Clean up',
        description: 'Take old things away.',
        effect: 'write',
        scopes: ['items:admin'],
        input: z.object({}),
        output: z.unknown(),
        request: () => get('/items'),
      }),
    ],
  })

/** A service that speaks in one way, and an engine that was told another, or the same. */
async function start(spoken: Words, told: Words = spoken) {
  let ahead = () => 0
  const upstream = await startDialect(toolkitOf(spoken), { now: () => Date.now() + ahead() })
  onTestFinished(() => upstream.stop())
  const { routes, authConfigs } = upstream
  const { app, visitor, clock, engine } = await newEngine(
    { routes, authConfigs },
    { toolkits: [toolkitOf(told)] },
  )
  ahead = () => clock.ahead
  async function connect(user: string, more: object = {}) {
    const session = await app.session({ user_id: user })
    const link = await session.link('service', more)
    const browser = visitor()
    await browser.send(link.redirect_url)
    const to = (await browser.press(link.redirect_url)).headers.get('location') ?? ''
    upstream.subject = user
    const answer = await fetch(to, { redirect: 'manual' })
    const callback = answer.headers.get('location')
    if (callback !== null) await browser.send(callback)
    const id = link.connected_account_id
    return {
      account: () => app.account(id),
      read: () => session.execute('SERVICE_READ'),
      remove: () => app.call('DELETE', `/connected_accounts/${id}`),
    }
  }
  const wire = () =>
    upstream.requests.map(({ call, headers, body }): [string, object] => [
      decodeURIComponent(call),
      { ...headers, body: decodeURIComponent(body) },
    ])
  return { upstream, connect, clock, wire, app, visitor, engine }
}

type World = Awaited<ReturnType<typeof start>>

/** From the link to the end of the grant. Answers what did not go as it should. */
async function live({ upstream, connect, clock }: World): Promise<unknown[]> {
  const ada = await connect('ada')
  const { status, identity } = await ada.account()
  const first = await ada.read()
  clock.ahead += hour - 5 * minute
  const second = await ada.read()
  const early = upstream.refreshes
  clock.ahead += 5 * minute
  const third = await ada.read()
  const inTime = upstream.refreshes
  await ada.remove()
  await expect
    .poll(() => upstream.live, { timeout: 200 })
    .toBe(0)
    .catch(() => undefined)
  const eve = await connect('eve')
  upstream.endGrants()
  clock.ahead += 2 * hour
  await eve.read()
  const refused = upstream.requests.flatMap(({ refused: fault }) => fault ?? [])
  return [
    ...(status === 'ACTIVE' && identity?.subject === 'ada' ? [] : [status, identity]),
    ...[first, second, third].flatMap(({ error }) => error ?? []),
    ...(early === 0 && inTime === 1 ? [] : [`refreshed ${early} and ${inTime} times`]),
    ...(upstream.live === 0 ? [] : ['the grant goes on']),
    ...((await eve.account()).status === 'EXPIRED' ? [] : ['the account goes on']),
    ...refused,
  ]
}

const call = (path: string) => expect.stringContaining(`${origin}/${path}`)
const body = (text: string) => expect.objectContaining({ body: expect.stringContaining(text) })
const headers = (values: object) => expect.objectContaining(values)

/** By whose service it is: what is said, and a request that comes of it. */
const dialects: Record<string, [words: Words, ...wire: [request: unknown, content: unknown][]]> = {
  'TikTok: client_id under another name': [
    { parameterNames: { client_id: 'client_key' } },
    [expect.stringContaining('&client_key=client-1.a&'), expect.anything()],
    [call('token'), body('client_key=client-1.a')],
  ],
  'Printful: client_id as app_id, and the secret under another name too': [
    { parameterNames: { client_id: 'app_id', client_secret: 'app_secret' } },
    [call('token'), body('app_secret=se+cret/of:the+client')],
  ],
  'Notion: JSON at the token endpoint, and Basic': [
    { tokenBody: 'json', clientAuthentication: 'basic', authorizeParameters: { owner: 'user' } },
    [call('token'), body('{"redirect_uri":"')],
  ],
  'Clover: JSON with the client in it': [
    { tokenBody: 'json' },
    [call('token'), body('"client_id":"client-1.a","client_secret":"se+cret/of:the client"')],
  ],
  'WeChat: a GET for tokens, all in its query': [
    {
      tokenBody: 'query',
      parameterNames: { client_id: 'appid', client_secret: 'secret' },
      refreshUrl: 'https://api.service.test/refresh',
    },
    [expect.stringMatching(/^GET .*\/token\?.*&appid=client-1\.a&secret=se/), body('')],
    [expect.stringMatching(/^GET .*\/refresh\?.*&appid=client-1\.a&secret=se/), body('')],
  ],
  'RFC 6749 §2.3.1: Basic, encoded': [
    { clientAuthentication: 'encoded_basic' },
    [
      call('token'),
      headers({ authorization: `Basic ${btoa('client-1.a:se%2Bcret%2Fof%3Athe+client')}` }),
    ],
  ],
  'curl -u: Basic, raw': [
    { clientAuthentication: 'basic' },
    [
      call('token'),
      headers({ authorization: `Basic ${btoa('client-1.a:se+cret/of:the client')}` }),
    ],
  ],
  'RFC 7523 §2.2: the client signs with its private key': [
    { clientAuthentication: 'private_key_jwt' },
    [call('token'), body('client_assertion_type=urn:ietf:params:oauth:client-assertion-type')],
  ],
  'RFC 7523 §2.2: the client signs with its secret': [
    { clientAuthentication: 'client_secret_jwt', tokenBody: 'json' },
    [call('token'), body('"client_assertion":"eyJ')],
  ],
  'LinkedIn: PKCE is refused': [{ pkce: 'none' }],
  'RFC 7636 §4.2: PKCE by plain': [
    { pkce: 'plain' },
    [expect.stringContaining('code_challenge_method=plain'), expect.anything()],
  ],
  'Figma: tokens are refreshed at an address of their own': [
    { refreshUrl: 'https://api.service.test/refresh' },
    [expect.stringContaining('https://api.service.test/refresh'), body('grant_type=refresh_token')],
  ],
  'Zendesk: further values when a code is exchanged': [
    { tokenParameters: { scope: 'read' } },
    [call('token'), body('scope=read')],
  ],
  'Entra: the granted scopes are sent with each refresh': [
    { refreshParameters: { scope: '{scopes}' } },
    [call('token'), body('scope=items:read+items:write')],
  ],
  'scopes between plus signs': [
    { scopeSeparator: '+' },
    [expect.stringContaining('items:read+items:write'), expect.anything()],
  ],
  'scopes between bars': [
    { scopeSeparator: '|' },
    [expect.stringContaining('items:read|items:write'), expect.anything()],
  ],
  'TikTok Business: a code, a token and a header of other names, in JSON': [
    {
      parameterNames: { client_id: 'app_id', client_secret: 'secret', code: 'auth_code' },
      callbackCode: 'auth_code',
      tokenBody: 'json',
      tokenAnswer: { access_token: 'data.access_token', refresh_token: 'data.refresh_token' },
      callHeaders: { 'Access-Token': '{token}' },
    },
    [call('token'), body('"auth_code":"code_')],
    [call('api/items'), headers({ 'access-token': expect.stringMatching(/^at_/) })],
  ],
  'Slack: the user’s token stands deep, and at the top when it is refreshed': [
    {
      parameterNames: { scope: 'user_scope' },
      scopeSeparator: ',',
      tokenAnswer: {
        access_token: 'authed_user.access_token',
        refresh_token: 'authed_user.refresh_token',
        expires_in: 'authed_user.expires_in',
        scope: 'authed_user.scope',
      },
      refreshAnswer: {},
      grantEnded: ['token_revoked'],
    },
    [expect.stringContaining('user_scope=items:read,items:write'), expect.anything()],
  ],
  'tokens stand in a list': [
    { tokenAnswer: { access_token: 'data.0.access_token', refresh_token: 'data.0.refresh_token' } },
  ],
  'Shopify: the token in a header of its own': [
    { callHeaders: { 'X-Shopify-Access-Token': '{token}' } },
    [call('api/items'), headers({ 'x-shopify-access-token': expect.stringMatching(/^at_/) })],
  ],
  'Zoho: another word before the token': [
    { callHeaders: { Authorization: 'Zoho-oauthtoken {token}' } },
    [call('api/items'), headers({ authorization: expect.stringMatching(/^Zoho-oauthtoken at_/) })],
  ],
  'Twitch: the client’s id with each call': [
    { callHeaders: { Authorization: 'Bearer {token}', 'Client-Id': '{client_id}' } },
    [call('api/items'), headers({ 'client-id': 'client-1.a' })],
  ],
  'Etsy: the client’s id under the name of a key': [
    { callHeaders: { Authorization: 'Bearer {token}', 'x-api-key': '{client_id}' } },
    [call('api/items'), headers({ 'x-api-key': 'client-1.a' })],
  ],
  'expiry in milliseconds': [{ expiryUnit: 'milliseconds' }],
  'expiry in minutes': [{ expiryUnit: 'minutes' }],
  'expiry as a date': [{ expiryUnit: 'date', tokenAnswer: { expires_in: 'expires_at' } }],
  'HubSpot: a dead grant in its own words': [{ grantEnded: ['BAD_REFRESH_TOKEN'] }],
  'Zoom: a dead grant told by a sentence': [
    { grantEnded: [{ error: 'invalid_request', saying: 'Invalid Token' }] },
  ],
}

test.each(Object.entries(dialects))('%s: from the link to its end', async (_, [words, ...sent]) => {
  const world = await start(words)
  expect(await live(world)).toEqual([])
  for (const request of sent) expect(world.wire()).toContainEqual(request)
})

test.each(Object.entries(dialects))(
  '%s: said by the book, it does not work',
  async (_, [words]) => {
    expect(await live(await start(words, {}))).not.toEqual([])
  },
)

const hint = { login_hint: 'ada@example.test' }

test('login_hint of Google, Entra and Okta: an app gives it to one link, as far as the toolkit names it', async () => {
  const { app, connect, wire } = await start({
    linkParameters: ['login_hint', 'prompt'],
    authorizeParameters: { access_type: 'offline' },
  })
  const ada = await connect('ada', { parameters: hint })
  expect(await ada.account()).toMatchObject({ status: 'ACTIVE' })
  await connect('eve')
  const authorized = wire().filter(([sent]) => sent.includes('/authorize?'))
  expect(authorized.map(([sent]) => sent.includes('&login_hint=ada@example.test'))).toEqual([
    true,
    false,
  ])
  const session = await app.session()
  for (const parameters of [{ tenant: 'acme' }, { redirect_uri: 'https://evil.test' }])
    expect((await session.tryLink('service', { parameters })).body).toMatchObject({
      error: { slug: 'unsupported', suggested_fix: 'They take login_hint, prompt.' },
    })
})

test('an agent’s link in place of the app’s asks for more, and for all that the app asked: whose account it is, and how', async () => {
  const words = { linkParameters: ['login_hint'] }
  const { app, connect, upstream, visitor } = await start(
    { ...words, scopes: { 'items:read': 'See', 'items:write': 'Make', 'items:admin': 'Clean' } },
    words,
  )
  await connect('user_1')
  const session = await app.session()
  const [{ id } = { id: '' }] = (
    await app.call<{ items: { id: string }[] }>('GET', '/connected_accounts')
  ).body.items
  const asked = { account: id, parameters: hint, expected_identity: { subject: 'user_1' } }
  await session.link('service', asked)
  const { data } = await session.execute('SERVICE_CLEAN_UP')
  const link = String(data.redirect_url)
  const browser = visitor()
  await browser.send(link)
  const to = (await browser.press(link)).headers.get('location') ?? ''
  const { searchParams } = new URL(to)
  expect(searchParams.get('scope')?.split(' ')).toContain('items:admin')
  expect(searchParams.get('login_hint')).toBe(hint.login_hint)
  upstream.subject = 'eve'
  const back = await fetch(to, { redirect: 'manual' })
  expect(await (await browser.send(back.headers.get('location') ?? '')).text()).toContain(
    'another account',
  )
})

test('T02 a toolkit that is changed while the browser is away changes nothing for it, whatever is changed', async () => {
  const words: Words = {
    parameterNames: { client_id: 'app_id', code: 'auth_code' },
    callbackCode: 'auth_code',
    tokenBody: 'json',
    clientAuthentication: 'basic',
    tokenParameters: { scope: 'read' },
    tokenAnswer: { access_token: 'data.access_token', refresh_token: 'data.refresh_token' },
    expiryUnit: 'minutes',
    pkce: 'plain',
    scopeSeparator: '|',
  }
  const { app, upstream, visitor, engine } = await start(words)
  const link = await (await app.session()).link('service')
  const browser = visitor()
  await browser.send(link.redirect_url)
  const to = (await browser.press(link.redirect_url)).headers.get('location') ?? ''
  const callback = (await fetch(to, { redirect: 'manual' })).headers.get('location') ?? ''
  const evil = 'https://evil.test/token'
  engine.catalogue.put(toolkitOf({ tokenUrl: evil, issuer: evil, issuerInCallback: true }))
  await browser.send(callback)
  expect(await app.account(link.connected_account_id)).toMatchObject({ status_reason: null })
  expect(upstream.requests.map(({ refused }) => refused)).toEqual([undefined, undefined, undefined])
})

test('an app gives a link by auth config the same', async () => {
  const { app, upstream } = await start({ linkParameters: ['login_hint'] })
  const { body: created } = await app.call<{ auth_config: { id: string } }>(
    'POST',
    '/auth_configs',
    { toolkit: { slug: 'service' } },
  )
  const link = (parameters: object) =>
    app.call('POST', '/connected_accounts/link', {
      auth_config_id: created.auth_config.id,
      user_id: 'ada',
      parameters,
    })
  expect((await link(hint)).status).toBe(201)
  expect((await link({ prompt: 'none' })).body.error?.slug).toBe('unsupported')
  expect(upstream.requests).toEqual([])
})

test('T21 a token in a header of its own is the engine’s alone: apps neither set nor read it', async () => {
  const { app, connect, upstream } = await start({
    callHeaders: { 'X-Shopify-Access-Token': '{token}', 'client-id': '{client_id}' },
  })
  await connect('user_1')
  const session = await app.session()
  const proxy = (more: object) =>
    app.call<{ data: unknown }>('POST', `${session.path}/proxy_execute`, {
      toolkit_slug: 'service',
      endpoint: '/items',
      method: 'GET',
      ...more,
    })
  const before = upstream.requests.length
  for (const name of ['x-shopify-access-token', 'Client-ID', 'authorization']) {
    const parameters = [{ name, value: 'mine', type: 'header' }]
    expect((await proxy({ parameters })).body.error?.slug).toBe('invalid_request')
  }
  expect(upstream.requests).toHaveLength(before)
  const { status, body: answer } = await proxy({})
  expect([status, JSON.stringify(answer)]).toEqual([200, expect.not.stringContaining('at_')])
})
