import { once } from 'node:events'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { gzipSync } from 'node:zlib'
import { apiKeys, defineToolkit, get, post, type ToolRequest } from '@maillon/core/toolkit'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { createOutbound, type Outbound } from '../../outbound/outbound.ts'
import { originRoutes } from '../../outbound/routes.ts'
import { createDownload } from './download.ts'
import { memoryFiles } from './memory-files.contract.ts'

const key = 'canary-0123456789'
const toolkit = defineToolkit({
  slug: 'up',
  name: 'Up',
  description: 'Up.',
  version: '20261130_00',
  verified: 'specified',
  baseUrl: 'https://up.test/api',
  origins: ['https://files.up.test'],
  headers: { 'x-team': 'red' },
  auth: apiKeys({
    fields: { key: { label: 'Key', secret: true } },
    headers: { authorization: 'Bearer {key}' },
  }),
  failure: ({ body }) =>
    (body as { ok?: boolean }).ok === false
      ? { message: String((body as { error?: unknown }).error) }
      : undefined,
  tools: [],
})
const credential = { scheme: 'API_KEY', fields: {}, secrets: { key } } as const

type Answer = (request: IncomingMessage, response: ServerResponse) => unknown
const answers = new Map<string, Answer>()
const seen: { host: string; path: string; headers: IncomingMessage['headers'] }[] = []
let outbound: Outbound
let mapped: string
const hosts = ['up.test', 'files.up.test', 'cdn.test']
const servers = hosts.map((host) =>
  createServer((request, response) => {
    const path = request.url ?? ''
    seen.push({ host, path, headers: request.headers })
    const answer = answers.get(`${host}${path}`) ?? (() => response.writeHead(404).end('{}'))
    void answer(request, response)
  }),
)

beforeAll(async () => {
  const routes: Record<string, string> = {}
  for (const [place, server] of servers.entries()) {
    server.listen(0, '127.0.0.1')
    await once(server, 'listening')
    mapped = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
    routes[`https://${hosts[place]}`] = mapped
  }
  outbound = createOutbound(originRoutes(routes), {
    lookup: (_, __, callback) => callback(null, [{ address: '127.0.0.1', family: 4 }]),
  })
})
beforeEach(() => {
  answers.clear()
  seen.length = 0
})
afterAll(async () => {
  await outbound.close()
  for (const server of servers) {
    server.closeAllConnections()
    server.close()
  }
})

const download = createDownload(async (_, once) => {
  const { answer } = await once({ toolkit, credential, outbound })
  return answer
})
type Options = {
  request?: ToolRequest
  as?: { name?: string; mimetype?: string; inside?: string }
  memory?: ReturnType<typeof memoryFiles>
  signal?: AbortSignal
}
async function run({ request = get('/file'), memory = memoryFiles(), ...rest }: Options = {}) {
  const facts = await download({
    ...rest,
    toolkit,
    account: undefined,
    request,
    party: 'ada',
    files: memory.files,
  })
  return { ...facts, bytes: memory.bytes(facts.id) }
}
const redirect =
  (to: string, status = 302): Answer =>
  (_, response) =>
    response.writeHead(status, { location: to }).end('moved')
const bytes =
  (text: string | Buffer, headers: Record<string, string> = {}): Answer =>
  (_, response) =>
    response.writeHead(200, headers).end(text)

test('an answer is kept as it came, by the name that it says', async () => {
  answers.set(
    'up.test/api/file',
    bytes('%PDF', {
      'content-type': 'application/pdf',
      'content-disposition': 'attachment; filename="report.pdf"',
    }),
  )
  const kept = await run({ as: { name: 'other.pdf' } })
  expect([kept.name, kept.mimetype, kept.bytes.toString()]).toEqual([
    'report.pdf',
    'application/pdf',
    '%PDF',
  ])
  expect(seen[0]?.headers).toMatchObject({ accept: '*/*', authorization: `Bearer ${key}` })
})

test('a file inside of JSON is taken out of it, whatever its size, and an error there stays one', async () => {
  const json = { 'content-type': 'application/json' }
  const content = Buffer.alloc(9 * 1024 * 1024, 'a~ÿ')
  const data = content.toString('base64url')
  answers.set('up.test/api/file', bytes(JSON.stringify({ size: 1, data }), json))
  const as = { name: 'mail.pdf', mimetype: 'application/pdf', inside: 'data' }
  const kept = await run({ as })
  expect([kept.name, kept.mimetype, kept.bytes.equals(content)]).toEqual([
    as.name,
    as.mimetype,
    true,
  ])
  answers.set('up.test/api/file', bytes('{"ok":false,"error":"gone"}', json))
  await expect(run({ as })).rejects.toMatchObject({ message: expect.stringContaining('gone') })
  answers.set('up.test/api/file', bytes('{"size":1,"data":"aGk', json))
  const memory = memoryFiles()
  await expect(run({ as, memory })).rejects.toMatchObject({ code: 'upstream_error' })
})

