import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { ConnectedAccount } from '@maillon/core/contract'
import { apiKeys, defineTool, defineToolkit, get, oauth2, post } from '@maillon/core/toolkit'
import { type Hostile, hostileToolkit, startHostile } from '@maillon/testkit/hostile'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { z } from 'zod'
import { newDatabase, newEngine } from '../fixtures.contract.ts'

const facts = { description: 'For tests.', version: '20261130_00', verified: 'specified' } as const
const tool = (slug: string, request: () => ReturnType<typeof get>) =>
  defineTool({
    slug,
    name: slug,
    description: slug,
    effect: 'read',
    input: z.object({}),
    output: z.looseObject({}),
    request,
  })

/** As Zendesk and Shopify: the person's own host, for OAuth and for calls. */
const desk = defineToolkit({
  ...facts,
  slug: 'desk',
  name: 'Desk',
  baseUrl: 'https://{subdomain}.desk.test',
  hosts: ['*.desk.test'],
  auth: oauth2({
    fields: { subdomain: { label: 'Subdomain', example: 'acme' } },
    authorizeUrl: 'https://{subdomain}.desk.test/authorize',
    tokenUrl: 'https://{subdomain}.desk.test/token',
    revokeUrl: 'https://{subdomain}.desk.test/revoke',
    grant: 'separate',
    scopes: {},
  }),
  ...(hostileToolkit.identity && { identity: hostileToolkit.identity }),
  tools: [tool('DESK_ITEMS', () => get('/items'))],
})

/** As Datadog: two keys in two headers, and a region. */
const dog = defineToolkit({
  ...facts,
  slug: 'dog',
  name: 'Dog',
  baseUrl: 'https://api.{site}/api',
  hosts: ['api.dog.test', 'api.dog-eu.test'],
  auth: apiKeys({
    fields: {
      site: { label: 'Site', choices: { 'dog.test': 'America', 'dog-eu.test': 'Europe' } },
      api_key: { label: 'API key', secret: true },
      app_key: { label: 'Application key', secret: true },
    },
    headers: { 'DD-API-KEY': '{api_key}', 'DD-APPLICATION-KEY': '{app_key}' },
    check: get('/validate'),
  }),
  tools: [tool('DOG_LIST', () => get('/list'))],
})

/** As Zendesk's tokens: an e-mail with a word behind it, and a token, by Basic. */
const token = defineToolkit({
  ...facts,
  slug: 'token',
  name: 'Token',
  baseUrl: 'https://{subdomain}.token.test/api/v2',
  hosts: ['*.token.test'],
  auth: apiKeys({
    fields: {
      subdomain: { label: 'Subdomain' },
      email: { label: 'E-mail', pattern: '[^@\\s]+@[^@\\s]+' },
      api_token: { label: 'API token', secret: true },
    },
    basic: { user: '{email}/token', password: '{api_token}' },
    check: get('/users/me'),
  }),
  tools: [tool('TOKEN_LIST', () => get('/tickets'))],
})

/** As Telegram, Mandrill and Google Maps: in the path, the body and the query. */
const places = defineToolkit({
  ...facts,
  slug: 'places',
  name: 'Places',
  baseUrl: 'https://places.test/v1',
  auth: apiKeys({
    fields: { key: { label: 'Key', secret: true } },
    path: '/bot{key}',
    query: { key: '{key}' },
    body: { key: '{key}' },
  }),
  tools: [tool('PLACES_SEND', () => post('/send', { text: 'hi', key: 'mine' }))],
})

const seen: { url: string; headers: Record<string, unknown>; body: string }[] = []
const server = createServer(async (request, response) => {
  let body = ''
  for await (const chunk of request) body += String(chunk)
  seen.push({ url: request.url ?? '', headers: request.headers, body })
  response.writeHead(200, { 'content-type': 'application/json' })
  response.end(JSON.stringify({ said: request.url, all: request.headers, body }))
})
let hostile: Hostile
let routes: Record<string, string>
beforeAll(async () => {
  hostile = await startHostile()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const own = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const mine = ['api.dog.test', 'api.dog-eu.test', 'acme.token.test', 'places.test']
  routes = {
    'https://acme.desk.test': hostile.url,
    ...Object.fromEntries(mine.map((host) => [`https://${host}`, own])),
  }
})
beforeEach(() => {
  seen.length = 0
  hostile.api.requests.length = 0
  hostile.oauth.tokenCalls.length = 0
})
afterAll(async () => {
  await hostile.stop()
  server.close()
})

async function start(options = {}) {
  const database = await newDatabase()
  const world = { routes, authConfigs: { desk: hostile.authConfigs.hostile } as never }
  const toolkits = [desk, dog, token, places]
  const started = await newEngine(world, { toolkits, database: database.path, ...options })
  const session = await started.app.session()
  const bring = async (slug: string, state: object) => {
    const auth_config = { type: 'use_custom_auth', authScheme: 'API_KEY' }
    const body = slug === 'desk' ? { toolkit: { slug } } : { toolkit: { slug }, auth_config }
    const made = await started.app.call<{ auth_config: { id: string } }>(
      'POST',
      '/auth_configs',
      body,
    )
    const { id } = made.body.auth_config
    const connection = { user_id: 'user_1', state }
    return started.app.call<ConnectedAccount>('POST', '/connected_accounts', {
      auth_config: { id },
      connection,
    })
  }
  return { ...started, session, database, bring }
}

