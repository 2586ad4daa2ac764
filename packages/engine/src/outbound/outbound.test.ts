import { once } from 'node:events'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { type AddressInfo, createServer as createTcpServer } from 'node:net'
import { inspect } from 'node:util'
import { gzipSync } from 'node:zlib'
import { afterAll, beforeAll, beforeEach, expect, onTestFinished, test } from 'vitest'
import { createOutbound, type Outbound } from './outbound.ts'
import type { OutboundInit } from './outbound-init.ts'
import { originRoutes } from './routes.ts'

let outbound: Outbound
let answer: (request: IncomingMessage, response: ServerResponse) => void
const requests: { method: string; url: string; headers: IncomingMessage['headers'] }[] = []
const server = createServer((request, response) => {
  requests.push({
    method: request.method ?? '',
    url: request.url ?? '',
    headers: request.headers,
  })
  answer(request, response)
})

beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const mapped = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const routes = originRoutes({
    'https://up.test': mapped,
    'https://other.test': mapped,
    'https://closed.test': `http://127.0.0.1:${await closedPort()}`,
    'https://no-tls.test': mapped.replace('http:', 'https:'),
    'https://hang-up.test': `https://127.0.0.1:${await portThatHangsUp()}`,
  })
  outbound = createOutbound(routes)
})
beforeEach(() => {
  requests.length = 0
  answer = (_, response) => response.end('{}')
})
afterAll(async () => {
  await outbound.close()
  server.closeAllConnections()
  server.close()
})

/** Asks with the URL's own origin on the list, so that nothing but the address can be why it is refused. */
function go(url: string, init: Partial<OutboundInit> = {}) {
  const origins = URL.canParse(url) ? [new URL(url).origin] : []
  return outbound(url, { origins, ...init })
}

test('without an origin on the list, nothing is sent', async () => {
  const attempt = outbound('https://up.test/', { origins: [] })
  await expect(attempt).rejects.toMatchObject({ code: 'outbound_refused' })
  expect(requests).toEqual([])
})

test.each(['canary\n', 'canary\r\nX-Evil: 1', 'canary\0', 'canaryключ', 'canary☃', 'canary\x7f'])(
  'T23 a header that cannot be sent is told by its name, sends nothing, and blames no upstream: %j',
  async (value) => {
    for (const local of [undefined, async () => new Response('{}')]) {
      const headers = { 'x-team': value }
      const attempt = go('https://up.test/', { headers, ...(local && { local }) })
      await expect(attempt).rejects.toMatchObject({
        code: 'invalid_arguments',
        message: 'The header x-team has a character that cannot be sent.',
      })
    }
    expect(requests).toEqual([])
  },
)

test('an answer is read to its end', async () => {
  answer = (_, response) => response.writeHead(201, { 'x-a': 'b' }).end('{"é":1}')
  const { status, headers, body } = await go('https://up.test/p?q=1', {
    method: 'POST',
    headers: { authorization: 'Bearer t' },
    body: 'x',
  })
  expect([status, headers.get('x-a'), new TextDecoder().decode(body)]).toEqual([
    201,
    'b',
    '{"é":1}',
  ])
  expect(requests).toMatchObject([
    { method: 'POST', url: '/p?q=1', headers: { authorization: 'Bearer t' } },
  ])
})

test('T22: a redirect is an answer, and nobody follows it', async () => {
  for (const status of [301, 302, 303, 307, 308]) {
    requests.length = 0
    answer = (_, response) =>
      response.writeHead(status, { location: 'https://other.test/steal' }).end()
    const answered = await go('https://up.test/', {
      method: 'POST',
      headers: { 'x-api-key': 'secret', cookie: 'a=b' },
      body: 'x',
    })
    expect([answered.status, answered.headers.get('location')]).toEqual([
      status,
      'https://other.test/steal',
    ])
    expect(requests.map(({ url }) => url)).toEqual(['/'])
  }
})

test('T32: a body is cut off where it grows too large', async () => {
  answer = (_, response) => response.end(Buffer.alloc(1025))
  await expect(go('https://up.test/', { maxBytes: 1024 })).rejects.toMatchObject({
    code: 'upstream_error',
    message: expect.stringContaining('larger than 1024 bytes'),
  })
  expect((await go('https://up.test/', { maxBytes: 1025 })).body.byteLength).toBe(1025)
})

