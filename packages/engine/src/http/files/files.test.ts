import { Maillon } from '@maillon/core'
import { createTestEngine, newApiKey, type TestEngine } from '@maillon/testkit'
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest'
import { callWith } from '../test-api.contract.ts'

const publicUrl = 'https://connect.example.test/maillon'
const clock = { now: Date.parse('2026-11-30T12:00:00Z') }
let served: TestEngine
let maillon: Maillon
beforeAll(async () => {
  served = await createTestEngine({ publicUrl, now: () => clock.now, toolkits: [] })
  maillon = new Maillon({ engine: served.engine })
})
afterAll(() => served.stop())

const get = (url: string, headers: Record<string, string> = {}, method = 'GET') =>
  served.engine.fetch(new Request(url, { method, headers }))
const put = (url: string, body: string | ReadableStream) =>
  served.engine.fetch(new Request(url, { method: 'PUT', body, duplex: 'half' } as RequestInit))

/** Asks for an address to upload to. */
async function announced(body: Record<string, unknown> = {}) {
  const call = callWith(served.engine, served.apiKey)
  const answer = await call('createFile', { body: { user_id: 'user_1', name: 'a.txt', ...body } })
  expect(answer.status).toBe(201)
  return answer.body
}

async function codeOf(answer: Response | Promise<Response>): Promise<string> {
  const { error } = (await (await answer).json()) as { error: { slug: string } }
  return error.slug
}

test('a file is stored, read whole and in part, listed and deleted', async () => {
  const file = new File(['name,age\nAda,36\n'], 'people.csv', { type: 'text/csv' })
  const stored = await maillon.files.create('user_1', file)
  expect(stored).toMatchObject({
    id: expect.stringMatching(/^file_[0-9A-Za-z]{22}$/),
    name: 'people.csv',
    mimetype: 'text/csv',
    size: 16,
    sha256: expect.stringMatching(/^[0-9a-f]{64}$/),
  })
  const found = await maillon.files.get(stored.id)
  expect(await (await found.download()).text()).toBe('name,age\nAda,36\n')
  expect(await (await found.download({ from: 9, to: 12 })).text()).toBe('Ada')
  const { items } = await maillon.files.list({ user: 'user_1' })
  expect(items).toContainEqual(stored)
  await maillon.files.delete(stored.id)
  await expect(maillon.files.get(stored.id)).rejects.toMatchObject({ code: 'file_not_found' })
  await expect(found.download()).rejects.toMatchObject({ code: 'file_not_found' })
})

