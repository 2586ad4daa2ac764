import { expect, test } from 'vitest'
import { objectRoot } from './object-root.ts'

test('a schema with nothing to refuse comes back as it is', () => {
  const schema = { type: 'object', properties: { a: { anyOf: [{ type: 'string' }] } } }
  expect(objectRoot(schema)).toEqual(schema)
})

test('a union at the root becomes one object: all properties, those required that every branch requires', () => {
  const schema = {
    description: 'What to draw.',
    oneOf: [
      {
        type: 'object',
        properties: { kind: { const: 'circle' }, radius: { type: 'number' } },
        required: ['kind', 'radius'],
        additionalProperties: false,
      },
      { $ref: '#/$defs/square' },
    ],
    $defs: {
      square: {
        type: 'object',
        properties: { kind: { const: 'square' }, side: { type: 'number' } },
        required: ['kind', 'side'],
      },
    },
  }
  expect(objectRoot(schema)).toEqual({
    type: 'object',
    description: 'What to draw. Required: kind and radius, or kind and side.',
    properties: {
      kind: { anyOf: [{ const: 'circle' }, { const: 'square' }] },
      radius: { type: 'number' },
      side: { type: 'number' },
    },
    required: ['kind'],
    $defs: schema.$defs,
  })
})

test('parts that all apply are put together, with everything that one of them requires', () => {
  const schema = {
    type: 'object',
    properties: { id: { type: 'string' } },
    required: ['id'],
    additionalProperties: false,
    allOf: [
      { properties: { id: { type: 'string' }, note: { type: 'string' } }, required: ['note'] },
      { anyOf: [{ required: ['a'] }, { required: ['a', 'b'] }] },
    ],
    not: { required: ['c'] },
  }
  expect(objectRoot(schema)).toEqual({
    type: 'object',
    description: 'Not {"required":["c"]}.',
    properties: { id: { type: 'string' }, note: { type: 'string' } },
    required: ['id', 'note', 'a'],
    additionalProperties: false,
  })
})

test('a reference at the root is replaced by what it leads to', () => {
  const node = {
    type: 'object',
    properties: { next: { $ref: '#/definitions/node' } },
    additionalProperties: false,
  }
  const schema = {
    $ref: '#/definitions/alias',
    definitions: { node, alias: { $ref: '#/definitions/node' } },
  }
  expect(objectRoot(schema)).toEqual({ ...node, definitions: schema.definitions })
})

test('no circle is followed for ever', () => {
  const circle = { allOf: [{ $ref: '#' }], properties: { a: { type: 'string' } } }
  expect(objectRoot(circle)).toEqual({ type: 'object', properties: circle.properties })
  expect(objectRoot({ $ref: '#/$defs/a', $defs: { a: { $ref: '#/$defs/a' } } })).toEqual({
    type: 'object',
    properties: {},
    $defs: { a: { $ref: '#/$defs/a' } },
  })
  expect(objectRoot({ $ref: 'https://example.com/schema.json' })).toEqual({
    type: 'object',
    description: 'As in https://example.com/schema.json.',
    properties: {},
  })
})
