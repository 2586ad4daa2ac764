import type { ConnectedAccount, ToolkitDetail } from '@maillon/core/contract'
import {
  apiKeys,
  defineTool,
  defineToolkit,
  get,
  oauth2,
  type Toolkit,
} from '@maillon/core/toolkit'
import { type Hostile, hostileToolkit, startHostile } from '@maillon/testkit/hostile'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { z } from 'zod'
import { newDatabase, newEngine } from '../fixtures.contract.ts'

const { auth: login } = hostileToolkit
if (login.scheme !== 'OAUTH2') throw new TypeError('The hostile upstream connects by OAuth.')

const oauth = oauth2({ ...login, label: 'Sign in' })
const token = apiKeys({
  label: 'API token',
  fields: {
    region: { label: 'Region', choices: { eu: 'Europe', us: 'America' } },
    api_token: { label: 'API token', secret: true },
  },
  headers: { authorization: 'Bearer {api_token}', 'x-region': '{region}' },
})
const desk = defineToolkit({
  ...hostileToolkit,
  slug: 'desk',
  name: 'Desk',
  auth: { oauth, token },
  tools: [
    defineTool({
      slug: 'DESK_ITEM',
      name: 'Get an item',
      description: 'Read one.',
      effect: 'read',
      input: z.object({}),
      output: z.looseObject({}),
      request: () => get('/items'),
    }),
  ],
})
const key = { region: 'eu', api_token: 'token-of-ada' }

let hostile: Hostile
beforeAll(async () => {
  hostile = await startHostile()
})
beforeEach(() => {
  hostile.api.requests.length = 0
})
afterAll(() => hostile.stop())

async function start({
  toolkit = desk,
  hasClient = true,
  ...options
}: {
  toolkit?: Toolkit
  hasClient?: boolean
  database?: string
  origins?: Record<string, string[]>
} = {}) {
  const database = await newDatabase()
  const authConfigs = hasClient ? { desk: hostile.authConfigs.hostile } : {}
  const world = { routes: hostile.routes, authConfigs }
  const encryptionKey = `test:${Buffer.alloc(32, 1).toString('base64')}`
  const more = { toolkits: [toolkit], database: database.path, encryptionKey, ...options }
  const started = await newEngine(world, more)
  return { ...started, database, session: await started.app.session() }
}

type Started = Awaited<ReturnType<typeof start>>

async function authConfig({ app }: Started, more: object) {
  const body = { toolkit: { slug: 'desk' }, auth_config: more }
  const made = await app.call<{ auth_config: { id: string; auth_scheme: string } }>(
    'POST',
    '/auth_configs',
    body,
  )
  return { status: made.status, ...made.body.auth_config, error: made.body.error }
}

async function signIn(started: Started, link: { redirect_url: string }) {
  const person = started.visitor()
  const left = await person.press(link.redirect_url)
  const answer = await fetch(left.headers.get('location') ?? '', { redirect: 'manual' })
  return person.send(answer.headers.get('location') ?? '')
}

const sent = () => hostile.api.requests.at(-1)?.headers

test('where the choice is left, the page asks in the first way and links to the others', async () => {
  const { session, visitor } = await start()
  const link = await session.link('desk')
  const person = visitor()
  const first = await (await person.send(link.redirect_url)).text()
  expect(first).toMatch(
    /<nav class="ways" aria-label="Ways to connect">.*aria-current="page"><bdi>Sign in</,
  )
  expect(first).toContain('Continue to')
  expect(first).toContain(`${link.redirect_url}?way=token`)
  const second = await (await person.send(`${link.redirect_url}?way=token`)).text()
  expect(second).toMatch(/aria-current="page"><bdi>API token</)
  expect(second).toContain('name="api_token"')
  expect(second).not.toContain('Continue to')
})

test('a way that is a company’s is offered to nobody, and taken where an auth config settles it', async () => {
  const ways = { oauth, service: { ...token, label: 'Service account', settledOnly: true } }
  const toolkit = defineToolkit({ ...desk, auth: ways })
  const started = await start({ toolkit })
  const link = await started.session.link('desk')
  const page = await (await started.visitor().send(link.redirect_url)).text()
  expect(page).toContain('Continue to')
  expect(page).not.toContain('Service account')
  const settled = await authConfig(started, { type: 'use_custom_auth', authScheme: 'API_KEY' })
  const { body } = await started.app.call<{ redirect_url: string }>(
    'POST',
    '/connected_accounts/link',
    { auth_config_id: settled.id, user_id: 'user_1' },
  )
  const form = await (await started.visitor().send(body.redirect_url)).text()
  expect(form).toContain('name="api_token"')
  const alone = await start({ toolkit, hasClient: false })
  expect(await alone.session.link('desk')).toMatchObject({ error: { slug: 'auth_config_missing' } })
})

