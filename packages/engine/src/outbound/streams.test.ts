import { once } from 'node:events'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { pipeline, Readable } from 'node:stream'
import { brotliCompressSync, gzipSync } from 'node:zlib'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createBreaker } from './breaker.ts'
import { createBulkhead } from './bulkhead.ts'
import { guardedOutbound } from './guarded-outbound.ts'
import { createOutbound, type Outbound } from './outbound.ts'
import type { OutboundInit, StreamedBody } from './outbound-init.ts'
import { originRoutes } from './routes.ts'

let outbound: Outbound
let answer: (request: IncomingMessage, response: ServerResponse) => unknown
const server = createServer((request, response) => void answer(request, response))

beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const mapped = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  outbound = createOutbound(originRoutes({ 'https://up.test': mapped }))
})
afterAll(async () => {
  await outbound.close()
  server.closeAllConnections()
  server.close()
})

const go = (init: Partial<OutboundInit>, by = outbound) =>
  by('https://up.test/', { origins: ['https://up.test'], ...init })

/** Takes all that comes. */
function collector() {
  const chunks: Uint8Array[] = []
  return {
    bytes: () => Buffer.concat(chunks),
    receive: () => async (bytes: AsyncIterable<Uint8Array>) => {
      for await (const chunk of bytes) chunks.push(chunk)
    },
  }
}

const piece = Buffer.alloc(64 * 1024, 'x')

/** So many pieces, and how many of them were asked for. */
function pieces(count: number): StreamedBody & { taken: number; ended: Promise<void> } {
  const { promise, resolve } = Promise.withResolvers<void>()
  const body = {
    taken: 0,
    ended: promise,
    size: count * piece.length,
    async *open() {
      try {
        for (let left = count; left > 0; left -= 1) {
          body.taken += 1
          yield piece
        }
      } finally {
        resolve()
      }
    },
  }
  return body
}

test('a streamed body arrives with its length', async () => {
  answer = async (request, response) => {
    let size = 0
    for await (const chunk of request) size += (chunk as Buffer).length
    response.end(JSON.stringify([request.headers['content-length'], size]))
  }
  for (const count of [0, 1, 20]) {
    const { body } = await go({ method: 'POST', body: pieces(count) })
    const size = count * piece.length
    expect(JSON.parse(Buffer.from(body).toString())).toEqual([String(size), size])
  }
})

test('a body is opened no faster than it leaves, and no further than the abort', async () => {
  const arrived = Promise.withResolvers<void>()
  answer = () => arrived.resolve()
  const stop = new AbortController()
  const body = pieces(10_000)
  const sending = go({ method: 'POST', body, signal: stop.signal })
  await arrived.promise
  const deadline = AbortSignal.timeout(150)
  await once(deadline, 'abort')
  expect(body.taken).toBeLessThan(500)
  stop.abort(new Error('enough'))
  await expect(sending).rejects.toThrow('enough')
  await body.ended
})

test('a body that ends before its length was no whole request', async () => {
  let isWhole = false
  answer = (request, response) => {
    request
      .on('error', () => {})
      .on('end', () => {
        isWhole = true
        response.end()
      })
    request.resume()
  }
  const short = { ...pieces(1), size: piece.length + 1 }
  await expect(go({ method: 'POST', body: short })).rejects.toMatchObject({
    code: 'outcome_unknown',
  })
  expect(isWhole).toBe(false)
})

test.each([
  ['as it is', undefined, (bytes: Buffer) => bytes],
  ['gzip', 'gzip', gzipSync],
  ['br in gzip', 'br, gzip', (bytes: Buffer) => gzipSync(brotliCompressSync(bytes))],
])('an answer is handed on as it comes, unpacked: %s', async (_, encoding, pack) => {
  const whole = Buffer.from('0123456789'.repeat(100_000))
  answer = (_request, response) =>
    response.writeHead(200, encoding ? { 'content-encoding': encoding } : {}).end(pack(whole))
  const { bytes, receive } = collector()
  const { status, body } = await go({ receive, maxBytes: 1 })
  expect([status, body.length]).toEqual([200, 0])
  expect(bytes().equals(whole)).toBe(true)
})

test('an answer that nobody receives is read as any other', async () => {
  answer = (_request, response) => response.writeHead(500).end('down')
  const { body } = await go({ receive: ({ status }) => (status === 200 ? fail : undefined) })
  expect(Buffer.from(body).toString()).toBe('down')
})
const fail = () => Promise.reject(new Error('It is none for us.'))