test.each([301, 302, 303, 307, 308])(
  'a redirect (%i) within the own origins is followed with the credential, and elsewhere with nothing of the request',
  async (status) => {
    answers.set('up.test/api/file', redirect('https://files.up.test/a/%7Bteam%7D', status))
    answers.set(
      'files.up.test/a/%7Bteam%7D',
      redirect('https://cdn.test/x/photo.png?sig=1', status),
    )
    answers.set('cdn.test/x/photo.png?sig=1', bytes('png'))
    const request = { ...get('/file'), headers: { 'x-own': '1', cookie: 'a=b' } }
    expect((await run({ request })).name).toBe('photo.png')
    expect(
      seen.map(({ host, headers }) => [host, headers.authorization, headers['x-own']]),
    ).toEqual([
      ['up.test', `Bearer ${key}`, '1'],
      ['files.up.test', `Bearer ${key}`, '1'],
      ['cdn.test', undefined, undefined],
    ])
    expect(seen[2]?.headers).not.toHaveProperty('cookie')
    expect(seen[2]?.headers).not.toHaveProperty('x-team')
  },
)

test('whoever was led elsewhere is led back without the credential', async () => {
  answers.set('up.test/api/file', redirect('https://cdn.test/x'))
  answers.set('cdn.test/x', redirect('https://up.test/api/secret'))
  answers.set('up.test/api/secret', (request, response) =>
    request.headers.authorization ? response.end('mine') : response.writeHead(401).end(),
  )
  await expect(run()).rejects.toMatchObject({ code: 'upstream_error' })
  expect(seen.at(-1)?.headers).not.toHaveProperty('authorization')
})

test.each([
  ['plain http', 'http://cdn.test/x'],
  ['this machine', 'https://127.0.0.1/x'],
  ['a private network', 'https://10.0.0.1/x'],
  ['a name of this machine', 'https://inside.test/x'],
  ['another port', 'https://public.test:8443/x'],
  ['the metadata service', 'https://169.254.169.254/latest'],
  ['an address with a name and a password', 'https://a:b@cdn.test/x'],
  ['somewhere else with the credential in its address', `https://cdn.test/x?token=${key}`],
])('a redirect to %s is refused, and nothing is kept', async (_, to) => {
  answers.set('up.test/api/file', redirect(to))
  const memory = memoryFiles()
  const error = await run({ memory }).catch((caught: unknown) => caught)
  expect(error).toMatchObject({ code: 'outbound_refused' })
  expect(String(error)).not.toContain(key)
  expect(seen).toHaveLength(1)
  expect(memory.count()).toBe(0)
})

test('redirects without end are left after the third, and those of a write are not followed', async () => {
  answers.set('up.test/api/file', redirect('/api/file'))
  await expect(run()).rejects.toMatchObject({ code: 'upstream_error' })
  expect(seen).toHaveLength(4)
  seen.length = 0
  await expect(run({ request: post('/file', {}) })).rejects.toMatchObject({
    code: 'upstream_error',
    details: { upstream_status: 302 },
  })
  expect(seen).toHaveLength(1)
})

test('an error is read as one, in whatever status it comes, and JSON that is none is a file', async () => {
  answers.set('up.test/api/file', (_, response) =>
    response.writeHead(404).end('{"message":"No such file."}'),
  )
  await expect(run()).rejects.toMatchObject({ message: 'Up: No such file.' })
  const json = { 'content-type': 'application/json' }
  answers.set('up.test/api/file', bytes('{"ok":false,"error":"not_in_channel"}', json))
  const memory = memoryFiles()
  await expect(run({ memory })).rejects.toMatchObject({ message: 'Up: not_in_channel' })
  expect(memory.count()).toBe(0)
  for (const text of ['{"a":1}', '[', JSON.stringify({ ok: false, error: 'x'.repeat(100_000) })]) {
    answers.set('up.test/api/file', bytes(text, json))
    expect((await run()).bytes.toString()).toBe(text)
  }
})

test('a page in place of a file of another type is told, and a page that was asked for is kept', async () => {
  answers.set(
    'up.test/api/file',
    bytes('<!doctype html>Sign in', { 'content-type': 'text/html; charset=utf-8' }),
  )
  await expect(run({ as: { mimetype: 'image/png' } })).rejects.toMatchObject({
    code: 'upstream_error',
    message: 'Up answered with a page in place of the file.',
  })
  expect((await run({ as: { mimetype: 'text/html' } })).bytes.toString()).toContain('Sign in')
  expect((await run()).mimetype).toContain('text/html')
})