/** Signs in at the service that Continue led to, and comes back. */
async function signIn(location: string): Promise<string> {
  const answer = await fetch(location, { redirect: 'manual' })
  return answer.headers.get('location') ?? ''
}

test('a person types a subdomain: OAuth, calls, refresh and the end of it all go to that host', async () => {
  const { app, visitor, session, clock } = await start()
  const link = await session.link('desk')
  const person = visitor()
  const shown = await person.send(link.redirect_url)
  expect(await shown.text()).toContain('<bdi>Subdomain</bdi></label>')
  expect(shown.headers.get('content-security-policy')).toContain('https://*.desk.test')
  const left = await person.press(link.redirect_url, { subdomain: ' Acme ' })
  const location = left.headers.get('location') ?? ''
  expect([left.status, location]).toEqual([
    303,
    expect.stringContaining(`${hostile.url}/authorize?`),
  ])
  const back = await person.send(await signIn(location))
  expect(back.status).toBe(200)
  const account = await app.account(link.connected_account_id)
  expect(account).toMatchObject({ status: 'ACTIVE', state: { val: { subdomain: 'Acme' } } })
  expect(await session.execute('DESK_ITEMS')).toMatchObject({ error: null })
  clock.ahead = 24 * 3_600_000
  expect(await session.execute('DESK_ITEMS')).toMatchObject({ error: null })
  expect(hostile.oauth.tokenCalls.length).toBeGreaterThanOrEqual(2)
  const gone = await app.call('DELETE', `/connected_accounts/${link.connected_account_id}`)
  expect(gone.body).toMatchObject({ revoked_upstream: 'yes' })
})

test.each([
  'evil.test',
  'acme.desk.test.evil.test',
  'acme/../',
  'evil.test/#',
  'evil.test@acme',
  'acme。evil',
  'acme:8443',
  '127.0.0.1',
  'https://evil.test',
])('T21 a person types %j: nothing leaves, and the form says why', async (subdomain) => {
  const { app, visitor, session, database } = await start()
  const link = await session.link('desk')
  const refused = await visitor().press(link.redirect_url, { subdomain })
  const page = await refused.text()
  expect([refused.status, refused.headers.get('location')]).toEqual([422, null])
  expect(page).toContain(
    'the address would be none of <bdi>Desk</bdi>’s, so nothing is sent there.',
  )
  expect(page).toMatch(/name="subdomain"[^>]*aria-invalid="true"/)
  expect(await app.account(link.connected_account_id)).toMatchObject({ status: 'INITIATED' })
  const form = { subdomain, email: 'ada@desk.test', api_token: 'canary-of-a-token' }
  const other = await session.link('token')
  const answer = await visitor().press(`${other.redirect_url}/key`, form)
  expect([answer.status, seen, hostile.api.requests]).toEqual([422, [], []])
  const text = await answer.text()
  expect(text + JSON.stringify(database.dump())).not.toContain('canary-of-a-token')
  expect(text).toContain('value="ada@desk.test"')
  for (const fields of [{ subdomain }, { shop: 'acme' }, { subdomain: 'acme', shop: 'b' }]) {
    const told = await session.tryLink('desk', { connection_data: fields })
    expect([told.status, told.body.error]).toMatchObject([422, { slug: 'field_rejected' }])
  }
})

test('what the app filled in is shown, and a person cannot change it', async () => {
  const { app, visitor, session } = await start()
  const link = await session.link('desk', { connection_data: { subdomain: 'acme' } })
  const person = visitor()
  const shown = await person.send(link.redirect_url)
  const page = await shown.text()
  expect(page).toContain('<b><bdi>acme</bdi></b>')
  expect(page).not.toContain('name="subdomain"')
  expect(shown.headers.get('content-security-policy')).not.toContain('*')
  expect((await person.press(link.redirect_url, { subdomain: 'other' })).status).toBe(422)
  const left = await person.press(link.redirect_url)
  await person.send(await signIn(left.headers.get('location') ?? ''))
  expect(await app.account(link.connected_account_id)).toMatchObject({ status: 'ACTIVE' })
})

