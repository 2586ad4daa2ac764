import { randomBytes } from 'node:crypto'
import { connect, createServer, type AddressInfo, type Server } from 'node:net'
import { Maillon } from '@maillon/core'
import { startTestEngine } from '@maillon/testkit'
import { Upload, type UploadOptions } from 'tus-js-client'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { callWith } from '../test-api.contract.ts'

let served: Awaited<ReturnType<typeof startTestEngine>>
let maillon: Maillon
/** Between client and engine: it breaks the connection that carries more than `cutAfter`, once. */
let line: Server
let cutAfter = Number.POSITIVE_INFINITY
let lineUrl: string
beforeAll(async () => {
  served = await startTestEngine({ toolkits: [] })
  maillon = new Maillon({ engine: served.engine })
  line = createServer((client) => {
    const engine = connect(Number(new URL(served.url).port), 'localhost')
    let carried = 0
    client.on('data', (chunk: Buffer) => {
      carried += chunk.length
      if (carried < cutAfter) return
      cutAfter = Number.POSITIVE_INFINITY
      client.destroy()
      engine.destroy()
    })
    client.pipe(engine).pipe(client)
    for (const side of [client, engine]) side.on('error', () => {})
  })
  await new Promise<void>((resolve) => line.listen(0, '127.0.0.1', resolve))
  lineUrl = `http://127.0.0.1:${(line.address() as AddressInfo).port}`
})
afterAll(async () => {
  line.close()
  await served.stop()
})

async function announced(body: Record<string, unknown>) {
  const call = callWith(served.engine, served.apiKey)
  const answer = await call('createFile', { body: { user_id: 'user_1', name: 'a.bin', ...body } })
  return { id: answer.body.id, url: answer.body.upload_url.replace(served.url, lineUrl) }
}

/** Uploads with the client that most use; answers the method and offset of each of its requests. */
function upload(bytes: Buffer, options: UploadOptions): Promise<string[]> {
  const requests: string[] = []
  return new Promise((resolve, reject) => {
    new Upload(bytes, {
      retryDelays: [0, 0, 0],
      onBeforeRequest: (request) => {
        const offset = request.getHeader('Upload-Offset')
        requests.push([request.getMethod(), offset].filter((part) => part != null).join(' '))
      },
      onSuccess: () => resolve(requests),
      onError: reject,
      ...options,
    }).start()
  })
}

test('an upload whose connection breaks in the middle is resumed where it broke, by the client that most use', async () => {
  const bytes = randomBytes(20 * 1024 * 1024)
  const { id, url } = await announced({ size: bytes.length })
  cutAfter = 15 * 1024 * 1024
  const requests = await upload(bytes, { uploadUrl: url })
  const [first, again, resumed] = [requests[1], requests.at(-2), requests.at(-1)]
  expect([first, again]).toEqual(['PATCH 0', 'HEAD'])
  const offset = Number(resumed?.split(' ')[1])
  expect(offset).toBeGreaterThan(8 * 1024 * 1024)
  expect(offset).toBeLessThan(bytes.length)
  const file = await maillon.files.get(id)
  expect(Buffer.from(await (await file.download()).arrayBuffer()).equals(bytes)).toBe(true)
})

test('an upload comes in as many requests as its client likes, and is told to be whole when asked again', async () => {
  const { id, url } = await announced({ size: 10 })
  const requests = await upload(Buffer.from('0123456789'), { uploadUrl: url, chunkSize: 4 })
  expect(requests).toEqual(['HEAD', 'PATCH 0', 'PATCH 4', 'PATCH 8'])
  expect(await upload(Buffer.from('0123456789'), { uploadUrl: url })).toEqual(['HEAD'])
  expect((await maillon.files.get(id)).size).toBe(10)
})

test('where a proxy lets no PATCH through, a client sends it as POST; a POST alone is none', async () => {
  const { id, url } = await announced({ size: 4 })
  const refused = await fetch(url, { method: 'POST', body: 'abcd', headers: tusHeaders(0) })
  expect(refused.status).toBe(404)
  const options = { uploadUrl: url, overridePatchMethod: true }
  expect(await upload(Buffer.from('0123'), options)).toEqual(['HEAD', 'POST 0'])
  expect((await maillon.files.get(id)).size).toBe(4)
})