test('a way to an address that the operator has to name is offered once it is named', async () => {
  const own = apiKeys({
    label: 'Of your own',
    baseUrl: 'https://{host}/api',
    hosts: 'operator',
    fields: { host: { label: 'Address' }, key: { label: 'Key', secret: true } },
    headers: { authorization: 'Bearer {key}' },
  })
  const toolkit = defineToolkit({ ...desk, auth: { oauth, own } })
  const shown = async (origins: Record<string, string[]>) => {
    const { session, visitor } = await start({ toolkit, origins })
    const link = await session.link('desk')
    return (await visitor().send(link.redirect_url)).text()
  }
  expect(await shown({})).not.toContain('Of your own')
  expect(await shown({ desk: ['https://desk.lan:8443'] })).toContain('Of your own')
})

test('the same toolkit is connected once by OAuth and once by a key, and each account calls as it connected', async () => {
  const started = await start()
  const { app, session, visitor } = started
  const byLogin = await session.link('desk', { alias: 'login' })
  await signIn(started, byLogin)
  const byKey = await session.link('desk', { alias: 'key' })
  const answer = await visitor().press(`${byKey.redirect_url}/key?way=token`, key)
  expect(answer.status).toBe(200)
  expect(await app.account(byLogin.connected_account_id)).toMatchObject({
    status: 'ACTIVE',
    auth_config: { auth_scheme: 'OAUTH2' },
  })
  expect(await app.account(byKey.connected_account_id)).toMatchObject({
    status: 'ACTIVE',
    auth_config: { auth_scheme: 'API_KEY' },
    state: { authScheme: 'API_KEY', val: { region: 'eu' } },
  })
  const call = (account: string) =>
    app.call('POST', `${session.path}/execute`, { tool_slug: 'DESK_ITEM', arguments: {}, account })
  await call('key')
  expect(sent()).toMatchObject({ authorization: 'Bearer token-of-ada', 'x-region': 'eu' })
  await call('login')
  expect(sent()).not.toHaveProperty('x-region')
  expect(sent()?.authorization).not.toBe('Bearer token-of-ada')
})

test('what does not fit in the form of the second way comes back with that form', async () => {
  const { session, visitor } = await start()
  const link = await session.link('desk')
  const answer = await visitor().press(`${link.redirect_url}/key?way=token`, { region: 'eu' })
  const page = await answer.text()
  expect(answer.status).toBe(422)
  expect(page).toMatch(/name="api_token"[^>]*aria-invalid="true"/)
  expect(page).toContain('/key?way=token"')
})

test('an auth config settles the way: no other one is shown or taken', async () => {
  const started = await start()
  const { app, visitor } = started
  const made = await authConfig(started, { type: 'use_custom_auth', authScheme: 'API_KEY' })
  expect(made).toMatchObject({ auth_scheme: 'API_KEY' })
  const session = await app.session({ auth_configs: { desk: made.id } })
  const link = await session.link('desk')
  const page = await (await visitor().send(`${link.redirect_url}?way=oauth`)).text()
  expect(page).toContain('name="api_token"')
  expect(page).not.toContain('class="ways"')
  const other = await session.tryLink('desk', { way: 'oauth' })
  expect([other.status, other.body.error]).toEqual([
    400,
    expect.objectContaining({
      message: expect.stringContaining('does not let anybody connect Desk by "oauth"'),
    }),
  ])
  const managed = await authConfig(started, { type: 'use_composio_managed_auth', way: 'oauth' })
  expect(managed).toMatchObject({ auth_scheme: 'OAUTH2', is_composio_managed: true })
  const none = await authConfig(started, { type: 'use_custom_auth', authScheme: 'BASIC' })
  expect([none.status, none.error?.message]).toEqual([400, 'Desk does not connect by BASIC.'])
})

test('without a client for OAuth, the other ways are left; where none is left, the link says so', async () => {
  const { session, visitor } = await start({ hasClient: false })
  const link = await session.link('desk')
  const page = await (await visitor().send(link.redirect_url)).text()
  expect(page).toContain('name="api_token"')
  expect(page).not.toContain('class="ways"')
  const alone = await start({ hasClient: false, toolkit: defineToolkit({ ...desk, auth: oauth }) })
  const refused = await alone.session.tryLink('desk')
  expect(refused.body.error?.message).toContain('No OAuth client is configured for Desk.')
})

test('an app names the way, or what it fills in does', async () => {
  const { session, visitor } = await start()
  const named = await session.link('desk', { way: 'token' })
  expect(await (await visitor().send(named.redirect_url)).text()).toContain('name="api_token"')
  const filled = await session.link('desk', { connection_data: { region: 'us' } })
  const page = await (await visitor().send(filled.redirect_url)).text()
  expect(page).toContain('America')
  expect(page).not.toContain('class="ways"')
  const unknown = await session.tryLink('desk', { way: 'saml' })
  expect([unknown.status, unknown.body.error?.message]).toEqual([
    400,
    'Desk has no way "saml" to connect.',
  ])
})

