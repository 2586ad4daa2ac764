import { once } from 'node:events'
import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import { createTestFiles, runTool } from '@maillon/testkit/upstreams'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { httpRequest } from '../http-request.ts'
import { toToolkit } from '../read-toolkit.ts'
import { importOpenApi } from './import-openapi.ts'

type Json = Record<string, unknown>

const auth = (...names: string[]) => `https://www.googleapis.com/auth/${names.join('.')}`
const document = {
  kind: 'discovery#restDescription',
  id: 'notes:v1',
  name: 'notes',
  version: 'v1',
  title: 'Google Notes API',
  description: 'Notes of people.',
  documentationLink: 'https://developers.google.com/notes',
  rootUrl: 'https://notes.googleapis.com/',
  servicePath: 'notes/v1/',
  parameters: {
    alt: { type: 'string', location: 'query', default: 'json', enum: ['json', 'media'] },
    fields: { type: 'string', location: 'query', description: 'Which fields to include.' },
    key: { type: 'string', location: 'query' },
    oauth_token: { type: 'string', location: 'query' },
  },
  auth: {
    oauth2: {
      scopes: {
        [auth('notes')]: { description: 'See and change notes' },
        [auth('notes', 'readonly')]: { description: 'See notes' },
      },
    },
  },
  schemas: {
    Nothing: { id: 'Nothing', type: 'object', description: 'None.', properties: {} },
    Note: {
      id: 'Note',
      type: 'object',
      properties: {
        id: { type: 'string', readOnly: true },
        link: { type: 'string', description: 'Output only. Where it is.' },
        title: { type: 'string', annotations: { required: ['notes.notes.insert'] } },
        size: { type: 'string', format: 'int64' },
        pinned: { type: 'boolean', default: 'true' },
        count: { type: 'integer', default: '3', minimum: '1', maximum: '9' },
        any: { type: 'any' },
        replies: { type: 'array', items: { $ref: 'Note' } },
      },
    },
  },
  resources: {
    notes: {
      methods: {
        insert: {
          id: 'notes.notes.insert',
          path: 'notes',
          httpMethod: 'POST',
          description: 'Makes a note.',
          request: { $ref: 'Note' },
          scopes: [auth('notes')],
          supportsMediaUpload: true,
          mediaUpload: {
            accept: ['image/png', 'text/*'],
            maxSize: '5MB',
            protocols: { simple: { multipart: true, path: '/upload/notes/v1/notes' } },
          },
        },
        get: {
          id: 'notes.notes.get',
          path: 'notes/{id}',
          httpMethod: 'GET',
          description: 'Gets a note.',
          parameters: { id: { type: 'string', location: 'path', required: true } },
          response: { $ref: 'Note' },
          scopes: [auth('notes'), auth('notes', 'readonly')],
          supportsMediaDownload: true,
        },
        export: {
          id: 'notes.notes.export',
          path: 'notes/{id}/export',
          httpMethod: 'GET',
          parameters: { id: { type: 'string', location: 'path', required: true } },
          supportsMediaDownload: true,
        },
        cover: {
          id: 'notes.notes.cover',
          path: 'notes/{id}/cover',
          httpMethod: 'PUT',
          parameters: { id: { type: 'string', location: 'path', required: true } },
          supportsMediaUpload: true,
          mediaUpload: {
            accept: ['image/png'],
            protocols: { simple: { path: '//upload/notes/v1/notes/{id}/cover' } },
          },
        },
        list: {
          id: 'notes.notes.list',
          path: 'notes',
          httpMethod: 'GET',
          parameters: {
            label: { type: 'string', location: 'query', repeated: true },
            max: { type: 'integer', location: 'query', default: '10', maximum: '50' },
          },
          scopes: [auth('notes'), auth('notes', 'readonly')],
        },
        attach: {
          id: 'notes.notes.upload',
          path: 'notes:upload',
          httpMethod: 'POST',
          request: { $ref: 'Nothing' },
          response: { $ref: 'Note' },
          supportsMediaUpload: true,
          mediaUpload: {
            accept: ['image/jpeg'],
            protocols: { simple: { path: '/upload/notes/v1/notes:upload' } },
          },
        },
        old: { id: 'notes.notes.old', path: 'old', httpMethod: 'GET', deprecated: true },
      },
      resources: {
        parts: {
          methods: {
            get: {
              id: 'notes.notes.parts.get',
              path: '{+name}',
              httpMethod: 'GET',
              parameters: {
                name: { type: 'string', location: 'path', required: true, pattern: '^parts/.*$' },
              },
            },
            other: {
              id: 'notes.notes.parts.other',
              path: '{+name}',
              httpMethod: 'GET',
              parameters: { name: { type: 'string', location: 'path', required: true } },
            },
          },
        },
      },
    },
  },
}

const { file, problems, deprecated } = importOpenApi(JSON.stringify(document), {
  from: 'https://notes.googleapis.com/$discovery/rest?version=v1',
})
const toolOf = (slug: string) => file.tools.find((tool) => tool.slug === slug)
const request = (slug: string, input: Json) => {
  const call = toolOf(slug)?.call
  return call?.kind === 'http' ? httpRequest(call, input) : undefined
}

