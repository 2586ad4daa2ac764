import { createTestFiles, runTool } from '@maillon/testkit/upstreams'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { once } from 'node:events'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { toToolkit } from '../read-toolkit.ts'
import { importOpenApi } from './import-openapi.ts'

type Json = Record<string, unknown>

const received: { headers: Record<string, unknown>; body: Buffer }[] = []
const server = createServer(async (request, response) => {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk as Buffer)
  received.push({ headers: request.headers, body: Buffer.concat(chunks) })
  if (request.url === '/api/redirected') response.writeHead(302, { location: '/api/bytes' }).end()
  else if (request.url === '/api/bytes')
    response.writeHead(200, { 'content-type': 'image/png' }).end('PNG')
  else response.writeHead(200, { 'content-type': 'application/json' }).end('{"ok":true}')
})
let routes: Record<string, string>
beforeAll(async () => {
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  routes = { 'https://api.acme.test': `http://127.0.0.1:${port}` }
})
afterAll(() => {
  server.closeAllConnections()
  server.close()
})

/** The one tool of a document with an operation, and what is told of it. */
function read(operation: Json, { version = '3.1.0', path = '/things', method = 'post' } = {}) {
  const document = {
    openapi: version,
    info: { title: 'Acme' },
    servers: [{ url: 'https://api.acme.test/api' }],
    paths: { [path]: { [method]: operation } },
  }
  const imported = importOpenApi(JSON.stringify(document), { from: 'acme.json' })
  const [tool] = imported.file.tools
  return { tool, problems: imported.problems, file: imported.file }
}

async function call({ file, tool }: ReturnType<typeof read>, input: Json) {
  const files = createTestFiles()
  files.add({ name: 'a.png', mimetype: 'image/png', bytes: Buffer.from('PNG 1') })
  files.add({ name: 'b.txt', mimetype: 'text/plain', bytes: Buffer.from('text 2') })
  const toolkit = toToolkit(JSON.parse(JSON.stringify(file)), 'acme.json')
  const output = await runTool({ toolkit, slug: tool?.slug ?? '', input, routes, files })
  return { output, files, ...received.at(-1)! }
}

async function form({ headers, body }: (typeof received)[number]) {
  const type = { 'content-type': String(headers['content-type']) }
  const data = await new Response(new Uint8Array(body), { headers: type }).formData()
  return Promise.all(
    [...data].map(async ([name, value]) =>
      typeof value === 'string'
        ? [name, value]
        : [name, value.name, value.type, await value.text()],
    ),
  )
}

const body = (type: string, schema: Json, more: Json = {}) => ({
  requestBody: { required: true, content: { [type]: { schema, ...more } } },
})
const binary = { type: 'string', format: 'binary', description: 'A photo.' }
const text = { type: 'string' }
const object = (properties: Json) => ({
  type: 'object',
  properties,
  required: Object.keys(properties),
})
const uploadable = {
  type: 'string',
  file_uploadable: true,
  description: "A photo. A file's id (file_…).",
}

test('a part that is a file is an argument with its id, and goes with its name and type', async () => {
  const imported = read(body('multipart/form-data', object({ title: text, photo: binary })))
  expect(imported.problems).toEqual([])
  expect(imported.tool?.input).toMatchObject({
    properties: { title: { type: 'string' }, photo: uploadable },
    required: ['title', 'photo'],
  })
  expect(await form(await call(imported, { title: 'A', photo: 'file_1' }))).toEqual([
    ['title', 'A'],
    ['photo', 'a.png', 'image/png', 'PNG 1'],
  ])
})

test('several files in a list are a part each; where addresses may stand too, they are texts', async () => {
  const photos = { type: 'array', items: binary, maxItems: 3 }
  const cover = { anyOf: [binary, { type: 'string', description: 'Its URL.' }, { type: 'null' }] }
  const imported = read(
    body('multipart/form-data', { type: 'object', properties: { photos, cover } }),
  )
  expect(imported.tool?.input.properties).toMatchObject({
    photos: { type: 'array', items: uploadable, maxItems: 3 },
    cover: uploadable,
  })
  const both = { photos: ['file_1', 'file_2'], cover: 'https://acme.test/x.png' }
  expect(await form(await call(imported, both))).toEqual([
    ['photos', 'a.png', 'image/png', 'PNG 1'],
    ['photos', 'b.txt', 'text/plain', 'text 2'],
    ['cover', 'https://acme.test/x.png'],
  ])
  expect(await form(await call(imported, { cover: 'file_1' }))).toEqual([
    ['cover', 'a.png', 'image/png', 'PNG 1'],
  ])
})

