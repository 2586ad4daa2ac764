import type { AuthConfig } from '@maillon/core/contract'
import type { Upstreams } from '@maillon/testkit/upstreams'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import {
  appUrl,
  callbackOf,
  newDatabase,
  newEngine,
  publicUrl,
  registeredUris,
  startWorld,
} from '../fixtures.contract.ts'

let world: Upstreams<'google' | 'github' | 'slack'>
beforeAll(async () => {
  world = await startWorld('google', 'github', 'slack')
})
beforeEach(() => world.reset())
afterAll(() => world.stop())

const callback_url = `${appUrl}?user_id=user%201&x=%2f&q="a"&y&status=mine`
const tokenRequests = (service: 'google' | 'github' = 'github') =>
  world.upstreams[service].requests.filter(({ method, path }) => {
    return method === 'POST' && /^\/(token|login\/oauth\/access_token)/.test(path)
  })

test.each([
  ['gmail', 'ada@example.com', 'GMAIL_LIST_LABELS'],
  ['github', 'ada-moreau', 'GITHUB_GET_THE_AUTHENTICATED_USER'],
  ['slack', 'maillon in Lumen Labs', 'SLACK_LIST_ALL_CHANNELS'],
])('%s is connected, and its tools run', async (toolkit, label, slug) => {
  const { app, visitor } = await newEngine(world)
  const session = await app.session()
  const link = await session.link(toolkit)
  expect(await app.account(link.connected_account_id)).toMatchObject({ status: 'INITIATED' })

  const page = await visitor().connect(link)
  expect(page.status).toBe(200)
  expect(await page.text()).toContain(label)
  expect(await app.account(link.connected_account_id)).toMatchObject({
    status: 'ACTIVE',
    status_reason: null,
    verification: 'browser',
    identity: { label },
  })
  expect(await session.execute(slug)).toMatchObject({ error: null })
})

test("the callbackUrl's own query is kept byte for byte, and the outcome is appended", async () => {
  const { app, visitor } = await newEngine(world)
  const link = await (await app.session()).link('github', { callback_url })
  const { status, headers } = await visitor().connect(link)
  expect([status, headers.get('referrer-policy'), headers.get('cache-control')]).toEqual([
    303,
    'no-referrer',
    'no-store',
  ])
  expect(headers.get('location')).toBe(
    `${callback_url}&status=success&connected_account_id=${link.connected_account_id}`,
  )
})

test('who says no at the upstream goes back to the app with access_denied', async () => {
  const { app, visitor } = await newEngine(world)
  const link = await (await app.session()).link('github', { callback_url: appUrl })
  world.upstreams.github.deny(true)
  const { headers } = await visitor().connect(link)
  expect(headers.get('location')).toBe(
    `${appUrl}?status=failed&connected_account_id=${link.connected_account_id}&error=access_denied`,
  )
  expect(await app.account(link.connected_account_id)).toMatchObject({
    status: 'FAILED',
    status_reason: expect.stringMatching(/^The user declined at the upstream\. Step: authorize\./),
  })
  expect(tokenRequests()).toEqual([])
})

test('who cancels goes back to the app, and the link is over', async () => {
  const { app, visitor } = await newEngine(world)
  const link = await (await app.session()).link('github', { callback_url: appUrl })
  const person = visitor()
  const { headers } = await person.press(`${link.redirect_url}/cancel`)
  expect(headers.get('location')).toContain('&error=cancelled')
  expect(await app.account(link.connected_account_id)).toMatchObject({ status: 'FAILED' })
  expect((await person.press(link.redirect_url)).status).toBe(409)
})

test.each([
  ['server_error', 'upstream_error'],
  ['invalid_scope', 'upstream_error'],
  ['<script>alert(1)</script>', 'upstream_error'],
  ['"><img src=x onerror=alert(1)>', 'upstream_error'],
])('T08: the upstream says %s, and no word of it gets on', async (error, code) => {
  const { app, visitor } = await newEngine(world)
  const session = await app.session()
  for (const callback_url of [appUrl, undefined]) {
    const link = await session.link('github', callback_url ? { callback_url } : {})
    const person = visitor()
    const state = new URL(await person.consent(link)).searchParams.get('state') ?? ''
    const answer = new URL(callbackOf('github'))
    const description = `${error} canary-4f9a8b7c6d5e4f3a2b1c`
    answer.search = `${new URLSearchParams({ error, state, error_description: description })}`
    const response = await person.send(answer.href)
    if (callback_url) expect(response.headers.get('location')).toContain(`&error=${code}`)
    const shown = (await response.text()) + response.headers.get('location')
    expect(shown).not.toContain('canary')
    expect(shown).not.toContain('alert(1)')
    const account = await app.account(link.connected_account_id)
    expect(account.status).toBe('FAILED')
    expect(JSON.stringify(account)).not.toContain('canary')
  }
})

