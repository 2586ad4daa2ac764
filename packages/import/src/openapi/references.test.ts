import { expect, test } from 'vitest'
import { importOpenApi } from './import-openapi.ts'

const head = {
  openapi: '3.0.3',
  info: { title: 'Acme' },
  servers: [{ url: 'https://api.acme.test' }],
}
const ok = { responses: { 200: { description: 'ok' } } }
const id = { name: 'id', in: 'path', required: true, schema: { type: 'string' } }

/** The document in a folder with other files. */
const read = (document: object, files: Record<string, object> = {}) =>
  importOpenApi(JSON.stringify(document), {
    from: 'openapi.json',
    today: new Date(0),
    readFile: (path) => (files[path] ? JSON.stringify(files[path]) : undefined),
  })

test('a number in a reference is an index where it meets a list', () => {
  const { file, problems } = read({
    ...head,
    paths: {
      '/things/{id}': {
        get: { operationId: 'getThing', parameters: [id], ...ok },
        put: {
          operationId: 'putThing',
          parameters: [{ $ref: '#/paths/~1things~1%7Bid%7D/get/parameters/0' }],
          requestBody: {
            required: true,
            content: { 'application/json': { schema: { $ref: '#/components/schemas/Label' } } },
          },
        },
      },
    },
    components: {
      schemas: {
        Named: { allOf: [{ type: 'object', properties: { name: { type: 'string' } } }] },
        Label: { allOf: [{ $ref: '#/components/schemas/Named/allOf/0' }] },
      },
    },
  })
  expect(problems).toEqual([])
  expect(file.tools[1]?.input).toMatchObject({
    properties: { id: { type: 'string' }, name: { type: 'string' } },
    required: ['id'],
  })
})

test('an operation, a path, a parameter, a body and a schema may stand elsewhere in the document', () => {
  const { file, problems } = read({
    ...head,
    paths: {
      '/a': { $ref: '#/components/pathItems/a', summary: 'Beside' },
      '/b/{id}': { put: { $ref: '#/x-operations/put' } },
    },
    'x-operations': {
      put: {
        operationId: 'put',
        parameters: [{ $ref: '#/components/parameters/id' }],
        requestBody: { $ref: '#/components/requestBodies/one' },
      },
    },
    components: {
      pathItems: { a: { get: { operationId: 'getA', ...ok } } },
      parameters: { id },
      requestBodies: {
        one: { content: { 'application/json': { schema: { $ref: '#/components/schemas/One' } } } },
      },
      schemas: { One: { type: 'object', properties: { size: { type: 'integer' } } } },
    },
  })
  expect(problems).toEqual([])
  expect(file.tools.map(({ slug }) => slug)).toEqual(['ACME_GET_A', 'ACME_PUT'])
  expect(file.tools[1]?.input).toMatchObject({
    properties: { id: { type: 'string' }, size: { type: 'integer' } },
  })
})

const split = {
  ...head,
  paths: {
    '/a': { $ref: './paths/a.yaml' },
    '/b': { post: { $ref: 'paths/b.json#/post' } },
  },
}
const files = {
  'paths/a.yaml': {
    get: { operationId: 'getA', parameters: [{ $ref: '../parameters.json#/since' }], ...ok },
  },
  'paths/b.json': {
    post: {
      operationId: 'makeB',
      requestBody: { content: { 'application/json': { schema: { $ref: '#/schema' } } } },
    },
    schema: {
      type: 'object',
      properties: {
        inner: { $ref: '../schemas/Inner.yaml' },
        whole: { $ref: '../openapi.json#/components/schemas/Whole' },
      },
    },
  },
  'parameters.json': { since: { name: 'since', in: 'query', schema: { type: 'string' } } },
  'schemas/Inner.yaml': {
    type: 'object',
    properties: { more: { $ref: 'Inner.yaml' }, size: { type: 'integer' } },
  },
}

test('a document in several files is read below its folder, each reference from where it stands', () => {
  const components = { schemas: { Whole: { type: 'boolean' } } }
  const { file, problems } = read({ ...split, components }, files)
  expect(problems).toEqual([])
  const [getA, makeB] = file.tools
  expect(getA?.input).toMatchObject({ properties: { since: { type: 'string' } } })
  expect(makeB?.input).toMatchObject({
    properties: { inner: { $ref: '#/$defs/Inner' }, whole: { type: 'boolean' } },
    $defs: {
      Inner: { properties: { more: { $ref: '#/$defs/Inner' }, size: { type: 'integer' } } },
    },
  })
})