test.each([
  ['a text', 'application/json; charset=utf-8', '1024 bytes.', 'Ask for less'],
  ['nothing that it says', undefined, '1024 bytes.', 'Ask for less'],
  ['a file', 'application/zip', 'no text but application/zip', '`"answer": "file"`'],
])('what is too large says what to do: %s', async (_, type, message, hint) => {
  answer = (__, response) =>
    response.writeHead(200, type ? { 'content-type': type } : {}).end(Buffer.alloc(1025))
  await expect(go('https://up.test/', { maxBytes: 1024 })).rejects.toMatchObject({
    code: 'upstream_error',
    message: expect.stringContaining(message),
    hint: expect.stringContaining(hint),
  })
})

test('T32: of a large body a beginning is read until there is a place for the rest', async () => {
  const body = Buffer.alloc(8 * 1024 * 1024)
  answer = (_, response) => response.end(body)
  const asked = Promise.withResolvers<string>()
  const place = Promise.withResolvers<void>()
  let isRead = false
  const reading = go('https://up.test/', {
    party: 'ada',
    beforeLarge: (party) => {
      asked.resolve(party)
      return place.promise
    },
  }).finally(() => (isRead = true))
  expect(await asked.promise).toBe('ada')
  expect((await go('https://up.test/')).body).toHaveLength(body.length)
  expect(isRead).toBe(false)
  place.resolve()
  expect((await reading).body).toHaveLength(body.length)
})

test('T32: what breaks off while it waits for a place ends once it has it, to give it back', async () => {
  let reset = () => {}
  answer = (_, response) => {
    reset = () => response.socket?.resetAndDestroy()
    response.writeHead(200, { 'content-length': 1024 * 1024 }).write(Buffer.alloc(264 * 1024))
  }
  const asked = Promise.withResolvers<void>()
  const place = Promise.withResolvers<void>()
  let isOver = false
  const reading = go('https://up.test/', {
    beforeLarge: () => {
      asked.resolve()
      return place.promise
    },
  }).finally(() => (isOver = true))
  const broken = expect(reading).rejects.toMatchObject({ code: 'upstream_unreachable' })
  await asked.promise
  reset()
  answer = (_, response) => response.end('{}')
  for (let count = 0; count < 20; count += 1) await go('https://up.test/')
  expect(isOver).toBe(false)
  place.resolve()
  await broken
})

test('T32: a small body asks for no place, and one that gets none in time ends as late', async () => {
  const beforeLarge = (_: string, until: AbortSignal) =>
    new Promise<never>((_resolve, reject) => {
      until.addEventListener('abort', () => reject(until.reason))
    })
  expect((await go('https://up.test/', { beforeLarge })).status).toBe(200)
  answer = (_, response) => response.end(Buffer.alloc(1024 * 1024))
  const late = (method: string) => go('https://up.test/', { method, beforeLarge, timeoutMs: 200 })
  await expect(late('GET')).rejects.toMatchObject({ code: 'upstream_timeout' })
  // What only asks has done nothing, with a body too.
  await expect(late('QUERY')).rejects.toMatchObject({ code: 'upstream_timeout' })
  await expect(late('POST')).rejects.toMatchObject({ code: 'outcome_unknown' })
})

test('T32: a gzip bomb is counted as it unfolds, and fills no memory', async () => {
  const member = gzipSync(Buffer.alloc(10 * 1024 * 1024))
  const bomb = Buffer.concat(Array.from({ length: 100 }, () => member))
  answer = (_, response) => response.writeHead(200, { 'content-encoding': 'gzip' }).end(bomb)
  const before = process.memoryUsage.rss()
  await expect(go('https://up.test/')).rejects.toMatchObject({ code: 'upstream_error' })
  expect(process.memoryUsage.rss() - before).toBeLessThan(64 * 1024 * 1024)
})

test('a body that is not there is not unpacked, whatever is said of it', async () => {
  const coding = { 'content-encoding': 'gzip' }
  answer = (_, response) => response.writeHead(204, coding).end()
  expect((await go('https://up.test/', { method: 'POST' })).status).toBe(204)
  answer = (_, response) => response.writeHead(200, { ...coding, 'content-length': 50 }).end()
  expect((await go('https://up.test/', { method: 'HEAD' })).status).toBe(200)
  answer = (_, response) => response.writeHead(200, { ...coding, 'content-length': 0 }).end()
  expect((await go('https://up.test/', { method: 'POST' })).body).toHaveLength(0)
})

test('T32: so is one that is packed many times', async () => {
  let bomb = gzipSync(Buffer.alloc(1024 * 1024))
  for (let layer = 1; layer < 10; layer += 1) bomb = gzipSync(bomb)
  const encoding = Array.from({ length: 10 }, () => 'gzip').join(', ')
  answer = (_, response) => response.writeHead(200, { 'content-encoding': encoding }).end(bomb)
  await expect(go('https://up.test/')).rejects.toMatchObject({
    code: 'upstream_error',
    message: expect.stringContaining('packed too often'),
  })
})

