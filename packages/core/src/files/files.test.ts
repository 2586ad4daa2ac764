import { expect, test } from 'vitest'
import { MaillonError } from '../errors/maillon-error.ts'
import { Maillon } from '../maillon.ts'
import { envelope, fakeEngine, type Handlers } from '../transport/fake-engine.contract.ts'
import { wireSession } from '../transport/wire-samples.contract.ts'

const baseURL = 'https://engine.internal/maillon'
/** What the engine says of itself, which is not how this app reaches it. */
const publicUrl = 'https://connect.example.test/maillon'
const facts = {
  id: 'file_1',
  name: 'a.txt',
  mimetype: 'text/plain',
  size: 5,
  sha256: '2cf2',
  expires_at: '2026-12-07T00:00:00.000Z',
}
const stored = {
  id: 'file_1',
  name: 'a.txt',
  mimetype: 'text/plain',
  size: 5,
  sha256: '2cf2',
  expiresAt: '2026-12-07T00:00:00.000Z',
}
const file = {
  ...facts,
  download_url: `${publicUrl}/files/download/t2`,
  download_url_expires_at: '2026-11-30T00:10:00.000Z',
}

/** A client whose engine speaks the contract, and serves the addresses of files. */
function start(handlers: Handlers = {}, answer?: () => Response) {
  const engine = fakeEngine({
    createFile: () => ({
      id: 'file_1',
      upload_url: `${publicUrl}/files/upload/t1`,
      expires_at: file.expires_at,
    }),
    getFile: () => file,
    createSession: () => wireSession(),
    ...handlers,
  })
  const moved: { url: string; headers: Headers; text: string }[] = []
  const maillon = new Maillon({
    baseURL,
    apiKey: 'mk_1',
    fetch: async (url, init) => {
      if (url.includes('/api/')) return engine.fetch(url, init)
      const request = new Request(url, init)
      moved.push({ url, headers: request.headers, text: await request.text() })
      if (answer) return answer()
      return request.method === 'PUT'
        ? Response.json(facts, { status: 201 })
        : new Response('hello')
    },
  })
  return { maillon, asked: engine.asked, moved }
}

async function* chunks() {
  yield new TextEncoder().encode('he')
  yield new TextEncoder().encode('llo')
}

const bytes = new TextEncoder().encode('hello')
test.each([
  ['a File', new File(['hello'], 'a.txt', { type: 'text/plain' }), 5],
  ['bytes', bytes, 5],
  ['a buffer', bytes.buffer, 5],
  ['a stream', new Blob(['hello']).stream(), undefined],
  ['an iterable', chunks(), undefined],
])('%s becomes a file of a user: told first, then sent as it comes', async (_, source, size) => {
  const { maillon, asked, moved } = start()
  expect(await maillon.files.create('user_1', source, { name: 'a.txt' })).toEqual(stored)
  expect(asked[0]?.body).toMatchObject({
    user_id: 'user_1',
    name: 'a.txt',
    ...(size !== undefined && { size }),
  })
  expect(moved).toMatchObject([{ url: `${baseURL}/files/upload/t1`, text: 'hello' }])
})

test('bytes go where the engine is reached, and no key goes with them', async () => {
  const { maillon, moved } = start()
  await maillon.files.create('user_1', new File(['hello'], 'a.txt'))
  await (await maillon.files.get('file_1')).download()
  expect(moved.map(({ url }) => url)).toEqual([
    `${baseURL}/files/upload/t1`,
    `${baseURL}/files/download/t2`,
  ])
  expect(moved.some(({ headers }) => headers.has('x-api-key'))).toBe(false)
})

test('a path is no file, and is never read', async () => {
  const { maillon, asked } = start()
  const path = '/etc/passwd' as unknown as Blob
  await expect(maillon.files.create('user_1', path, { name: 'a' })).rejects.toMatchObject({
    code: 'invalid_request',
    hint: expect.stringContaining('A path is not read'),
  })
  expect(asked).toEqual([])
})

test('a file needs a name, and takes no option that there is not', async () => {
  const { maillon } = start()
  const create = (options: object) => maillon.files.create('user_1', new Blob(['a']), options)
  await expect(create({})).rejects.toMatchObject({ code: 'invalid_request' })
  await expect(create({ name: 'a', sesion: 'trs_1' })).rejects.toMatchObject({
    message: expect.stringContaining('"sesion"'),
  })
})

test('a file is read whole or in part, by an address that others can use', async () => {
  const { maillon, moved } = start()
  const found = await maillon.files.get('file_1')
  expect(found).toMatchObject({ ...stored, downloadUrl: file.download_url })
  expect(await (await found.download()).text()).toBe('hello')
  await found.download({ from: 2, to: 4 })
  await found.download({ from: 2 })
  await found.download({ to: 4 })
  expect(moved.map(({ headers }) => headers.get('range'))).toEqual([
    null,
    'bytes=2-3',
    'bytes=2-',
    'bytes=0-3',
  ])
})

test('files are listed and deleted, of the project, a user or a session', async () => {
  const page = {
    items: [facts],
    next_cursor: null,
    total_items: 1,
    total_pages: 1,
    current_page: 1,
  }
  const { maillon, asked } = start({
    listFiles: () => page,
    deleteFile: () => ({ success: true }),
  })
  const listed = { items: [stored], nextCursor: null, totalPages: 1 }
  expect(await maillon.files.list({ user: 'user_1', limit: 5 })).toEqual(listed)
  expect(asked.at(-1)?.query).toEqual({ user_id: 'user_1', limit: '5' })
  await maillon.files.delete('file_1')
  expect(asked.at(-1)?.query).toEqual({})

  const session = await maillon.create('user_1')
  const query = { session_id: session.sessionId }
  expect(await session.files.list({ cursor: 'x' })).toEqual(listed)
  expect(asked.at(-1)?.query).toEqual({ ...query, cursor: 'x' })
  await expect(session.files.list({ user: 'user_2' } as never)).rejects.toThrow('"user"')
  await session.files.get('file_1')
  expect(asked.at(-1)?.query).toEqual(query)
  await session.files.delete('file_1')
  expect(asked.at(-1)?.query).toEqual(query)
  await session.files.upload(new File(['hello'], 'a.txt'))
  expect(asked.at(-1)?.body).toEqual({ ...query, name: 'a.txt', size: 5 })
})

test('what the engine says of bytes is the error', async () => {
  const { maillon } = start({}, () =>
    envelope(new MaillonError('payload_too_large', { message: 'Too large.' })),
  )
  await expect(maillon.files.create('user_1', new File(['a'], 'a'))).rejects.toMatchObject({
    code: 'payload_too_large',
    message: 'Too large.',
  })
  const { maillon: other } = start({}, () => new Response('gone', { status: 404 }))
  const found = await other.files.get('file_1')
  await expect(found.download()).rejects.toMatchObject({ code: 'invalid_response' })
})

test('an upload ends when its caller aborts, with their reason', async () => {
  const { maillon } = start({}, () => {
    throw new TypeError('closed')
  })
  await expect(maillon.files.create('user_1', new File(['a'], 'a'))).rejects.toMatchObject({
    code: 'network_error',
  })
  const aborted = maillon.files.create('user_1', new File(['a'], 'a'), {
    signal: AbortSignal.abort('enough'),
  })
  await expect(aborted).rejects.toBe('enough')
})
