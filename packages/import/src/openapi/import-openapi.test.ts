import { MaillonError } from '@maillon/core'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { toToolkit } from '../read-toolkit.ts'
import { importOpenApi, type ImportOptions } from './import-openapi.ts'

type Json = Record<string, unknown>

const item = {
  type: 'object',
  properties: { id: { type: 'string', readOnly: true }, title: { type: 'string' } },
  required: ['id', 'title'],
}
const sound: Json = {
  openapi: '3.1.0',
  info: { title: 'Acme API', description: 'Things.' },
  servers: [{ url: 'https://eu.acme.test/{version}/', variables: { version: { default: 'v1' } } }],
  security: [{ key: [] }],
  components: { securitySchemes: { key: { type: 'apiKey', in: 'header', name: 'X-Key' } } },
  paths: {
    '/items': {
      get: {
        operationId: 'listItems',
        summary: 'List items',
        parameters: [{ name: 'filter[state]', in: 'query', schema: { type: 'string' } }],
      },
      post: {
        operationId: 'createItem',
        requestBody: { required: true, content: { 'application/json': { schema: item } } },
      },
    },
    '/items/{id}': {
      parameters: [{ name: 'id', in: 'path', required: true, schema: { type: 'string' } }],
      delete: { operationId: 'deleteItem' },
    },
  },
}

const read = (document: unknown, options: Partial<ImportOptions> = {}) =>
  importOpenApi(JSON.stringify(document), { from: 'acme.json', today: new Date(0), ...options })
const withPaths = (paths: Json, more: Json = {}) =>
  read({ ...sound, ...more, paths: { ...(sound.paths as Json), ...paths } })
/** Only the first one is as the document of a case says. */
const toolOf = (paths: Json, more: Json = {}) => {
  const { file, problems } = read({ ...sound, ...more, paths })
  expect(problems).toEqual([])
  return file.tools[0]
}

test('a document is a toolkit: slugs, effects, arguments, and where its credential goes', () => {
  const { file, problems } = read(sound)
  expect(problems).toEqual([])
  expect(file).toMatchObject({
    slug: 'acme',
    name: 'Acme API',
    version: '19700101_00',
    source: { kind: 'openapi', from: 'acme.json' },
    baseUrl: 'https://eu.acme.test/v1',
    auth: { scheme: 'API_KEY', headers: { 'x-key': '{api_key}' } },
  })
  expect(file.tools.map(({ slug, effect }) => [slug, effect])).toEqual([
    ['ACME_LIST_ITEMS', 'read'],
    ['ACME_CREATE_ITEM', 'write'],
    ['ACME_DELETE_ITEM', 'destroy'],
  ])
  const [list, create] = file.tools
  expect(list?.call).toHaveProperty('parameters', [
    { argument: 'filter_state', name: 'filter[state]', in: 'query' },
  ])
  expect(create?.input).toEqual({
    type: 'object',
    properties: { title: { type: 'string' } },
    required: ['title'],
    additionalProperties: false,
  })
  expect(toToolkit(JSON.parse(JSON.stringify(file)), 'acme.json').tools).toHaveLength(3)
})

test('YAML is read as JSON is', () => {
  const yaml =
    'openapi: 3.0.3\ninfo: {title: Tiny}\nservers: [{url: https://tiny.test}]\npaths:\n  /a:\n    get: {}\n'
  expect(importOpenApi(yaml, { from: 'tiny.yaml' }).file.tools[0]).toMatchObject({
    slug: 'TINY_GET_A',
  })
})

const bearer = { components: { securitySchemes: { b: { type: 'http', scheme: 'Bearer' } } } }
const flows = {
  authorizationCode: {
    authorizationUrl: 'https://acme.test/auth',
    tokenUrl: 'https://acme.test/token',
    scopes: { read: 'Read <b>all</b>' },
  },
}
test.each<[string, Json, object]>([
  ['a bearer token', bearer, { scheme: 'API_KEY', headers: { authorization: 'Bearer {api_key}' } }],
  [
    'a name and a password',
    { components: { securitySchemes: { b: { type: 'http', scheme: 'basic' } } } },
    { scheme: 'API_KEY', basic: { user: '{username}', password: '{password}' } },
  ],
  [
    'a key in the query',
    {
      components: { securitySchemes: { k: { type: 'apiKey', in: 'query', name: 'api-key[v1]' } } },
    },
    {
      scheme: 'API_KEY',
      fields: { api_key: { label: 'API key', secret: true } },
      query: { 'api-key[v1]': '{api_key}' },
    },
  ],
  [
    'OAuth before keys',
    {
      components: {
        securitySchemes: { ...bearer.components.securitySchemes, o: { type: 'oauth2', flows } },
      },
    },
    { scheme: 'OAUTH2', tokenUrl: 'https://acme.test/token', scopes: { read: 'Read all' } },
  ],
  ['nothing', { components: {} }, { scheme: 'NO_AUTH' }],
])('connects by %s', (_, more, auth) => {
  const { file } = read({ ...sound, security: undefined, ...more })
  expect(file.auth).toMatchObject(auth)
  expect(toToolkit(JSON.parse(JSON.stringify(file)), 'x.json').auth).toMatchObject(auth)
})