const bodyOf = (schema: object) => ({
  '/things': {
    post: {
      operationId: 'make',
      requestBody: { required: true, content: { 'application/json': { schema } } },
    },
  },
})

test('schemas are found by what they call themselves: $anchor and $id, each from where it is said', () => {
  const { file, problems } = read({
    ...head,
    openapi: '3.1.0',
    paths: bodyOf({
      type: 'object',
      properties: {
        anchored: { $ref: '#size' },
        named: { $ref: 'https://acme.test/schemas/named' },
        beside: { $ref: 'https://acme.test/schemas/beside#part' },
        $id: { type: 'string', example: { $id: 'none', $ref: 'none' } },
      },
    }),
    components: {
      schemas: {
        Size: { $anchor: 'size', type: 'integer' },
        Named: {
          $id: 'https://acme.test/schemas/named',
          type: 'object',
          properties: {
            own: { $ref: '#/$defs/Own' },
            other: { $ref: 'beside' },
            whole: { $ref: '#/components/schemas/Size' },
          },
          $defs: { Own: { type: 'boolean' } },
        },
        Beside: {
          $id: 'https://acme.test/schemas/beside',
          type: 'array',
          items: { $anchor: 'part', type: 'number' },
        },
      },
    },
  })
  expect(problems).toEqual([])
  expect(file.tools[0]?.input.properties).toEqual({
    anchored: { type: 'integer' },
    named: {
      type: 'object',
      properties: {
        own: { type: 'boolean' },
        other: { type: 'array', items: { type: 'number' } },
        whole: { type: 'integer' },
      },
    },
    beside: { type: 'number' },
    id: { type: 'string' },
  })
})

test('files that call themselves by addresses are found below the folder, and nothing is fetched', () => {
  const { file, problems } = read(
    { ...head, openapi: '3.1.0', paths: bodyOf({ $ref: 'schemas/pet.json' }) },
    {
      'schemas/pet.json': {
        $id: 'https://acme.test/schemas/pet.json',
        type: 'object',
        properties: { tag: { $ref: 'tag.json' }, own: { $ref: '#name' } },
        $defs: { name: { $anchor: 'name', type: 'string' } },
      },
      'schemas/tag.json': { $id: 'https://acme.test/schemas/tag.json', type: 'integer' },
    },
  )
  expect(problems).toEqual([])
  expect(file.tools[0]?.input.properties).toEqual({
    tag: { type: 'integer' },
    own: { type: 'string' },
  })
})

test('$dynamicRef is the one place that it can mean, and anything where it can mean several', () => {
  const tree = (more: object) => ({
    ...head,
    openapi: '3.1.0',
    paths: bodyOf({
      type: 'object',
      properties: { tree: { $ref: '#/components/schemas/Tree' }, note: { type: 'string' } },
    }),
    components: {
      schemas: {
        Tree: {
          $dynamicAnchor: 'node',
          type: 'object',
          properties: { children: { type: 'array', items: { $dynamicRef: '#node' } } },
        },
        ...more,
      },
    },
  })
  const schema = (more: object) => JSON.stringify(read(tree(more)).file.tools[0]?.input)
  expect(schema({})).toContain('"items":{"$ref":"#/$defs/')
  expect(schema({ Strict: { $id: 's', $dynamicAnchor: 'node' } })).toContain(
    '"items":{"description":"Not told here',
  )
})

test.each([
  'https://evil.test/a.json',
  '//evil.test/a.json',
  'file:///etc/passwd',
  '/etc/passwd',
  '../secret.json',
  'paths/../../secret.json',
  'paths/%2e%2e/%2e%2e/secret.json',
  '..\\secret.json',
  'none.json',
  '#anchor',
])('what leads to %s is told at its place, and no tool is made of it', ($ref) => {
  const asked: string[] = []
  const document = {
    ...head,
    paths: { '/things': { post: { $ref }, get: { operationId: 'list', ...ok } } },
  }
  const { file, problems } = importOpenApi(JSON.stringify(document), {
    from: 'openapi.json',
    readFile: (path) => void asked.push(path),
  })
  expect(file.tools.map(({ slug }) => slug)).toEqual(['ACME_LIST'])
  expect(problems).toEqual([{ at: '/paths/~1things/post', message: expect.stringContaining($ref) }])
  expect(asked.filter((path) => path !== 'none.json')).toEqual([])
})