test('nobody reads or uses a file before all of it has come', async () => {
  const { id, url } = await announced({ size: 10 })
  const part = await fetch(url, {
    method: 'PATCH',
    body: 'abcd',
    headers: tusHeaders(0),
  })
  expect([part.status, part.headers.get('upload-offset')]).toEqual([204, '4'])
  await expect(maillon.files.get(id)).rejects.toMatchObject({ code: 'file_not_found' })
  const wrong = await fetch(url, { method: 'PATCH', body: 'x', headers: tusHeaders(9) })
  expect(wrong.status).toBe(409)
  const more = await fetch(url, { method: 'PATCH', body: '0123456789', headers: tusHeaders(4) })
  expect(more.status).toBe(413)
  const rest = await fetch(url, { method: 'PATCH', body: '456789', headers: tusHeaders(4) })
  expect(rest.status).toBe(204)
  expect(await (await (await maillon.files.get(id)).download()).text()).toBe('abcd456789')
})

test('all of a file sent at once stands in place of what had come of it', async () => {
  const { id, url } = await announced({ size: 4 })
  expect((await fetch(url, { method: 'PATCH', body: 'ab', headers: tusHeaders(0) })).status).toBe(
    204,
  )
  expect((await fetch(url, { method: 'PUT', body: '0123' })).status).toBe(201)
  expect(await (await (await maillon.files.get(id)).download()).text()).toBe('0123')
  expect((await fetch(url, { method: 'PATCH', body: 'x', headers: tusHeaders(0) })).status).toBe(
    409,
  )
})

test('what cannot be resumed, or is of no file, is told as that', async () => {
  const { url } = await announced({})
  await expect(upload(Buffer.from('a'), { uploadUrl: url })).rejects.toThrow()
  const refused = await fetch(url, { method: 'PATCH', body: 'a', headers: tusHeaders(0) })
  expect([refused.status, await refused.text()]).toEqual([
    400,
    expect.stringContaining('cannot be resumed'),
  ])
  const missing = url.replace(/\/[^/]+$/, '/x')
  const answer = await fetch(missing, { method: 'HEAD', headers: tusHeaders(0) })
  expect(answer.status).toBe(404)
})

test('more than was announced is refused as that, and nothing of it stays', async () => {
  const { url } = await announced({ size: 4 })
  // As a stream, whose length is not said beforehand.
  const init = { method: 'PATCH', body: new Blob(['abcdefgh']).stream(), duplex: 'half' } as const
  expect((await fetch(url, { ...init, headers: tusHeaders(0) })).status).toBe(413)
  const stands = await fetch(url, { method: 'HEAD', headers: tusHeaders(0) })
  expect(stands.headers.get('upload-offset')).toBe('0')
})

test('a request that goes on ends the one before it, and what came of that one stays', async () => {
  const { url } = await announced({ size: 6 })
  let end = () => {}
  const body = new ReadableStream({
    start(controller) {
      controller.enqueue(new TextEncoder().encode('abc'))
      end = () => controller.close()
    },
  })
  const init = { method: 'PATCH', body, duplex: 'half', headers: tusHeaders(0) } as const
  const first = fetch(url, init).then((answer) => answer.status)
  const ended = first.catch(() => 'broken').finally(end)
  for (let offset = 0; offset < 6; ) {
    const stands = await fetch(url, { method: 'HEAD', headers: tusHeaders(0) })
    offset = Number(stands.headers.get('upload-offset'))
    const rest = 'abcdef'.slice(offset)
    const sent = await fetch(url, { method: 'PATCH', body: rest, headers: tusHeaders(offset) })
    if (sent.status === 204) offset = Number(sent.headers.get('upload-offset'))
  }
  expect(await ended).not.toBe(204)
})

test.each([
  ['the version of the protocol', 'tus-resumable', '0.2.2', 412],
  ['the type of what comes', 'content-type', 'text/plain', 415],
  ['the offset', 'upload-offset', '1e3', 400],
])('a request with another word for %s is refused as that', async (_, header, value, status) => {
  const { url } = await announced({ size: 1 })
  const headers = { ...tusHeaders(0), [header]: value }
  const answer = await fetch(url, { method: 'PATCH', body: 'a', headers })
  expect([answer.status, answer.headers.get('tus-resumable')]).toEqual([status, '1.0.0'])
  const stands = await fetch(url, { method: 'HEAD', headers: tusHeaders(0) })
  expect(stands.headers.get('upload-offset')).toBe('0')
})

function tusHeaders(offset: number) {
  return {
    'tus-resumable': '1.0.0',
    'upload-offset': String(offset),
    'content-type': 'application/offset+octet-stream',
  }
}
