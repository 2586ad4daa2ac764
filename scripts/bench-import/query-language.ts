/**
 * A document of 4 MB in the form of Elasticsearch's: 500 searches, each of which takes a query of 300 kinds that hold one
 * another, so that all of it is reached from every one of them.
 */
export function queryLanguage(): object {
  const kinds = 300
  const text = 'A query that matches documents by what stands in them, as the reference says. '
  const schemas = Object.fromEntries(
    Array.from({ length: kinds }, (_, kind) => {
      const fields = Array.from({ length: 60 }, (_, field) => {
        const inner = { $ref: `#/components/schemas/Kind${(kind * 7 + field * 13) % kinds}` }
        return [
          `field${field}`,
          field % 2 === 0
            ? inner
            : { type: 'array', description: text.repeat(2 + (field % 4)), items: inner },
        ]
      })
      const properties: object = Object.fromEntries(fields)
      return [`Kind${kind}`, { type: 'object', description: text.repeat(4), properties }]
    }),
  )
  const paths = Object.fromEntries(
    Array.from({ length: 500 }, (_, number) => {
      const query = { $ref: `#/components/schemas/Kind${number % kinds}` }
      const schema = { type: 'object', properties: { query, size: { type: 'integer' } } }
      const requestBody = { content: { 'application/json': { schema } } }
      return [`/index${number}/_search`, { post: { operationId: `search${number}`, requestBody } }]
    }),
  )
  return {
    openapi: '3.0.3',
    info: { title: 'Search', version: '1' },
    servers: [{ url: 'https://api.acme.test' }],
    paths,
    components: { schemas },
  }
}
