import type { SchemaCase } from './schema-case.ts'

/** References: from both drafts, to themselves, with odd pointers, to nowhere. */
export const referenceCases: readonly SchemaCase[] = [
  {
    name: 'DEFS_2020_12',
    schema: {
      $schema: 'https://json-schema.org/draft/2020-12/schema',
      type: 'object',
      properties: {
        from: { $ref: '#/$defs/party' },
        to: { type: 'array', items: { $ref: '#/$defs/party' } },
        replyTo: { $ref: '#/$defs/party', description: 'Where answers go.' },
      },
      required: ['from'],
      $defs: {
        party: {
          type: 'object',
          properties: { email: { type: 'string' }, name: { type: 'string' } },
          required: ['email'],
        },
      },
    },
    valid: [
      { from: { email: 'a' } },
      { from: { email: 'a', name: 'b' }, to: [{ email: 'c' }], replyTo: { email: 'd' } },
    ],
    invalid: [{ from: {} }, { from: { email: 'a' }, to: [{ name: 'b' }] }],
  },
  {
    name: 'DEFINITIONS_DRAFT_07',
    schema: {
      $schema: 'http://json-schema.org/draft-07/schema#',
      $id: 'https://example.com/event.json',
      type: 'object',
      properties: { when: { $ref: '#/definitions/moment' } },
      required: ['when'],
      definitions: {
        moment: {
          type: 'object',
          properties: { at: { type: 'string' }, zone: { type: 'string' } },
          required: ['at'],
        },
      },
    },
    valid: [{ when: { at: 'now' } }, { when: { at: 'now', zone: 'UTC' } }],
    invalid: [{ when: {} }, {}],
  },
  {
    name: 'ROOT_REFERENCE',
    schema: {
      $ref: '#/$defs/node',
      $defs: {
        node: {
          type: 'object',
          properties: {
            name: { type: 'string' },
            children: { type: 'array', items: { $ref: '#/$defs/node' } },
          },
          required: ['name'],
        },
      },
    },
    valid: [{ name: 'a' }, { name: 'a', children: [{ name: 'b' }, { name: 'c', children: [] }] }],
    invalid: [{}, { name: 'a', children: [{}] }],
  },
  {
    name: 'RECURSIVE_UNION',
    schema: {
      type: 'object',
      properties: { filter: { $ref: '#/$defs/filter' } },
      required: ['filter'],
      $defs: {
        filter: {
          anyOf: [
            {
              type: 'object',
              properties: { and: { type: 'array', items: { $ref: '#/$defs/filter' } } },
              required: ['and'],
              additionalProperties: false,
            },
            {
              type: 'object',
              properties: { field: { type: 'string' }, equals: { type: 'string' } },
              required: ['field'],
              additionalProperties: false,
            },
          ],
        },
      },
    },
    valid: [
      { filter: { field: 'a' } },
      { filter: { and: [{ field: 'a', equals: 'b' }, { and: [] }] } },
    ],
    invalid: [{ filter: { and: [{ equals: 'b' }] } }],
  },
  {
    name: 'REFERENCE_TO_THE_ROOT',
    schema: {
      type: 'object',
      properties: { name: { type: 'string' }, parent: { $ref: '#' } },
      required: ['name'],
    },
    valid: [{ name: 'a' }, { name: 'a', parent: { name: 'b' } }],
    invalid: [],
  },
  {
    name: 'REFERENCES_INTO_PROPERTIES',
    schema: {
      type: 'object',
      properties: {
        start: { type: 'object', properties: { 'a/b~c': { type: 'string' } } },
        end: { $ref: '#/properties/start' },
        odd: { $ref: '#/properties/start/properties/a~1b~0c' },
      },
    },
    valid: [{}, { start: { 'a/b~c': 'x' }, end: { 'a/b~c': 'y' }, odd: 'z' }],
    invalid: [],
  },
  {
    name: 'REFERENCE_WITH_KEYWORDS',
    schema: {
      type: 'object',
      properties: { code: { $ref: '#/$defs/code', minLength: 2 } },
      required: ['code'],
      $defs: { code: { type: 'string', maxLength: 4 } },
    },
    valid: [{ code: 'abc' }],
    invalid: [{ code: 5 }],
  },
  {
    name: 'REFERENCE_TO_ITSELF',
    schema: {
      type: 'object',
      properties: { a: { $ref: '#/$defs/a' } },
      $defs: { a: { $ref: '#/$defs/a' } },
    },
    valid: [{}],
    invalid: [],
  },
  {
    name: 'REFERENCE_TO_NOTHING',
    schema: {
      type: 'object',
      properties: { a: { $ref: '#/$defs/gone' }, b: { $ref: 'https://example.com/b.json' } },
    },
    valid: [{ a: 1 }],
    invalid: [],
  },
]