test.each([
  ['a server in trouble', { status: 503, body: 'canary' }],
  ['HTML', { status: 200, headers: { 'content-type': 'text/html' }, body: '<h1>canary</h1>' }],
  ['a refusal', { status: 200, body: '{"error":"bad_verification_code","x":"canary"}' }],
  ['a broken connection', { destroy: 'after' as const }],
])(
  'a token endpoint that answers %s fails the attempt, and a new one may succeed',
  async (_, fault) => {
    const { app, visitor } = await newEngine(world)
    const session = await app.session()
    const link = await session.link('github', { callback_url: appUrl })
    world.upstreams.github.faults.push({ match: /access_token/, ...fault })
    const response = await visitor().connect(link)
    expect(response.headers.get('location')).toContain('&error=token_exchange_failed')
    const account = await app.account(link.connected_account_id)
    expect(account).toMatchObject({
      status: 'FAILED',
      status_reason: expect.stringMatching(
        /^The upstream did not give a token for the code\. Step: token exchange\. github\.com /,
      ),
    })
    expect(JSON.stringify(account)).not.toContain('canary')

    const again = await session.link('github')
    await visitor().connect(again)
    expect(await app.account(again.connected_account_id)).toMatchObject({ status: 'ACTIVE' })
  },
)

test('an upstream that does not tell whose account it is connects it all the same', async () => {
  const faults = [
    { status: 500 },
    { status: 403, body: '{}' },
    { status: 200, body: '<html>' },
    { status: 200, body: 'null' },
    { destroy: 'before' as const },
  ]
  const { app, visitor } = await newEngine(world)
  const session = await app.session()
  for (const fault of faults) {
    world.upstreams.github.faults.push({ match: /GET \/user$/, ...fault })
    const link = await session.link('github')
    expect((await visitor().connect(link)).status).toBe(200)
    const account = await app.account(link.connected_account_id)
    expect(account).toMatchObject({ status: 'ACTIVE', identity: null })
  }
})

test('granted scopes are kept as the upstream told, not as asked', async () => {
  const { app, visitor } = await newEngine(world)
  const link = await (await app.session()).link('github')
  const body = { access_token: 'gho_1', scope: 'read:user', token_type: 'bearer' }
  world.upstreams.github.faults.push({
    match: /access_token/,
    status: 200,
    body: JSON.stringify(body),
  })
  await visitor().connect(link)
  const account = await app.account(link.connected_account_id)
  expect(account).toMatchObject({ status: 'ACTIVE', scopes: ['read:user'] })
})

test("a project's own OAuth client is used for its link and its refresh, and never shown", async () => {
  const { app, visitor } = await newEngine(world, { authConfigs: {} })
  const { clientId: client_id, clientSecret: client_secret } = world.authConfigs.gmail
  const scopes = ['openid', 'https://www.googleapis.com/auth/gmail.modify']
  const { body } = await app.call<{ auth_config: { id: string } }>('POST', '/auth_configs', {
    toolkit: { slug: 'gmail' },
    auth_config: {
      type: 'use_custom_auth',
      authScheme: 'OAUTH2',
      credentials: { client_id, client_secret, scopes },
    },
  })
  const config = `/auth_configs/${body.auth_config.id}`
  const told = await app.call<AuthConfig>('GET', config)
  registeredUris.push(String(told.body.credentials.oauth_redirect_uri))
  const session = await app.session({ auth_configs: { gmail: body.auth_config.id } })
  const link = await session.link('gmail')
  await visitor().connect(link)
  const [authorize] = world.upstreams.google.requests.filter(({ path }) => path.includes('/auth?'))
  const asked = new URL(authorize?.path ?? '', publicUrl).searchParams
  expect([asked.get('client_id'), asked.get('scope')]).toEqual([client_id, scopes.join(' ')])
  world.upstreams.google.expire()
  expect(await session.execute('GMAIL_LIST_LABELS')).toMatchObject({ error: null })
  expect(tokenRequests('google').map(({ body: sent }) => sent.includes(client_secret))).toEqual([
    true,
    true,
  ])
  const shown = await app.call('GET', config)
  expect(JSON.stringify(shown)).not.toContain(client_secret)
})

test('T02: a client that is changed while the browser is away changes nothing for it', async () => {
  const database = await newDatabase()
  const { app, visitor } = await newEngine(world, { database: database.path })
  const session = await app.session()
  const link = await session.link('github')
  const person = visitor()
  const callback = await person.consent(link)
  const other = await newEngine(world, { database: ':memory:' })
  expect((await other.visitor().send(callback)).status).toBe(404)
  database.write(`update auth_configs set scopes = '["evil"]', is_managed = 0, enabled = 0`)
  await person.send(callback)
  expect(await app.account(link.connected_account_id)).toMatchObject({ status: 'ACTIVE' })
})