const packed = gzipSync('x'.repeat(100_000))
const breaks: [string, Answer][] = [
  [
    'says a larger length than it has',
    (request, response) => {
      response.writeHead(200, { 'content-length': '100' }).write('half')
      setImmediate(() => request.socket.destroy())
    },
  ],
  [
    'breaks in the middle',
    (request, response) => {
      response.writeHead(200).write('half')
      setImmediate(() => request.socket.destroy())
    },
  ],
  [
    'is half of what was packed',
    (_, response) =>
      response.writeHead(200, { 'content-encoding': 'gzip' }).end(packed.subarray(0, -20)),
  ],
  [
    'is no gzip',
    (_, response) => response.writeHead(200, { 'content-encoding': 'gzip' }).end('no gzip'),
  ],
]
test.each(breaks)('of an answer that %s nothing is kept', async (_, answer) => {
  answers.set('up.test/api/file', answer)
  const memory = memoryFiles()
  await expect(run({ memory })).rejects.toMatchObject({ code: 'upstream_unreachable' })
  expect([memory.count(), memory.keeping()]).toEqual([0, 0])
})

test('what comes behind the length that was said is not of the file', async () => {
  answers.set('up.test/api/file', (request, response) => {
    response.writeHead(200, { 'content-length': '4' }).write('%PDF')
    request.socket.write('and more')
  })
  expect((await run()).bytes.toString()).toBe('%PDF')
})

test('T32 a gzip bomb, and what never ends, are cut off where files are', async () => {
  const member = gzipSync(Buffer.alloc(1024 * 1024))
  const bomb = Buffer.concat(Array.from({ length: 100 }, () => member))
  answers.set('up.test/api/file', bytes(bomb, { 'content-encoding': 'gzip' }))
  const memory = memoryFiles({ maxBytes: 2_000_000 })
  await expect(run({ memory })).rejects.toMatchObject({ code: 'payload_too_large' })
  const closed = Promise.withResolvers<void>()
  answers.set('up.test/api/file', (_, response) => {
    const more = () => void (response.destroyed || response.write(Buffer.alloc(64 * 1024), more))
    response.on('close', closed.resolve)
    more()
  })
  await expect(run({ memory })).rejects.toMatchObject({ code: 'payload_too_large' })
  await closed.promise
  expect([memory.count(), memory.keeping()]).toEqual([0, 0])
})

test('whoever gives up ends the download, and nothing is kept', async () => {
  const stop = new AbortController()
  answers.set('up.test/api/file', (_, response) => {
    response.write('half')
    setImmediate(() => stop.abort(new Error('enough')))
  })
  const memory = memoryFiles()
  await expect(run({ memory, signal: stop.signal })).rejects.toThrow('enough')
  expect([memory.count(), memory.keeping()]).toEqual([0, 0])
})

test('T40 a credential in the file, in its name and in its address is not kept', async () => {
  const before = 'x'.repeat(70_000)
  const spellings = [key, Buffer.from(key).toString('base64'), Buffer.from(key).toString('hex')]
  for (const spelling of spellings) {
    answers.set('up.test/api/file', async (_, response) => {
      response.writeHead(200, { 'content-disposition': `attachment; filename="${key}.txt"` })
      response.write(before + spelling.slice(0, 5))
      await new Promise((resolve) => setImmediate(resolve))
      response.end(`${spelling.slice(5)} and the rest`)
    })
    const kept = await run()
    const text = kept.bytes.toString()
    expect(text).toMatch(/^x+\*+ and the rest$/)
    expect(text).toHaveLength(before.length + spelling.length + ' and the rest'.length)
    expect(kept.name).not.toContain(key)
  }
})

test('T32 of 200 downloads at once little is in memory, and none waits for another', async () => {
  const piece = Buffer.alloc(64 * 1024, 'x')
  answers.set('up.test/api/file', (_, response) => {
    const more = (error?: Error | null) => void (error || response.write(piece, more))
    more()
  })
  const begun = Promise.withResolvers<void>()
  const stop = new AbortController()
  let count = 0
  const files = {
    ...memoryFiles().files,
    async keep(_: unknown, body: AsyncIterable<Uint8Array>): Promise<never> {
      for await (const chunk of body) {
        count += chunk.byteLength > 0 ? 1 : 0
        if (count === 200) begun.resolve()
        await once(stop.signal, 'abort')
      }
      throw new Error('It never ends.')
    },
  }
  const before = process.memoryUsage().arrayBuffers
  const call = { toolkit, account: undefined, request: get('/file'), party: 'ada', files }
  const { signal } = stop
  const running = Array.from({ length: 200 }, () => download({ ...call, signal }))
  await begun.promise
  await once(AbortSignal.timeout(100), 'abort')
  // What the server has not sent yet is here too.
  expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(200 * 512 * 1024)
  stop.abort(new Error('enough'))
  for (const one of running) await expect(one).rejects.toThrow('enough')
})
