import { importOpenApi, toToolkit } from '@maillon/import'
import { allToolkits } from '@maillon/toolkits'
import { expect, test } from 'vitest'
import { lintText, lintToolkit } from './lint-toolkit.ts'

test('tools that a model cannot find or call are told, and no tool of the catalogue is without a description', () => {
  const id = (more: object) => ({
    name: 'thing_id',
    in: 'path',
    required: true,
    schema: { type: 'string' },
    ...more,
  })
  const document = {
    openapi: '3.1.0',
    info: { title: 'Acme' },
    servers: [{ url: 'https://api.acme.test' }],
    paths: {
      '/things': { post: { operationId: 'makeThing', summary: 'Make a thing' } },
      '/things/{thing_id}': {
        get: { operationId: 'getThing', parameters: [id({})] },
        put: {
          summary: 'Change',
          description: 'Changes a thing.',
          parameters: [id({ description: 'As lists say.' })],
        },
      },
    },
  }
  const { file } = importOpenApi(JSON.stringify(document), { from: 'acme.json' })
  const findings = lintToolkit(toToolkit(file, 'acme.json'))
  expect(findings).toEqual([
    { tool: 'ACME_GET_THING', what: 'unknown argument', detail: 'thing_id' },
    { tool: 'ACME_GET_THING', what: 'no description', detail: 'Get thing: GET /things/{thing_id}' },
  ])
  expect(lintText(findings, 3)).toEqual([
    '1 of 3 tools: they need what no description explains: ACME_GET_THING (thing_id)',
    '1 of 3 tools: nothing says what they do: ACME_GET_THING',
  ])
  expect(allToolkits.flatMap(lintToolkit).filter(({ what }) => what === 'no description')).toEqual(
    [],
  )
})

test('tools whose answers are long are told, with what that is reckoned from', () => {
  const text = { type: 'string' }
  const thing = {
    type: 'object',
    properties: Object.fromEntries(
      Array.from({ length: 40 }, (_, number) => [`field_${number}`, text]),
    ),
  }
  const list = { type: 'object', properties: { things: { type: 'array', items: thing } } }
  const answering = (operationId: string, schema: object, more: object = {}) => ({
    get: {
      operationId,
      description: 'Lists things.',
      responses: { 200: { description: '', content: { 'application/json': { schema, ...more } } } },
    },
  })
  const paged = answering('listByPages', list)
  const parameters = [{ name: 'page[size]', in: 'query', schema: { type: 'integer' } }]
  const recursive = {
    type: 'object',
    properties: { name: text, inner: { $ref: '#/components/schemas/tree' } },
  }
  const document = {
    openapi: '3.1.0',
    info: { title: 'Acme' },
    servers: [{ url: 'https://api.acme.test' }],
    components: { schemas: { tree: recursive } },
    paths: {
      '/all': answering('listAll', list),
      '/paged': { get: { ...paged.get, parameters } },
      '/few': answering('listFew', { type: 'array', items: thing, maxItems: 5 }),
      '/one': answering('getOne', thing),
      '/tree': answering('getTree', { $ref: '#/components/schemas/tree' }),
      '/shown': answering('getShown', {}, { example: { text: 'x'.repeat(30_000) } }),
    },
  }
  const { file } = importOpenApi(JSON.stringify(document), { from: 'acme.json' })
  expect(lintToolkit(toToolkit(file, 'acme.json'))).toEqual([
    {
      tool: 'ACME_LIST_ALL',
      what: 'large answer',
      detail: 'about 135 kB for 100, and no argument asks for fewer',
    },
    { tool: 'ACME_GET_SHOWN', what: 'large answer', detail: 'about 30 kB' },
  ])
})