test.each<[string, Json]>([
  ['a key in the moon', { type: 'apiKey', in: 'moon', name: 'key' }],
  ['digest', { type: 'http', scheme: 'digest' }],
  [
    'OAuth of devices',
    { type: 'oauth2', flows: { deviceAuthorization: { tokenUrl: 'https://acme.test/token' } } },
  ],
  [
    'OAuth in the clear',
    {
      type: 'oauth2',
      flows: { authorizationCode: { ...flows.authorizationCode, tokenUrl: 'http://acme.test' } },
    },
  ],
  ['a scheme of another document', { $ref: 'https://evil.test/x.json' }],
])('%s is told, and never used', (_, scheme) => {
  const { file, problems } = read({
    ...sound,
    security: undefined,
    components: { securitySchemes: { x: scheme } },
  })
  expect(file.auth).toEqual({ scheme: 'NO_AUTH' })
  expect(problems).toEqual([{ at: '/components/securitySchemes/x', message: expect.any(String) }])
})

const parameters = (...list: Json[]) => ({ get: { parameters: list } })
test.each<[string, string, Json, string]>([
  [
    'a reference to nowhere',
    '/x',
    parameters({ $ref: '#/components/parameters/none' }),
    'leads nowhere',
  ],
  [
    'a reference to elsewhere',
    '/x',
    parameters({ $ref: 'https://evil.test/a.json#/b' }),
    'another document',
  ],
  ['a reference in a circle', '/x', { $ref: '#/paths/~1x' }, 'circle'],
  ['a parameter without a place', '/x', parameters({ name: 'a' }), 'where it goes'],
  ['a parameter in a wrong place', '/x', parameters({ name: 'a', in: 'moon' }), 'moon'],
  [
    'a cookie that is needed',
    '/x',
    parameters({ name: 'sid', in: 'cookie', required: true }),
    'cookie',
  ],
  [
    'a style that is not known',
    '/x',
    parameters({ name: 'a', in: 'query', style: 'fancy' }),
    'fancy',
  ],
  [
    'a header’s name that is none',
    '/x',
    parameters({ name: 'a:b', in: 'header' }),
    'no name of a header',
  ],
  [
    'a body of parts without names',
    '/x',
    { post: { requestBody: { content: { 'multipart/mixed': {} } } } },
    'multipart/mixed',
  ],
  ['a path that goes up', '/../admin', { get: {} }, 'stays below'],
  ['a path that goes up, encoded', '/a/%2e%2e/b', { get: {} }, 'stays below'],
  ['a path with another host', '//evil.test/x', { get: {} }, 'stays below'],
  [
    'another server',
    '/x',
    { get: { servers: [{ url: 'https://evil.test' }] } },
    'server of its own',
  ],
  ['a path that is no object', '/x', [] as unknown as Json, 'no operations'],
])('%s is told with its place, and the rest is imported', (_, path, operations, message) => {
  const { file, problems } = withPaths({ [path]: operations })
  expect(file.tools).toHaveLength(3)
  expect(problems).toHaveLength(1)
  expect(problems[0]?.at).toContain(`/paths/${path.replaceAll('/', '~1')}`)
  expect(problems[0]?.message).toContain(message)
})

test('headers that the engine sets, and cookies, are not a model’s to fill', () => {
  const names = ['Authorization', 'cookie', 'HOST', 'X-Forwarded-For', 'Content-Type', 'Accept']
  const tool = toolOf({
    '/x': parameters(
      ...names.map((name) => ({ name, in: 'header', required: true })),
      { name: 'sid', in: 'cookie' },
      { name: 'X-Fine', in: 'header' },
    ),
  })
  expect(tool?.call).toHaveProperty('parameters', [
    { argument: 'X-Fine', name: 'X-Fine', in: 'header' },
  ])
})

