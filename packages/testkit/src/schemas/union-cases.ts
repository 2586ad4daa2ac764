import type { SchemaCase } from './schema-case.ts'

const circle = {
  type: 'object',
  properties: { kind: { const: 'circle' }, radius: { type: 'number' }, fill: { type: 'string' } },
  required: ['kind', 'radius'],
}
const square = {
  type: 'object',
  properties: { kind: { const: 'square' }, side: { type: 'number' } },
  required: ['kind', 'side'],
}

/** `anyOf`, `oneOf`, `allOf` and conditions, at the root and inside. */
export const unionCases: readonly SchemaCase[] = [
  {
    name: 'DISCRIMINATED_UNION',
    schema: {
      type: 'object',
      properties: {
        shape: { oneOf: [circle, square], discriminator: { propertyName: 'kind' } },
        others: { type: 'array', items: { oneOf: [circle, square] } },
      },
      required: ['shape'],
    },
    valid: [
      { shape: { kind: 'circle', radius: 1 } },
      { shape: { kind: 'square', side: 2 }, others: [{ kind: 'circle', radius: 1, fill: 'red' }] },
    ],
    invalid: [{ shape: { kind: 'circle', side: 2 } }, { shape: { kind: 'oval' } }],
  },
  {
    name: 'ROOT_ONE_OF',
    schema: { oneOf: [circle, square] },
    valid: [
      { kind: 'circle', radius: 1 },
      { kind: 'square', side: 2 },
    ],
    invalid: [{ kind: 'square', radius: 1 }],
  },
  {
    name: 'ROOT_ALL_OF',
    schema: {
      allOf: [
        { type: 'object', properties: { id: { type: 'string' } }, required: ['id'] },
        { type: 'object', properties: { note: { type: 'string' } } },
      ],
    },
    valid: [{ id: 'a' }, { id: 'a', note: 'b' }],
    invalid: [{ note: 'b' }],
  },
  {
    name: 'ROOT_ANY_OF_REQUIRED',
    schema: {
      type: 'object',
      properties: { id: { type: 'string' }, email: { type: 'string' } },
      anyOf: [{ required: ['id'] }, { required: ['email'] }],
    },
    valid: [{ id: 'a' }, { email: 'b' }, { id: 'a', email: 'b' }],
    invalid: [],
  },
  {
    name: 'ROOT_NOT',
    schema: { type: 'object', properties: { a: { type: 'string' } }, not: { required: ['b'] } },
    valid: [{ a: 'x' }],
    invalid: [],
  },
  {
    name: 'ALL_OF_ONE_REFERENCE',
    schema: {
      type: 'object',
      properties: {
        owner: { allOf: [{ $ref: '#/$defs/person' }], description: 'Who owns it.' },
      },
      required: ['owner'],
      $defs: {
        person: {
          type: 'object',
          properties: { name: { type: 'string' }, age: { type: 'integer' } },
          required: ['name'],
        },
      },
    },
    valid: [{ owner: { name: 'a' } }, { owner: { name: 'a', age: 3 } }],
    invalid: [{ owner: {} }],
  },
  {
    name: 'ALL_OF_CLOSED_PARTS',
    schema: {
      type: 'object',
      properties: {
        both: {
          allOf: [
            { type: 'object', properties: { a: { type: 'string' } }, additionalProperties: false },
            { type: 'object', properties: { b: { type: 'string' } } },
          ],
        },
      },
    },
    valid: [{}, { both: { a: 'x' } }],
    invalid: [],
  },
  {
    name: 'UNION_BESIDE_PROPERTIES',
    schema: {
      type: 'object',
      properties: {
        target: {
          type: 'object',
          properties: { note: { type: 'string' } },
          oneOf: [
            { properties: { id: { type: 'string' } }, required: ['id'] },
            { properties: { url: { type: 'string' } }, required: ['url'] },
          ],
        },
      },
      required: ['target'],
    },
    valid: [{ target: { id: 'a' } }, { target: { url: 'b', note: 'c' } }],
    invalid: [],
  },
  {
    name: 'UNION_OF_LOOKALIKES',
    schema: {
      type: 'object',
      properties: {
        value: {
          anyOf: [
            { type: 'object', properties: { a: { type: 'string' } } },
            { type: 'object', properties: { a: { type: ['string', 'null'] } }, required: ['a'] },
          ],
        },
      },
      required: ['value'],
    },
    valid: [{ value: {} }, { value: { a: null } }, { value: { a: 'x' } }],
    invalid: [{ value: { a: 5 } }],
  },
  {
    name: 'UNION_OF_TYPES',
    schema: {
      type: 'object',
      properties: {
        to: { anyOf: [{ type: 'string' }, { type: 'array', items: { type: 'string' } }] },
        id: { type: ['string', 'integer'] },
        body: { type: ['object', 'string'], properties: { text: { type: 'string' } } },
      },
      required: ['to'],
    },
    valid: [
      { to: 'a' },
      { to: ['a', 'b'], id: 5, body: 'x' },
      { to: 'a', id: '5', body: { text: 'x' } },
    ],
    invalid: [{ to: 5 }],
  },
  {
    name: 'CONDITION',
    schema: {
      type: 'object',
      properties: { kind: { type: 'string' }, reason: { type: 'string' } },
      required: ['kind'],
      if: { properties: { kind: { const: 'plain' } } },
      else: { required: ['reason'] },
    },
    valid: [{ kind: 'plain' }, { kind: 'other', reason: 'b' }],
    invalid: [],
  },
  {
    name: 'ANYTHING',
    schema: {
      type: 'object',
      properties: { value: {}, values: { type: 'array', items: {} }, yes: true },
      required: ['value'],
    },
    valid: [{ value: null }, { value: { a: [1] }, values: [1, 'a', null] }],
    invalid: [],
  },
]
