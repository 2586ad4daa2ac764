import { expect, test } from 'vitest'
import { z } from 'zod'
import { toJsonSchema } from './to-json-schema.ts'
test('what may hold anything says so by true, which more readers of schemas take than an empty schema', () => {
  const open = z.object({ filter: z.record(z.string(), z.unknown()), other: z.looseObject({}) })
  expect(toJsonSchema(open)).toMatchObject({
    properties: {
      filter: { type: 'object', additionalProperties: true },
      other: { type: 'object', additionalProperties: true },
    },
  })
})

test('that names are texts goes without saying; what else they are to be is told', () => {
  const any = toJsonSchema(z.record(z.string(), z.number()))
  expect(any).toEqual({ type: 'object', additionalProperties: { type: 'number' } })
  const short = toJsonSchema(z.record(z.string().max(5), z.number()))
  expect(short).toMatchObject({ propertyNames: { type: 'string', maxLength: 5 } })
})

test('a pattern with flags, which JSON Schema has none of, is left out', () => {
  const any = z.string().regex(/^a/).regex(/z$/i)
  const schema = z.object({ exact: z.string().regex(/^a/u), id: z.guid(), any })
  expect(toJsonSchema(schema).properties).toEqual({
    exact: { type: 'string', pattern: '^a' },
    id: { type: 'string', format: 'uuid', pattern: expect.any(String) },
    any: { type: 'string' },
  })
})