test('an answer comes no faster than it is taken', async () => {
  const written = pieces(10_000)
  answer = (_request, response) => void pipeline(Readable.from(written.open()), response, () => {})
  const begun = Promise.withResolvers<void>()
  const stop = new AbortController()
  const receiving = go({
    signal: stop.signal,
    receive: () => async (bytes) => {
      for await (const _ of bytes) {
        begun.resolve()
        await new Promise((_resolve, reject) =>
          stop.signal.addEventListener('abort', () => reject(stop.signal.reason)),
        )
      }
    },
  })
  await begun.promise
  await once(AbortSignal.timeout(150), 'abort')
  expect(written.taken).toBeLessThan(500)
  stop.abort(new Error('enough'))
  await expect(receiving).rejects.toThrow('enough')
})

test('who takes no more, or nothing, ends the transfer', async () => {
  for (const take of [1, 0]) {
    const closed = Promise.withResolvers<void>()
    answer = (_request, response) => {
      response.on('close', closed.resolve).write(piece)
    }
    await go({
      receive: () => async (bytes) => {
        if (take > 0) for await (const _ of bytes) break
      },
    })
    await closed.promise
  }
})

test('a large file may take its time; the limit is on each wait, and not on what is done here', async () => {
  const steadily = (response: ServerResponse, left: number) => {
    if (left === 0) return response.end()
    response.write('x')
    return setTimeout(() => steadily(response, left - 1), 60)
  }
  answer = (_request, response) => void steadily(response, 6)
  const { bytes, receive } = collector()
  await go({ receive, timeoutMs: 200 })
  expect(bytes().toString()).toBe('xxxxxx')
  answer = (request, response) => request.resume().on('end', () => response.end('{}'))
  const slow = {
    size: 4,
    async *open() {
      for (const letter of 'slow') {
        await once(AbortSignal.timeout(80), 'abort')
        yield Buffer.from(letter)
      }
    },
  }
  expect((await go({ method: 'POST', body: slow, timeoutMs: 200 })).status).toBe(200)
})

test('who stops in the middle, or never takes what is sent, is left', async () => {
  answer = (_request, response) => void response.write('half')
  const { receive } = collector()
  await expect(go({ receive, timeoutMs: 80 })).rejects.toMatchObject({ code: 'upstream_timeout' })
  answer = () => {}
  const sending = go({ method: 'POST', body: pieces(10_000), timeoutMs: 80 })
  await expect(sending).rejects.toMatchObject({ code: 'outcome_unknown' })
})

test('whoever receives is told where an answer breaks off, and what it is told of is the error', async () => {
  const breaks: [name: string, (request: IncomingMessage, response: ServerResponse) => void][] = [
    [
      'cut',
      (request, response) => {
        response.writeHead(200, { 'content-length': '100' })
        response.write('half')
        setImmediate(() => request.socket.destroy())
      },
    ],
    [
      'half a gzip',
      (_, response) => {
        const packed = gzipSync('x'.repeat(1000))
        response.writeHead(200, { 'content-encoding': 'gzip' }).end(packed.subarray(0, -4))
      },
    ],
  ]
  for (const [name, broken] of breaks) {
    answer = broken
    let told: unknown
    const receive = () => async (bytes: AsyncIterable<Uint8Array>) => {
      try {
        for await (const _ of bytes);
      } catch (error) {
        told = error
        throw error
      }
    }
    await expect(go({ receive }), name).rejects.toMatchObject({ code: 'upstream_unreachable' })
    expect(told, name).toBeInstanceOf(Error)
  }
})

test('a stream holds its place to its end, and what is wrong here says nothing of the upstream', async () => {
  const breaker = createBreaker(Date.now)
  const bulkhead = createBulkhead({ places: 1, queue: 10, patienceMs: 10_000 })
  const by = guardedOutbound(outbound, { breaker, bulkhead })
  answer = (_request, response) => response.end('{}')
  const begun = Promise.withResolvers<void>()
  const end = Promise.withResolvers<void>()
  const first = go(
    {
      receive: () => async () => {
        begun.resolve()
        await end.promise
      },
    },
    by,
  )
  await begun.promise
  let isAnswered = false
  const second = go({}, by).then(() => (isAnswered = true))
  await go({})
  expect(isAnswered).toBe(false)
  end.resolve()
  await Promise.all([first, second])
  const unreadable = {
    size: 1,
    async *open(): AsyncGenerator<Uint8Array> {
      yield await fail()
    },
  }
  for (let count = 0; count < 6; count += 1) {
    const sending = go({ method: 'POST', body: unreadable }, by)
    await expect(sending).rejects.toThrow('none for us')
    await expect(go({ receive: () => fail }, by)).rejects.toThrow('none for us')
  }
  expect((await go({}, by)).status).toBe(200)
})
