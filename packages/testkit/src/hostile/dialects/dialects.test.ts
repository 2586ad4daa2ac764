import { apiKeys, defineToolkit, type KeyAuth, noAuth, oauth2 } from '@maillon/core/toolkit'
import { expect, onTestFinished, test } from 'vitest'
import { startDialect } from './start-dialect.ts'
import { tryDialects } from './try-dialects.ts'

const origin = 'https://service.test'

const toolkitOf = (auth: Parameters<typeof defineToolkit>[0]['auth']) =>
  defineToolkit({
    slug: 'service',
    name: 'Service',
    description: 'A service with words of its own.',
    version: '20261130_00',
    baseUrl: `${origin}/v1`,
    headers: { 'x-version': '3' },
    auth,
    verified: 'emulated',
    tools: [],
  })

const key = { label: 'Key', secret: true, example: 'k3y' } as const
const keys = (places: Partial<KeyAuth>) => apiKeys({ fields: { key }, ...places })
const value = 'key-7f3a+9/k=Z'

interface Sent {
  path?: string
  headers?: Record<string, string>
  body?: string
}

/** By its places: what is said, what is taken, and what is refused. */
const places: Record<string, { auth: KeyAuth; taken: Sent; refused: Sent[] }> = {
  header: {
    auth: keys({ headers: { 'X-Key': 'Key {key}' } }),
    taken: { headers: { 'x-key': `Key ${value}` } },
    refused: [
      {},
      { headers: { 'x-key': value } },
      { headers: { authorization: `Bearer ${value}` } },
      { path: `/v1/items?key=${encodeURIComponent(value)}`, headers: { 'x-key': `Key ${value}` } },
      { path: '/items', headers: { 'x-key': `Key ${value}` } },
      { headers: { 'x-key': `Key ${value}`, 'x-version': '2' } },
      { headers: { 'x-key': `Key ${value}`, authorization: 'Bearer other' } },
    ],
  },
  query: {
    auth: keys({ query: { api_key: '{key}' } }),
    taken: { path: `/v1/items?api_key=${encodeURIComponent(value)}` },
    refused: [
      { path: `/v1/items?api_key=${value}` },
      { path: `/v1/items?key=${encodeURIComponent(value)}` },
      { headers: { api_key: value } },
    ],
  },
  path: {
    auth: keys({ path: '/bot{key}' }),
    taken: { path: `/v1/bot${encodeURIComponent(value)}/items` },
    refused: [
      { path: `/v1/bot${value}/items` },
      { path: `/v1/items/bot${encodeURIComponent(value)}` },
    ],
  },
  body: {
    auth: keys({ body: { key: '{key}' } }),
    taken: { body: JSON.stringify({ key: value, item: 1 }) },
    refused: [
      { body: JSON.stringify({ item: 1 }) },
      { body: JSON.stringify({ key: value, also: value }) },
    ],
  },
  Basic: {
    auth: keys({ basic: { user: '{key}', password: 'x' } }),
    taken: { headers: { authorization: `Basic ${btoa(`${value}:x`)}` } },
    refused: [
      { headers: { authorization: `Basic ${btoa(`${value}:`)}` } },
      { headers: { authorization: `Basic ${btoa(`${encodeURIComponent(value)}:x`)}` } },
    ],
  },
}

test.each(Object.entries(places))(
  'a key in the %s is taken where the toolkit says, and refused elsewhere',
  async (_, { auth, taken, refused }) => {
    const upstream = await startDialect(toolkitOf(auth))
    onTestFinished(() => upstream.stop())
    expect(upstream.typed).toEqual({ key: value })
    const send = async ({ path = '/v1/items', headers = {}, body }: Sent) => {
      const type = body === undefined ? {} : { 'content-type': 'application/json' }
      const init = { headers: { 'x-version': '3', ...type, ...headers } }
      const response = await fetch(`${upstream.routes[origin]}${path}`, {
        ...init,
        ...(body !== undefined && { method: 'POST', body }),
      })
      return response.status
    }
    expect(await send(taken)).toBe(200)
    for (const other of refused)
      expect(await send(other), JSON.stringify(other)).toBeGreaterThan(399)
    upstream.endGrants()
    expect(await send(taken)).toBe(401)
  },
)

