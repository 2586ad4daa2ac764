import type { JsonSchema } from '../../schema/json-schema.ts'
import { expect, test } from 'vitest'
import { strictSchema } from './strict-schema.ts'

/** The strict form of properties, all required. */
function strictly(properties: Record<string, JsonSchema>, rest: JsonSchema = {}) {
  const required = Object.keys(properties)
  return strictSchema({ type: 'object', properties, required, ...rest })?.schema.properties
}

test('every object is closed and requires all; what was optional may be null', () => {
  const schema = {
    type: 'object',
    properties: {
      to: { type: 'string' },
      page: { type: 'integer' },
      order: { type: 'string', enum: ['up', 'down'] },
      filter: { type: 'object', properties: { name: { type: 'string' } }, required: ['name'] },
    },
    required: ['to'],
  }
  expect(strictSchema(schema)?.schema).toEqual({
    type: 'object',
    properties: {
      to: { type: 'string' },
      page: { type: ['integer', 'null'] },
      order: { anyOf: [{ type: 'string', enum: ['up', 'down'] }, { type: 'null' }] },
      filter: {
        anyOf: [
          {
            type: 'object',
            properties: { name: { type: 'string' } },
            required: ['name'],
            additionalProperties: false,
          },
          { type: 'null' },
        ],
      },
    },
    required: ['to', 'page', 'order', 'filter'],
    additionalProperties: false,
  })
})

test('what strict mode cannot be told, the description tells', () => {
  expect(
    strictly({
      size: { type: 'integer', description: 'Page size.', default: 10, maximum: 100 },
      url: { type: 'string', format: 'uri', maxLength: 99 },
      at: { type: 'string', format: 'date-time', pattern: '^\\d+' },
      code: { type: 'string', pattern: '^(?=.*[A-Z])' },
      id: { type: 'string', pattern: '^(?:a|b)+$' },
      tags: { type: 'array', items: { type: 'string' }, uniqueItems: true, minItems: 1 },
      long: { type: 'string', examples: ['x'.repeat(300)] },
    }),
  ).toEqual({
    size: { type: 'integer', description: 'Page size. (default: 10)', maximum: 100 },
    url: { type: 'string', description: '(format: uri; maxLength: 99)' },
    at: { type: 'string', format: 'date-time' },
    code: { type: 'string', description: '(pattern: ^(?=.*[A-Z]))' },
    id: { type: 'string', pattern: '^(?:a|b)+$' },
    tags: {
      type: 'array',
      description: '(uniqueItems: true)',
      items: { type: 'string' },
      minItems: 1,
    },
    long: { type: 'string' },
  })
})

test('unions become anyOf, parts are merged, and references move to the root', () => {
  const part = { type: 'object', properties: { a: { type: 'string' } }, required: ['a'] }
  const schema = {
    $ref: '#/definitions/input',
    definitions: {
      input: {
        type: 'object',
        properties: {
          one: { oneOf: [{ type: 'string' }, { type: 'number' }], description: 'Either.' },
          all: { allOf: [part, { properties: { b: { type: 'integer' } }, required: ['b'] }] },
          ref: { $ref: '#/definitions/input/properties/one', description: 'The same.' },
          next: { $ref: '#/definitions/input' },
        },
        required: ['one', 'all', 'ref'],
      },
    },
  }
  const one = { anyOf: [{ type: 'string' }, { type: 'number' }], description: 'Either.' }
  const properties = {
    one,
    all: {
      type: 'object',
      properties: { a: { type: 'string' }, b: { type: 'integer' } },
      required: ['a', 'b'],
      additionalProperties: false,
    },
    ref: { description: 'The same.', anyOf: [{ $ref: '#/$defs/one' }] },
    next: { anyOf: [{ $ref: '#/$defs/input' }, { type: 'null' }] },
  }
  const input = {
    type: 'object',
    properties,
    required: ['one', 'all', 'ref', 'next'],
    additionalProperties: false,
  }
  expect(strictSchema(schema)?.schema).toEqual({ ...input, $defs: { one, input } })
})

