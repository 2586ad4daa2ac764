import {
  apiKeys,
  defineToolkit,
  type FieldValues,
  get,
  type OAuth2Auth,
  type Toolkit,
} from '@maillon/core/toolkit'
import type { DialectTold } from '@maillon/testkit/hostile'
import { expect, test } from 'vitest'
import { keepingToolkit, startTelling } from './service.contract.ts'

const hour = 3_600_000

interface Case extends Partial<Omit<Toolkit, 'auth'>> {
  auth: Partial<OAuth2Auth>
  told: DialectTold
  values: FieldValues
  /** What has to have been sent, and a header of it. */
  sent: [call: string, headers?: object]
}

/** An id token of no signature: who reads it has it from the token endpoint itself. */
function idToken(claims: object): string {
  const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url')
  return `${part({ alg: 'none' })}.${part(claims)}.`
}

const inAnHour = Math.floor(Date.now() / 1000) + 3600
const claims = {
  iss: 'https://login.service.test',
  aud: 'client-1.a',
  exp: inAnHour,
  tenant: { id: 't-1' },
}
const salesforce = {
  baseUrl: 'https://{instance}/services/data',
  hosts: ['*.my.salesforce.com'],
  auth: {
    keep: {
      instance: {
        from: 'token',
        path: 'instance_url',
        as: 'host',
        example: 'acme.my.salesforce.com',
      },
    },
  },
} as const

const services: Record<string, Case> = {
  'Salesforce: instance_url of the token answer': {
    ...salesforce,
    told: { token: { instance_url: 'https://acme.my.salesforce.com' } },
    values: { instance: 'acme.my.salesforce.com' },
    sent: ['GET https://acme.my.salesforce.com/services/data/items/1'],
  },
  'Pipedrive: api_domain of the token answer': {
    baseUrl: 'https://{api_host}/api/v2',
    hosts: ['*.pipedrive.com'],
    auth: { keep: { api_host: { from: 'token', path: 'api_domain', as: 'host' } } },
    told: { token: { api_domain: 'https://acme.pipedrive.com' } },
    values: { api_host: 'acme.pipedrive.com' },
    sent: ['GET https://acme.pipedrive.com/api/v2/items/1'],
  },
  'Zoho: the callback says where the code is exchanged, and where tokens are refreshed': {
    baseUrl: 'https://{api_host}/crm/v8',
    hosts: ['accounts.zoho.com', 'accounts.zoho.eu', 'www.zohoapis.com', 'www.zohoapis.eu'],
    auth: {
      authorizeUrl: 'https://accounts.zoho.com/oauth/v2/auth',
      tokenUrl: 'https://{accounts_host}/oauth/v2/token',
      revokeUrl: 'https://{accounts_host}/oauth/v2/token/revoke',
      callHeaders: { authorization: 'Zoho-oauthtoken {token}' },
      keep: {
        accounts_host: { from: 'callback', parameter: 'accounts-server', as: 'host' },
        location: { from: 'callback', parameter: 'location', pattern: '[a-z]{2}' },
        api_host: { from: 'token', path: 'api_domain', as: 'host' },
      },
    },
    told: {
      callback: { 'accounts-server': 'https://accounts.zoho.eu', location: 'eu' },
      token: { api_domain: 'https://www.zohoapis.eu' },
    },
    values: { accounts_host: 'accounts.zoho.eu', location: 'eu', api_host: 'www.zohoapis.eu' },
    sent: ['POST https://accounts.zoho.eu/oauth/v2/token'],
  },
  'QuickBooks: realmId of the callback, in a path': {
    baseUrl: 'https://quickbooks.api.service.test/v3/company/{realm}',
    auth: { keep: { realm: { from: 'callback', parameter: 'realmId', pattern: '\\d+' } } },
    told: { callback: { realmId: '4620816365' } },
    values: { realm: '4620816365' },
    sent: ['GET https://quickbooks.api.service.test/v3/company/4620816365/items/1'],
  },
  'an id of the token answer, a number, in a header': {
    headers: { 'x-company': '{company}' },
    auth: { keep: { company: { from: 'token', path: 'owner.company_id' } } },
    told: { token: { owner: { company_id: 77 } } },
    values: { company: '77' },
    sent: ['GET https://api.service.test/items/1', { 'x-company': '77' }],
  },
  'a claim of the id token': {
    headers: { 'x-tenant': '{tenant}' },
    auth: {
      issuer: 'https://login.service.test',
      keep: { tenant: { from: 'id_token', claim: 'tenant.id' } },
    },
    told: { token: { id_token: idToken(claims) }, refresh: {} },
    values: { tenant: 't-1' },
    sent: ['GET https://api.service.test/items/1', { 'x-tenant': 't-1' }],
  },
}

test.each(Object.entries(services))(
  '%s: kept from the link to the end of the account',
  async (_, { told, values, sent: [call, headers = {}], ...words }) => {
    const world = await startTelling(keepingToolkit(words), { values, told })
    const { account, read, remove } = await world.connect()
    expect(await account()).toMatchObject({ status: 'ACTIVE', identity: { subject: 'ada' } })
    expect(await read()).toMatchObject({ data: { sub: 'ada' }, error: null })
    world.clock.ahead += hour
    expect(await read()).toMatchObject({ data: { sub: 'ada' }, error: null })
    await remove()
    await expect.poll(() => world.upstream.live).toBe(0)
    const { requests } = world.upstream
    expect(requests.flatMap(({ refused }) => refused ?? [])).toEqual([])
    expect(requests.filter(({ body }) => body.includes('refresh_token'))).toHaveLength(1)
    const found = requests.find((request) => request.call === call)
    expect(found?.headers).toMatchObject(headers)
  },
)