test('an app brings a key or tokens, and the account is of that way', async () => {
  const { identity: _, ...unknown } = desk
  const started = await start({ toolkit: defineToolkit({ ...unknown, auth: { oauth, token } }) })
  const { id } = await authConfig(started, { type: 'use_composio_managed_auth' })
  const bring = (state: object) =>
    started.app.call<ConnectedAccount>('POST', '/connected_accounts', {
      auth_config: { id },
      connection: { user_id: 'user_1', state },
    })
  const byKey = await bring({ authScheme: 'API_KEY', val: key })
  expect(byKey.body).toMatchObject({ status: 'ACTIVE', state: { authScheme: 'API_KEY' } })
  await started.session.execute('DESK_ITEM')
  expect(sent()).toMatchObject({ authorization: 'Bearer token-of-ada' })
  const other = await bring({ authScheme: 'BASIC', val: { username: 'a', password: 'b' } })
  expect(other.body.error?.message).toContain('has no field "username"')
})

test('an ended account is connected again in its own way', async () => {
  const started = await start()
  const { app, session, visitor } = started
  const link = await session.link('desk', { way: 'token' })
  await visitor().press(`${link.redirect_url}/key`, key)
  const again = await session.linkAgain('desk')
  const page = await (await visitor().send(again.redirect_url)).text()
  expect(page).toContain('name="api_token"')
  expect(page).not.toContain('class="ways"')
  await visitor().press(`${again.redirect_url}/key`, { ...key, region: 'us' })
  const account = await app.account(link.connected_account_id)
  expect(account).toMatchObject({ status: 'ACTIVE', state: { val: { region: 'us' } } })
})

test('an account whose way is there no more asks to be connected again, and nothing is sent', async () => {
  const started = await start()
  const link = await started.session.link('desk', { way: 'token' })
  await started.visitor().press(`${link.redirect_url}/key`, key)
  await started.engine.close()
  const database = started.database.path
  const toolkit = defineToolkit({ ...desk, auth: oauth })
  const { app } = await start({ toolkit, database })
  const session = await app.session()
  const before = hostile.api.requests.length
  const { data, error } = await session.execute('DESK_ITEM')
  expect(JSON.stringify([data, error])).toMatch(/connect/i)
  expect(hostile.api.requests.length).toBe(before)
})

test('the grant of an account that came in the second way is ended in that way', async () => {
  const started = await start({ toolkit: defineToolkit({ ...desk, auth: { token, oauth } }) })
  const { app, session } = started
  const link = await session.link('desk', { way: 'oauth' })
  await signIn(started, link)
  const gone = await app.call('DELETE', `/connected_accounts/${link.connected_account_id}`)
  expect(gone.body).toMatchObject({ revoked_upstream: 'yes' })
})

test('auth_config_details tells each way with its name, its label and its fields', async () => {
  const { app } = await start()
  const { body } = await app.call<ToolkitDetail>('GET', '/toolkits/desk')
  expect(body.auth_config_details).toMatchObject([
    { mode: 'OAUTH2', name: 'oauth', label: 'Sign in' },
    {
      mode: 'API_KEY',
      name: 'token',
      label: 'API token',
      fields: {
        auth_config_creation: { required: [] },
        connected_account_initiation: {
          required: [
            { name: 'region', choices: { eu: 'Europe', us: 'America' } },
            { name: 'api_token', is_secret: true },
          ],
        },
      },
    },
  ])
})

test.each([
  ['none', {}, 'A toolkit without a way to connect it.'],
  ['no label', { oauth, token: { ...token, label: '' } }, 'The way "token" has no label'],
  ['an odd name', { 'O-Auth': oauth }, '"O-Auth" is no name of a way to connect'],
  ['no account', { oauth, none: { scheme: 'NO_AUTH' } }, 'The way "none" needs no account'],
] as const)('ways that nobody could choose are refused: %s', (_, auth, message) => {
  expect(() => defineToolkit({ ...desk, auth })).toThrow(message)
})

test('what the first way says of addresses holds for its accounts too, in tools and in calls of the app', async () => {
  const own = oauth2({ ...oauth, baseUrl: desk.baseUrl })
  const apart = defineToolkit({
    ...desk,
    baseUrl: 'https://keys.test',
    auth: { oauth: own, token },
  })
  const started = await start({ toolkit: apart })
  const { app, session } = started
  await signIn(started, await session.link('desk'))
  hostile.api.requests.length = 0
  const asked = { tool_slug: 'DESK_ITEM', arguments: {} }
  expect(await app.call('POST', `${session.path}/execute`, asked)).toMatchObject({ status: 200 })
  const proxied = { toolkit_slug: 'desk', endpoint: '/items', method: 'GET' }
  const answer = await app.call('POST', `${session.path}/proxy_execute`, proxied)
  expect(answer).toMatchObject({ status: 200 })
  expect(hostile.api.requests).toHaveLength(2)
})
