import { inspect } from 'node:util'
import type { ConnectedAccountCreated } from '@maillon/core/contract'
import { apiKey, apiKeys, defineToolkit, get } from '@maillon/core/toolkit'
import { type Hostile, hostileToolkit, startHostile } from '@maillon/testkit/hostile'
import { expect, onTestFinished, test } from 'vitest'
import { newDatabase, newEngine } from '../fixtures.contract.ts'

/** The same third party for people with keys, and with a name and a key. */
const keyed = defineToolkit({
  ...hostileToolkit,
  slug: 'keyed',
  auth: apiKey({ check: get('/check') }),
  tools: [],
})
const paired = defineToolkit({
  ...hostileToolkit,
  slug: 'paired',
  auth: apiKeys({
    fields: {
      sid: { label: 'Account SID' },
      token: { label: 'Auth token', secret: true },
    },
    basic: { user: '{sid}', password: '{token}' },
    check: get('/check'),
  }),
  tools: [],
})

const hour = 3_600_000

async function start() {
  const hostile: Hostile = await startHostile()
  onTestFinished(() => hostile.stop())
  const database = await newDatabase()
  const logged: unknown[] = []
  const write = (...line: unknown[]) => void logged.push(line)
  const { routes, authConfigs } = hostile
  const started = await newEngine(
    { routes, authConfigs: {} },
    {
      authConfigs,
      toolkits: [hostileToolkit, keyed, paired],
      database: database.path,
      log: { debug: write, info: write, warn: write, error: write },
    },
  )
  const { app } = started
  const configs = new Map<string, string>()
  for (const slug of ['hostile', 'keyed', 'paired']) {
    const { body } = await app.call<{ auth_config: { id: string } }>('POST', '/auth_configs', {
      toolkit: { slug },
    })
    configs.set(slug, body.auth_config.id)
  }
  return {
    ...started,
    hostile,
    database,
    logged,
    /** Tokens that Ada gave the client elsewhere. */
    given: (subject = 'ada') => {
      const { grant, accessToken } = hostile.oauth.grants.issue(subject, 'items', hour)
      return { access_token: accessToken, refresh_token: grant.refreshToken }
    },
    bring: (toolkit: string, state: object, connection: object = {}, headers = {}) =>
      app.call<ConnectedAccountCreated>(
        'POST',
        '/connected_accounts',
        {
          auth_config: { id: configs.get(toolkit) },
          connection: { user_id: 'user_1', state, ...connection },
        },
        headers,
      ),
    accounts: () => database.read<Record<string, unknown>>('select * from accounts'),
    audited: () =>
      database
        .read<{ action: string }>('select action from audit order by rowid')
        .map(({ action }) => action)
        .filter((action) => action.startsWith('connection.')),
  }
}

const oauth = (val: object) => ({ authScheme: 'OAUTH2', val })
const pair = (username: string, password: string) => ({
  authScheme: 'BASIC',
  val: { status: 'ACTIVE', username, password },
})

test('tokens that hold make an ACTIVE account at once, whose tools run', async () => {
  const { app, bring, given, hostile, audited } = await start()
  const until = '2100-01-01T00:00:00Z'
  const val = { ...given(), scope: 'items more', expires_at: until, token_type: 'Bearer' }
  const { status, body } = await bring('hostile', oauth({ ...val, id_token: 'a.b.c' }), {
    alias: 'work',
    external_id: 'old-1',
    callback_url: 'https://anywhere.example',
  })
  expect([status, body]).toMatchObject([
    201,
    {
      status: 'ACTIVE',
      alias: 'work',
      external_id: 'old-1',
      user_id: 'user_1',
      verification: 'app',
      identity: { subject: 'ada', label: 'ada' },
      scopes: ['items', 'more'],
      connectionData: { authScheme: 'OAUTH2', val: { status: 'ACTIVE', access_token: 'REDACTED' } },
      redirect_url: null,
    },
  ])
  expect(await app.account(body.id)).toMatchObject({ status: 'ACTIVE', external_id: 'old-1' })
  expect(hostile.oauth.tokenCalls).toEqual([])
  const session = await app.session()
  expect(await session.execute('HOSTILE_GET_ITEM')).toMatchObject({ error: null })
  expect(audited()).toEqual(['connection.connected'])
})

