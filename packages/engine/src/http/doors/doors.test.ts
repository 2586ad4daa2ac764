import { once } from 'node:events'
import {
  createServer,
  IncomingMessage,
  request,
  type RequestListener,
  ServerResponse,
} from 'node:http'
import type { AddressInfo } from 'node:net'
import { getRequestListener } from '@hono/node-server'
import { waitRequest } from '@maillon/core/contract'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startTestApi, type TestApi } from '../test-api.contract.ts'
import { silent } from '../../telemetry/log.ts'

const lines: Record<string, unknown>[] = []
const log = {
  ...silent,
  info: (fields: object) => void lines.push({ ...fields }),
  isLevelEnabled: () => true,
}
let api: TestApi
let sessionId: string
let link: { connected_account_id: string; link_token: string }
/** Ports of a server with the door of Node, and of one that has the door of the Web alone. */
let node: number
let web: number
const ends: (() => void)[] = []
beforeAll(async () => {
  api = await startTestApi({ allowedHosts: ['127.0.0.1'], log })
  sessionId = await api.session()
  link = (await api.call('linkInSession', { path: { sessionId }, body: { toolkit: 'gmail' } })).body
  const overWeb = getRequestListener((sent) => api.engine.fetch(sent), {
    overrideGlobalObjects: false,
  })
  web = await serve(overWeb)
  node = await serve((incoming, response) => {
    if (!api.engine.serveNode(incoming, response)) void overWeb(incoming, response)
  })
})
afterAll(async () => {
  for (const end of ends) end()
  await api.stop()
})

async function serve(listener: RequestListener): Promise<number> {
  const server = createServer(listener).listen(0, '127.0.0.1')
  await once(server, 'listening')
  ends.push(() => server.close().closeAllConnections())
  return (server.address() as AddressInfo).port
}

interface Sent {
  method: string
  path: string
  headers: [string, string][]
  body: Uint8Array | string
}

async function overSocket(port: number, { method, path, headers, body }: Sent) {
  const sent = request({ port, host: '127.0.0.1', method, path, headers: headers.flat() })
  sent.end(body)
  const [answer] = (await once(sent, 'response')) as [IncomingMessage]
  const pieces: Buffer[] = []
  for await (const piece of answer) pieces.push(piece as Buffer)
  return told(answer.statusCode, answer.headers as never, Buffer.concat(pieces).toString())
}

async function byFetch({ method, path, headers, body }: Sent) {
  const hasBody = method !== 'GET' && method !== 'HEAD'
  const answer = await api.engine.fetch(
    new Request(`http://127.0.0.1${path}`, { method, headers, ...(hasBody && { body }) } as never),
  )
  return told(answer.status, Object.fromEntries(answer.headers), await answer.text())
}

const ofConnection = new Set([
  'date',
  'connection',
  'keep-alive',
  'content-length',
  'transfer-encoding',
])