test('T32: who never answers, or never ends, is left after the time given', async () => {
  const dribble: typeof answer = (_, response) => {
    response.write('{')
    const timer = setInterval(() => response.write(' '), 5)
    response.on('close', () => clearInterval(timer))
  }
  for (const hang of [() => undefined, dribble]) {
    answer = hang
    const late = go('https://up.test/', { timeoutMs: 60 })
    await expect(late).rejects.toMatchObject({ code: 'upstream_timeout' })
    const unknown = go('https://up.test/', { timeoutMs: 60, method: 'POST', body: 'x' })
    await expect(unknown).rejects.toMatchObject({ code: 'outcome_unknown' })
  }
})

test('T53: a write whose connection breaks after it was sent has an unknown outcome, and is sent once', async () => {
  const breaks: (typeof answer)[] = [
    (request) => request.socket.destroy(),
    (request) => request.on('end', () => request.socket.destroy()).resume(),
    (request, response) => {
      response.writeHead(200, { 'content-length': '100' })
      response.write('half')
      setImmediate(() => request.socket.destroy())
    },
  ]
  for (const cut of breaks) {
    answer = cut
    for (const method of ['POST', 'PUT', 'PATCH', 'DELETE']) {
      requests.length = 0
      await expect(go('https://up.test/', { method })).rejects.toMatchObject({
        code: 'outcome_unknown',
      })
      expect(requests).toHaveLength(1)
    }
    await expect(go('https://up.test/')).rejects.toMatchObject({ code: 'upstream_unreachable' })
  }
})

test.each(['closed', 'no-tls', 'hang-up'])(
  'T53: a write that could not be sent (%s) had no outcome',
  async (name) => {
    const attempt = go(`https://${name}.test/`, { method: 'POST', body: 'x' })
    await expect(attempt).rejects.toMatchObject({ code: 'upstream_unreachable' })
    expect(requests).toEqual([])
  },
)

test('a name that is not known could not be reached', async () => {
  const failing = createOutbound(originRoutes({}), {
    lookup: (_, __, callback) =>
      callback(Object.assign(new Error('not found'), { code: 'ENOTFOUND' }), []),
  })
  onTestFinished(() => failing.close())
  const attempt = failing('https://up.test/', {
    method: 'POST',
    body: 'x',
    origins: ['https://up.test'],
  })
  await expect(attempt).rejects.toMatchObject({
    code: 'upstream_unreachable',
    message: 'up.test could not be reached (ENOTFOUND).',
  })
})

test("the caller's abort ends it with the caller's reason", async () => {
  const stop = new AbortController()
  answer = () => stop.abort(new Error('enough'))
  await expect(go('https://up.test/', { signal: stop.signal })).rejects.toThrow('enough')
  await expect(go('https://up.test/', { signal: AbortSignal.abort('gone') })).rejects.toBe('gone')
  expect(requests).toHaveLength(1)
})

test('T23, T40: a credential that breaks a header is not sent, and not in the error', async () => {
  for (const secret of ['canary\r\nX-Evil: 1', 'canary\nx', 'canary\u0000', 'canary☃']) {
    const error = await go('https://up.test/', {
      method: 'POST',
      body: 'x',
      headers: { authorization: `Bearer ${secret}` },
    }).catch((caught: unknown) => caught)
    expect(error).toMatchObject({ code: 'invalid_arguments' })
    expect(inspect(error, { depth: null, showHidden: true })).not.toContain('canary')
  }
  expect(requests).toEqual([])
})

test('no error holds what was sent', async () => {
  answer = (request) => request.socket.destroy()
  for (const url of ['https://up.test/?key=canary', 'https://closed.test/?key=canary']) {
    const headers = { authorization: 'Bearer canary' }
    const error = await go(url, { method: 'POST', body: 'canary', headers }).catch(
      (caught: unknown) => caught,
    )
    expect(inspect(error, { depth: null, showHidden: true })).not.toContain('canary')
  }
})

async function closedPort(): Promise<number> {
  const probe = createTcpServer().listen(0, '127.0.0.1')
  await once(probe, 'listening')
  const { port } = probe.address() as AddressInfo
  probe.close()
  await once(probe, 'close')
  return port
}

async function portThatHangsUp(): Promise<number> {
  const listener = createTcpServer((socket) => {
    socket.on('error', () => undefined)
    socket.once('data', () => socket.destroy())
  }).listen(0, '127.0.0.1')
  listener.unref()
  await once(listener, 'listening')
  return (listener.address() as AddressInfo).port
}