const received: Pick<IncomingMessage, 'method' | 'url' | 'headers'>[] = []
const bodies: Buffer[] = []
const server = createServer(async (message, response) => {
  const chunks: Buffer[] = []
  for await (const chunk of message) chunks.push(chunk as Buffer)
  received.push(message)
  bodies.push(Buffer.concat(chunks))
  const isMedia = message.url?.includes('alt=media')
  response.writeHead(200, { 'content-type': isMedia ? 'image/png' : 'application/json' })
  response.end(isMedia ? 'PNG' : '{}')
})
let routes: Record<string, string>
beforeAll(async () => {
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  routes = { 'https://notes.googleapis.com': `http://127.0.0.1:${port}` }
})
afterAll(() => {
  server.closeAllConnections()
  server.close()
})

/** What a tool of the document sent, and what came of it. */
async function sent(slug = '', input: Json = {}) {
  const files = createTestFiles()
  files.add({ name: 'a.png', mimetype: 'image/png', bytes: Buffer.from('PNG 1') })
  const toolkit = toToolkit(JSON.parse(JSON.stringify(file)), 'notes.json')
  const output = await runTool({ toolkit, slug, input, routes, files })
  const { method, url, headers } = received.at(-1)!
  return { method, url, headers, body: bodies.at(-1)!, output }
}

test('a Google discovery document is a toolkit: its methods, scopes and what Google’s OAuth wants', () => {
  expect(problems).toEqual([])
  expect(deprecated).toBe(1)
  expect(file).toMatchObject({
    slug: 'google_notes',
    name: 'Google Notes API',
    baseUrl: 'https://notes.googleapis.com',
    docsUrl: 'https://developers.google.com/notes',
    auth: {
      scheme: 'OAUTH2',
      authorizeUrl: 'https://accounts.google.com/o/oauth2/v2/auth',
      tokenUrl: 'https://oauth2.googleapis.com/token',
      authorizeParameters: { access_type: 'offline', prompt: 'consent' },
      scopes: {
        [auth('notes')]: 'See and change notes',
        [auth('notes', 'readonly')]: 'See notes',
      },
    },
  })
  expect(file.tools.map(({ slug, effect, scopes }) => [slug, effect, scopes])).toEqual([
    ['GOOGLE_NOTES_NOTES_LIST', 'read', [auth('notes', 'readonly')]],
    ['GOOGLE_NOTES_NOTES_INSERT', 'write', [auth('notes')]],
    ['GOOGLE_NOTES_NOTES_INSERT_UPLOAD', 'write', [auth('notes')]],
    ['GOOGLE_NOTES_NOTES_GET', 'read', [auth('notes', 'readonly')]],
    ['GOOGLE_NOTES_NOTES_GET_DOWNLOAD', 'read', [auth('notes', 'readonly')]],
    ['GOOGLE_NOTES_NOTES_EXPORT', 'read', undefined],
    ['GOOGLE_NOTES_NOTES_COVER', 'write', undefined],
    ['GOOGLE_NOTES_NOTES_UPLOAD', 'write', undefined],
    ['GOOGLE_NOTES_NOTES_PARTS_GET', 'read', undefined],
    ['GOOGLE_NOTES_NOTES_PARTS_OTHER', 'read', undefined],
  ])
})

test('its methods are called as it says: lists repeat, a name of several segments stays several', () => {
  expect(
    request('GOOGLE_NOTES_NOTES_LIST', { label: ['a', 'b'], max: 3, fields: 'items' }),
  ).toEqual({
    method: 'GET',
    path: '/notes/v1/notes',
    query: { label: ['a', 'b'], max: ['3'], fields: ['items'] },
  })
  expect(request('GOOGLE_NOTES_NOTES_PARTS_GET', { name: 'parts/1 2' })).toMatchObject({
    path: '/notes/v1/parts/1%202',
  })
  expect(request('GOOGLE_NOTES_NOTES_INSERT', { title: 'a', pinned: false })).toMatchObject({
    method: 'POST',
    path: '/notes/v1/notes',
    json: { title: 'a', pinned: false },
  })
})

test('its schemas are JSON Schema: what is only answered is left out, and what is needed is asked for', () => {
  expect(toolOf('GOOGLE_NOTES_NOTES_INSERT')?.input).toMatchObject({
    required: ['title'],
    properties: {
      size: { type: 'string', format: 'int64' },
      pinned: { type: 'boolean', default: true },
      count: { type: 'integer', default: 3, minimum: 1, maximum: 9 },
      any: {},
      replies: { type: 'array', items: { $ref: '#/$defs/Note' } },
    },
  })
  const names = Object.keys(toolOf('GOOGLE_NOTES_NOTES_INSERT')?.input.properties as Json)
  expect(names).toEqual(['fields', 'title', 'size', 'pinned', 'count', 'any', 'replies'])
})

