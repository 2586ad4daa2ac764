import type { SchemaCase } from './schema-case.ts'

/** Definitions of which each holds the next one twice: written out, they would be a million. */
const doubled = Object.fromEntries(
  Array.from({ length: 20 }, (_, index) => {
    const next = index < 19 ? { $ref: `#/$defs/d${index + 1}` } : { type: 'string' }
    return [`d${index}`, { type: 'object', properties: { a: next, b: next } }]
  }),
)

/** What a vendor of models refuses, or a framework on the way to one takes for something else. */
export const vendorCases: readonly SchemaCase[] = [
  {
    name: 'PROPERTY_NAMES',
    schema: {
      type: 'object',
      properties: {
        arguments: { type: 'object', propertyNames: { pattern: '^[a-z]+$' }, maxProperties: 2 },
      },
      required: ['arguments'],
    },
    valid: [{ arguments: { a: 1, b: { c: [2] } } }],
    invalid: [{ arguments: { A: 1 } }, { arguments: { a: 1, b: 2, c: 3 } }],
  },
  {
    name: 'DEPENDENT_REQUIRED',
    schema: {
      type: 'object',
      properties: { card: { type: 'string' }, 'billing address': { type: 'string' } },
      dependentRequired: { card: ['billing address'] },
    },
    valid: [{}, { card: '1', 'billing address': 'a' }],
    invalid: [{ card: '1' }],
  },
  {
    name: 'BOOLEAN_SCHEMAS',
    schema: {
      type: 'object',
      properties: { any: true, never: false, list: { type: 'array', items: true } },
    },
    valid: [{ any: { a: [1] }, list: [1, 'a', null] }],
    invalid: [{ never: 1 }],
  },
  {
    name: 'CONTAINS',
    schema: {
      type: 'object',
      properties: {
        tags: { type: 'array', items: { type: 'string' }, contains: { const: 'a' } },
      },
    },
    valid: [{ tags: ['b', 'a'] }],
    invalid: [{ tags: ['b'] }],
  },
  {
    name: 'MIXED_ENUM',
    schema: { type: 'object', properties: { level: { enum: ['low', 5, true, null, 'low', ''] } } },
    valid: [{ level: 'low' }, { level: 5 }, { level: true }, { level: null }, { level: '' }],
    invalid: [{ level: 'high' }, { level: 6 }],
  },
  {
    name: 'NAMES_OF_KEYWORDS',
    schema: {
      type: 'object',
      properties: {
        strict: { type: 'boolean' },
        definitions: { type: 'array', items: { type: 'string' } },
        additionalProperties: { type: 'string' },
        $schema: { type: 'string' },
        $defs: { type: 'object', properties: { items: { type: 'integer' } } },
      },
      required: ['strict', 'definitions'],
    },
    valid: [{ strict: true, definitions: ['a'], additionalProperties: 'b', $defs: { items: 1 } }],
    invalid: [{ strict: true }, { strict: 1, definitions: [] }],
  },
  {
    name: 'NAMES_THAT_WOULD_BE_ONE',
    schema: {
      type: 'object',
      properties: {
        'page size': { type: 'integer' },
        'page-size': { type: 'string' },
        page_size: { type: 'boolean' },
        inside: { type: 'array', items: { $ref: '#/$defs/one' } },
      },
      $defs: {
        one: {
          anyOf: [
            { type: 'object', properties: { 'a b': { type: 'string' } }, required: ['a b'] },
            { type: 'string' },
          ],
        },
      },
    },
    valid: [{ 'page size': 1, 'page-size': 'a', page_size: true, inside: [{ 'a b': 'c' }, 'd'] }],
    invalid: [{ 'page size': 'a' }, { inside: [{ 'a b': 1 }] }],
  },
  {
    name: 'SHARED_REFERENCES',
    schema: { type: 'object', properties: { top: { $ref: '#/$defs/d0' } }, $defs: doubled },
    valid: [{}, { top: { a: { a: {} }, b: { b: {} } } }],
    invalid: [{ top: { a: 5 } }],
  },
]
