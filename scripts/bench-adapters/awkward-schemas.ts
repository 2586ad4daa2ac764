import type { JsonSchema } from '@maillon/core/provider'

/** Input schemas as real APIs bring them: references, unions, deep nesting, long enums, wide objects. */
export const awkwardSchemas: Readonly<Record<string, JsonSchema>> = {
  REFERENCES: {
    type: 'object',
    properties: {
      start: { $ref: '#/$defs/moment' },
      end: { $ref: '#/$defs/moment' },
      attendees: { type: 'array', items: { $ref: '#/$defs/person' }, maxItems: 200 },
    },
    required: ['start', 'end'],
    $defs: {
      moment: {
        type: 'object',
        properties: {
          dateTime: { type: 'string', format: 'date-time' },
          timeZone: { type: 'string', description: 'A name of the IANA database.' },
        },
        required: ['dateTime'],
      },
      person: {
        type: 'object',
        properties: {
          email: { type: 'string', format: 'email' },
          optional: { type: 'boolean', default: false },
        },
        required: ['email'],
      },
    },
  },
  UNIONS: {
    type: 'object',
    properties: {
      block: {
        oneOf: ['paragraph', 'heading', 'quote', 'code'].map((kind) => ({
          type: 'object',
          properties: {
            type: { const: kind },
            text: { type: 'string', maxLength: 2000 },
            colour: { type: ['string', 'null'] },
          },
          required: ['type', 'text'],
          additionalProperties: false,
        })),
      },
      parent: { anyOf: [{ type: 'string' }, { type: 'integer' }, { type: 'null' }] },
      labels: { type: 'object', additionalProperties: { type: 'string' } },
    },
    required: ['block'],
  },
  DEEP: { type: 'object', properties: { filter: nested(12) }, required: ['filter'] },
  WIDE: {
    type: 'object',
    properties: Object.fromEntries(
      Array.from({ length: 60 }, (_, index) => [
        `field_${index}`,
        {
          type: ['string', 'integer', 'boolean'][index % 3],
          description: `Value of custom field ${index}, as the form of the project defines it.`,
        },
      ]),
    ),
    required: ['field_0', 'field_1'],
  },
  LONG_ENUM: {
    type: 'object',
    properties: {
      currency: {
        type: 'string',
        enum: Array.from({ length: 160 }, (_, index) => `currency_${index}`),
        default: 'currency_0',
      },
      amount: { type: 'integer', minimum: 1, maximum: 99_999_999 },
    },
    required: ['currency', 'amount'],
  },
  ROOT_UNION: {
    type: 'object',
    properties: {
      id: { type: 'string', format: 'uuid' },
      name: { type: 'string', minLength: 1 },
      fields: { type: 'array', items: { type: 'string' }, uniqueItems: true },
    },
    anyOf: [{ required: ['id'] }, { required: ['name'] }],
  },
  EMPTY: { type: 'object', properties: {} },
}

function nested(depth: number): JsonSchema {
  if (depth === 0) return { type: 'string', pattern: '^[a-z_]+$' }
  return {
    type: 'object',
    description: 'All of the conditions inside.',
    properties: { and: { type: 'array', items: nested(depth - 1) }, not: { type: 'boolean' } },
  }
}
