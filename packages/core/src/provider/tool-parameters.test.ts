import { expect, test } from 'vitest'
import { toolParameters } from './tool-parameters.ts'

test('a schema of no type becomes an object with properties, since models refuse anything else', () => {
  expect(toolParameters({})).toEqual({ type: 'object', properties: {} })
  expect(toolParameters({ type: 'None' })).toEqual({ type: 'object', properties: {} })
})

test('what the contract says of files is not named, and what is named so stays', () => {
  const schema = {
    type: 'object',
    properties: {
      file: { type: 'string', file_uploadable: true },
      file_uploadable: { type: 'string' },
      all: { type: 'array', items: { $ref: '#/$defs/one' } },
      odd: { default: { file_uploadable: true } },
    },
    $defs: { one: { type: 'object', file_downloadable: true } },
  }
  expect(toolParameters(schema)).toEqual({
    type: 'object',
    properties: {
      file: { type: 'string' },
      file_uploadable: { type: 'string' },
      all: { type: 'array', items: { $ref: '#/$defs/one' } },
      odd: { default: { file_uploadable: true } },
    },
    $defs: { one: { type: 'object' } },
  })
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
