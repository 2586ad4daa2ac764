import { expect, test } from 'vitest'
import { httpRequest } from '../http-request.ts'
import { importOpenApi } from './import-openapi.ts'

type Json = Record<string, unknown>

/** The first tool of a document with one path, and what is told of it. */
const read = (item: Json, path = '/things') => {
  const document = {
    openapi: '3.1.0',
    info: { title: 'Acme' },
    servers: [{ url: 'https://api.acme.test' }],
    paths: { [path]: item },
  }
  const { file, problems } = importOpenApi(JSON.stringify(document), { from: 'acme.json' })
  const [tool] = file.tools
  if (tool?.call.kind !== 'http') throw new Error('No tool was made.')
  const { call, input } = tool
  return { input, problems, call, request: (values: Json) => httpRequest(call, values) }
}
const body = (type: string, schema: Json, more: Json = {}) => ({
  requestBody: { content: { [type]: { schema, ...more } } },
})
const text = { type: 'string' }
const form = 'application/x-www-form-urlencoded'

test('the fields of a form are written as the document says of each', () => {
  const schema = {
    type: 'object',
    properties: {
      name: text,
      expand: { type: 'array', items: text },
      ids: {},
      card: {},
      plain: {},
    },
  }
  const encoding = {
    expand: { style: 'deepObject', explode: true },
    ids: { style: 'pipeDelimited', explode: false },
    card: { contentType: 'application/json' },
  }
  const { request } = read({ post: body(form, schema, { encoding }) })
  expect(request({ name: 'a', expand: ['x', 'y'] }).text).toBe(
    'name=a&expand%5B0%5D=x&expand%5B1%5D=y',
  )
  const rest = request({ ids: [1, 2], card: { no: [1] }, plain: ['a', { b: 1 }] }).text
  expect([...new URLSearchParams(rest)]).toEqual([
    ['ids', '1|2'],
    ['card', '{"no":[1]}'],
    ['plain', 'a'],
    ['plain', '{"b":1}'],
  ])
})

test('a form without fields is no body', () => {
  const id = { name: 'id', in: 'path', required: true, schema: text }
  const { input, request, problems } = read(
    { delete: { parameters: [id], ...body(form, { type: 'object', properties: {} }) } },
    '/things/{id}',
  )
  expect(problems).toEqual([])
  expect(Object.keys(input.properties as Json)).toEqual(['id'])
  expect(request({ id: 'a' })).toEqual({ method: 'DELETE', path: '/things/a' })
})

test.each([
  'application/merge-patch+json',
  'application/vnd.api+json',
  'application/json; charset=utf-8',
  'text/json',
])('a body of %s is called so', (type) => {
  const { request } = read({ patch: body(type, { type: 'object', properties: { name: text } }) })
  expect(request({ name: 'a' })).toMatchObject({
    headers: { 'content-type': type },
    text: '{"name":"a"}',
  })
})

test('of several types of a body, JSON is sent before forms, and forms before text', () => {
  const content = { 'text/plain': {}, [form]: {}, 'application/json': {} }
  const taken = (types: Json) => {
    const { request } = read({ post: { requestBody: { content: types } } })
    const { json, text: sent } = request({ body: { a: 1 } })
    return json ?? sent
  }
  expect(taken(content)).toEqual({ a: 1 })
  expect(
    taken({ 'text/plain': {}, [form]: { schema: { type: 'object', additionalProperties: {} } } }),
  ).toBe('a=1')
})

test('plain text, and JSON on lines, go out as they are', () => {
  const plain = read({ post: body('text/plain', text) })
  expect(plain.request({ body: 'a\nb' })).toMatchObject({
    headers: { 'content-type': 'text/plain' },
    text: 'a\nb',
  })
  const lines = read({ post: body('application/x-ndjson', { type: 'array', items: {} }) })
  expect(lines.request({ body: [{ a: 1 }, { b: 2 }] }).text).toBe('{"a":1}\n{"b":2}\n')
})

