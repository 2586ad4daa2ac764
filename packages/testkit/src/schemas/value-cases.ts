import type { SchemaCase } from './schema-case.ts'

/** Values: null and its dialects, constants, formats, bounds, lists. */
export const valueCases: readonly SchemaCase[] = [
  {
    name: 'NULL_OF_OPENAPI',
    schema: {
      type: 'object',
      properties: { due: { type: 'string', nullable: true }, tag: { type: 'string' } },
      required: ['due'],
    },
    valid: [{ due: null }, { due: 'a', tag: 'b' }],
    invalid: [{ due: 5 }, {}],
  },
  {
    name: 'NULL_OR_NOTHING',
    schema: {
      type: 'object',
      properties: {
        title: { type: 'string' },
        milestone: { type: ['integer', 'null'], description: 'Null takes it away.' },
      },
      required: ['title'],
    },
    valid: [{ title: 'a' }, { title: 'a', milestone: null }, { title: 'a', milestone: 5 }],
    invalid: [{ milestone: 5 }],
  },
  {
    name: 'NULL_BY_DEFAULT',
    schema: {
      type: 'object',
      properties: {
        query: { anyOf: [{ type: 'string' }, { type: 'null' }], default: null, title: 'Query' },
      },
    },
    valid: [{}, { query: 'a' }],
    invalid: [{ query: 5 }],
  },
  {
    name: 'ENUM_WITH_NULL',
    schema: {
      type: 'object',
      properties: {
        state: { enum: ['open', 'closed', null] },
        order: { type: ['string', 'null'], enum: ['up', 'down'] },
        level: { type: 'integer', enum: [1, 2, 3] },
      },
      required: ['state'],
    },
    valid: [{ state: null }, { state: 'open', order: 'up', level: 2 }],
    invalid: [{ state: 'ajar' }],
  },
  {
    name: 'CONSTANTS',
    schema: {
      type: 'object',
      properties: {
        version: { const: 1 },
        kind: { type: 'string', const: 'a' },
        yes: { const: true },
        none: { const: null },
      },
      required: ['version'],
    },
    valid: [{ version: 1 }, { version: 1, kind: 'a', yes: true }],
    invalid: [{ version: 2 }, { kind: 'a' }],
  },
  {
    name: 'CONSTANT_OBJECT',
    schema: {
      type: 'object',
      properties: { options: { enum: [{ a: 1 }, { a: 2 }] } },
    },
    valid: [{}],
    invalid: [],
  },
  {
    name: 'FORMATS',
    schema: {
      type: 'object',
      properties: {
        url: { type: 'string', format: 'uri' },
        at: { type: 'string', format: 'date-time' },
        file: { type: 'string', format: 'binary' },
        size: { type: 'integer', format: 'int64' },
        code: { type: 'string', pattern: '^(?=.*[A-Z])[A-Z0-9]+$', minLength: 2, maxLength: 8 },
      },
      required: ['url'],
    },
    valid: [
      { url: 'https://example.com/é' },
      { url: 'https://a.example', at: '2026-11-23T10:00:00Z', code: 'A1' },
    ],
    invalid: [{}, { url: 5 }],
  },
  {
    name: 'BOUNDS_OF_ZOD',
    schema: {
      type: 'object',
      properties: {
        page: {
          type: 'integer',
          minimum: -9007199254740991,
          maximum: 9007199254740991,
          default: 1,
        },
        limit: { type: 'integer', exclusiveMinimum: 0, maximum: 100 },
        ratio: { type: 'number', multipleOf: 0.5 },
      },
      required: ['limit'],
    },
    valid: [{ limit: 1 }, { limit: 100, page: -5, ratio: 1.5 }],
    invalid: [{ limit: 0 }, { limit: 101 }, { limit: 1.5 }],
  },
  {
    name: 'BOUNDS_OF_DRAFT_04',
    schema: {
      type: 'object',
      properties: { share: { type: 'number', minimum: 0, exclusiveMinimum: true, maximum: 1 } },
      required: ['share'],
    },
    valid: [{ share: 0.5 }],
    invalid: [],
  },
  {
    name: 'LISTS',
    schema: {
      type: 'object',
      properties: {
        tags: { type: 'array', items: { type: 'string' }, uniqueItems: true, maxItems: 5 },
        rows: { type: 'array', items: { type: 'array', items: { type: 'number' } }, minItems: 1 },
      },
      required: ['rows'],
    },
    valid: [{ rows: [[1, 2], []] }, { rows: [[]], tags: ['a', 'b'] }],
    invalid: [{ rows: [['a']] }, { rows: [] }],
  },
  {
    name: 'LIST_OF_ANYTHING',
    schema: { type: 'object', properties: { items: { type: 'array' } }, required: ['items'] },
    valid: [{ items: [] }, { items: [1, 'a', null] }],
    invalid: [{ items: 'a' }],
  },
  {
    name: 'TUPLE_2020_12',
    schema: {
      type: 'object',
      properties: {
        point: {
          type: 'array',
          prefixItems: [{ type: 'number' }, { type: 'number' }],
          items: false,
        },
      },
    },
    valid: [{ point: [1, 2] }],
    invalid: [],
  },
  {
    name: 'TUPLE_DRAFT_07',
    schema: {
      type: 'object',
      properties: { pair: { type: 'array', items: [{ type: 'string' }, { type: 'number' }] } },
    },
    valid: [{ pair: ['a', 1] }],
    invalid: [],
  },
  {
    name: 'DEFAULTS',
    schema: {
      type: 'object',
      properties: {
        folder: { type: 'string', default: 'INBOX', description: 'Where to look.' },
        options: {
          type: 'object',
          properties: { deep: { type: 'boolean', default: false } },
          default: { deep: true },
        },
      },
    },
    valid: [{}, { folder: 'a', options: {} }, { options: { deep: true } }],
    invalid: [{ folder: 5 }],
  },
  {
    name: 'UNKNOWN_KEYWORDS',
    schema: {
      type: 'object',
      title: 'Input',
      $comment: 'Not for models.',
      'x-internal': true,
      properties: {
        a: {
          type: 'string',
          title: 'A',
          examples: ['x', 'y'],
          example: 'x',
          deprecated: true,
          readOnly: false,
          xml: { name: 'a' },
          'x-order': 1,
          file_uploadable: true,
        },
      },
      required: ['a'],
    },
    valid: [{ a: 'x' }],
    invalid: [{ a: 5 }],
  },
  {
    name: 'LONG_ENUM',
    schema: {
      type: 'object',
      properties: {
        currency: { type: 'string', enum: Array.from({ length: 300 }, (_, index) => `C${index}`) },
      },
      required: ['currency'],
    },
    valid: [{ currency: 'C299' }],
    invalid: [{ currency: 'C300' }],
  },
]
