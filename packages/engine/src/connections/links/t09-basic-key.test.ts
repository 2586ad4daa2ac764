import { createServer } from 'node:http'
import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { apiKey, defineTool, defineToolkit, get } from '@maillon/core/toolkit'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { z } from 'zod'
import { newDatabase, newEngine } from '../fixtures.contract.ts'

const phones = defineToolkit({
  slug: 'phones',
  name: 'Phones',
  description: 'For tests.',
  version: '20261126_00',
  baseUrl: 'https://api.phones.test',
  auth: apiKey({
    label: 'Auth token',
    basic: { label: 'Account SID', namedKeys: /^SK\d+:/ },
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

const key = 'canary-token-1'
const seen: { path: string; pair: string }[] = []
const pairOf = (header = '') => atob(header.replace('Basic ', ''))
const server = createServer(({ url = '', headers }, response) => {
  const pair = pairOf(headers.authorization)
  seen.push({ path: url, pair })
  const known = ['AC1:canary-token-1', 'SK1:canary-secret'].includes(pair)
  const said = `You are ${pair} by ${headers.authorization}.`
  response.writeHead(known ? 200 : 401, { 'content-type': 'application/json' })
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
  expect(await (await person.send(link.redirect_url)).text()).toContain('>Account SID</label>')
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

test.each(['', 'a:b', '..', '/accounts', 'a b', 'a\r\nx: y', 'AC\u00e9', 'A'.repeat(300)])(
  'T23 a user that is no name is refused, and nothing is sent: %j',
  async (user) => {
    const { app, visitor, link, form } = await newLink()
    expect((await visitor().press(form, { user, api_key: key })).status).toBe(422)
    expect(seen).toEqual([])
    expect(await app.account(link.connected_account_id)).toMatchObject({ status: 'INITIATED' })
  },
)

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