test('an engine without an address of its own serves who is in its process', async () => {
  const { engine, apiKey, stop } = await createTestEngine({
    publicUrl: undefined as never,
    toolkits: [],
  })
  onTestFinished(stop)
  const own = new Maillon({ engine })
  const { id } = await own.files.create('user_1', new File(['a'], 'a.txt'))
  const found = await own.files.get(id)
  expect(found.downloadUrl).toMatch(/^http:\/\/maillon\.local\/files\/download\//)
  expect(await (await found.download()).text()).toBe('a')
  const call = callWith(engine, apiKey)
  const outside = await call('createFile', { body: { user_id: 'u', name: 'a' } })
  expect(outside.error?.slug).toBe('public_url_missing')
})

test('a download in this process ends with its caller, whatever has come by then', async () => {
  const leaves = new AbortController()
  const { id } = await maillon.files.create('user_1', new File(['a'.repeat(500_000)], 'a.txt'))
  const found = await maillon.files.get(id)
  const reader = (await found.download({ signal: leaves.signal })).body?.getReader()
  await reader?.read()
  leaves.abort(new Error('left'))
  await expect(reader?.closed).rejects.toThrow('left')
})

test('an address answers ranges as RFC 9110 has it', async () => {
  const { id, sha256 } = await maillon.files.create('user_1', new File(['0123456789'], 'n.txt'))
  const { downloadUrl: url } = await maillon.files.get(id)
  const etag = `"${sha256}"`
  const whole = await get(url)
  expect([whole.status, await whole.text()]).toEqual([200, '0123456789'])
  expect(Object.fromEntries(whole.headers)).toMatchObject({
    'accept-ranges': 'bytes',
    'content-length': '10',
    etag,
  })
  const part = await get(url, { range: 'bytes=2-4' })
  expect([part.status, await part.text()]).toEqual([206, '234'])
  expect(part.headers.get('content-range')).toBe('bytes 2-4/10')
  expect(part.headers.get('content-length')).toBe('3')
  expect(await (await get(url, { range: 'bytes=-3' })).text()).toBe('789')
  const none = await get(url, { range: 'bytes=10-' })
  expect([none.status, none.headers.get('content-range')]).toEqual([416, 'bytes */10'])
  const same = await get(url, { range: 'bytes=0-1', 'if-range': etag })
  expect([same.status, await same.text()]).toEqual([206, '01'])
  const other = await get(url, { range: 'bytes=0-1', 'if-range': '"x"' })
  expect([other.status, await other.text()]).toEqual([200, '0123456789'])
  expect((await get(url, { 'if-none-match': etag })).status).toBe(304)
  const head = await get(url, { range: 'bytes=0-1' }, 'HEAD')
  expect([head.status, head.headers.get('content-length'), await head.text()]).toEqual([
    200,
    '10',
    '',
  ])
})

test('an address is for its purpose, its file and its time alone, and says nothing of why not', async () => {
  const { upload_url: upload } = await announced()
  const { id } = await maillon.files.create('user_1', new File(['a'], 'a.txt'))
  const { downloadUrl: download, downloadUrlExpiresAt } = await maillon.files.get(id)
  const swapped = (url: string) =>
    url.includes('/upload/')
      ? url.replace('/upload/', '/download/')
      : url.replace('/download/', '/upload/')
  const other = await createTestEngine({ publicUrl, toolkits: [] })
  onTestFinished(other.stop)
  const theirs = new Maillon({ engine: other.engine }).files
  const foreign = await theirs.get((await theirs.create('user_1', new File(['a'], 'a'))).id)
  const refusals: string[] = []
  const note = async (answer: Response) => {
    const { error } = (await answer.json()) as { error: Record<string, unknown> }
    const { request_id: _, ...said } = error
    refusals.push(JSON.stringify([answer.status, said]))
  }
  await note(await get(swapped(upload)))
  await note(await put(swapped(download), 'x'))
  await note(await get(foreign.downloadUrl))
  await note(await get(`${download}x`))
  await note(await get(`${publicUrl}/files/download/x`))
  clock.now = Date.parse(downloadUrlExpiresAt)
  await note(await get(download))
  clock.now += 3_600_000
  await note(await put(upload, 'x'))
  expect(new Set(refusals).size).toBe(1)
  expect(refusals[0]).toContain('file_not_found')
})

test('an address to upload is used once: what comes after it changes nothing', async () => {
  const { id, upload_url: url } = await announced()
  const first = await put(url, 'first')
  expect([first.status, await first.json()]).toMatchObject([201, { id, size: 5 }])
  expect(await codeOf(put(url, 'second'))).toBe('already_done')
  expect(await (await (await maillon.files.get(id)).download()).text()).toBe('first')
  await maillon.files.delete(id)
  expect(await codeOf(put(url, 'third'))).toBe('file_not_found')
})

test('nothing stays of an upload that breaks off, and it can be sent again to the same address', async () => {
  const { id, upload_url: url } = await announced({ size: 6 })
  const broken = new ReadableStream({
    start: (controller) => controller.enqueue(new TextEncoder().encode('abc')),
    pull: (controller) => controller.error(new Error('gone')),
  })
  expect((await put(url, broken)).status).toBeGreaterThanOrEqual(400)
  await expect(maillon.files.get(id)).rejects.toMatchObject({ code: 'file_not_found' })
  expect(await codeOf(put(url, 'abc'))).toBe('invalid_request')
  expect(await codeOf(put(url, 'abcdefg'))).toBe('invalid_request')
  expect((await put(url, 'abcdef')).status).toBe(201)
  expect((await maillon.files.get(id)).size).toBe(6)
})

test('a file that is not what was announced is refused, and nothing of it stays', async () => {
  const call = callWith(served.engine, served.apiKey)
  const request = (md5: string) =>
    call('requestUpload', {
      body: {
        filename: 'a.txt',
        mimetype: 'text/plain',
        md5,
        tool_slug: 'DESK_FILE',
        toolkit_slug: 'desk',
      },
    })
  const { body } = await request('5D41402ABC4B2A76B9719D911017C592')
  expect(body).toMatchObject({ id: body.key, type: 'new', newPresignedUrl: body.new_presigned_url })
  const wrong = await put(body.new_presigned_url, 'hallo')
  expect([wrong.status, await codeOf(wrong)]).toEqual([400, 'invalid_request'])
  expect((await call('getFile', { path: { fileId: body.key } })).status).toBe(404)
  expect((await put(body.new_presigned_url, 'hello')).status).toBe(201)
  const { body: listed } = await call('listUploads', { query: 'toolkit_slug=desk' })
  expect(listed.items).toEqual([
    {
      filename: 'a.txt',
      md5: '5d41402abc4b2a76b9719d911017c592',
      mimetype: 'text/plain',
      tool_slug: 'DESK_FILE',
      toolkit_slug: 'desk',
    },
  ])
  expect((await call('listUploads', { query: 'tool_slug=OTHER' })).body.items).toEqual([])
  expect((await request('x')).error?.slug).toBe('invalid_request')
})

test('a page of any site may use an address, and no other part of the engine', async () => {
  const origin = 'https://app.example.test'
  const { upload_url: url } = await announced()
  const asked = await get(
    url,
    {
      origin,
      'access-control-request-method': 'PUT',
      'access-control-request-headers': 'content-type',
    },
    'OPTIONS',
  )
  expect(asked.status).toBe(204)
  expect(asked.headers.get('access-control-allow-methods')).toContain('PUT')
  expect(asked.headers.get('access-control-allow-origin')).toBe('*')
  expect(asked.headers.has('access-control-allow-credentials')).toBe(false)
  const wrong = await get(`${publicUrl}/files/download/x`, { origin })
  expect([wrong.status, wrong.headers.get('access-control-allow-origin')]).toEqual([404, '*'])
  expect((await get(`${publicUrl}/api/v3.1/files`, { origin })).status).toBe(403)
})

test('whatever is stored is saved and never shown: type, name and policy of each answer', async () => {
  const html = '<!doctype html><script>document.title = "run"</script>'
  const svg = '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'
  const names = [
    'a.html',
    'a.svg',
    'a"; filename="b.html',
    'x\r\nset-cookie: a=b',
    '\u202egnp.exe',
    '../../etc/passwd',
  ]
  for (const [index, name] of names.entries()) {
    const { id } = await maillon.files.create('user_1', new Blob([index % 2 ? svg : html]), {
      name,
    })
    const { headers } = await get((await maillon.files.get(id)).downloadUrl)
    expect(headers.get('content-disposition')).toMatch(
      /^attachment; filename="[^"\\\r\n/]+"(; filename\*=[\w'%.!~-]+)?$/,
    )
    expect(headers.get('content-disposition')).not.toMatch(/%E2%80%AE|%0D|%0A|\.\./)
    expect(headers.get('x-content-type-options')).toBe('nosniff')
    expect(headers.get('content-security-policy')).toMatch(/default-src 'none'.*sandbox/)
    expect(headers.has('set-cookie')).toBe(false)
  }
})

