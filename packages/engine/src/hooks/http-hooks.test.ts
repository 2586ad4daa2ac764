import { createHmac } from 'node:crypto'
import { once } from 'node:events'
import type { IncomingHttpHeaders, ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { loopbackServer } from '../../../testkit/src/loopback-server.ts'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { type Desk, startDesk } from './desk.contract.ts'
import { signWebhook, webhookKeys } from './sign-webhook.ts'

const key = Buffer.alloc(32, 7)
const secret = `whsec_${key.toString('base64')}`
interface Asked {
  headers: IncomingHttpHeaders
  text: string
}
const asked: Asked[] = []
/** How the policy service answers. */
let answer: (response: ServerResponse, question: { type: string }) => void
const allow: typeof answer = (response) => response.end('{"decision":"allow"}')

const server = loopbackServer(async (request, response) => {
  let text = ''
  for await (const chunk of request) text += String(chunk)
  asked.push({ headers: request.headers, text })
  answer(response, JSON.parse(text))
})
let url: string
let desk: Desk
let sessionId: string
beforeAll(async () => {
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/policy`
  const hook = { url, secret, timeoutMs: 300 }
  desk = await startDesk({ hooks: { beforeExecute: hook, afterExecute: hook } })
  sessionId = await desk.session()
})
beforeEach(() => {
  answer = allow
  asked.length = 0
  desk.seen.length = 0
  desk.faults.length = 0
})
afterAll(async () => {
  await desk.stop()
  server.closeAllConnections()
  server.close()
})

const send = () => desk.execute(sessionId, 'DESK_SEND', { to: 'ben' })

test('a policy service is asked by signed messages, as Standard Webhooks has them, before and after', async () => {
  expect((await send()).error).toBeNull()
  expect(asked).toHaveLength(2)
  for (const { headers, text } of asked) {
    const {
      'webhook-id': id,
      'webhook-timestamp': timestamp,
      'webhook-signature': signed,
    } = headers
    const expected = createHmac('sha256', key).update(`${String(id)}.${String(timestamp)}.${text}`)
    expect(signed).toBe(`v1,${expected.digest('base64')}`)
    expect(Math.abs(Number(timestamp) - Date.now() / 1000)).toBeLessThan(60)
  }
  const [before, after] = asked.map(({ text }) => JSON.parse(text))
  const call = { user: 'ada', tool: 'DESK_SEND', arguments: { to: 'ben', amount: 1, cc: [] } }
  expect(before).toMatchObject({ type: 'call.before', data: call })
  expect(after).toMatchObject({ type: 'call.after', data: { ...call, result: { error: null } } })
  expect(asked[0]?.headers['webhook-id']).not.toBe(asked[1]?.headers['webhook-id'])
})

test('a message is signed as the standard’s own example is, by each of several secrets', () => {
  const example = 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw'
  const message = { id: 'msg_p5jXN8AQM9LWM0D4loKWxJek', at: 1_614_265_330_000 }
  const headers = signWebhook(webhookKeys(`${example} ${secret}`, 'beforeExecute'), {
    ...message,
    body: '{"test": 2432232314}',
  })
  const [first, second] = (headers['webhook-signature'] ?? '').split(' ')
  expect(first).toBe('v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=')
  expect(second).toMatch(/^v1,/)
  expect(headers['webhook-timestamp']).toBe('1614265330')
})

test.each<[what: string, answer: typeof allow]>([
  ['answers 500', (response) => response.writeHead(500).end('{"decision":"allow"}')],
  ['answers 404', (response) => response.writeHead(404).end('{"decision":"allow"}')],
  ['leads elsewhere', (response) => response.writeHead(302, { location: '/' }).end()],
  ['answers a page', (response) => response.end('<html>Welcome</html>')],
  ['answers nothing', (response) => response.writeHead(204).end()],
  ['answers no decision', (response) => response.end('{"ok":true}')],
  ['answers too late', () => {}],
  ['hangs up each time', (response) => response.destroy()],
])('a policy service that %s lets nothing through', async (_, how) => {
  answer = how
  const denied = await send()
  expect(denied).toMatchObject({ data: { code: 'call_denied', made: false } })
  expect(denied.error).toContain('policy service')
  expect(desk.seen).toEqual([])
  expect(desk.faults).toHaveLength(1)
  answer = (response, question) =>
    question.type === 'call.before' ? allow(response, question) : how(response, question)
  expect(await send()).toMatchObject({ data: { code: 'call_denied', made: true } })
  expect(desk.seen).toHaveLength(1)
})

test('a connection that broke is tried once more', async () => {
  answer = (response, question) =>
    asked.length === 1 ? response.destroy() : allow(response, question)
  expect((await send()).error).toBeNull()
  expect(asked[0]?.headers['webhook-id']).toBe(asked[1]?.headers['webhook-id'])
})

test('a policy service that is not there lets nothing through', async () => {
  const closed = loopbackServer(() => {})
  closed.listen(0, '127.0.0.1')
  await once(closed, 'listening')
  const { port } = closed.address() as AddressInfo
  closed.close()
  const hook = { url: `http://127.0.0.1:${port}`, secret }
  const other = await startDesk({ hooks: { beforeExecute: hook } })
  const { data } = await other.execute(await other.session(), 'DESK_SEND', { to: 'ben' })
  await other.stop()
  expect(data).toMatchObject({ code: 'call_denied' })
  expect(other.seen).toEqual([])
})

test('a policy service denies, changes and redacts', async () => {
  answer = (response, { type }) =>
    response.end(
      JSON.stringify(
        type === 'call.before'
          ? { decision: 'allow', arguments: { to: 'eve' } }
          : { decision: 'allow', result: { data: { id: 'masked' }, error: null } },
      ),
    )
  expect((await send()).data).toEqual({ id: 'masked' })
  expect(desk.seen).toMatchObject([{ body: { to: 'eve' } }])
  answer = (response) => response.end('{"decision":"deny","reason":"Not you."}')
  expect((await send()).data).toMatchObject({ code: 'call_denied', reason: 'Not you.' })
})

test.each<[what: string, hook: object]>([
  ['http to another machine', { url: 'http://policy.test/x', secret }],
  ['no URL', { url: 'policy', secret }],
  ['a password in its URL', { url: 'https://a:b@policy.test', secret }],
  ['a short secret', { url: 'https://policy.test', secret: 'whsec_c2hvcnQ=' }],
  [
    'a secret that is no base64',
    { url: 'https://policy.test', secret: 'hush hush hush hush hush hush' },
  ],
  ['no time', { url: 'https://policy.test', secret, timeoutMs: 0 }],
  ['all the time in the world', { url: 'https://policy.test', secret, timeoutMs: 60_001 }],
])('an engine does not start with a hook that has %s', async (_, hook) => {
  const hooks = { beforeExecute: hook as { url: string; secret: string } }
  await expect(startDesk({ hooks })).rejects.toMatchObject({ code: 'config_invalid' })
})

test('an engine does not start with a hook that there is not', async () => {
  const hooks = { beforeExcute: () => ({ decision: 'allow' }) } as object
  await expect(startDesk({ hooks })).rejects.toMatchObject({ code: 'config_invalid' })
})