test('alternatives whose difference is not sent exclude nothing, and a negation that would grow is left out', () => {
  const named = { properties: { name: { type: 'string' } } }
  const schema = {
    type: 'object',
    properties: {
      a: { oneOf: [named, { required: ['id'], properties: { id: { readOnly: true } } }] },
      b: { anyOf: [{ minimum: 1 }], oneOf: [{ pattern: '^x' }, { pattern: '^y' }] },
      c: { not: { pattern: '^z' } },
      d: { not: { enum: ['z'] } },
    },
  }
  const tool = toolOf({
    '/x': { post: { requestBody: { content: { 'application/json': { schema } } } } },
  })
  expect(tool?.input.properties).toEqual({
    a: { anyOf: [{ type: 'object', ...named }, {}] },
    b: {
      anyOf: [{ minimum: 1 }],
      allOf: [{ anyOf: [{ description: 'It matches ^x' }, { description: 'It matches ^y' }] }],
    },
    c: {},
    d: { not: { enum: ['z'] } },
  })
})

test('schemas of 3.0 say in JSON Schema what they said', () => {
  const schema = {
    type: 'object',
    properties: {
      a: { type: 'string', nullable: true, enum: ['x'], example: 'x', xml: {} },
      b: { type: 'number', minimum: 1, exclusiveMinimum: true },
      c: { $ref: '#/components/schemas/Node' },
      d: { type: 'string', pattern: '^d+$' },
    },
  }
  const tool = toolOf(
    { '/x': { post: { requestBody: { content: { 'application/json': { schema } } } } } },
    {
      security: undefined,
      components: {
        schemas: {
          Node: {
            type: 'object',
            properties: {
              children: { type: 'array', items: { $ref: '#/components/schemas/Node' } },
              leaf: { $ref: '#/components/schemas/Leaf' },
            },
          },
          Leaf: { type: 'integer' },
        },
      },
    },
  )
  expect(tool?.input).toEqual({
    type: 'object',
    properties: {
      a: { type: ['string', 'null'], enum: ['x', null] },
      b: { type: 'number', exclusiveMinimum: 1 },
      c: { $ref: '#/$defs/Node' },
      d: { type: 'string', description: 'It matches ^d+$' },
    },
    additionalProperties: false,
    $defs: {
      Node: {
        type: 'object',
        properties: {
          children: { type: 'array', items: { $ref: '#/$defs/Node' } },
          leaf: { type: 'integer' },
        },
      },
    },
  })
})

test('what a model reads is short, and has no characters that nobody sees', () => {
  const hidden = '\u200b\u202e\u{e0041}\u0007'
  const tool = toolOf({
    '/x': {
      get: {
        summary: `Do${hidden} <b>it</b>`,
        description: `${'Very long. '.repeat(100)}\n\nignored`,
      },
    },
  })
  expect(tool?.name).toBe('Do it')
  expect(tool?.description.length).toBeLessThanOrEqual(450)
  expect(tool?.description).toMatch(/^Do it\. Very long\./)
  expect(tool?.description).not.toMatch(/\p{Cf}/u)
})

test('T30 names and values of arguments hide nothing: such an operation is left out', () => {
  const hiding = 'x\u{e0041}\u{e0042}'
  const schemas = [
    { type: 'object', properties: { [hiding]: { type: 'string' } } },
    { type: 'string', enum: ['a', hiding] },
    { type: 'string', default: hiding },
    { const: hiding },
  ]
  for (const schema of schemas) {
    const content = { 'application/json': { schema: { type: 'object', properties: { schema } } } }
    const { file, problems } = withPaths({ '/x': { post: { requestBody: { content } } } })
    expect(problems).toMatchObject([{ at: '/paths/~1x/post' }])
    expect(JSON.stringify(file)).not.toContain(hiding)
  }
})

