import { expect, test } from 'vitest'
import { strictSchema } from './strict-schema.ts'
import { stripNulls } from './strip-nulls.ts'

const person = {
  type: 'object',
  properties: { name: { type: 'string' }, boss: { $ref: '#/$defs/person' } },
  required: ['name'],
}
const schema = {
  type: 'object',
  properties: {
    to: { type: 'array', items: { $ref: '#/$defs/person' } },
    due: { type: ['string', 'null'] },
    shape: {
      anyOf: [
        {
          type: 'object',
          properties: { kind: { const: 'a' }, size: { type: 'number' } },
          required: ['kind'],
        },
        {
          type: 'object',
          properties: { kind: { const: 'b' }, size: { type: ['number', 'null'] } },
          required: ['kind', 'size'],
        },
      ],
    },
  },
  required: ['due', 'shape'],
  $defs: { person },
}

function strip(value: unknown): unknown {
  const strict = strictSchema(schema)
  if (!strict) throw new Error('This is not strict.')
  return stripNulls(strict, value)
}

test('only the nulls that stand for something left out go, however deep they are', () => {
  const written = {
    to: [{ name: 'a', boss: { name: 'b', boss: null } }],
    due: null,
    shape: { kind: 'a', size: null },
  }
  expect(strip(written)).toEqual({
    to: [{ name: 'a', boss: { name: 'b' } }],
    due: null,
    shape: { kind: 'a' },
  })
  expect(strip({ to: null, due: null, shape: { kind: 'b', size: null } })).toEqual({
    due: null,
    shape: { kind: 'b', size: null },
  })
})

test('a model that is not held to the schema is read as well as can be, and nothing is lost', () => {
  expect(strip({ to: null, extra: null, due: 5 })).toEqual({ extra: null, due: 5 })
  expect(strip({ shape: { size: null } })).toEqual({ shape: { size: null } })
  expect(strip({ to: [null, 5, []], due: [null] })).toEqual({ to: [null, 5, []], due: [null] })
  for (const value of [null, undefined, 'text', 5, [null]]) expect(strip(value)).toEqual(value)
  const hostile: unknown = JSON.parse('{"__proto__":{"polluted":true},"to":null}')
  expect(Object.entries(strip(hostile) as object)).toEqual([['__proto__', { polluted: true }]])
})
