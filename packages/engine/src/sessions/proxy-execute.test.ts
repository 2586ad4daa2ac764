import { once } from 'node:events'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { apiKey, defineToolkit, noAuth } from '@maillon/core/toolkit'
import { allToolkits } from '@maillon/toolkits'
import fc from 'fast-check'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { startTestApi, type TestApi } from '../http/test-api.contract.ts'

const key = 'canary-key-0123456789'
const facts = { description: 'Answers what it was asked.', version: '20261123_00', tools: [] }
const echo = defineToolkit({
  ...facts,
  slug: 'echo',
  name: 'Echo',
  baseUrl: 'https://api.echo.test/v1',
  origins: ['https://files.echo.test'],
  headers: { 'x-version': '1' },
  auth: apiKey({ header: 'X-Echo-Key', prefix: 'Key ' }),
  verified: 'emulated',
})
const open = defineToolkit({
  ...facts,
  slug: 'open',
  name: 'Open',
  baseUrl: 'https://open.echo.test',
  auth: noAuth(),
  verified: 'emulated',
})

interface Seen {
  method: string
  url: string
  headers: Record<string, string>
  body: string
}
const seen: Seen[] = []
/** What the upstream answers next; what it was asked, when left out. */
let answer: ((response: ServerResponse, request: Seen) => void) | undefined

const server = createServer(async (request: IncomingMessage, response) => {
  let body = ''
  for await (const chunk of request) body += chunk
  const { method = '', url = '' } = request
  const one = { method, url, headers: request.headers as Record<string, string>, body }
  seen.push(one)
  if (answer) return answer(response, one)
  response.setHeader('content-type', 'application/json').end(JSON.stringify(one))
})

let api: TestApi
let sessionId: string
beforeAll(async () => {
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const target = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const origins = ['https://api.echo.test', 'https://files.echo.test', 'https://open.echo.test']
  api = await startTestApi({
    toolkits: [...allToolkits, echo, open],
    routes: Object.fromEntries(origins.map((origin) => [origin, target])),
  })
  sessionId = await api.session()
  await connect(sessionId)
})
beforeEach(() => {
  seen.length = 0
  answer = undefined
})
afterAll(async () => {
  await api.stop()
  server.close()
})

async function connect(id: string): Promise<void> {
  const body = { toolkit: 'echo' }
  const link = await api.call('linkInSession', { path: { sessionId: id }, body })
  await api.typeKey(link.body, key)
}

const proxy = (body: object, id: string = sessionId) =>
  api.call('proxyExecuteInSession', {
    path: { sessionId: id },
    body: { toolkit_slug: 'echo', endpoint: '/x', method: 'GET', ...body },
  })

const parameter = (type: 'header' | 'query', name: string, value: string) => ({ type, name, value })

test("a call goes out with the account's credential, and comes back with what was answered", async () => {
  const { status, body } = await proxy({
    method: 'POST',
    endpoint: '/things?a=1',
    body: { b: 2 },
    parameters: [
      parameter('query', 'tag', 'x y'),
      parameter('query', 'tag', 'z'),
      parameter('header', 'X-Trace', 'abc'),
      parameter('header', 'Accept', 'text/csv'),
    ],
  })
  expect(seen).toMatchObject([
    {
      method: 'POST',
      url: '/v1/things?a=1&tag=x+y&tag=z',
      headers: {
        'x-echo-key': `Key ${key}`,
        'x-trace': 'abc',
        'x-version': '1',
        accept: 'text/csv',
        'content-type': 'application/json',
      },
      body: '{"b":2}',
    },
  ])
  expect({ status, answered: body.status }).toEqual({ status: 200, answered: 200 })
  expect(body.headers?.['content-type']).toBe('application/json')
})

test.each<[method: string, body: unknown, sent: string]>([
  ['PUT', [1], '[1]'],
  ['PATCH', 'text', '"text"'],
  ['DELETE', undefined, ''],
  ['POST', null, ''],
  ['POST', { a: { b: null } }, '{"a":{"b":null}}'],
])('%s with %j sends %j', async (method, body, sent) => {
  await proxy({ method, body })
  expect(seen[0]).toMatchObject({ method, body: sent })
})

