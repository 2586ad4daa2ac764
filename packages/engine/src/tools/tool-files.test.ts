import {
  defineTool,
  fileInput,
  fileOutput,
  get,
  multipart,
  type FileFacts,
  type Tool,
} from '@maillon/core/toolkit'
import { hostileToolkit } from '@maillon/testkit/hostile'
import { expect, test } from 'vitest'
import { z } from 'zod'
import { startHostileWorld } from '../connections/hostile-world.contract.ts'

const facts = { name: 'A tool', description: 'Moves a file.' }
const tools: Tool[] = [
  defineTool({
    ...facts,
    slug: 'HOSTILE_DOWNLOAD',
    effect: 'read',
    input: z.object({}),
    output: z.object({ file: fileOutput() }),
    run: async (_, upstream) => ({ file: await upstream.download(get('/items')) }),
  }),
  defineTool({
    ...facts,
    slug: 'HOSTILE_KEEP',
    effect: 'read',
    input: z.object({ data: z.string() }),
    output: z.object({ file: fileOutput() }),
    run: async ({ data }, upstream) => ({
      file: await upstream.keepFile(Buffer.from(data, 'base64'), { name: 'kept.txt' }),
    }),
  }),
  defineTool({
    ...facts,
    slug: 'HOSTILE_READ',
    effect: 'read',
    input: z.object({}),
    output: z.unknown(),
    request: () => get('/items'),
  }),
  defineTool({
    ...facts,
    slug: 'HOSTILE_UPLOAD',
    effect: 'write',
    input: z.object({ file: fileInput('What is sent.') }),
    output: z.unknown(),
    run: async ({ file: id }, upstream) => {
      const file = await upstream.file(id)
      const parts = multipart([
        { name: 'title', text: 'A' },
        { name: 'file', file },
      ])
      return upstream.call({ method: 'POST', path: '/items', ...parts })
    },
  }),
  defineTool({
    ...facts,
    slug: 'HOSTILE_UPLOAD_PART',
    effect: 'write',
    input: z.object({ file: z.string(), from: z.int(), to: z.int() }),
    output: z.unknown(),
    request: ({ file, from, to }) => ({
      method: 'POST',
      path: '/items',
      body: [
        { file, from, to },
        '|',
        { file, encoding: 'base64' },
        '|',
        { file, encoding: 'mime' },
      ],
    }),
  }),
]

const start = async () => {
  const world = await startHostileWorld({ toolkit: { tools: [...hostileToolkit.tools, ...tools] } })
  const { session } = await world.connected()
  const run = async (slug: string, input = {}) => session.execute(`HOSTILE_${slug}`, input)
  const keep = async (text: string): Promise<FileFacts> => {
    const { data } = await run('KEEP', { data: Buffer.from(text).toString('base64') })
    return data.file as FileFacts
  }
  return { ...world, session, run, keep, requests: world.hostile.api.requests }
}

test('a tool keeps an answer as a file, and a model is told of it and not its bytes', async () => {
  const { run, hostile } = await start()
  const headers = { 'content-disposition': 'attachment; filename="../../a\\r\\nb/report.csv"' }
  hostile.api.troubles.push({ kind: 'file', body: 'a,b\n1,2\n', headers })
  const { data } = await run('DOWNLOAD')
  expect(data).toEqual({
    file: {
      id: expect.stringMatching(/^file_[\w-]{20,}$/),
      name: 'report.csv',
      mimetype: 'text/csv',
      size: 8,
      sha256: expect.stringMatching(/^[\da-f]{64}$/),
      expires_at: expect.any(String),
    },
  })
})

