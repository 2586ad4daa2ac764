import { createServer, type RequestListener } from 'node:http'
import type { AddressInfo } from 'node:net'
import { inspect } from 'node:util'
import { expect, onTestFinished, test } from 'vitest'
import { MaillonError } from '../errors/maillon-error.ts'
import type { Call } from './call.ts'
import { fakeClock } from './fake-clock.contract.ts'
import { envelope } from './fake-engine.contract.ts'
import { createTransport, type Fetch, type TransportOptions } from './transport.ts'

const apiKey = 'mk_very_secret'
const get: Call = { method: 'GET', path: '/tools' }
const post: Call = { method: 'POST', path: '/tools/execute/X', body: { arguments: {} } }
const read = (wire: object) => wire

/** A transport whose fetch gives these answers one after the other; an Error is thrown. */
function scripted(answers: (Response | Error)[], options: Partial<TransportOptions> = {}) {
  const sent: { url: string; init: RequestInit }[] = []
  const fetch: Fetch = async (url, init) => {
    const answer = answers[sent.push({ url, init }) - 1]
    if (answer instanceof Response) return answer
    throw answer
  }
  const clock = fakeClock()
  const base = { fetch, clock, baseURL: 'http://maillon.local/prefix', apiKey, random: () => 0 }
  return { ...createTransport({ ...base, framework: 'vercel', ...options }), sent, clock }
}