test('a text goes out as it is when the caller says what it is', async () => {
  const parameters = [parameter('header', 'Content-Type', 'text/csv')]
  await proxy({ method: 'POST', body: 'a,b', parameters })
  expect(seen[0]).toMatchObject({ headers: { 'content-type': 'text/csv' }, body: 'a,b' })
  const merge = [parameter('header', 'content-type', 'application/merge-patch+json')]
  await proxy({ method: 'PATCH', body: { a: null }, parameters: merge })
  expect(seen[1]).toMatchObject({
    headers: { 'content-type': 'application/merge-patch+json' },
    body: '{"a":null}',
  })
})

test.each(['GET', 'HEAD'])('%s has no body', async (method) => {
  expect((await proxy({ method, body: {} })).error).toMatchObject({ slug: 'invalid_request' })
  const { body } = await proxy({ method })
  expect(seen).toMatchObject([{ method, body: '' }])
  expect(body.status).toBe(200)
  if (method === 'HEAD') expect(body).not.toHaveProperty('data')
})

test('another origin of the toolkit gets the credential too, any other address nothing', async () => {
  await proxy({ endpoint: 'https://files.echo.test/f' })
  expect(seen[0]).toMatchObject({ url: '/f', headers: { 'x-echo-key': `Key ${key}` } })
  seen.length = 0
  for (const endpoint of ['https://evil.example/', 'https://open.echo.test/', '//x', '/../y']) {
    const { status, error } = await proxy({ endpoint })
    expect({ status, slug: error?.slug }).toEqual({ status: 400, slug: 'outbound_refused' })
  }
  expect(seen).toEqual([])
})

test('T21: whatever the endpoint, the call is refused or goes to the toolkit', async () => {
  const part = fc.oneof(
    fc.constantFrom('/', '//', '\\', '@', ':', '..', '%2f', '?', '#', 'https://', 'evil.example'),
    fc.constantFrom('https://api.echo.test', 'api.echo.test', 'open.echo.test', '127.0.0.1'),
    fc.string({ maxLength: 8 }),
  )
  const endpoints = fc.array(part, { minLength: 1, maxLength: 5 }).map((parts) => parts.join(''))
  await fc.assert(
    fc.asyncProperty(endpoints, async (endpoint) => {
      seen.length = 0
      const { error } = await proxy({ endpoint })
      expect(['outbound_refused', 'invalid_request', undefined]).toContain(error?.slug)
      expect(seen).toHaveLength(error ? 0 : 1)
      for (const { headers } of seen) expect(headers.host).not.toContain('evil')
    }),
    { numRuns: 300 },
  )
})

test.each([
  'Host',
  'authorization',
  'COOKIE',
  'Content-Length',
  'Transfer-Encoding',
  'Connection',
  'Keep-Alive',
  'TE',
  'Trailer',
  'Upgrade',
  'Expect',
  'X-Forwarded-For',
  'x-forwarded-host',
  'Forwarded',
  'Proxy-Authorization',
  'proxy-connection',
  'X-Echo-Key',
  'x-echo-key',
  'x y',
  'x:y',
  'x\r\ny',
  'é',
])("T23: the header %j is not the caller's to set", async (name) => {
  const { status, error } = await proxy({ parameters: [parameter('header', name, 'x')] })
  expect({ status, slug: error?.slug }).toEqual({ status: 400, slug: 'invalid_request' })
  expect(seen).toEqual([])
})

test.each(['a\r\nx-evil: 1', 'a\n', '\t', 'é', '\u007f'])(
  'T23: %j is no value of a header',
  async (value) => {
    const { error } = await proxy({ parameters: [parameter('header', 'x-a', value)] })
    expect(error).toMatchObject({ slug: 'invalid_request' })
    expect(seen).toEqual([])
  },
)

test("the key of one toolkit's header is free at another", async () => {
  const { body } = await proxy({
    toolkit_slug: 'open',
    parameters: [parameter('header', 'x-echo-key', 'mine')],
  })
  expect(body.status).toBe(200)
  expect(seen[0]?.headers).toMatchObject({ 'x-echo-key': 'mine' })
})