test('a file goes into a form with its name, its type and its length, and once more after a 401', async () => {
  const { run, keep, hostile, requests } = await start()
  const { id } = await keep('bytes of it')
  hostile.oauth.grants.expire()
  expect(await run('UPLOAD', { file: id })).toMatchObject({ error: null, data: { effects: 1 } })
  const uploads = requests.filter(({ method }) => method === 'POST')
  expect(uploads).toHaveLength(2)
  for (const { headers, body } of uploads) {
    expect(headers['content-length']).toBe(String(Buffer.byteLength(body)))
    const form = await new Response(body, {
      headers: { 'content-type': headers['content-type'] ?? '' },
    }).formData()
    const file = form.get('file') as File
    expect([form.get('title'), file.name, file.type, await file.text()]).toEqual([
      'A',
      'kept.txt',
      'text/plain',
      'bytes of it',
    ])
  }
})

test('a part of a file, and a file as a text, go as they are asked for', async () => {
  const { run, keep, requests } = await start()
  const text = '0123456789'.repeat(20)
  const { id } = await keep(text)
  await run('UPLOAD_PART', { file: id, from: 2, to: 5 })
  const [part, base64, mime = ''] = requests.at(-1)!.body.split('|')
  expect([part, base64]).toEqual(['234', Buffer.from(text).toString('base64')])
  expect(mime.split('\r\n').map((line) => line.length)).toEqual([76, 76, 76, 40])
  expect(Buffer.from(mime, 'base64').toString()).toBe(text)
  const beyond = await run('UPLOAD_PART', { file: id, from: 100, to: 201 })
  expect(beyond.data).toMatchObject({ code: 'invalid_arguments' })
})

test('a write that breaks while its file is sent has an unknown outcome', async () => {
  const { run, keep, hostile } = await start()
  const { id } = await keep('x'.repeat(1000))
  hostile.api.troubles.push({ kind: 'reset' })
  expect((await run('UPLOAD', { file: id })).data).toMatchObject({ code: 'outcome_unknown' })
})

test('an answer that is no text is a file, and one that is stays as it is', async () => {
  const { run, hostile } = await start()
  const png = Buffer.from(
    'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAQAAAC1HAwCAAAAC0lEQVR42mNk+A8AAQUBAScY42YAAAAASUVORK5CYII=',
    'base64',
  )
  hostile.api.troubles.push({ kind: 'file', body: png, headers: { 'content-type': 'image/png' } })
  expect((await run('READ')).data).toMatchObject({
    file: { name: 'items', mimetype: 'image/png', size: png.length },
  })
  const latin = { 'content-type': 'text/plain; charset=iso-8859-1' }
  hostile.api.troubles.push({
    kind: 'file',
    body: Buffer.from('caf\xe9', 'latin1'),
    headers: latin,
  })
  expect((await run('READ')).data).toEqual({ result: 'caf\ufffd' })
})

test('an app sends a file of the session with a call of its own', async () => {
  const { session, keep, requests } = await start()
  const { id } = await keep('bytes of it')
  const own = { toolkit_slug: 'hostile', endpoint: '/items', method: 'PUT' }
  const { status } = await session.proxy({ ...own, binary_body: { file: id } })
  expect([status, requests.at(-1)?.body, requests.at(-1)?.headers['content-type']]).toEqual([
    200,
    'bytes of it',
    'text/plain',
  ])
})

test('another session has none of it, nor has this one once it may not use what made it', async () => {
  const { run, hostile, app, session } = await start()
  hostile.api.troubles.push({ kind: 'file', body: 'mine', headers: {} })
  const { id } = (await run('DOWNLOAD')).data.file as FileFacts
  const other = await app.session({ user_id: 'user_1' })
  const missing = { data: { code: 'file_not_found' } }
  expect(await other.execute('HOSTILE_UPLOAD', { file: id })).toMatchObject(missing)
  expect(await run('UPLOAD', { file: 'file_none' })).toMatchObject(missing)
  expect(await run('UPLOAD', { file: id })).toMatchObject({ error: null })
  await session.patch({ tools: { hostile: { disable: ['HOSTILE_DOWNLOAD'] } } })
  const denied = { data: { code: 'tool_not_allowed' } }
  expect(await run('UPLOAD', { file: id })).toMatchObject(denied)
})
