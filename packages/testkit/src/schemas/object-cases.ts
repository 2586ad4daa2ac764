import type { JsonSchema } from '@maillon/core/provider'
import type { SchemaCase } from './schema-case.ts'

/** Objects: empty, open, closed, deep, wide, with names that are no identifiers. */
export const objectCases: readonly SchemaCase[] = [
  { name: 'NO_SCHEMA', schema: {}, valid: [{}, { a: 1 }], invalid: [] },
  { name: 'TYPE_NONE', schema: { type: 'None' }, valid: [{}], invalid: [] },
  { name: 'NO_PROPERTIES', schema: { type: 'object' }, valid: [{}, { a: 1 }], invalid: [] },
  {
    name: 'NO_ARGUMENTS',
    schema: { type: 'object', properties: {}, additionalProperties: false },
    valid: [{}],
    invalid: [{ a: 1 }],
  },
  {
    name: 'TYPE_MISSING',
    schema: {
      properties: {
        filter: { properties: { name: { type: 'string' } }, required: ['name'] },
        ids: { items: { type: 'integer' } },
        kind: { enum: ['a', 'b'] },
      },
      required: ['kind'],
    },
    valid: [{ kind: 'a' }, { kind: 'b', filter: { name: 'x' }, ids: [1, 2] }],
    invalid: [{}, { kind: 'c' }],
  },
  {
    name: 'NAMES_OF_ODATA',
    schema: {
      type: 'object',
      properties: {
        $expand: { type: 'string', description: 'Relations to expand.' },
        $filter: { type: 'string' },
        $top: { type: 'integer', minimum: 1 },
        'x-ms-version': { type: 'string' },
        '@odata.type': { type: 'string' },
      },
      required: ['$filter'],
    },
    valid: [
      { $filter: "name eq 'é'" },
      { $filter: '', $expand: 'owner', $top: 5, '@odata.type': '#x' },
    ],
    invalid: [{ $expand: 'owner' }, { $filter: 'a', $top: 0 }],
  },
  {
    name: 'NAMES_THAT_OBJECTS_HAVE',
    schema: {
      type: 'object',
      properties: {
        constructor: { type: 'string' },
        $ref: { type: 'string' },
        properties: { type: 'array', items: { type: 'string' } },
        type: { type: 'string' },
      },
      required: ['constructor', '$ref'],
    },
    valid: [
      { constructor: 'a', $ref: 'b' },
      { constructor: 'a', $ref: 'b', properties: ['d'], type: 'e' },
    ],
    invalid: [{ $ref: 'b' }],
  },
  {
    name: 'NAMES_OF_THE_WORLD',
    schema: {
      type: 'object',
      properties: {
        名前: { type: 'string' },
        'größe in cm': { type: 'number' },
        '🙂': { type: 'boolean' },
      },
      required: ['名前'],
    },
    valid: [{ 名前: '日本' }, { 名前: 'é', 'größe in cm': 1.5, '🙂': true }],
    invalid: [{ '🙂': true }],
  },
  {
    name: 'FREE_FORM',
    schema: {
      type: 'object',
      properties: {
        metadata: { type: 'object' },
        extra: { type: 'object', additionalProperties: true },
      },
    },
    valid: [{ metadata: { any: [1, null] }, extra: { a: null } }, {}],
    invalid: [{ metadata: 'text' }],
  },
  {
    name: 'RECORD',
    schema: {
      type: 'object',
      properties: {
        labels: {
          type: 'object',
          propertyNames: { type: 'string' },
          additionalProperties: { type: 'string' },
        },
      },
      required: ['labels'],
    },
    valid: [{ labels: {} }, { labels: { a: 'b', 'c d': '' } }],
    invalid: [{ labels: { a: 1 } }],
  },
  {
    name: 'PATTERN_PROPERTIES',
    schema: {
      type: 'object',
      properties: {
        env: { type: 'object', patternProperties: { '^[A-Z]+$': { type: 'string' } } },
      },
    },
    valid: [{ env: { HOME: '/' } }],
    invalid: [],
  },
  {
    name: 'OPTIONAL_OBJECTS',
    schema: {
      type: 'object',
      properties: {
        address: {
          type: 'object',
          properties: { street: { type: 'string' }, zip: { type: 'string' } },
          required: ['street'],
          additionalProperties: false,
        },
        people: {
          type: 'array',
          items: {
            type: 'object',
            properties: { name: { type: 'string' }, age: { type: 'integer' } },
          },
        },
      },
    },
    valid: [
      {},
      { address: { street: 'a' } },
      { people: [{}, { name: 'b' }, { name: 'c', age: 3 }] },
    ],
    invalid: [{ address: {} }, { address: { street: 'a', city: 'b' } }],
  },
  {
    name: 'REQUIRED_TWICE',
    schema: { type: 'object', properties: { a: { type: 'string' } }, required: ['a', 'a'] },
    valid: [{ a: 'x' }],
    invalid: [{}],
  },
  {
    name: 'REQUIRED_BUT_NOT_NAMED',
    schema: { type: 'object', properties: { a: { type: 'string' } }, required: ['b'] },
    valid: [{ b: 1 }],
    invalid: [],
  },
  {
    name: 'THIRTY_LEVELS',
    schema: nested(30),
    valid: [{}, { in: { in: { value: 'x' } } }],
    invalid: [{ in: { in: { value: 5 } } }],
  },
  {
    name: 'TEN_LEVELS',
    schema: nested(9),
    valid: [{}, { in: { in: { value: 'x' } } }],
    invalid: [{ in: { in: { value: 5 } } }],
  },
  {
    name: 'WIDE',
    schema: {
      type: 'object',
      properties: Object.fromEntries(
        Array.from({ length: 300 }, (_, index) => [`field_${index}`, { type: 'string' }]),
      ),
      required: ['field_7'],
    },
    valid: [{ field_7: 'a' }, { field_7: 'a', field_299: 'b' }],
    invalid: [{ field_8: 'a' }],
  },
]

/** Objects in objects, that many below the first. */
function nested(depth: number): JsonSchema {
  const inner: JsonSchema = depth > 0 ? { in: nested(depth - 1) } : {}
  return { type: 'object', properties: { value: { type: 'string' }, ...inner } }
}