test('what Zod writes is understood', () => {
  const written = {
    page: {
      type: 'integer',
      minimum: Number.MIN_SAFE_INTEGER,
      maximum: Number.MAX_SAFE_INTEGER,
      default: 1,
    },
    email: { type: 'string', format: 'email', pattern: '^(?!\\.)[^@]+@[^@]+$' },
    shape: {
      oneOf: [
        {
          type: 'object',
          properties: { kind: { type: 'string', const: 'circle' }, radius: { type: 'number' } },
          required: ['kind'],
        },
        {
          type: 'object',
          properties: { kind: { type: 'string', const: 'square' } },
          required: ['kind'],
        },
      ],
    },
  }
  const closed = { additionalProperties: false }
  expect(strictly(written)).toEqual({
    page: { type: 'integer', description: '(default: 1)' },
    email: { type: 'string', format: 'email' },
    shape: {
      anyOf: [
        {
          type: 'object',
          properties: {
            kind: { type: 'string', const: 'circle' },
            radius: { type: ['number', 'null'] },
          },
          required: ['kind', 'radius'],
          ...closed,
        },
        {
          type: 'object',
          properties: { kind: { type: 'string', const: 'square' } },
          required: ['kind'],
          ...closed,
        },
      ],
    },
  })
})

test('a null that says more than nothing is not to be lost', () => {
  const nullable = { type: ['string', 'null'] }
  const optional = (a: JsonSchema) => strictSchema({ type: 'object', properties: { a } })
  expect(optional(nullable)).toBeUndefined()
  expect(optional({ type: 'string', nullable: true })).toBeUndefined()
  expect(optional({ enum: ['x', null] })).toBeUndefined()
  expect(optional({ ...nullable, default: null })?.schema.properties).toEqual({ a: nullable })
  expect(strictly({ a: nullable })).toEqual({ a: nullable })
  expect(
    strictSchema({
      type: 'object',
      properties: { a: { $ref: '#/$defs/a' } },
      $defs: { a: { anyOf: [{ type: 'string' }, { type: 'null' }] } },
    }),
  ).toBeUndefined()
})

test('alternatives that look alike are not strict when a null inside could be either’s', () => {
  const loose = { type: 'object', properties: { a: { type: 'string' } } }
  const wide = { type: 'object', properties: { a: { type: ['string', 'null'] } }, required: ['a'] }
  const tight = { type: 'object', properties: { a: { type: 'string' } }, required: ['a'] }
  expect(strictly({ x: { anyOf: [loose, wide] } })).toBeUndefined()
  expect(
    strictly({
      x: {
        anyOf: [
          { type: 'array', items: loose },
          { type: 'array', items: wide },
        ],
      },
    }),
  ).toBeUndefined()
  expect(strictly({ x: { anyOf: [tight, wide] } })).toBeDefined()
})

test('a schema beyond the API’s limits is not strict', () => {
  const many = (count: number, schema: JsonSchema) =>
    Object.fromEntries(Array.from({ length: count }, (_, index) => [`p${index}`, schema]))
  const values = (count: number, length: number) =>
    Array.from({ length: count }, (_, index) => String(index).padEnd(length, 'x'))
  const nested = (depth: number): JsonSchema =>
    depth === 0 ? { type: 'string' } : { type: 'array', items: nested(depth - 1) }

  expect(strictly(many(4999, { type: 'string' }))).toBeDefined()
  expect(strictly(many(5000, { type: 'string' }))).toBeUndefined()
  expect(strictly({ a: nested(9) })).toBeDefined()
  expect(strictly({ a: nested(10) })).toBeUndefined()
  expect(strictly({ a: { enum: values(1000, 4) } })).toBeDefined()
  expect(strictly({ a: { enum: values(1001, 4) } })).toBeUndefined()
  expect(strictly({ a: { enum: values(251, 60) } })).toBeUndefined()
  expect(strictly({ ['a'.repeat(120_001)]: { type: 'string' } })).toBeUndefined()
  expect(strictly(many(32, { type: 'string' }), { required: [] })).toBeDefined()
  expect(strictly(many(33, { type: 'string' }), { required: [] })).toBeUndefined()
})

test('a schema that leads to itself and nowhere else is not strict, and does not hang', () => {
  for (const a of [
    { $ref: '#/$defs/a' },
    { anyOf: [{ $ref: '#/$defs/a' }] },
    { allOf: [{ $ref: '#/$defs/a' }, { minLength: 1 }] },
    { $ref: '#/$defs/a', minLength: 1 },
  ]) {
    const schema = { type: 'object', properties: { a: { $ref: '#/$defs/a' } }, $defs: { a } }
    expect(strictSchema(schema)).toBeUndefined()
  }
})