test('T30 no tool of a document has the name of one of sessions’ own', () => {
  const paths = { '/x': { get: { operationId: 'searchTools' } } }
  expect(() => read({ ...sound, paths }, { slug: 'composio' })).toThrow(/sessions' own/)
  const result = { '/x': { get: { operationId: 'readResult' } } }
  expect(() => read({ ...sound, paths: result }, { slug: 'maillon' })).toThrow(/sessions' own/)
})

test('slugs are the same each time, short enough, and each there once', () => {
  const get = (operationId?: string) => ({ get: { ...(operationId && { operationId }) } })
  const long = `listEverythingThatThereIsInAllOfTheWorldsLargestCollectionOfThings`
  const { file } = read({
    ...sound,
    paths: {
      '/a': get('acme_get-it'),
      '/b': get('acmeGetIt'),
      '/c': get(long),
      '/d': get(`${long}Too`),
      '/e/{id}': { parameters: [{ name: 'id', in: 'path' }], get: {} },
    },
  })
  const slugs = file.tools.map(({ slug }) => slug)
  expect(slugs.slice(0, 2)).toEqual(['ACME_GET_IT', 'ACME_GET_IT_2'])
  expect(slugs[4]).toBe('ACME_GET_E_BY_ID')
  expect(new Set(slugs).size).toBe(5)
  for (const slug of slugs) expect(slug.length).toBeLessThanOrEqual(64)
})

test('only what is asked for, and deprecated operations when they are', () => {
  const paths = {
    '/a': { get: { operationId: 'getA', tags: ['one'] } },
    '/b': { get: { operationId: 'getB', tags: ['two'], deprecated: true } },
  }
  const slugs = (options: Partial<ImportOptions>) =>
    read({ ...sound, paths }, options).file.tools.map(({ slug }) => slug)
  expect(slugs({})).toEqual(['ACME_GET_A'])
  expect(slugs({ deprecated: true })).toEqual(['ACME_GET_A', 'ACME_GET_B'])
  expect(slugs({ only: ['TWO', 'get /a'], deprecated: true })).toEqual(['ACME_GET_A', 'ACME_GET_B'])
  expect(slugs({ only: ['*b'], deprecated: true })).toEqual(['ACME_GET_B'])
  expect(() => slugs({ only: ['none'] })).toThrow(/No tool/)
})

test.each<[string, string, string]>([
  ['no JSON', '{', 'neither JSON nor YAML'],
  ['no YAML', 'a: b: c', 'neither JSON nor YAML'],
  ['a circle of YAML', 'openapi: 3.1.0\npaths: &a\n  x: *a', 'neither'],
  ['a page', '<html></html>', 'is a page'],
  ['version 4', '{"openapi":"4.0.0","paths":{}}', 'of 4.0.0'],
  ['no paths', '{"openapi":"3.1.0"}', 'no paths'],
  ['no server', '{"openapi":"3.1.0","paths":{"/a":{"get":{}}}}', 'no server'],
  [
    'a server in the clear',
    '{"openapi":"3.1.0","servers":[{"url":"http://a.test"}],"paths":{"/a":{"get":{}}}}',
    'no server',
  ],
  [
    'no operation',
    '{"openapi":"3.1.0","servers":[{"url":"https://a.test"}],"paths":{}}',
    'No tool',
  ],
])('%s is refused, and says why', (_, text, message) => {
  expect(() => importOpenApi(text, { from: 'x' })).toThrow(MaillonError)
  expect(() => importOpenApi(text, { from: 'x' })).toThrow(message)
})

test('whatever stands anywhere in a document: a toolkit that can be read, or a refusal', () => {
  const places: (string | number)[][] = []
  const visit = (node: unknown, path: (string | number)[]) => {
    places.push(path)
    if (typeof node === 'object' && node !== null)
      for (const [key, value] of Object.entries(node)) visit(value, [...path, key])
  }
  visit(sound, [])
  fc.assert(
    fc.property(
      fc.constantFrom(...places),
      fc.oneof(
        fc.jsonValue(),
        fc.constantFrom({ $ref: '#/paths' }, { $ref: '#' }, [null], { toString: 1 }, [
          { toString: 1 },
        ]),
      ),
      (place, value) => {
        const copy: Json = { document: structuredClone(sound) }
        const [last = '', ...up] = ['document', ...place].toReversed()
        const parent = up.toReversed().reduce<Json>((node, key) => node[key] as Json, copy)
        parent[last] = value
        try {
          const { file } = read(copy.document)
          toToolkit(JSON.parse(JSON.stringify(file)), 'x')
          expect(new URL(file.baseUrl).protocol).toBe('https:')
        } catch (error) {
          expect(error).toMatchObject({ code: 'config_invalid' })
        }
      },
    ),
    { numRuns: 500 },
  )
})

test('what stands in place of an operation is told, and the rest imported', () => {
  const { file, problems } = read({ ...sound, paths: { '/a': { get: 7 }, '/b': { get: {} } } })
  expect(file.tools).toHaveLength(1)
  expect(problems).toEqual([{ at: '/paths/~1a/get', message: 'This is no operation.' }])
})

const longText = 'x'.repeat(3_000)
const taking = (type: string) => ({
  post: { requestBody: { content: { [type]: { schema: { type: 'array', items: {} } } } } },
})
test.each<[string, string, Json]>([
  ['a name that is too long', '/a', { get: { parameters: [{ name: longText, in: 'query' }] } }],
  ['a path that is too long', `/a?b=${longText}`, { get: {} }],
  ['a media type that is too long', '/a', taking(`application/${longText}+json`)],
  ['a media type that ends its header', '/a', taking('application/json;\nx-evil: 1')],
])('what no file may hold is told, and the rest imported: %s', (_, path, item) => {
  const { file, problems } = read({ ...sound, paths: { '/b': { get: {} }, [path]: item } })
  expect(file.tools).toHaveLength(1)
  expect(problems).toMatchObject([{ message: expect.stringContaining('a file may hold') }])
})

test('an answer of lists in lists is reckoned as long as numbers go', () => {
  let schema: Json = { type: 'string' }
  for (let depth = 0; depth < 800; depth += 1) schema = { type: 'array', items: schema }
  const responses = { 200: { content: { 'application/json': { schema } } } }
  expect(toolOf({ '/a': { get: { responses } } })?.answers).toMatchObject({
    characters: 1_000_000_000,
  })
})

const nested = (open: string, close: string) => open.repeat(20_000) + close.repeat(20_000)
const deepSchema = nested('{"properties":{"a":', '}}').replace('}', '{}}')
test.each([
  [
    'Swagger',
    `{"swagger":"2.0","host":"a.test","paths":{"/a":{"post":{"parameters":[{"in":"body","name":"b","schema":${deepSchema}}]}}}}`,
  ],
  [
    'discovery',
    `{"kind":"discovery#restDescription","rootUrl":"https://a.test/","schemas":{"D":${deepSchema}}}`,
  ],
  [
    'servers',
    `{"openapi":"3.1.0","paths":{"/a":{"get":{},"servers":[{"url":"https://a.test","x":${nested('[', ']')}}]}}}`,
  ],
])('what is nested too deep to be read is refused as that: %s', (_, text) => {
  expect(() => importOpenApi(text, { from: 'acme.json' })).toThrow(/acme\.json is nested too deep/)
})

test.each<[string, string, string]>([
  ['one of many', 'multipart/form-data', 'anyOf'],
  ['all of many', 'application/json', 'allOf'],
])('schemas that are %s, and those of as many again, are each read once', (_, type, keyword) => {
  const names = Array.from({ length: 12 }, (_, index) => `S${index}`)
  const schemas = names.map((name, index) => {
    const next = { $ref: `#/components/schemas/S${index + 1}` }
    return [name, { [keyword]: Array.from({ length: 12 }, () => next) }]
  })
  const last =
    keyword === 'allOf'
      ? { type: 'object', properties: { id: { type: 'string' } } }
      : { type: 'string', format: 'binary' }
  const components = { schemas: { ...Object.fromEntries(schemas), S12: last } }
  const first = { $ref: '#/components/schemas/S0' }
  const schema = keyword === 'allOf' ? first : { type: 'object', properties: { f: first } }
  const posted = { post: { requestBody: { content: { [type]: { schema } } } } }
  expect(toolOf({ '/a': posted }, { components, security: [] })?.input).toMatchObject({
    properties: keyword === 'allOf' ? { id: { type: 'string' } } : { f: { file_uploadable: true } },
  })
})

test.each([{ properties: null }, { properties: [1] }, { required: 5 }, { required: [5] }])(
  'a file whose arguments are no schema of an object is refused: %j',
  (change) => {
    const { file } = read(sound)
    const tools = file.tools.map((tool) => ({ ...tool, input: { ...tool.input, ...change } }))
    expect(() => toToolkit({ ...file, tools }, 'acme.json')).toThrow(/tools\.0\.input\./)
  },
)

test('a byte order mark, which Windows puts in front, is no part of a document', () => {
  const from = 'acme.json'
  const marked = importOpenApi(`\uFEFF${JSON.stringify(sound)}`, { from })
  expect(marked.file.tools).toEqual(importOpenApi(JSON.stringify(sound), { from }).file.tools)
})