test.each([
  ['that its time says is over', { expires_at: '2020-01-01T00:00:00Z' }],
  ['that the service says is over', {}],
  ['that is not there', { access_token: null }],
])('an access token %s is refreshed once, and what came of it is kept', async (_, more) => {
  const { app, bring, given, hostile, audited, clock } = await start()
  const tokens = given()
  hostile.oauth.grants.expire()
  const { status, body } = await bring('hostile', oauth({ ...tokens, ...more }))
  expect([status, body]).toMatchObject([201, { status: 'ACTIVE', identity: { subject: 'ada' } }])
  expect(await app.account(body.id)).toMatchObject({ identity: { subject: 'ada' } })
  expect(audited()).toEqual(['connection.connected', 'connection.identified'])
  // The refresh token that it gave is the one that is used next.
  clock.ahead = 2 * hour
  expect(await (await app.session()).execute('HOSTILE_GET_ITEM')).toMatchObject({ error: null })
  expect(hostile.oauth.tokenCalls).toHaveLength(2)
  expect([hostile.oauth.grants.reused, hostile.oauth.grants.live]).toEqual([0, 1])
})

test('what is brought twice at once under one external id is refreshed once', async () => {
  const { app, bring, given, hostile, accounts } = await start()
  const tokens = oauth({ ...given(), expires_at: '2020-01-01T00:00:00Z' })
  const answers = await Promise.all(
    [1, 2, 3].map(() => bring('hostile', tokens, { external_id: 'old-1' })),
  )
  expect(answers.map(({ status }) => status).toSorted()).toEqual([201, 409, 409])
  expect([hostile.oauth.tokenCalls.length, accounts().length]).toEqual([1, 1])
  expect([hostile.oauth.grants.reused, hostile.oauth.grants.live]).toEqual([0, 1])
  expect(await (await app.session()).execute('HOSTILE_GET_ITEM')).toMatchObject({ error: null })
})

test('an access token alone works until it ends', async () => {
  const { app, bring, given, clock } = await start()
  const { access_token } = given()
  const { body } = await bring('hostile', oauth({ access_token, expires_in: '3600' }))
  const session = await app.session()
  expect(await session.execute('HOSTILE_GET_ITEM')).toMatchObject({ error: null })
  clock.ahead = hour
  expect(await session.execute('HOSTILE_GET_ITEM')).toMatchObject({
    data: { code: 'connection_required' },
  })
  expect(await app.account(body.id)).toMatchObject({ status: 'EXPIRED' })
})

test.each([
  ['an unknown access token', { access_token: 'at_canary_1' }, 'does not know this access token'],
  ['one that is over', { access_token: 'at_canary_1', expires_in: 0 }, 'no refresh token'],
  ['an unknown refresh token', { refresh_token: 'rt_canary_1' }, 'invalid_grant'],
])('%s is refused in words, and leaves nothing', async (_, val, words) => {
  const { bring, accounts, audited, database } = await start()
  const { status, body } = await bring('hostile', oauth(val), { external_id: 'old-1', alias: 'a' })
  expect([status, body.error]).toMatchObject([422, { slug: 'credential_rejected' }])
  expect(body.error?.message).toContain(words)
  expect([accounts(), audited()]).toEqual([[], []])
  expect(JSON.stringify([body, database.dump()])).not.toContain('canary')
})

test.each([
  ['the API is in trouble', 'api', { kind: 'status', status: 503 }],
  ['the API asks to slow down', 'api', { kind: 'status', status: 429, retryAfter: '7' }],
  ['the API hangs up', 'api', { kind: 'reset' }],
  ['the token endpoint is in trouble', 'oauth', { kind: 'status', status: 503 }],
  ['the client is not known', 'oauth', { kind: 'error', error: 'invalid_client' }],
] as const)(
  'while %s nothing is kept, and the same may be sent again',
  async (_, where, trouble) => {
    const { bring, given, hostile, accounts } = await start()
    const tokens = given()
    if (where === 'oauth') hostile.oauth.grants.expire()
    hostile[where].troubles.push(trouble)
    const refused = await bring('hostile', oauth(tokens), { external_id: 'old-1' })
    expect(refused.body.error?.slug).toMatch(/^upstream_/)
    expect(accounts()).toEqual([])
    expect((await bring('hostile', oauth(tokens), { external_id: 'old-1' })).status).toBe(201)
    expect(hostile.oauth.grants.live).toBe(1)
  },
)

test('an expected identity is asked for before anything is kept', async () => {
  const { bring, given, hostile, accounts } = await start()
  const expecting = (subject: string) => ({ expected_identity: { subject } })
  const { status, body } = await bring('hostile', oauth(given('eve')), expecting('ada'))
  expect([status, body.error]).toMatchObject([422, { slug: 'credential_rejected' }])
  // What the app brought is the app's, and still good.
  expect([accounts(), hostile.oauth.grants.live]).toEqual([[], 1])
  expect((await bring('hostile', oauth(given()), expecting('ada'))).status).toBe(201)
})

