import { expect, test } from 'vitest'
import { httpRequest } from '../http-request.ts'
import { importOpenApi } from './import-openapi.ts'

type Json = Record<string, unknown>

const read = (document: unknown, from = 'https://acme.test/swagger.json') =>
  importOpenApi(JSON.stringify(document), { from, today: new Date(0) })

const shared = [{ name: 'id', in: 'path', required: true, type: 'string' }]
const swagger = {
  swagger: '2.0',
  info: { title: 'Acme' },
  host: 'api.acme.test',
  basePath: '/v1',
  consumes: ['application/json'],
  securityDefinitions: {
    o: {
      type: 'oauth2',
      flow: 'accessCode',
      authorizationUrl: 'https://acme.test/authorize',
      tokenUrl: 'https://acme.test/token',
      scopes: { read: 'Read' },
    },
  },
  security: [{ o: ['read'] }],
  parameters: {
    page: { name: 'page', in: 'query', type: 'integer', default: 1 },
    thing: { name: 'thing', in: 'body', required: true, schema: { $ref: '#/definitions/Thing' } },
  },
  definitions: { Thing: { type: 'object', properties: { name: { type: 'string' } } } },
  paths: {
    '/things/{id}': {
      'x-note': 'text',
      get: {
        operationId: 'getThing',
        parameters: [
          { $ref: '#/parameters/page' },
          { name: 'tags', in: 'query', type: 'array', items: { type: 'string' } },
          { name: 'ids', in: 'query', type: 'array', collectionFormat: 'multi', items: {} },
        ],
        responses: { 200: null },
      },
      put: { operationId: 'putThing', parameters: [{ $ref: '#/parameters/thing' }] },
      post: {
        operationId: 'postThing',
        consumes: ['application/x-www-form-urlencoded'],
        parameters: [{ name: 'note', in: 'formData', type: 'string', required: true }],
      },
      patch: {
        operationId: 'patchThing',
        parameters: [
          { name: 'thing', in: 'body', schema: { $ref: '#/paths/~1old/get/responses/200/schema' } },
        ],
      },
      delete: { operationId: 'deleteThing', parameters: [{ name: 'odd' }] },
      parameters: shared,
    },
    '/old': {
      get: {
        operationId: 'old',
        responses: {
          200: { schema: { type: 'object', properties: { size: { type: 'integer' } } } },
        },
      },
    },
  },
  'x-ms-paths': { '/things?comp=list': { get: { operationId: 'listThings' } } },
}

test('a Swagger 2.0 document is a toolkit: its host, logins, parameters, bodies and forms', () => {
  const { file, problems } = read(swagger)
  expect(problems).toEqual([
    { at: '/paths/~1things~1{id}/delete', message: expect.stringContaining('nowhere') },
  ])
  expect(file).toMatchObject({
    baseUrl: 'https://api.acme.test/v1',
    auth: { scheme: 'OAUTH2', tokenUrl: 'https://acme.test/token', scopes: { read: 'Read' } },
  })
  const request = (slug: string, input: Json) => {
    const call = file.tools.find((tool) => tool.slug === `ACME_${slug}`)?.call
    return call?.kind === 'http' ? httpRequest(call, input) : undefined
  }
  expect(request('GET_THING', { id: 'a', page: 2, tags: ['x', 'y'], ids: [1, 2] })).toEqual({
    method: 'GET',
    path: '/things/a',
    query: { page: ['2'], tags: ['x,y'], ids: ['1', '2'] },
  })
  expect(request('PUT_THING', { id: 'a', name: 'b' })).toMatchObject({ json: { name: 'b' } })
  expect(request('POST_THING', { id: 'a', note: 'c d' })).toMatchObject({ text: 'note=c+d' })
  expect(request('PATCH_THING', { id: 'a', size: 1 })).toMatchObject({ json: { size: 1 } })
  expect(request('LIST_THINGS', {})).toMatchObject({ path: '/things', query: { comp: ['list'] } })
})

test('a document of OpenAPI 3.2 is read, QUERY is a call that reads, and other methods are told', () => {
  const content = {
    'application/json': { schema: { type: 'object', properties: { q: { type: 'string' } } } },
  }
  const { file, problems } = read({
    openapi: '3.2.0',
    info: { title: 'Acme' },
    servers: [{ url: 'https://api.acme.test', name: 'main' }],
    paths: {
      '/things': {
        get: { operationId: 'list' },
        query: { operationId: 'search', requestBody: { required: true, content } },
        additionalOperations: { COPY: { operationId: 'copy' } },
      },
    },
  })
  expect(file.tools.map(({ slug, effect }) => [slug, effect])).toEqual([
    ['ACME_LIST', 'read'],
    ['ACME_SEARCH', 'read'],
  ])
  const call = file.tools[1]?.call
  expect(call?.kind === 'http' && httpRequest(call, { q: 'a' })).toEqual({
    method: 'QUERY',
    path: '/things',
    json: { q: 'a' },
  })
  expect(problems).toEqual([
    {
      at: '/paths/~1things/additionalOperations/COPY',
      message: 'It is a COPY, which calls are not.',
    },
  ])
})

test.each<[string, string, string]>([
  [
    'a Postman collection',
    '{"info":{"schema":"https://schema.getpostman.com/json/v2.1"}}',
    'postman',
  ],
  ['an AsyncAPI document', 'asyncapi: 3.0.0\n', 'HTTP API'],
  ['a RAML document', '#%RAML 1.0\ntitle: x\n', 'OpenAPI 3'],
  ['a GraphQL schema', 'type Query {\n  a: Int\n}\n', 'add graphql'],
  ['what GraphQL introspection answers', '{"data":{"__schema":{}}}', 'add graphql'],
  ['a protobuf file', 'syntax = "proto3";\n', 'protoc-gen-openapi'],
  ['a document of Swagger 1', '{"swaggerVersion":"1.2"}', 'OpenAPI 3'],
  ['an OpenAPI Overlay', 'overlay: 1.0.0\n', '--overlay'],
  ['a HAR file', '{"log":{"entries":[]}}', 'records'],
  ['a WSDL or WADL document', '<?xml version="1.0"?><wsdl:definitions>', 'XML'],
  ['an API Blueprint', 'FORMAT: 1A\n# x', 'OpenAPI 3'],
  ['a page', '<!doctype html><redoc spec-url="/docs/openapi.yaml"></redoc>', '/docs/openapi.yaml'],
])('%s is named, with what to do', (what, text, hint) => {
  expect(() => importOpenApi(text, { from: 'x' })).toThrow(
    expect.objectContaining({ message: `x is ${what}.`, hint: expect.stringContaining(hint) }),
  )
})