test('what tells an account apart may be what was kept of it', async () => {
  const realm = '4620816365'
  const toolkit = keepingToolkit({
    baseUrl: 'https://quickbooks.api.service.test/v3/company/{realm}',
    auth: { keep: { realm: { from: 'callback', parameter: 'realmId' } } },
    identity: {
      request: get('/me'),
      read: ({ sub }: { sub: string }, values) => ({ subject: `${values?.realm}:${sub}` }),
    },
  })
  const world = await startTelling(toolkit, {
    values: { realm },
    told: { callback: { realmId: realm } },
  })
  const { account } = await world.connect()
  expect(await account()).toMatchObject({ identity: { subject: `${realm}:ada` } })
})

test('what a service tells anew with a refresh is what calls go by from then on', async () => {
  const world = await startTelling(keepingToolkit(salesforce), {
    values: { instance: 'acme.my.salesforce.com' },
    told: { token: { instance_url: 'https://acme.my.salesforce.com' } },
    elsewhere: ['https://moved.my.salesforce.com'],
  })
  const { read } = await world.connect()
  world.upstream.told = { refresh: { instance_url: 'https://moved.my.salesforce.com' } }
  world.clock.ahead += hour
  expect(await read()).toMatchObject({ error: null })
  expect(world.calls().at(-1)).toBe('GET https://moved.my.salesforce.com/services/data/items/1')
})

test('an app that has tokens already brings along what goes with them', async () => {
  const world = await startTelling(keepingToolkit(salesforce), {
    values: { instance: 'acme.my.salesforce.com' },
    told: { token: { instance_url: 'https://acme.my.salesforce.com' } },
  })
  await world.connect()
  const [token] = world.upstream.requests.flatMap(
    ({ headers }) => /^Bearer (at_.*)$/.exec(headers.authorization ?? '')?.[1] ?? [],
  )
  const { body } = await world.app.call<{ auth_config: { id: string } }>('POST', '/auth_configs', {
    toolkit: { slug: 'service' },
  })
  const bring = (more: object) =>
    world.app.call('POST', '/connected_accounts', {
      auth_config: { id: body.auth_config.id },
      connection: {
        user_id: 'user_2',
        state: { authScheme: 'OAUTH2', val: { access_token: token, ...more } },
      },
    })
  expect((await bring({})).body.error).toMatchObject({
    slug: 'field_rejected',
    message: expect.stringContaining('The instance of the account is missing'),
  })
  expect((await bring({ instance: 'evil.test' })).body.error?.message).toContain(
    'none of its hosts',
  )
  expect((await bring({ instance: 'acme.my.salesforce.com' })).status).toBe(201)
})

test('in a way beside the first one, it is that way’s values that a refresh replaces', async () => {
  const one = keepingToolkit(salesforce)
  const { auth: signIn, ways: _, ...facts } = one
  if (signIn.scheme !== 'OAUTH2') throw new Error('It connects by OAuth.')
  const keys = apiKeys({
    label: 'Key',
    baseUrl: 'https://api.my.salesforce.com',
    fields: { key: { label: 'Key', secret: true } },
    headers: { 'x-key': '{key}' },
  })
  const auth = { keys, oauth: { ...signIn, label: 'Sign in' } }
  const world = await startTelling(one, {
    values: { instance: 'acme.my.salesforce.com' },
    told: { token: { instance_url: 'https://acme.my.salesforce.com' } },
    elsewhere: ['https://moved.my.salesforce.com'],
    engine: { toolkits: [defineToolkit({ ...facts, auth })] },
  })
  const { read } = await world.connect({ way: 'oauth' })
  world.upstream.told = { refresh: { instance_url: 'https://moved.my.salesforce.com' } }
  world.clock.ahead += hour
  expect(await read()).toMatchObject({ error: null })
  expect(world.calls().at(-1)).toBe('GET https://moved.my.salesforce.com/services/data/items/1')
})

test.each([
  ['https://moved.my.salesforce.com', 'moved.my.salesforce.com'],
  ['https://evil.test', 'acme.my.salesforce.com'],
])(
  'tokens that an app brings when they are over: what the refresh tells, %s, is kept, or nothing of it',
  async (instance_url, kept) => {
    const world = await startTelling(keepingToolkit(salesforce), {
      values: { instance: 'acme.my.salesforce.com' },
      told: { token: { instance_url: 'https://acme.my.salesforce.com' } },
      elsewhere: ['https://moved.my.salesforce.com'],
    })
    const { read } = await world.connect()
    let refresh_token: string | undefined
    world.upstream.trouble = ({ body: sent }) => {
      refresh_token ??= new URLSearchParams(sent).get('refresh_token') ?? undefined
      return refresh_token === undefined ? undefined : 503
    }
    world.clock.ahead += hour
    await read()
    delete world.upstream.trouble
    world.upstream.told = { refresh: { instance_url } }
    const { body } = await world.app.call<{ auth_config: { id: string } }>(
      'POST',
      '/auth_configs',
      {
        toolkit: { slug: 'service' },
      },
    )
    const val = { access_token: 'at_over', refresh_token, instance: 'acme.my.salesforce.com' }
    const made = await world.app.call<{ id: string }>('POST', '/connected_accounts', {
      auth_config: { id: body.auth_config.id },
      connection: { user_id: 'user_2', state: { authScheme: 'OAUTH2', val } },
    })
    expect(made.status).toBe(201)
    const { status, state } = await world.app.account(made.body.id)
    expect([status, state.val.instance]).toEqual(['ACTIVE', kept])
  },
)