test('a toolkit is tried in each of its ways, and what does not go is told', async () => {
  const toolkit = toolkitOf({
    oauth: {
      ...oauth2({
        authorizeUrl: `${origin}/authorize`,
        tokenUrl: `${origin}/token`,
        revokeUrl: `${origin}/revoke`,
        scopes: { read: 'Read' },
      }),
      label: 'Login',
    },
    token: { ...keys({ headers: { 'x-key': '{key}' } }), label: 'Key' },
  })
  const open = { ...toolkitOf(noAuth()), slug: 'open' }
  const [oauth, token, none] = await tryDialects([toolkit, open])
  const went = { calls: true, faults: [] }
  expect(oauth).toMatchObject({
    ...went,
    way: 'oauth',
    connects: true,
    refreshes: true,
    ends: true,
  })
  expect(token).toMatchObject({
    ...went,
    way: 'token',
    connects: true,
    refreshes: null,
    ends: true,
  })
  expect(none).toMatchObject({ ...went, connects: null, refreshes: null, ends: null })
  // The engine sends such a key as it is, and the service knows it with a name before it alone.
  const basic = { user: 'api', password: '{key}', namedKeys: /^key-/ }
  const [lost] = await tryDialects([{ ...toolkitOf(keys({ basic })), slug: 'lost' }])
  expect(lost).toMatchObject({ connects: true, calls: false })
  expect(lost?.faults[0]).toContain('calling: 401')
})

test('what a toolkit keeps of an account is told of itself, wherever it says that it stands', async () => {
  const toolkit = defineToolkit({
    ...toolkitOf(noAuth()),
    baseUrl: 'https://{instance}/sites/{site}',
    hosts: ['*.service.test'],
    origins: [origin],
    headers: { 'x-realm': '{realm}', 'x-person': '{person}', 'x-site': '{name}' },
    auth: oauth2({
      authorizeUrl: `${origin}/authorize`,
      tokenUrl: `${origin}/token`,
      scopes: { openid: 'Sign in' },
      keep: {
        instance: { from: 'token', path: 'data.instance_url', as: 'host' },
        realm: { from: 'callback', parameter: 'realmId' },
        person: { from: 'id_token', claim: 'sub' },
        site: {
          from: 'call',
          request: { method: 'GET', path: `${origin}/sites` },
          list: 'values',
          value: 'id',
        },
        name: { from: 'choice', of: 'site', value: 'name' },
      },
    }),
  })
  expect(await tryDialects([toolkit])).toMatchObject([
    { connects: true, calls: true, refreshes: true, ends: true, faults: [] },
  ])
})

test('a service that people run themselves is tried where an operator has it, and where a person types it', async () => {
  const host = { label: 'Address', example: 'git.example.com' }
  const token = keys({ headers: { 'x-key': '{key}' }, fields: { host, key } })
  const toolkit = defineToolkit({
    ...toolkitOf(noAuth()),
    baseUrl: 'https://{host}/api',
    hosts: 'operator',
    auth: {
      oauth: oauth2({
        label: 'Login',
        fields: { host },
        authorizeUrl: 'https://{host}/authorize',
        tokenUrl: 'https://{host}/token',
        revokeUrl: 'https://{host}/revoke',
        scopes: { read: 'Read' },
      }),
      token: { ...token, label: 'Key' },
    },
  })
  const { origins } = await startDialect(toolkit).then(async (upstream) => {
    await upstream.stop()
    return upstream
  })
  expect(origins).toEqual({ service: ['https://service.lan:8443'] })
  const typed = defineToolkit({ ...toolkit, slug: 'typed', hosts: 'public', auth: token })
  for (const outcome of await tryDialects([toolkit, typed]))
    expect(outcome).toMatchObject({ connects: true, calls: true, ends: true, faults: [] })
})

test('a call is answered with what is told at its address, however the account is connected', async () => {
  const told = { calls: { [`${origin}/v1/items`]: { items: [1] } } }
  for (const auth of [noAuth(), keys({ headers: { 'x-key': '{key}' } })]) {
    const upstream = await startDialect(toolkitOf(auth), { told })
    onTestFinished(() => upstream.stop())
    const headers = { 'x-key': value, 'x-version': '3' }
    const ask = async (path: string) =>
      (await fetch(`${upstream.routes[origin]}${path}`, { headers })).json()
    expect(await ask('/v1/items?page=2')).toEqual({ items: [1] })
    expect(await ask('/v1/others')).toEqual({ sub: upstream.subject })
    upstream.told = { calls: {} }
    expect(await ask('/v1/items')).toEqual({ sub: upstream.subject })
  }
})