test('two keys go out in two headers, to the region that the person chose and no other', async () => {
  const { app, visitor, session, database } = await start()
  const link = await session.link('dog')
  const person = visitor()
  expect(await (await person.send(link.redirect_url)).text()).toContain(
    '<option value="dog-eu.test">Europe</option>',
  )
  const keys = { api_key: 'canary-one', app_key: 'canary-two' }
  const form = `${link.redirect_url}/key`
  expect((await person.press(form, { ...keys, site: 'evil.test' })).status).toBe(422)
  expect(seen).toEqual([])
  expect((await person.press(form, { ...keys, site: 'dog-eu.test' })).status).toBe(200)
  const { data, error } = await session.execute('DOG_LIST')
  expect(error).toBeNull()
  expect(seen.map(({ url, headers }) => [url, headers.host ? headers['dd-api-key'] : ''])).toEqual([
    ['/api/validate', 'canary-one'],
    ['/api/list', 'canary-one'],
  ])
  expect(seen.map(({ headers }) => headers['dd-application-key'])).toEqual(
    Array(2).fill('canary-two'),
  )
  const account = await app.account(link.connected_account_id)
  expect(account.state).toMatchObject({ val: { site: 'dog-eu.test' } })
  expect(JSON.stringify([data, account, database.dump()])).not.toContain('canary')
})

test('T09 an e-mail and a token go out by Basic, and come back in no answer', async () => {
  const { visitor, session, database } = await start()
  const link = await session.link('token')
  const form = { subdomain: 'acme', email: 'ada@desk.test', api_token: 'canary-of-a-token' }
  expect((await visitor().press(`${link.redirect_url}/key`, form)).status).toBe(200)
  const { data } = await session.execute('TOKEN_LIST')
  const pair = `Basic ${btoa('ada@desk.test/token:canary-of-a-token')}`
  expect(seen.map(({ url, headers }) => [url, headers.authorization])).toEqual([
    ['/api/v2/users/me', pair],
    ['/api/v2/tickets', pair],
  ])
  const shown = JSON.stringify([data, database.dump()])
  for (const secret of ['canary', pair]) expect(shown).not.toContain(secret)
})

test('T09 a key stands in path, query and body, in place of what a call has there, and comes back nowhere', async () => {
  const { visitor, session, database } = await start()
  const link = await session.link('places')
  const key = 'canary:key/1'
  expect((await visitor().press(`${link.redirect_url}/key`, { key })).status).toBe(200)
  const { data } = await session.execute('PLACES_SEND')
  expect(seen).toMatchObject([
    {
      url: '/v1/botcanary:key%2F1/send?key=canary%3Akey%2F1',
      body: JSON.stringify({ text: 'hi', key }),
    },
  ])
  expect(JSON.stringify([data, database.dump()])).not.toContain('canary')
})

test('an app’s own call goes to the account’s host, and to no other account’s', async () => {
  const { visitor, session, app } = await start()
  const link = await session.link('token')
  const form = { subdomain: 'acme', email: 'ada@desk.test', api_token: 'canary-of-a-token' }
  await visitor().press(`${link.redirect_url}/key`, form)
  seen.length = 0
  const call = (endpoint: string) =>
    app.call<{ status?: number }>('POST', `${session.path}/proxy_execute`, {
      toolkit_slug: 'token',
      endpoint,
      method: 'GET',
    })
  expect((await call('/tickets/1')).status).toBe(200)
  expect((await call('https://acme.token.test/api/v2/tickets/2')).status).toBe(200)
  expect(seen.map(({ url }) => url)).toEqual(['/api/v2/tickets/1', '/api/v2/tickets/2'])
  for (const host of ['other.token.test', 'evil.test', '{subdomain}.token.test', '{api_token}'])
    expect((await call(`https://${host}/x`)).status).toBe(400)
  expect(seen).toHaveLength(2)
})

test('an app brings fields along with what it has, and each is checked as if it were typed', async () => {
  const { bring } = await start()
  const val = { username: 'ada@desk.test', password: 'canary-of-a-token', subdomain: 'acme' }
  const brought = await bring('token', { authScheme: 'BASIC', val })
  expect([brought.status, brought.body]).toMatchObject([
    201,
    { status: 'ACTIVE', state: { val: { subdomain: 'acme', email: 'ada@desk.test' } } },
  ])
  const keys = { site: 'dog.test', api_key: 'canary-one', app_key: 'canary-two' }
  expect((await bring('dog', { authScheme: 'API_KEY', val: keys })).status).toBe(201)
  expect(seen.map(({ url }) => url)).toEqual(['/api/v2/users/me', '/api/validate'])
  seen.length = 0
  for (const [slug, state] of [
    ['token', { authScheme: 'BASIC', val: { ...val, subdomain: 'evil.test/' } }],
    ['dog', { authScheme: 'API_KEY', val: { ...keys, site: 'evil.test' } }],
    ['desk', { authScheme: 'OAUTH2', val: { access_token: 'canary', subdomain: 'evil.test#' } }],
    ['desk', { authScheme: 'OAUTH2', val: { access_token: 'canary' } }],
  ] as const) {
    const { status, body } = await bring(slug, state)
    expect([status, body]).toMatchObject([422, { error: { slug: 'field_rejected' } }])
    expect(JSON.stringify(body)).not.toContain('canary')
  }
  expect([seen, hostile.api.requests]).toEqual([[], []])
})