/** All of an answer but what differs from one to the next, and what is of the connection. */
function told(status: number | undefined, headers: Record<string, string>, body: string) {
  const rest = Object.fromEntries(
    Object.entries(headers).filter(([name]) => !ofConnection.has(name)),
  )
  return JSON.parse(
    JSON.stringify({ status, headers: rest, body })
      .replaceAll(/\b(req|log|trs|ca|ln)_[0-9A-Za-z]{22,}/g, '$1_')
      .replaceAll(/Bearer [\w.-]+/g, 'Bearer')
      .replaceAll(/(config_version\\?":)\d+/g, '$1')
      .replaceAll(/;r=\d+;t=\d+/g, ''),
  ) as { status: number; headers: object; body: string }
}

const oddPaths = ['', '/', '//', '/.', '/..', '/../toolkits', '/%2e%2e/toolkits', '/%zz', '/%00']
const paths = [
  '/toolkits',
  '/toolkits/gmail',
  '/tool_router/session',
  '/tool_router/session/ID',
  '/tool_router/session/ID/execute',
  '/tool_router/session/ID/tools',
  '/connected_accounts/ca_none',
  '/tools/execute/%47MAIL_SEND_EMAIL',
  '/t%6folkits',
  '/audit/export',
  '/files/list',
  '/none',
  '/toolkits/a\\b',
  '/toolkits/%C3%A9',
  "/toolkits/'a'",
]
const bodies = [
  '',
  '{}',
  '{',
  'null',
  '[]',
  '{"user_id":"u"}',
  '{"user_id":"u","x":1}',
  '{"tool_slug":"NONE_SUCH","arguments":{}}',
  '{"tool_slug":"COMPOSIO_SEARCH_TOOLS","arguments":{"queries":[]},"api_key":"sk-none-such"}',
  '{"user_id":"\\u0000"}',
  '{"user_id":"\\ud800"}',
  '{"__proto__":{}}',
  '{"\\u005f_proto__":{}}',
  `{"user_id":${'['.repeat(120)}${']'.repeat(120)}}`,
  '\ufeff{"user_id":"u"}',
  Uint8Array.from([0x7b, 0xff, 0x7d]),
  JSON.stringify({ user_id: 'x'.repeat(1_200_000) }),
]
const header = fc.constantFrom<[string, string][]>(
  ['origin', 'https://evil.example'],
  ['origin', 'http://localhost:5173'],
  ['content-type', 'text/plain'],
  ['x-stainless-retry-count', 'x'],
  ['x-request-id', 'mine'],
  ['prefer', 'wait=0'],
  ['traceparent', '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01'],
  ['x-maillon-console', '1'],
  ['cookie', 'a=b; c=d'],
  ['idempotency-key', 'ä'],
)
const host = fc.constantFrom('127.0.0.1', '127.0.0.1:81', 'evil.example', 'LOCALHOST', '[::1]', '')
const sent = fc.record({
  method: fc.constantFrom('GET', 'POST', 'POST', 'PATCH', 'DELETE', 'HEAD', 'PUT', 'OPTIONS'),
  base: fc.constantFrom('/api/v3.1', '/api/v3.1', '/api/v3', '/api/v3.2', '/API/v3', '/api'),
  path: fc.oneof({ weight: 4, arbitrary: fc.constantFrom(...paths) }, fc.constantFrom(...oddPaths)),
  search: fc.constantFrom(
    '',
    '',
    '?',
    '?limit=0',
    '?limit=1&limit=2',
    '?cursor=%ff',
    "?a='%C3%A9",
    '?a?b',
  ),
  key: fc.constantFrom('good', 'good', 'good', 'bad', 'none'),
  host: fc.oneof({ weight: 4, arbitrary: fc.constant('127.0.0.1') }, host),
  more: fc.uniqueArray(header, { maxLength: 2, selector: ([name]) => name }),
  body: fc.constantFrom(...bodies),
})

test('a request is answered the same through each door, also one that is malformed', async () => {
  await fc.assert(
    fc.asyncProperty(sent, async ({ method, base, path, search, key, host: asked, more, body }) => {
      const keys = { good: api.apiKey, bad: 'mk_none', none: undefined }
      const has = method !== 'GET' && method !== 'HEAD' && body.length > 0
      const one: Sent = {
        method,
        // What is ended by the first is not there for the next.
        path: base + path.replace('ID', method === 'DELETE' ? 'trs_none' : sessionId) + search,
        headers: [
          ['host', asked],
          ...(keys[key] === undefined ? [] : [['x-api-key', keys[key]] as [string, string]]),
          ...more,
          ...(has ? [['content-length', String(Buffer.byteLength(body))] as [string, string]] : []),
        ],
        body: has ? body : '',
      }
      const [straight, around] = [await overSocket(node, one), await overSocket(web, one)]
      expect(straight).toEqual(around)
      // What is no address gets that far by a socket alone.
      if (around.status !== 400 || around.body !== '')
        expect(await byFetch(one)).toMatchObject(around)
    }),
    { numRuns: 200 },
  )
}, 30_000)

test('what is asked of the API and of sessions by MCP goes through the door of Node, and all else is left', async () => {
  const spied = (path: string, host = '127.0.0.1', method = 'GET') => {
    const sent = { method, url: path, complete: true }
    const incoming = { ...sent, headers: { host }, rawHeaders: ['Host', host] }
    const response = { writeHead: () => ({ end() {} }), end() {} }
    return api.engine.serveNode(
      Object.assign(Object.create(IncomingMessage.prototype), incoming),
      Object.assign(Object.create(ServerResponse.prototype), response),
    )
  }
  for (const path of ['/api/v3.1/toolkits?limit=1', '/mcp/trs_1'])
    expect(spied(path), path).toBeInstanceOf(Promise)
  for (const path of [
    '/healthz',
    '/link/ln_1',
    '/mcp',
    '/mcp/trs_1/',
    '/api/v3.1/../x',
    '/api/v4/a',
    '*',
  ])
    expect(spied(path), path).toBeUndefined()
  expect(spied('/api/v3.1/toolkits', 'a b')).toBeUndefined()
  expect(spied('/api/v3.1/toolkits', '127.0.0.1', 'HEAD')).toBeUndefined()
})

test('a call from inside is answered in plain values as over its fetch', async () => {
  const inside = api.engine.as()
  const bodyOf = fc.constantFrom(...bodies.filter((body) => typeof body === 'string'))
  const target = fc.constantFrom(...paths.map((path) => path.replace('ID', 'trs_none')))
  await fc.assert(
    fc.asyncProperty(fc.constantFrom('GET', 'POST'), target, bodyOf, async (method, path, body) => {
      const url = new URL(`http://maillon.local/api/v3.1${path}`)
      const has = method === 'POST' && body !== ''
      const over = await inside(url, { method, ...(has && { body }) })
      const around = told(over.status, Object.fromEntries(over.headers), await over.text())
      const signal = () => new AbortController().signal
      const call = { method, target: url.pathname, headers: {}, signal }
      const plain = await inside.plain?.({
        ...call,
        ...(has && { body: body.replace(/^\ufeff/, '') }),
      })
      if (!plain || path === '/audit/export') return
      const { status, headers, text } = plain
      expect(told(status, Object.fromEntries(headers), text)).toEqual(around)
    }),
    { numRuns: 60 },
  )
})

test('through the door of Node, the wait of a client ends when it hangs up', async () => {
  lines.length = 0
  const path = `/api/v3.1/connected_accounts/${link.connected_account_id}`
  const headers = {
    host: '127.0.0.1',
    'x-api-key': api.apiKey,
    prefer: 'wait=25',
    [waitRequest.linkToken]: link.link_token,
  }
  const waiting = request({ port: node, host: '127.0.0.1', path, headers })
  waiting.on('error', () => {})
  waiting.end()
  // Another one after it is answered: the first one is in.
  await overSocket(node, {
    method: 'GET',
    path,
    headers: Object.entries(headers).slice(0, 2),
    body: '',
  })
  waiting.destroy()
  while (lines.length < 2) await new Promise((resolve) => setImmediate(resolve))
  expect(lines.map(({ route }) => route)).toEqual(
    Array(2).fill('/api/v3.1/connected_accounts/:accountId'),
  )
})

test('whoever is slow to send what they ask of a session keeps nobody from their turn', async () => {
  const path = `/api/v3.1/tool_router/session/${sessionId}/execute`
  const headers = { host: '127.0.0.1', 'x-api-key': api.apiKey, 'content-length': '2' }
  // More than there are turns.
  const slow = Array.from({ length: 20 }, () => {
    const one = request({ port: node, host: '127.0.0.1', method: 'POST', path, headers })
    one.on('error', () => {})
    one.write('{')
    return one
  })
  const { status } = await overSocket(node, {
    method: 'POST',
    path,
    headers: Object.entries({ ...headers, 'content-length': '2' }),
    body: '{}',
  })
  expect(status).toBe(400)
  for (const one of slow) one.destroy()
})

test('a host that is none, also one that a proxy forwards, and a header that comes twice are left to the door of the Web', async () => {
  const open = await startTestApi({})
  const path = `/mcp/${await open.session()}`
  const port = await serve((incoming, response) => {
    const host = incoming.headers['x-forwarded-host'] as string
    if (!open.engine.serveNode(incoming, response, host)) response.writeHead(204).end()
  })
  const statusOf = async (host: string, forwarded: string, more: [string, string][] = []) => {
    const headers: [string, string][] = [
      ['host', host],
      ['x-forwarded-host', forwarded],
      ['x-api-key', open.apiKey],
      ['content-type', 'application/json'],
      ['accept', 'application/json, text/event-stream'],
      ...more,
    ]
    const body = JSON.stringify({ jsonrpc: '2.0', id: 1, method: 'ping' })
    return (await overSocket(port, { method: 'POST', path, headers, body })).status
  }
  expect(await statusOf('127.0.0.1', 'app.example:3000')).toBe(200)
  for (const odd of ['a b', 'xn--', 'a.1', 'a/b', 'a@b', '[::1'])
    expect([odd, await statusOf('127.0.0.1', odd)]).toEqual([odd, 204])
  expect(await statusOf('xn--', '127.0.0.1')).toBe(204)
  const twice = (name: string) => [name, name].map((one): [string, string] => [one, 'Bearer a'])
  for (const name of ['authorization', 'Content-Type'])
    expect([name, await statusOf('127.0.0.1', '127.0.0.1', twice(name))]).toEqual([name, 204])
  await open.stop()
})
