import { Maillon } from '@maillon/core'
import { createTestEngine } from '@maillon/testkit'
import { expect, test } from 'vitest'
import { toToolkit } from '../read-toolkit.ts'
import { importOpenApi } from './import-openapi.ts'

type Json = Record<string, unknown>

const kinds = 120
const text = 'What stands in documents, as the reference says at length. '.repeat(5)
const reference = (number: number) => ({ $ref: `#/components/schemas/Kind${number % kinds}` })

/** A query language in which every kind of query holds others. */
const schemas = Object.fromEntries(
  Array.from({ length: kinds }, (_, kind) => {
    const properties = Array.from({ length: 30 }, (_, field) => {
      const inner = reference(kind * 7 + field * 13)
      return [
        `field${field}`,
        field % 2 === 0 ? inner : { type: 'array', description: text, items: inner },
      ]
    })
    return [
      `Kind${kind}`,
      { type: 'object', description: text, properties: Object.fromEntries(properties) as Json },
    ]
  }),
)

const search = (kind: number) => ({
  post: {
    operationId: `search ${kind}`,
    requestBody: {
      content: {
        'application/json': {
          schema: {
            type: 'object',
            required: ['index'],
            properties: { query: reference(kind), index: { type: 'string' } },
          },
        },
      },
    },
  },
})

test('a schema that is too large is cut where it is deepest, says so, and costs no operation', () => {
  const paths = Object.fromEntries(
    Array.from({ length: 100 }, (_, kind) => [`/search/${kind}`, search(kind)]),
  )
  const document = {
    openapi: '3.0.3',
    info: { title: 'Acme' },
    servers: [{ url: 'https://api.acme.test' }],
    paths,
    components: { schemas },
  }
  const { file, problems } = importOpenApi(JSON.stringify(document), { from: 'acme.json' })
  expect(problems).toEqual([])
  expect(file.tools).toHaveLength(100)
  for (const { input } of file.tools) {
    const json = JSON.stringify(input)
    expect(json.length).toBeLessThanOrEqual(60_000)
    expect(json).toContain('COMPOSIO_GET_TOOL_SCHEMAS tells more of it, by its path.')
    expect(input.properties).toMatchObject({ index: { type: 'string' } })
    // What stays refers to nothing that was cut.
    const names = new Set(Object.keys(input.$defs ?? {}))
    for (const [, name = ''] of json.matchAll(/"#\/\$defs\/([^"]+)"/g))
      expect(names).toContain(name)
  }
})

test('what was cut is told by its path, as deep as the document goes, and every path leads on', async () => {
  const document = {
    openapi: '3.0.3',
    info: { title: 'Acme' },
    servers: [{ url: 'https://api.acme.test' }],
    paths: { '/search': search(0) },
    components: { schemas },
  }
  const { file } = importOpenApi(JSON.stringify(document), { from: 'acme.json', auth: 'none' })
  const { engine, stop } = await createTestEngine({ toolkits: [toToolkit(file, 'acme.json')] })
  const session = await new Maillon({ engine }).create('ada')
  const schemaAt = async (path: string) => {
    const args = { tool_slugs: ['ACME_SEARCH_0'], path }
    const { data } = await session.execute('COMPOSIO_GET_TOOL_SCHEMAS', args)
    return (data as { tool_schemas: Record<string, { input_schema: Json }> }).tool_schemas
      .ACME_SEARCH_0?.input_schema
  }
  let kind = 0
  let path = '/query'
  for (let field = 0; field < 12; field += 1) {
    const part = await schemaAt(path)
    expect(JSON.stringify(part).length).toBeLessThanOrEqual(30_000)
    expect(part?.items ?? part).toMatchObject({ $ref: `#/$defs/Kind${kind}` })
    expect(part?.$defs).toHaveProperty(`Kind${kind}.properties.field29`)
    path += `/field${field}`
    kind = (kind * 7 + field * 13) % kinds
  }
  const wrong = await session.execute('COMPOSIO_GET_TOOL_SCHEMAS', {
    tool_slugs: ['ACME_SEARCH_0'],
    path: '/query/nothing',
  })
  expect(JSON.stringify(wrong.data)).toContain('field0, ')
  await stop()
})