test.each([
  ['one that the document says', { contentType: 'application/pdf' }, 'application/pdf'],
  ['its own of several', { contentType: 'image/png, image/jpeg' }, 'image/png'],
  ['its own of a kind', { contentType: 'image/*' }, 'image/png'],
])('the type of a part: %s', async (_, encoding, type) => {
  const imported = read(
    body('multipart/form-data', object({ photo: text }), { encoding: { photo: encoding } }),
  )
  expect(await form(await call(imported, { photo: 'file_1' }))).toEqual([
    ['photo', 'a.png', type, 'PNG 1'],
  ])
})

test.each([
  ['3.0 binary', 'application/octet-stream', binary, 'application/octet-stream'],
  ['3.1 without a schema', 'application/pdf', {}, 'application/pdf'],
  ['3.1 by content', 'image/gif', { contentMediaType: 'image/gif' }, 'image/gif'],
  ['any image', 'image/*', binary, 'image/png'],
  ['anything', '*/*', binary, 'image/png'],
  ['a text that is a file', 'text/csv', binary, 'text/csv'],
])(
  'a body that is a file (%s) is one argument, and goes as it is',
  async (_, type, schema, sent) => {
    const imported = read(body(type, schema))
    expect(imported.problems).toEqual([])
    expect(imported.tool?.input).toMatchObject({
      properties: { file: { type: 'string', file_uploadable: true } },
      required: ['file'],
    })
    const got = await call(imported, { file: 'file_1' })
    expect([got.headers['content-type'], got.body.toString()]).toEqual([sent, 'PNG 1'])
  },
)

test('of Swagger 2.0, files of forms are files', async () => {
  const document = {
    swagger: '2.0',
    info: { title: 'Acme' },
    host: 'api.acme.test',
    basePath: '/api',
    schemes: ['https'],
    paths: {
      '/things': {
        post: {
          consumes: ['multipart/form-data'],
          parameters: [{ name: 'doc', in: 'formData', type: 'file', required: true }],
        },
      },
    },
  }
  const { file, problems } = importOpenApi(JSON.stringify(document), { from: 'acme.json' })
  expect(problems).toEqual([])
  const [tool] = file.tools
  expect(await form(await call({ file, tool, problems }, { doc: 'file_2' }))).toEqual([
    ['doc', 'b.txt', 'text/plain', 'text 2'],
  ])
})

const answer = (content: Json, status = '200') => ({
  responses: { [status]: { description: '', content } },
})

test.each([
  ['bytes', '/bytes', answer({ 'image/png': { schema: binary } })],
  ['bytes without a schema', '/bytes', answer({ 'application/zip': {} })],
  ['bytes of any kind', '/bytes', answer({ '*/*': { schema: binary } })],
  ['an address of bytes', '/redirected', { responses: { '302': { description: 'Found' } } }],
])('an answer of %s is kept as a file', async (_, path, operation) => {
  const imported = read(operation, { path, method: 'get' })
  expect(imported.tool).toMatchObject({ call: { answer: 'file' } })
  expect(imported.tool?.description).toMatch(/Answers with a file\.$/)
  const { output, files } = await call(imported, {})
  expect(output).toEqual({ file: expect.objectContaining({ size: 3 }) })
  expect(Buffer.from(files.bytes((output.file as { id: string }).id)).toString()).toBe('PNG')
})

test.each([
  ['JSON', answer({ 'application/json': {} })],
  ['JSON or bytes', answer({ 'application/json': {}, 'application/pdf': {} })],
  ['text', answer({ 'text/csv': { schema: text } })],
  ['an object of an odd type', answer({ 'application/vnd.acme': { schema: object({ a: text }) } })],
  ['nothing', { responses: { '204': { description: '' } } }],
  ['bytes as an error', { responses: { '200': { description: '' }, '302': { description: '' } } }],
])('an answer of %s is read as before', async (_, operation) => {
  const { tool } = read(operation, { method: 'get' })
  expect(tool?.call).not.toHaveProperty('answer')
})

test('what is no file of this session is told, and nothing is sent', async () => {
  const imported = read(body('multipart/form-data', object({ photo: binary })))
  const before = received.length
  for (const photo of ['file_9', 'a.png'])
    await expect(call(imported, { photo })).rejects.toMatchObject({ code: 'file_not_found' })
  expect(received).toHaveLength(before)
})

test('an object of an odd type is no file, and told', () => {
  expect(() => read(body('application/vnd.acme', object({ a: text })))).toThrow(/No tool/)
})
