import { once } from 'node:events'
import { Agent, type IncomingMessage, request } from 'node:http'
import { connect } from 'node:net'
import type { Engine } from '@maillon/engine'
import { expect, onTestFinished, test } from 'vitest'
import { listen, type ListenOptions } from './listen.ts'
import { calledFrom } from '@maillon/engine'

/** A server whose engine answers when the test says so, and what happened, in order. */
async function startServer(options: Partial<ListenOptions> = {}) {
  const events: string[] = []
  const held = new Map<string, (answer: Response) => void>()
  const engine: Engine = {
    catalogue: { put: () => {}, remove: () => false },
    async fetch(request) {
      const { pathname } = new URL(request.url)
      if (pathname.startsWith('/body')) return new Response(await request.text())
      if (!pathname.startsWith('/held')) return new Response(pathname)
      events.push(`began ${pathname}`)
      const answer = await new Promise<Response>((resolve) => held.set(pathname, resolve))
      events.push(`ended ${pathname}`)
      return answer
    },
    as: () => fetch,
    serveNode: () => undefined,
    drain: () => void events.push('drain'),
    revokeAll: async () => {},
    reseal: async () => ({ resealed: {}, unreadable: [], retired: [] }),
    runJobs: async () => {},
    consoleLink: () => '',
    close: async () => void events.push('close'),
  }
  const server = await listen({ port: 0, start: async () => engine, graceMs: 60_000, ...options })
  onTestFinished(async () => void (await server.stop()))
  const agent = new Agent({ keepAlive: true, maxSockets: 1 })
  onTestFinished(() => agent.destroy())
  return {
    ...server,
    events,
    release: (path: string) => held.get(path)?.(new Response('done')),
    began: async (path: string) => {
      while (!held.has(path)) await new Promise((resolve) => setImmediate(resolve))
    },
    /** Over a connection that is kept. */
    get: (path: string) => get(server.url + path, agent),
  }
}

async function get(url: string, agent: Agent) {
  const sent = request(url, { agent }).end()
  const [answer] = (await once(sent, 'response')) as [IncomingMessage]
  const chunks: Buffer[] = []
  for await (const chunk of answer) chunks.push(chunk as Buffer)
  return {
    status: answer.statusCode,
    connection: answer.headers.connection,
    retryAfter: answer.headers['retry-after'],
    body: Buffer.concat(chunks).toString(),
  }
}

test('R18 readiness goes first, and everything else is served on until the load balancer has seen it', async () => {
  const { get, stop, events } = await startServer({ drainMs: 1_000 })
  expect(await get('/readyz')).toMatchObject({ status: 200, connection: 'keep-alive' })
  const stopped = stop()
  expect(await get('/readyz')).toMatchObject({ status: 503, retryAfter: '1', connection: 'close' })
  expect(await get('/a')).toMatchObject({ status: 200, connection: 'close', body: '/a' })
  expect(events).toEqual([])
  expect(await stopped).toBe(0)
  expect(events).toEqual(['drain', 'close'])
  await expect(get('/a')).rejects.toMatchObject({ code: 'ECONNREFUSED' })
})

test('R18 what is under way is answered before the engine closes, on connections that then end', async () => {
  const { get, stop, events, began, release } = await startServer()
  const answer = get('/held/1')
  await began('/held/1')
  const stopped = stop()
  while (!events.includes('drain')) await new Promise((resolve) => setImmediate(resolve))
  release('/held/1')
  expect(await answer).toMatchObject({ status: 200, body: 'done', connection: 'close' })
  expect(await stopped).toBe(0)
  expect(events).toEqual(['began /held/1', 'drain', 'ended /held/1', 'close'])
})

test('R18 work whose caller is gone ends before the engine closes', async () => {
  const { url, stop, events, began, release } = await startServer()
  const sent = request(`${url}/held/1`).end()
  sent.on('error', () => {})
  await began('/held/1')
  sent.destroy()
  const stopped = stop()
  while (!events.includes('drain')) await new Promise((resolve) => setImmediate(resolve))
  release('/held/1')
  await stopped
  expect(events).toEqual(['began /held/1', 'drain', 'ended /held/1', 'close'])
})

