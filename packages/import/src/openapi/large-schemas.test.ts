import { expect, test } from 'vitest'
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
    expect(json).toContain('More of it is not told here')
    expect(input.properties).toMatchObject({ index: { type: 'string' } })
    // What stays refers to nothing that was cut.
    const names = new Set(Object.keys(input.$defs ?? {}))
    for (const [, name = ''] of json.matchAll(/"#\/\$defs\/([^"]+)"/g))
      expect(names).toContain(name)
  }
})