test('cookies and credentials stay here, and what repeats the key is hidden', async () => {
  answer = (response, { headers }) =>
    response
      .writeHead(200, {
        'set-cookie': ['a=1', 'b=2'],
        'www-authenticate': 'Bearer realm="x"',
        authorization: 'Bearer x',
        'proxy-authenticate': 'Basic',
        'x-echo-key': key,
        'x-echo': `got ${key}`,
        'x-fine': 'yes',
      })
      .end(JSON.stringify({ headers, nested: [key] }))
  const { body } = await proxy({})
  expect(Object.keys(body.headers ?? {}).toSorted()).toEqual(['date', 'x-echo', 'x-fine'])
  expect(body.headers).toMatchObject({ 'x-echo': 'got [secret]', 'x-fine': 'yes' })
  expect(JSON.stringify(body)).not.toContain(key)
  answer = (response) => response.end(Buffer.concat([Buffer.from([0xff, 0]), Buffer.from(key)]))
  const { binary_data: binary } = (await proxy({})).body
  expect(Buffer.from(binary?.url.split(',')[1] ?? '', 'base64').toString('latin1')).toBe(
    'ÿ\0[secret]',
  )
})

test.each([
  ['application/json', '{"a":1}', { a: 1 }],
  ['text/plain', 'hi', 'hi'],
  ['application/json', 'not JSON', 'not JSON'],
  ['text/html', '<p>é</p>', '<p>é</p>'],
])('a body of %s is data: %j', async (type, text, data) => {
  answer = (response) => response.setHeader('content-type', type).end(text)
  expect((await proxy({})).body).toMatchObject({ status: 200, data })
})

test('a body that is no text comes as a data URL', async () => {
  const bytes = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 255])
  answer = (response) => response.setHeader('content-type', 'image/png').end(bytes)
  const { body } = await proxy({})
  expect(body).toMatchObject({
    status: 200,
    binary_data: {
      content_type: 'image/png',
      size: 6,
      url: `data:image/png;base64,${bytes.toString('base64')}`,
    },
  })
  expect(body).not.toHaveProperty('data')
})

test('bytes go out as they are, of the type that is said', async () => {
  const bytes = Buffer.from('%PDF-1.7')
  const base64 = bytes.toString('base64')
  const send = (binary: object, more = {}) =>
    proxy({ method: 'POST', binary_body: binary, ...more })
  expect((await send({ base64, content_type: 'application/pdf' })).status).toBe(200)
  expect(seen.at(-1)).toMatchObject({
    body: '%PDF-1.7',
    headers: { 'content-type': 'application/pdf', 'content-length': '8' },
  })
  await send({ base64 })
  expect(seen.at(-1)?.headers['content-type']).toBe('application/octet-stream')
  const count = seen.length
  const refused: [object, object, string][] = [
    [{ file: 'file_none' }, {}, 'file_not_found'],
    [{ base64 }, { body: { a: 1 } }, 'invalid_request'],
    [{ base64 }, { method: 'GET' }, 'invalid_request'],
    [{ base64: 'é' }, {}, 'invalid_request'],
    [{ base64, file: 'file_none' }, {}, 'invalid_request'],
    [{}, {}, 'invalid_request'],
    [{ url: 'https://a.example' }, {}, 'unsupported'],
  ]
  for (const [binary, more, slug] of refused)
    expect((await send(binary, more)).error, JSON.stringify(binary)).toMatchObject({ slug })
  expect(seen).toHaveLength(count)
})

test.each([301, 400, 401, 403, 404, 429, 500, 503])(
  'status %i is an answer, and harms no account',
  async (status) => {
    answer = (response) =>
      response.writeHead(status, { location: 'https://evil.example' }).end('{"error":"no"}')
    expect(await proxy({})).toMatchObject({ status: 200, body: { status, data: { error: 'no' } } })
    expect(seen).toHaveLength(1)
    answer = undefined
    expect((await proxy({})).body.status).toBe(200)
  },
)

test('an answer that is too large, and an upstream that is away, are errors', async () => {
  answer = (response) => response.end(Buffer.alloc(11 * 1024 * 1024, 'a'))
  expect((await proxy({})).error).toMatchObject({ status: 502, slug: 'upstream_error' })
  expect((await proxy({ method: 'POST' })).error).toMatchObject({ slug: 'outcome_unknown' })
  answer = (response) => response.destroy()
  expect((await proxy({})).error).toMatchObject({ slug: 'upstream_unreachable' })
  expect((await proxy({ method: 'POST' })).error).toMatchObject({ slug: 'outcome_unknown' })
})