test('parts of multipart have the types that the document says', () => {
  const properties = {
    name: text,
    meta: { type: 'object' },
    tags: { type: 'array', items: text },
  }
  const { request } = read({
    post: body(
      'multipart/form-data',
      { type: 'object', properties },
      { encoding: { name: { contentType: 'text/markdown' } } },
    ),
  })
  const { headers, body: pieces = [] } = request({ name: 'a', meta: { b: 1 }, tags: ['x', 'y'] })
  const sent = pieces.map((piece) => (typeof piece === 'string' ? piece : piece.file)).join('')
  const boundary =
    /^multipart\/form-data; boundary=(\S+)$/.exec(headers?.['content-type'] ?? '')?.[1] ?? ''
  expect(sent.replaceAll(boundary, 'B')).toBe(
    [
      '--B\r\ncontent-disposition: form-data; name="name"\r\ncontent-type: text/markdown\r\n\r\na\r\n',
      '--B\r\ncontent-disposition: form-data; name="meta"\r\ncontent-type: application/json\r\n\r\n{"b":1}\r\n',
      '--B\r\ncontent-disposition: form-data; name="tags"\r\n\r\nx\r\n',
      '--B\r\ncontent-disposition: form-data; name="tags"\r\n\r\ny\r\n--B--\r\n',
    ].join(''),
  )
})

test('a field that a body cannot be without is told as needed, though the body may be left out', () => {
  const schema = { type: 'object', required: ['name'], properties: { name: text, note: text } }
  const { input } = read({ post: body('application/json', schema) })
  expect(input.required).toBeUndefined()
  expect(input.properties).toMatchObject({
    name: { description: 'Needed with any other field of the body.' },
  })
})

test('a path parameter that nobody describes is an argument, and told', () => {
  const { request, input, problems } = read({ get: {} }, '/things/{thing}')
  expect(request({ thing: 'a/b' }).path).toBe('/things/a%2Fb')
  expect(input.required).toEqual(['thing'])
  expect(problems).toEqual([
    {
      at: '/paths/~1things~1{thing}/get',
      message: expect.stringContaining('{thing}'),
      tool: 'ACME_GET_THINGS_BY_THING',
    },
  ])
})

test('what stands behind the path goes into the query, and a fragment tells operations apart', () => {
  const { request, call } = read({ post: { operationId: 'send' } }, '/x?action=send&v=2#first')
  expect(call.path).toBe('/x')
  expect(request({})).toMatchObject({ path: '/x', query: { action: ['send'], v: ['2'] } })
})

const parameter = (more: Json) => ({
  get: { parameters: [{ name: 'v', required: true, schema: {}, ...more }] },
})

test('reserved signs stay where the document allows them, and lead nowhere else', () => {
  const query = read(parameter({ in: 'query', allowReserved: true }))
  const { path } = query.request({ v: 'a/b:c,d=e?f g&x=1#h' })
  const url = new URL(`https://api.acme.test${path}`)
  expect([...url.searchParams]).toEqual([['v', 'a/b:c,d=e?f g&x=1#h']])
  expect(path).toContain('v=a/b:c,d=e?f')
  const inPath = read(parameter({ in: 'path', allowReserved: true }), '/files/{v}')
  expect(inPath.request({ v: 'a/b c' }).path).toBe('/files/a/b%20c')
  for (const v of ['../x', 'a/../../x', 'a//b', '.', '/x'])
    expect(() => inPath.request({ v })).toThrow(/part of an address/)
})

test.each<[string, unknown, string]>([
  ['label', [1, 2], '/x/.1,2'],
  ['matrix', [1, 2], '/x/;v=1,2'],
  ['matrix', 'a b', '/x/;v=a%20b'],
  ['simple', [1, 2], '/x/1%2C2'],
])('a path parameter by %s of %j is %s', (style, v, path) => {
  expect(read(parameter({ in: 'path', style }), '/x/{v}').request({ v }).path).toBe(path)
})

test('a cookie goes out as one, and cannot bring another', () => {
  const { request } = read(parameter({ in: 'cookie' }))
  expect(request({ v: 'a; admin=1' }).headers).toEqual({ cookie: 'v=a%3B%20admin%3D1' })
})

test('two arguments of one name say which they are', () => {
  const parameters = [
    { name: 'AccountSid', in: 'path', required: true, schema: text },
    { name: 'AccountSid', in: 'query', schema: text },
  ]
  const schema = { type: 'object', properties: { AccountSid: text } }
  const { input } = read({ post: { parameters, ...body(form, schema) } }, '/a/{AccountSid}')
  expect(Object.keys(input.properties as Json)).toEqual([
    'AccountSid',
    'AccountSid_in_query',
    'AccountSid_in_body',
  ])
})

test.each([[['a', 'b']], [[['a'], ['b']]]])(
  'choices of a list, written as %j, are those of its items',
  (choices) => {
    const { input } = read(
      parameter({ in: 'query', schema: { type: 'array', items: text, enum: choices } }),
    )
    expect(input.properties).toEqual({
      v: { type: 'array', items: { type: 'string', enum: ['a', 'b'] } },
    })
  },
)
