import { errorBody, type Route, routes } from '@maillon/core/contract'
import { z } from 'zod'

type Json = Record<string, unknown>

/**
 * The API as an OpenAPI 3.1 document (https://spec.openapis.org/oas/v3.1.1), made of the schemas that requests are
 * checked by. `publicUrl` is where its paths start.
 */
export function openApiDocument(publicUrl: string | undefined): Json {
  const paths: Record<string, Json> = {}
  for (const [name, route] of Object.entries(routes)) {
    const path = route.path.replaceAll(/:(\w+)/g, '{$1}')
    paths[path] = { ...paths[path], [route.method.toLowerCase()]: operation(name, route) }
  }
  return {
    openapi: '3.1.0',
    info: {
      title: 'Maillon',
      version: '3.1',
      description: 'Sessions of users, their connected accounts, and the tools that use them.',
    },
    servers: [{ url: `${publicUrl ?? ''}/api/v3.1` }],
    security: [{ apiKey: [] }],
    components: {
      securitySchemes: { apiKey: { type: 'apiKey', in: 'header', name: 'x-api-key' } },
      responses: {
        error: {
          description: 'What went wrong, with a code and a hint.',
          content: json(errorBody, 'output'),
        },
      },
    },
    paths,
  }
}

function operation(
  name: string,
  { method, path, scopes, query, body, answer, status = 200 }: Route,
): Json {
  const parameters = [
    ...[...path.matchAll(/:(\w+)/g)].map(([, parameter]) => ({
      name: parameter,
      in: 'path',
      required: true,
      schema: { type: 'string' },
    })),
    ...queryParameters(query),
  ]
  const hasBody = method !== 'GET' && !(body instanceof z.ZodUnknown)
  return {
    operationId: name,
    summary: words(name),
    description: `For a key with the scope ${[...new Set([...scopes, 'admin'])].join(' or ')}.`,
    ...(parameters.length > 0 && { parameters }),
    ...(hasBody && { requestBody: { required: true, content: json(body, 'input') } }),
    responses: {
      [status]: { description: 'Done.', content: json(answer, 'output') },
      default: { $ref: '#/components/responses/error' },
    },
  }
}

function queryParameters(query: z.ZodType): Json[] {
  const { properties = {}, required = [] } = schemaOf(query, 'input') as {
    properties?: Record<string, Json>
    required?: string[]
  }
  return Object.entries(properties).map(([name, schema]) => ({
    name,
    in: 'query',
    ...(required.includes(name) && { required: true }),
    schema,
  }))
}

function json(schema: z.ZodType, io: 'input' | 'output'): Json {
  return { 'application/json': { schema: schemaOf(schema, io) } }
}

function schemaOf(schema: z.ZodType, io: 'input' | 'output'): Json {
  const { $schema: _, ...rest } = z.toJSONSchema(schema, { io, unrepresentable: 'any' })
  return rest
}

function words(name: string): string {
  const text = name.replaceAll(/([A-Z])/g, ' $1').toLowerCase()
  return text.charAt(0).toUpperCase() + text.slice(1)
}
