import { createServer } from 'node:http'
import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import {
  type KeyAuth,
  apiKeys,
  defineTool,
  defineToolkit,
  get,
  placeKey,
  readFields,
} from '@maillon/core/toolkit'
import fc from 'fast-check'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { z } from 'zod'
import { newDatabase, newEngine } from '../fixtures.contract.ts'

const phones = defineToolkit({
  slug: 'phones',
  name: 'Phones',
  description: 'For tests.',
  version: '20261126_00',
  baseUrl: 'https://api.phones.test',
  auth: apiKeys({
    fields: {
      user: { label: 'Account SID' },
      api_key: { label: 'Auth token', secret: true },
    },
    basic: { user: '{user}', password: '{api_key}', namedKeys: /^SK\d+:/ },
    check: get('/accounts/{user}'),
  }),
  verified: 'specified',
  tools: [
    defineTool({
      slug: 'PHONES_LIST_CALLS',
      name: 'List calls',
      description: 'List calls.',
      effect: 'read',
      input: z.object({}),
      output: z.object({ said: z.string() }),
      request: () => get('/accounts/{user}/calls'),
    }),
  ],
})

const lines = defineToolkit({
  ...phones,
  auth: apiKeys({
    ...(phones.auth as KeyAuth),
    fields: {
      user: { label: 'Account SID' },
      api_key: { label: 'Auth token', secret: true, multiline: true },
    },
  }),
})

const key = 'canary-token-1'
const seen: { path: string; pair: string }[] = []
const pairOf = (header = '') => Buffer.from(header.replace('Basic ', ''), 'base64').toString()
/** Pairs that pass. */
const known = new Set(['AC1:canary-token-1', 'SK1:canary-secret'])
const server = createServer(({ url = '', headers }, response) => {
  const pair = pairOf(headers.authorization)
  seen.push({ path: url, pair })
  const said = `You are ${pair} by ${headers.authorization}.`
  response.writeHead(known.has(pair) ? 200 : 401, { 'content-type': 'application/json' })
  response.end(JSON.stringify({ said, message: said }))
})
let routes: Record<string, string>
beforeAll(async () => {
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  routes = { 'https://api.phones.test': `http://127.0.0.1:${port}` }
})
beforeEach(() => {
  seen.length = 0
})
afterAll(() => server.close())

async function newLink(options = {}) {
  const database = await newDatabase()
  const faults: unknown[] = []
  const world = { routes, authConfigs: {} as never }
  const started = await newEngine(world, {
    toolkits: [phones],
    database: database.path,
    onError: (error) => faults.push(error),
    ...options,
  })
  const session = await started.app.session()
  const link = await session.link('phones')
  return { ...started, session, link, form: `${link.redirect_url}/key`, database, faults }
}

test.each([
  ['a key goes out with the user who typed it', key, 'AC1:canary-token-1'],
  ['a key that brings a name goes out with that', 'SK1:canary-secret', 'SK1:canary-secret'],
])('%s, and the user stands in addresses', async (_, typed, pair) => {
  const { app, visitor, session, link, form } = await newLink()
  const person = visitor()
  expect(await (await person.send(link.redirect_url)).text()).toContain(
    '<bdi>Account SID</bdi></label>',
  )
  expect((await person.press(form, { user: ' AC1 ', api_key: typed })).status).toBe(200)
  expect(await app.account(link.connected_account_id)).toMatchObject({ status: 'ACTIVE' })
  expect(await session.execute('PHONES_LIST_CALLS')).toMatchObject({ error: null })
  expect(seen).toEqual([
    { path: '/accounts/AC1', pair },
    { path: '/accounts/AC1/calls', pair },
  ])
})

test('the user waits with the key for the word of the app', async () => {
  const verifierUrl = 'https://app.example.test/verify'
  const { app, visitor, session, form, link } = await newLink({ verification: 'app', verifierUrl })
  const parked = await visitor().press(form, { user: 'AC1', api_key: key })
  const session_uri = new URL(parked.headers.get('location') ?? '').searchParams.get('session_uri')
  const word = { session_uri, user_id: 'user_1' }
  expect((await app.call('POST', '/connected_accounts/complete_auth', word)).status).toBe(200)
  expect(await app.account(link.connected_account_id)).toMatchObject({ status: 'ACTIVE' })
  expect(await session.execute('PHONES_LIST_CALLS')).toMatchObject({ error: null })
})

