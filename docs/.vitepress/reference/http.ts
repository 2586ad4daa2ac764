import { openApiDocument } from '../../../packages/engine/src/http/openapi-document.ts'
import { table } from './table.ts'
import { type Schema, typeOf } from './type-of.ts'

interface Operation {
  operationId: string
  summary: string
  description: string
  parameters?: { name: string; in: string; required?: boolean; schema: Schema }[]
  requestBody?: { content: { 'application/json': { schema: Schema } } }
  responses: Record<string, { content?: { 'application/json': { schema: Schema } } }>
}

/** The API as every engine serves it, below its own address. */
export const openApi = openApiDocument(undefined) as {
  paths: Record<string, Record<string, Operation>>
}

/** The page of the HTTP API, made of that document. */
export function httpPage(): string {
  const { paths } = openApi
  const operations = Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({
      name: `${method.toUpperCase()} ${path}`,
      operation,
    })),
  )
  return `${[
    '# HTTP API',
    'An engine serves these routes below `/api/v3.1`, and below `/api/v3` for older clients, to who sends a key as `x-api-key`. It serves the same as an OpenAPI 3.1 document at `/openapi.json`, which [is here, too](/openapi.json). What fails answers an error with a [code](errors.md) and a hint.',
    table(
      ['route', 'does'],
      operations.map(({ name, operation }) => [
        `[\`${name}\`](#${operation.operationId.toLowerCase()})`,
        operation.summary,
      ]),
    ),
    ...operations.map(section),
  ].join('\n\n')}\n`
}

function section({ name, operation }: { name: string; operation: Operation }): string {
  const { operationId, summary, description, parameters = [], requestBody, responses } = operation
  const [status, answer] = Object.entries(responses)[0] ?? []
  const asked = parameters.filter(({ in: place }) => place === 'query')
  const query: Schema = {
    properties: Object.fromEntries(asked.map(({ name, schema }) => [name, schema])),
    required: asked.filter(({ required }) => required).map(({ name }) => name),
  }
  return [
    `## ${operationId}`,
    `\`${name}\` · ${summary}. ${description}`,
    ...shape('Query', query),
    ...shape('Body', requestBody?.content['application/json'].schema),
    ...shape(`Answer ${status}`, answer?.content?.['application/json'].schema),
  ].join('\n\n')
}

function shape(title: string, schema: Schema | undefined): string[] {
  const isEmpty = !schema || (schema.properties && Object.keys(schema.properties).length === 0)
  return isEmpty ? [] : [`${title}:`, `\`\`\`ts\n${typeOf(schema, '')}\n\`\`\``]
}