async function serve(listener: RequestListener): Promise<string> {
  const server = createServer(listener)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => {
    server.closeAllConnections()
    server.close()
  })
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`
}

const ok = () => Response.json({ fine: true })
const status = (code: number, headers: Record<string, string> = {}) =>
  Response.json({}, { status: code, headers })

test('a call goes below the base URL with the key, the framework and its query', async () => {
  const { send, sent } = scripted([ok(), ok()])
  const query = { toolkits: ['gmail', 'github'], search: 'a&b', limit: 5, is_connected: false }
  await send({ ...get, query: { ...query, cursor: null, tags: undefined } }, read)
  await send(post, read)
  expect(sent[0]?.url).toBe(
    'http://maillon.local/prefix/api/v3.1/tools?toolkits=gmail%2Cgithub&search=a%26b&limit=5&is_connected=false',
  )
  expect(sent[0]?.init).toMatchObject({
    method: 'GET',
    redirect: 'manual',
    headers: { accept: 'application/json', 'x-api-key': apiKey, 'x-framework': 'vercel' },
  })
  expect(sent[0]?.init).not.toHaveProperty('body')
  expect(sent[1]?.init).toMatchObject({
    method: 'POST',
    body: '{"arguments":{}}',
    headers: { 'content-type': 'application/json' },
  })
})

test('a read is sent again, says so, and gives up after two retries', async () => {
  const { send, sent, clock } = scripted([status(503), new TypeError('fetch failed'), ok()])
  expect(await send(get, read)).toEqual({ fine: true })
  expect(sent.map(({ init }) => new Headers(init.headers).get('x-stainless-retry-count'))).toEqual([
    null,
    '1',
    '2',
  ])
  expect(clock.pauses).toEqual([500, 1000])

  const tired = scripted([status(503), status(503), status(500)])
  await expect(tired.send(get, read)).rejects.toMatchObject({ code: 'internal', status: 500 })
  expect(tired.sent).toHaveLength(3)
})

test('a write is sent once, unless the engine says that it may be sent again', async () => {
  const once = scripted([new TypeError('fetch failed'), ok()])
  await expect(once.send(post, read)).rejects.toMatchObject({ code: 'network_error' })
  expect(once.sent).toHaveLength(1)

  const told = scripted([status(500, { 'x-should-retry': 'true' }), ok()])
  expect(await told.send(post, read)).toEqual({ fine: true })

  const busy = scripted([status(429, { 'retry-after': '3' }), ok()])
  expect(await busy.send(post, read)).toEqual({ fine: true })
  expect(busy.clock.pauses).toEqual([3000])
})

test('the number of retries can be set, for all calls and for one', async () => {
  const none = scripted([status(503), ok()], { maxRetries: 0 })
  await expect(none.send(get, read)).rejects.toMatchObject({ code: 'unavailable' })
  expect(none.sent).toHaveLength(1)

  const one = scripted([status(503), status(503), ok()])
  await expect(one.send({ ...get, maxRetries: 1 }, read)).rejects.toMatchObject({ status: 503 })
  expect(one.sent).toHaveLength(2)
})

test('an engine that does not answer in time is a request_timeout, and is not asked again', async () => {
  let asked = 0
  const baseURL = await serve(() => {
    asked += 1
  })
  const { send } = scripted([], { fetch, baseURL, timeoutMs: 50 })
  await expect(send(get, read)).rejects.toMatchObject({ code: 'request_timeout' })
  expect(asked).toBe(1)
})

test('the time also runs while the answer arrives', async () => {
  const baseURL = await serve((_, response) => {
    response.writeHead(200, { 'content-type': 'application/json' })
    response.write('{"fine":')
  })
  const { send } = scripted([], { fetch, baseURL, timeoutMs: 50 })
  await expect(send(get, read)).rejects.toMatchObject({ code: 'request_timeout' })
})

test('a fetch that heeds no signal is cut off as well', async () => {
  const { send } = scripted([], { fetch: () => new Promise(() => {}), timeoutMs: 20 })
  await expect(send(get, read)).rejects.toMatchObject({ code: 'request_timeout' })
  const controller = new AbortController()
  const waiting = send({ ...get, signal: controller.signal, timeoutMs: 10_000 }, read)
  controller.abort(new Error('enough'))
  await expect(waiting).rejects.toThrow('enough')
})

test('an abort rejects with its reason: before, during, and between two tries', async () => {
  const early = scripted([ok()])
  await expect(early.send({ ...get, signal: AbortSignal.abort('too late') }, read)).rejects.toBe(
    'too late',
  )
  expect(early.sent).toHaveLength(0)

  const during = new AbortController()
  const reason = new Error('stop')
  const baseURL = await serve(() => during.abort(reason))
  const { send } = scripted([], { fetch, baseURL })
  await expect(send({ ...post, signal: during.signal }, read)).rejects.toBe(reason)

  const between = new AbortController()
  const answers = scripted([status(503), ok()])
  const sleep = answers.clock.sleep
  answers.clock.sleep = (milliseconds, signal) => {
    between.abort(new Error('not again'))
    return sleep(milliseconds, signal)
  }
  await expect(answers.send({ ...get, signal: between.signal }, read)).rejects.toThrow('not again')
  expect(answers.sent).toHaveLength(1)
})

test('an engine that is away is named with the reason', async () => {
  const { send } = scripted([], { fetch, baseURL: 'http://127.0.0.1:1', maxRetries: 0 })
  await expect(send(get, read)).rejects.toMatchObject({
    code: 'network_error',
    message: expect.stringMatching(/http:\/\/127\.0\.0\.1:1 could not be reached/),
  })
})

test('a redirect is not followed, so the key stays where it was meant for', async () => {
  const seen: unknown[] = []
  const elsewhere = await serve((request, response) => {
    seen.push(request.headers['x-api-key'])
    response.end('{}')
  })
  const baseURL = await serve((_, response) =>
    response.writeHead(307, { location: elsewhere }).end(),
  )
  const { send } = scripted([], { fetch, baseURL })
  for (const call of [get, post]) {
    await expect(send(call, read)).rejects.toMatchObject({ code: 'invalid_response', status: 307 })
  }
  expect(seen).toEqual([])
})

test('the key enters no error, whoever repeats it', async () => {
  const answers = [
    envelope(
      new MaillonError('unauthorized', {
        message: `The key ${apiKey} is not valid.`,
        hint: `Replace ${apiKey}.`,
        details: { given: [apiKey] },
        errors: [apiKey],
      }),
    ),
    new Response(apiKey, { status: 502, headers: { 'x-should-retry': 'false' } }),
    new Error(`Could not send {"x-api-key":"${apiKey}"}`),
  ]
  for (const answer of answers) {
    const { send } = scripted([answer], { maxRetries: 0 })
    const error: unknown = await send(get, read).catch((caught: unknown) => caught)
    expect(MaillonError.is(error)).toBe(true)
    expect(inspect(error, { depth: 9, showHidden: true })).not.toContain(apiKey)
  }
})

test('an input that is not JSON is refused before anything is sent', async () => {
  const { send, sent } = scripted([ok()])
  await expect(send({ ...post, body: { count: 1n } }, read)).rejects.toMatchObject({
    code: 'invalid_request',
  })
  expect(sent).toEqual([])
})

test('in one process no key is sent, and the cause of a failure is kept', async () => {
  const fault = new TypeError('a fault of the engine')
  const { send, sent } = scripted([fault], { apiKey: undefined, maxRetries: 0 })
  await expect(send(get, read)).rejects.toMatchObject({ code: 'network_error', cause: fault })
  expect(sent[0]?.init.headers).not.toHaveProperty('x-api-key')
})