test.each([
  ['', 'Enter the'],
  ['a:b', 'cannot be sent'],
  ['.', 'cannot be sent'],
  ['..', 'cannot be sent'],
  ['a\r\nx: y', 'cannot be sent'],
  ['a\u0000', 'cannot be sent'],
  ['A'.repeat(257), 'too long'],
])(
  'T23 a user that is no name is refused as such, and nothing is sent: %j',
  async (user, words) => {
    const { app, visitor, link, form } = await newLink()
    const response = await visitor().press(form, { user, api_key: key })
    const page = await response.text()
    expect([response.status, page]).toEqual([422, expect.stringContaining(words)])
    expect(page).toMatch(/<input type="text" id="field-user"[^>]*aria-invalid="true"/)
    expect(page).toContain('<bdi>Account SID</bdi>')
    expect(seen).toEqual([])
    expect(await app.account(link.connected_account_id)).toMatchObject({ status: 'INITIATED' })
  },
)

const pem = `-----BEGIN PRIVATE KEY-----\n${'canaryMII/+=='.repeat(20)}\n-----END PRIVATE KEY-----`

test.each([
  ['José Ñandú', 'naïve schlüssel'],
  ['田中 太郎', 'とても長い秘密の鍵'],
  ['مستخدم', 'مفتاح سري'],
  ['👩‍🚀', '🔑🔑🔑🔑🔑🔑🔑🔑'],
  ['_x-1@example.com', 'k'.repeat(8192)],
  ['/accounts', pem],
  ['AC1', JSON.stringify({ private_key: pem }, null, 2)],
])('a name and a key are asked of the service as they are typed: %s', async (user, typed) => {
  known.add(`${user}:${typed}`)
  const { app, visitor, session, link, form, database } = await newLink({ toolkits: [lines] })
  // As browsers send the lines of a field.
  const api_key = typed.replaceAll('\n', '\r\n')
  expect((await visitor().press(form, { user, api_key })).status).toBe(200)
  expect(await app.account(link.connected_account_id)).toMatchObject({ status: 'ACTIVE' })
  const { data, error } = await session.execute('PHONES_LIST_CALLS')
  expect(error).toBeNull()
  expect(seen.map(({ pair }) => pair)).toEqual(Array(2).fill(`${user}:${typed}`))
  expect(seen[0]?.path).toBe(`/accounts/${encodeURIComponent(user)}`)
  const shown = JSON.stringify([data, database.dump()])
  for (const secret of [typed, JSON.stringify(typed).slice(1, -1)])
    expect(shown).not.toContain(secret)
})

test('T23 a pair of any text is sent as it is, or refused by the name of a field', async () => {
  const auth = apiKeys({
    fields: { user: { label: 'Login' }, key: { label: 'Token', secret: true } },
    basic: { user: '{user}', password: '{key}' },
  })
  const toolkit = { ...phones, auth }
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), fc.string({ unit: 'binary' }), (user, typed) => {
      try {
        readFields(toolkit, { user, key: typed })
      } catch (error) {
        expect(error).toMatchObject({
          code: 'field_rejected',
          message: expect.stringMatching(/^The (Token|Login) /),
          details: { field: expect.stringMatching(/^(key|user)$/) },
        })
        return
      }
      const sent = new Request('https://x.test', {
        headers: placeKey(auth, { fields: { user }, secrets: { key: typed } }).headers,
      })
      expect(pairOf(sent.headers.get('authorization') ?? '')).toBe(`${user}:${typed}`)
    }),
    { numRuns: 300 },
  )
})

test('a user cannot choose the endpoint: what they typed is one segment of an address', async () => {
  const { visitor, form } = await newLink()
  await visitor().press(form, { user: 'AC1/../../x?y#z', api_key: key })
  expect(seen.map(({ path }) => path)).toEqual(['/accounts/AC1%2F..%2F..%2Fx%3Fy%23z'])
})

test.each([
  ['alone', key, ['canary', btoa(`AC1:${key}`)]],
  ['with a name', 'SK1:canary-secret', ['canary', btoa('SK1:canary-secret')]],
])(
  'T09 a key %s is in no answer, no error and no file, in whatever form',
  async (_, typed, secrets) => {
    const { app, visitor, session, link, form, database, faults } = await newLink()
    const texts = [
      await (await visitor().press(form, { user: 'AC1', api_key: typed })).text(),
      JSON.stringify(await session.execute('PHONES_LIST_CALLS')),
      JSON.stringify(await app.account(link.connected_account_id)),
      JSON.stringify(database.dump()),
      JSON.stringify(faults),
    ]
    expect(texts[1]).toContain('You are')
    for (const secret of secrets) expect(texts.join()).not.toContain(secret)
  },
)
