import { expect, test } from 'vitest'
import { toolParameters } from './tool-parameters.ts'

test('a schema of no type becomes an object with properties, since models refuse anything else', () => {
  expect(toolParameters({})).toEqual({ type: 'object', properties: {} })
  expect(toolParameters({ type: 'None' })).toEqual({ type: 'object', properties: {} })
})

test('the draft is not named, and the rest is as it was', () => {
  const schema = {
    type: 'object',
    properties: { to: { $ref: '#/$defs/address' } },
    required: ['to'],
    $defs: { address: { type: 'string' } },
  }
  const named = { $schema: 'https://json-schema.org/draft/2020-12/schema', ...schema }
  expect(toolParameters(named)).toEqual(schema)
  expect(named.$schema).toBeDefined()
})
