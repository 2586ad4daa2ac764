import { routes } from '@maillon/core/contract'
import { createTestEngine } from '@maillon/testkit'
import { Validator } from '@seriousme/openapi-schema-validator'
import { expect, onTestFinished, test } from 'vitest'
import { openApiDocument } from './openapi-document.ts'

const publicUrl = 'https://connect.example.test/maillon'

test('the document is OpenAPI 3.1, and has every route once', async () => {
  const document = structuredClone(openApiDocument(publicUrl))
  const { valid, errors } = await new Validator().validate(structuredClone(document))
  expect(errors).toBeUndefined()
  expect(valid).toBe(true)
  const paths = document.paths as Record<string, Record<string, { operationId: string }>>
  const told = Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, { operationId }]) => [operationId, method, path]),
  )
  const served = Object.entries(routes).map(([name, { method, path }]) => [
    name,
    method.toLowerCase(),
    path.replaceAll(/:(\w+)/g, '{$1}'),
  ])
  expect(told.toSorted()).toEqual(served.toSorted())
  // References inside a schema would lead elsewhere in the whole document.
  expect(JSON.stringify(document)).not.toContain('#/$defs')
})

test('it is served without a key, and says where the API is and what a body takes', async () => {
  const { engine, stop } = await createTestEngine({ publicUrl })
  onTestFinished(stop)
  const response = await engine.fetch(new Request(`${publicUrl}/openapi.json`))
  expect(response.status).toBe(200)
  const document = (await response.json()) as ReturnType<typeof openApiDocument>
  expect(document).toMatchObject({
    servers: [{ url: `${publicUrl}/api/v3.1` }],
    paths: {
      '/tool_router/session': {
        post: {
          requestBody: {
            content: {
              'application/json': { schema: { required: expect.arrayContaining(['user_id']) } },
            },
          },
        },
      },
      '/connected_accounts': {
        get: {
          parameters: expect.arrayContaining([
            expect.objectContaining({ name: 'limit', in: 'query' }),
          ]),
        },
      },
    },
  })
})