test('what a refresh gave and nobody keeps is ended at the service', async () => {
  const { bring, given, hostile, database } = await start()
  const expectation = { expected_identity: { subject: 'ada' } }
  const eves = given('eve')
  hostile.oauth.grants.expire()
  expect((await bring('hostile', oauth(eves), expectation)).status).toBe(422)
  await expect.poll(() => hostile.oauth.grants.live).toBe(0)

  const adas = given()
  hostile.oauth.grants.expire()
  database.write(
    `create trigger no_audit before insert on audit when new.action = 'connection.connected' begin select raise(abort, 'no'); end`,
  )
  expect((await bring('hostile', oauth(adas))).status).toBe(500)
  await expect.poll(() => hostile.oauth.grants.live).toBe(0)
  expect(database.read('select * from accounts')).toEqual([])
})

test('an external id is taken once, by whom it was is told, and a deletion is not undone', async () => {
  const { app, bring, given, accounts, hostile } = await start()
  const once = { external_id: 'old-1' }
  const tries = await Promise.all(
    Array.from({ length: 4 }, (_, index) => bring('hostile', oauth(given(`${index}`)), once)),
  )
  const [made] = tries.filter(({ status }) => status === 201)
  const others = tries.filter(({ status }) => status !== 201)
  expect(others).toHaveLength(3)
  for (const { status, body } of others) {
    expect([status, body.error]).toMatchObject([
      409,
      { slug: 'external_id_taken', details: { connected_account_id: made?.body.id } },
    ])
  }
  expect(accounts()).toHaveLength(1)
  await app.call('DELETE', `/connected_accounts/${made?.body.id}`)
  const asked = hostile.api.requests.length
  expect((await bring('hostile', oauth(given()), once)).body.error).toMatchObject({
    details: { connected_account_id: made?.body.id, deleted: true },
  })
  expect(hostile.api.requests).toHaveLength(asked)
})

test('what cannot be kept is refused before a refresh uses the app’s token up', async () => {
  const { bring, given, hostile } = await start()
  await bring('hostile', oauth(given()), { alias: 'work', external_id: 'old-1' })
  const refresh_token = given().refresh_token
  const refused = async (more: object) =>
    (await bring('hostile', oauth({ refresh_token }), more)).body.error?.slug
  expect(await refused({ alias: 'work' })).toBe('alias_taken')
  expect(await refused({ external_id: 'old-1' })).toBe('external_id_taken')
  expect(hostile.oauth.tokenCalls).toEqual([])
  expect((await bring('hostile', oauth({ refresh_token }), { alias: 'home' })).status).toBe(201)
})

test('keys and pairs are tried before they are kept, and who may little is known all the same', async () => {
  const { bring, given, hostile } = await start()
  const key = given().access_token
  for (const state of [
    { authScheme: 'API_KEY', val: { status: 'ACTIVE', api_key: key } },
    { authScheme: 'API_KEY', val: { generic_api_key: key } },
    { authScheme: 'BEARER_TOKEN', val: { status: 'ACTIVE', token: key } },
  ]) {
    const { status, body } = await bring('keyed', state)
    expect([status, body]).toMatchObject([
      201,
      { status: 'ACTIVE', identity: { subject: 'ada' }, state: { authScheme: 'API_KEY' } },
    ])
  }
  expect(hostile.api.requests.map(({ path }) => path).slice(0, 2)).toEqual(['/check', '/me'])
  const wrong = { authScheme: 'API_KEY', val: { api_key: 'canary-of-a-key' } }
  expect((await bring('keyed', wrong)).body.error).toMatchObject({ slug: 'credential_rejected' })
  const sent = await bring('paired', pair('AC1', 'canary-of-a-password'))
  expect(sent.body.error).toMatchObject({ slug: 'credential_rejected' })
  const { authorization = '' } = hostile.api.requests.at(-1)?.headers ?? {}
  expect(atob(authorization.replace('Basic ', ''))).toBe('AC1:canary-of-a-password')
})