test('R18 what does not end in the time given is cut, and counted', async () => {
  const { get, stop, events, began } = await startServer({ graceMs: 50 })
  const answer = get('/held/1')
  answer.catch(() => {})
  await began('/held/1')
  expect(await stop()).toBe(1)
  await expect(answer).rejects.toMatchObject({ code: 'ECONNRESET' })
  expect(events).toEqual(['began /held/1', 'drain', 'close'])
})

/** Longer than a busy machine takes for the others' requests. */
const quick = { connectionsCheckingInterval: 20, headersTimeout: 500, requestTimeout: 1_000 }

test.each([
  ['headers that never end', 'GET / HTTP/1.1\r\nhost: localhost\r\nx-a: '],
  [
    'a body that never ends',
    'POST /body HTTP/1.1\r\nhost: localhost\r\ncontent-length: 10\r\n\r\nab',
  ],
  ['nothing but a beginning', 'G'],
])('a client that sends %s is cut off, and others are served meanwhile', async (_, text) => {
  const { url, get } = await startServer({ limits: quick })
  const socket = connect(Number(new URL(url).port), '127.0.0.1')
  socket.on('error', () => {})
  socket.write(text)
  const trickle = setInterval(() => socket.write('a'), 10)
  onTestFinished(() => clearInterval(trickle))
  // By an end or by a reset: either is a cut.
  const cut = new Promise((resolve) => socket.once('close', resolve))
  expect(await get('/a')).toMatchObject({ status: 200 })
  socket.resume()
  await cut
  expect(await get('/b')).toMatchObject({ status: 200 })
})

test('a file is taken for as long as it comes, and cut off where it does not', async () => {
  const limits = { connectionsCheckingInterval: 20, requestTimeout: 300, uploadBytes: 1000 }
  const { url } = await startServer({ limits })
  const send = (path: string, every: number) => {
    const sent = request(`${url}${path}`, { method: 'PUT' })
    const trickle = setInterval(() => sent.write('a'.repeat(500)), every)
    onTestFinished(() => clearInterval(trickle))
    const end = setTimeout(() => {
      clearInterval(trickle)
      sent.end()
    }, 1000)
    onTestFinished(() => clearTimeout(end))
    return new Promise((resolve) => {
      sent
        .once('response', (answer) => resolve(answer.statusCode))
        .once('error', () => resolve('cut'))
    })
  }
  const [file, slow, other] = await Promise.all([
    send('/body/files/upload/x', 20),
    send('/body/files/upload/x', 400),
    send('/body', 20),
  ])
  expect([file, slow, other]).toEqual([200, 'cut', 'cut'])
})

test('headers larger than the limit are refused', async () => {
  const { url } = await startServer()
  const answer = await fetch(url, { headers: { 'x-a': 'a'.repeat(20_000) } })
  expect(answer.status).toBe(431)
})

test('behind a proxy that is trusted, the Host is the one that it forwards last', async () => {
  const hosts: (string | null)[] = []
  const callers: unknown[] = []
  const engine = {
    fetch: async (request: Request, from?: object) => {
      callers.push(from)
      hosts.push(request.headers.get('host'))
      return new Response(await request.text())
    },
    catalogue: { put: () => {}, remove: () => false },
    as: () => fetch,
    serveNode: () => undefined,
    drain() {},
    revokeAll: async () => {},
    reseal: async () => ({ resealed: {}, unreadable: [], retired: [] }),
    runJobs: async () => {},
    consoleLink: () => '',
    close: async () => {},
  }
  const ask = async (trustProxy: boolean, headers: Record<string, string>) => {
    const server = await listen({ port: 0, trustProxy, start: async () => engine })
    const answer = await fetch(server.url, { headers, method: 'POST', body: 'whole' })
    expect(await answer.text()).toBe('whole')
    await server.stop()
    return hosts.at(-1)
  }
  const forwarded = { 'x-forwarded-host': 'evil.example, connect.your-app.com' }
  expect(await ask(true, forwarded)).toBe('connect.your-app.com')
  expect(await ask(false, forwarded)).toMatch(/^localhost:\d+$/)
  // Neither by what the client wrote before the proxy, nor by any of it where no proxy is trusted.
  const via = { 'x-forwarded-for': '203.0.113.9, 93.184.216.7' }
  await ask(true, via)
  expect(callers.at(-1)).toEqual(calledFrom('93.184.216.7'))
  await ask(false, via)
  expect(callers.at(-1)).toEqual(calledFrom('127.0.0.1'))
  expect(await ask(true, {})).toMatch(/^localhost:\d+$/)
})