test("T26 a file is its session's, its user's and its project's alone", async () => {
  const mine = await maillon.create('user_1')
  const same = await maillon.create('user_1')
  const theirs = await maillon.create('user_2')
  const ofSession = await mine.files.upload(new File(['a'], 'a.txt'))
  const ofUser = await maillon.files.create('user_1', new File(['b'], 'b.txt'))
  const notFound = { code: 'file_not_found' }
  expect(await mine.files.get(ofSession.id)).toMatchObject(ofSession)
  expect(await same.files.get(ofUser.id)).toMatchObject(ofUser)
  for (const [session, id] of [
    [same, ofSession.id],
    [theirs, ofSession.id],
    [theirs, ofUser.id],
  ] as const) {
    await expect(session.files.get(id)).rejects.toMatchObject(notFound)
    await expect(session.files.delete(id)).rejects.toMatchObject(notFound)
    expect((await session.files.list()).items.map((file) => file.id)).not.toContain(id)
  }
  const foreign = callWith(served.engine, await newApiKey(served.engine, 'other'))
  for (const id of [ofSession.id, ofUser.id]) {
    for (const route of ['getFile', 'deleteFile'] as const)
      expect((await foreign(route, { path: { fileId: id } })).error?.slug).toBe('file_not_found')
  }
  expect((await foreign('listFiles')).body.total_items).toBe(0)
  await expect(
    maillon.files.create('user_2', new File(['c'], 'c'), { session: mine.sessionId }),
  ).rejects.toMatchObject({ code: 'session_not_found' })
  expect((await mine.files.list()).items).toEqual([ofSession])
  const all = await maillon.files.list({ user: 'user_1', limit: 1000 })
  expect(all.items).toEqual(expect.arrayContaining([ofSession, ofUser]))
})

test('files go with their session, and no address gives them then', async () => {
  const session = await maillon.create('user_1')
  const { id } = await session.files.upload(new File(['a'], 'a.txt'))
  const { downloadUrl } = await session.files.get(id)
  await session.delete()
  expect(await codeOf(get(downloadUrl))).toBe('file_not_found')
  await expect(maillon.files.get(id)).rejects.toMatchObject({ code: 'file_not_found' })
})