test.each([
  ['hostile', pair('a', 'canary'), 'Hostile takes OAUTH2'],
  ['keyed', oauth({ access_token: 'canary' }), 'Hostile takes API_KEY'],
  ['keyed', { authScheme: 'API_KEY', val: {} }, 'Hostile takes API_KEY'],
  ['keyed', { authScheme: 'SERVICE_ACCOUNT', val: { private_key: 'canary' } }, 'SERVICE_ACCOUNT'],
  ['hostile', oauth({}), '/api/v3/connected_accounts/link'],
])('%s says what it takes in place of %j', async (toolkit, state, words) => {
  const { bring, accounts, hostile } = await start()
  const { status, body } = await bring(toolkit, state)
  expect([status, body.error]).toMatchObject([400, { slug: 'unsupported' }])
  expect(JSON.stringify(body)).toContain(words)
  expect(JSON.stringify(body)).not.toContain('canary')
  expect([accounts(), hostile.api.requests]).toEqual([[], []])
})

test.each([
  ['paired', { authScheme: 'API_KEY', val: { api_key: 'canary' } }, 'The Account SID is missing.'],
  ['hostile', oauth({ access_token: 'canary', subdomain: 'acme' }), 'no field \\"subdomain'],
])('%s names the field that is missing or too many of %j', async (toolkit, state, words) => {
  const { bring, accounts, hostile } = await start()
  const { status, body } = await bring(toolkit, state)
  expect([status, body.error]).toMatchObject([422, { slug: 'field_rejected' }])
  expect(JSON.stringify(body)).toContain(words)
  expect(JSON.stringify(body)).not.toContain('canary')
  expect([accounts(), hostile.api.requests]).toEqual([[], []])
})

test.each([
  ['keyed', { authScheme: 'API_KEY', val: { api_key: 'canary\r\nx-evil: 1' } }],
  ['hostile', oauth({ access_token: 'canary\nx-evil: 1' })],
  ['hostile', oauth({ access_token: 7, refresh_token: 'canary' })],
  ['paired', pair('a:b', 'canary')],
])('T23 what no header may carry is refused and not sent: %s %j', async (toolkit, state) => {
  const { bring, hostile } = await start()
  const { status, body } = await bring(toolkit, state)
  expect([400, 422]).toContain(status)
  expect(JSON.stringify(body)).not.toContain('canary')
  expect([hostile.api.requests, hostile.oauth.tokenCalls]).toEqual([[], []])
})

test('a company’s own key belongs to a SHARED account, and others use it where it is pinned', async () => {
  const { app, bring, given } = await start()
  const shared = {
    user_id: 'company',
    experimental: { account_type: 'SHARED', acl_config_for_shared: { allow_all_users: true } },
  }
  const { body } = await bring('hostile', oauth(given('acme')), shared)
  expect(body.experimental).toMatchObject({ account_type: 'SHARED' })
  const pinned = await app.session({ connected_accounts: { hostile: [body.id] } })
  expect(await pinned.execute('HOSTILE_GET_ITEM')).toMatchObject({ data: { sub: 'acme' } })
  const other = await app.session()
  expect(await other.execute('HOSTILE_GET_ITEM')).toMatchObject({
    data: { code: 'connection_required' },
  })
})

test('T09 what was brought is in no answer, no error, no log and no file, replays included', async () => {
  const { app, bring, given, hostile, database, logged } = await start()
  const brought = [given(), given(), given()]
  const secrets = [
    ...brought.flatMap((tokens) => Object.values(tokens)),
    'hunter2!canary',
    btoa('AC1:hunter2!canary'),
  ]
  const named = { 'idempotency-key': 'import-1' }
  const answers = [
    await bring('hostile', oauth(brought[0] ?? {}), { external_id: 'a' }, named),
    await bring('hostile', oauth(brought[0] ?? {}), { external_id: 'a' }, named),
    await bring('paired', pair('AC1', 'hunter2!canary')),
    await bring('hostile', oauth({ ...brought[1], odd: brought[1] })),
    await bring('hostile', oauth({ ...brought[1], expires_in: 'canary' })),
  ]
  hostile.api.troubles.push({ kind: 'status', status: 500 })
  answers.push(await bring('hostile', oauth(brought[2] ?? {})))
  expect(answers.map(({ status }) => status)).toEqual([201, 201, 422, 400, 400, 502])
  expect(answers[1]?.headers.get('idempotent-replayed')).toBe('true')
  expect(answers[1]?.body).toEqual(answers[0]?.body)
  const listed = await app.call('GET', '/connected_accounts')
  const bodies = answers.map(({ body }) => body)
  const all = inspect([bodies, listed, logged, database.dump()], {
    depth: null,
    maxStringLength: null,
    maxArrayLength: null,
  })
  for (const secret of secrets) expect(all).not.toContain(secret)
})