test('a named write whose answer cannot be read is sent once', async () => {
  answer = (response) => response.end(Buffer.alloc(11 * 1024 * 1024, 'a'))
  const send = () =>
    api.call('proxyExecuteInSession', {
      path: { sessionId },
      body: { toolkit_slug: 'echo', endpoint: '/items', method: 'POST' },
      headers: { 'idempotency-key': 'unread' },
    })
  for (const { error } of [await send(), await send()])
    expect(error).toMatchObject({ slug: 'outcome_unknown' })
  expect(seen).toHaveLength(1)
})

test('a toolkit without an account needs none', async () => {
  const { body } = await proxy({ toolkit_slug: 'OPEN', endpoint: '/free' })
  expect(body).toMatchObject({ status: 200, data: { url: '/free' } })
})

test('a missing account is 409 with the link to show', async () => {
  const id = await api.session({ user_id: 'user_2' })
  const { status, error } = await proxy({}, id)
  expect(status).toBe(409)
  expect(error).toMatchObject({
    slug: 'connection_required',
    suggested_fix: expect.any(String),
    details: {
      toolkit: 'echo',
      missing_scopes: [],
      redirect_url: expect.stringContaining('/link/ln_'),
      connected_account_id: expect.stringMatching(/^ca_/),
      attempt_id: expect.any(String),
      expires_at: expect.any(String),
      on_required: 'return',
    },
  })
  expect(error?.details).not.toHaveProperty('pending_id')
  const again = await proxy({}, id)
  expect(again.error?.details?.redirect_url).toBe(error?.details?.redirect_url)
  await api.typeKey({ redirect_url: String(error?.details?.redirect_url) }, key)
  expect((await proxy({}, id)).body).toMatchObject({ status: 200 })
})

test('where the app connects accounts itself, there is no link', async () => {
  const id = await api.session({ user_id: 'user_3', manage_connections: { enable: false } })
  const { error } = await proxy({}, id)
  expect(error).toMatchObject({ slug: 'connection_required', details: { toolkit: 'echo' } })
  expect(error?.details).not.toHaveProperty('redirect_url')
})

test("a session reaches its own toolkits, and another project's key no session", async () => {
  const id = await api.session({ toolkits: ['gmail'] })
  expect((await proxy({}, id)).error).toMatchObject({ status: 403, slug: 'tool_not_allowed' })
  expect((await proxy({ toolkit_slug: 'nope' })).error).toMatchObject({ slug: 'toolkit_not_found' })
  const foreign = await api.otherProject()
  const body = { toolkit_slug: 'echo', endpoint: '/x', method: 'GET' }
  const { status } = await foreign('proxyExecuteInSession', { path: { sessionId }, body })
  expect(status).toBe(404)
  expect(seen).toEqual([])
})

const labels = { toolkit_slug: 'gmail', endpoint: '/gmail/v1/users/me/labels' }

test('a token that ended is refreshed, and the call sent again', async () => {
  const id = await api.session({ user_id: 'user_4' })
  await api.connect(id, 'gmail')
  const { google } = api.world.upstreams
  google.expire()
  google.requests.length = 0
  const { body } = await proxy(labels, id)
  expect(body).toMatchObject({ status: 200, data: { labels: expect.any(Array) } })
  expect(google.requests.map(({ path }) => path.split('?')[0])).toEqual([
    labels.endpoint,
    // Whether the token is refused there too.
    expect.stringContaining('userinfo'),
    '/token',
    labels.endpoint,
  ])
})

test('an account that its upstream ended has to be connected again', async () => {
  const id = await api.session({ user_id: 'user_5' })
  const account = await api.connect(id, 'gmail')
  api.world.upstreams.google.revoke()
  expect((await proxy(labels, id)).error).toMatchObject({
    slug: 'connection_required',
    details: { redirect_url: expect.any(String) },
  })
  const { body } = await api.call('getConnectedAccount', { path: { accountId: account } })
  expect(body.status).toBe('EXPIRED')
})

test('a 401 where no other token can be had is an answer: not every one is about the token', async () => {
  const id = await api.session({ user_id: 'user_6' })
  const accountId = await api.connect(id, 'github')
  const { github } = api.world.upstreams
  github.faults.push({ match: /GET \/app/, status: 401, body: '{"message":"Send a JWT."}' })
  const { body } = await proxy({ toolkit_slug: 'github', endpoint: '/app' }, id)
  expect(body).toMatchObject({ status: 401, data: { message: 'Send a JWT.' } })
  const account = await api.call('getConnectedAccount', { path: { accountId } })
  expect(account.body.status).toBe('ACTIVE')
})