test('one of another host than Google’s gets no token of Google’s by itself', () => {
  const read = (more: Json) =>
    importOpenApi(JSON.stringify({ ...document, rootUrl: 'https://acme.test/', ...more }), {
      from: 'x.json',
    }).file.auth
  expect(read({})).toEqual({ scheme: 'NO_AUTH' })
  expect(read({ auth: undefined })).toMatchObject({ query: { key: '{api_key}' } })
})

test('what it uploads goes to the upload’s own address: as the file alone, or after what is said of it', async () => {
  const upload = toolOf('GOOGLE_NOTES_NOTES_INSERT_UPLOAD')
  expect(upload).toMatchObject({
    description: 'Uploads a file. Makes a note.',
    input: {
      required: ['title', 'file'],
      properties: {
        file: {
          type: 'string',
          file_uploadable: true,
          description: "At most 5MB. Of these types: image/png, text/*. A file's id (file_…).",
        },
      },
    },
  })
  expect(toolOf('GOOGLE_NOTES_NOTES_INSERT')?.input.properties).not.toHaveProperty('file')
  const related = await sent(upload?.slug, { title: 'Füße', file: 'file_1', fields: 'id' })
  expect(related).toMatchObject({
    method: 'POST',
    url: '/upload/notes/v1/notes?uploadType=multipart&fields=id',
  })
  const [, boundary = ''] =
    /^multipart\/related; boundary=([\w-]+)$/.exec(String(related.headers['content-type'])) ?? []
  expect(related.body.toString()).toBe(
    [
      `--${boundary}`,
      'content-type: application/json; charset=UTF-8',
      '',
      '{"title":"Füße"}',
      `--${boundary}`,
      'content-type: image/png',
      '',
      'PNG 1',
      `--${boundary}--`,
      '',
    ].join('\r\n'),
  )
  expect(await sent('GOOGLE_NOTES_NOTES_COVER', { id: 'a/b', file: 'file_1' })).toMatchObject({
    method: 'PUT',
    url: '/upload/notes/v1/notes/a%2Fb/cover?uploadType=media',
    headers: { 'content-type': 'image/png' },
    body: Buffer.from('PNG 1'),
  })
  const { url, body } = await sent('GOOGLE_NOTES_NOTES_UPLOAD', { file: 'file_1' })
  expect(url).toBe('/upload/notes/v1/notes:upload?uploadType=multipart')
  expect(body.toString()).toMatch(
    /\r\n\r\n\{\}\r\n--[^]+content-type: image\/jpeg\r\n\r\nPNG 1\r\n/,
  )
})

test('a related body of other parts than JSON and a file is none that can be sent', () => {
  const parts = { a: { type: 'string', format: 'binary' }, b: { type: 'string', format: 'binary' } }
  const schema = { type: 'object', properties: parts }
  const requestBody = { content: { 'multipart/related': { schema } } }
  const paths = { '/a': { get: {}, post: { requestBody } } }
  const info = { title: 'Acme' }
  const text = JSON.stringify({
    openapi: '3.1.0',
    info,
    servers: [{ url: 'https://a.test' }],
    paths,
  })
  expect(importOpenApi(text, { from: 'acme.json' }).problems).toEqual([
    { at: '/paths/~1a/post', message: 'Its parts are not JSON and one file.' },
  ])
})

test('what it downloads is a tool beside the one that tells of it, and answers a file', async () => {
  expect(toolOf('GOOGLE_NOTES_NOTES_GET')).toMatchObject({ description: 'Gets a note.' })
  expect(toolOf('GOOGLE_NOTES_NOTES_GET')?.call).not.toHaveProperty('answer')
  expect(toolOf('GOOGLE_NOTES_NOTES_GET_DOWNLOAD')).toMatchObject({
    description: 'Downloads the file itself. Gets a note. Answers with a file.',
    input: { properties: { id: { type: 'string' } }, required: ['id'] },
  })
  expect(toolOf('GOOGLE_NOTES_NOTES_GET_DOWNLOAD')?.input.properties).not.toHaveProperty('fields')
  const { url, output } = await sent('GOOGLE_NOTES_NOTES_GET_DOWNLOAD', { id: '1' })
  expect(url).toBe('/notes/v1/notes/1?alt=media')
  expect(output).toMatchObject({ file: { mimetype: 'image/png', size: 3 } })
  expect(await sent('GOOGLE_NOTES_NOTES_EXPORT', { id: '1' })).toMatchObject({
    url: '/notes/v1/notes/1/export?alt=media',
    output: { file: { size: 3 } },
  })
})

test('an upload that would be on another server is none', () => {
  const elsewhere = ['https://evil.test/upload', '/\\evil.test/x', '/../x', 7]
  for (const path of elsewhere) {
    const mediaUpload = { protocols: { simple: { path } } }
    const methods = {
      add: { id: 'n.add', path: 'a', httpMethod: 'POST', supportsMediaUpload: true, mediaUpload },
      list: { id: 'n.list', path: 'a', httpMethod: 'GET' },
    }
    const { file: read } = importOpenApi(JSON.stringify({ ...document, resources: {}, methods }), {
      from: 'x.json',
    })
    for (const { call } of read.tools)
      expect(call).toMatchObject({ path: expect.stringMatching(/^\/(notes|https:)/) })
  }
})
