/** A schema of a kind that some vendor refuses, and arguments that fit it. */
export interface OddKind {
  schema: Record<string, unknown>
  input: Record<string, unknown>
  description?: string
}

/** What people's tools, servers and converters come with, by what is odd about it. */
export const oddKinds: Record<string, OddKind> = {
  PROPERTY_NAMES: {
    schema: object({
      labels: {
        type: 'object',
        propertyNames: { pattern: '^[a-z]+$' },
        additionalProperties: { type: 'string' },
      },
    }),
    input: { labels: { color: 'red' } },
  },
  LISTS_OF_TYPES: {
    schema: object({ to: { type: ['string', 'null'] }, size: { type: ['string', 'integer'] } }),
    input: { to: null, size: 5 },
  },
  OR_NULL: {
    schema: object({
      to: { anyOf: [{ type: 'string' }, { type: 'null' }], default: null, description: 'Whom.' },
    }),
    input: { to: 'ada' },
  },
  CONST: {
    schema: object({ kind: { const: 'mail' }, version: { type: 'integer', const: 2 } }),
    input: { kind: 'mail', version: 2 },
  },
  ROOT_ANY_OF: {
    schema: {
      ...object({ id: { type: 'string' }, name: { type: 'string' } }),
      anyOf: [{ required: ['id'] }, { required: ['name'] }],
    },
    input: { name: 'Ada' },
  },
  ROOT_ONE_OF: {
    schema: {
      oneOf: [
        object({ by: { const: 'id' }, id: { type: 'integer' } }, ['by', 'id']),
        object({ by: { const: 'name' }, name: { type: 'string' } }, ['by', 'name']),
      ],
    },
    input: { by: 'name', name: 'Ada' },
  },
  ROOT_ALL_OF: {
    schema: {
      type: 'object',
      allOf: [object({ id: { type: 'string' } }, ['id']), object({ all: { type: 'boolean' } })],
    },
    input: { id: 'a', all: true },
  },
  NO_ITEMS: {
    schema: object({ list: { type: 'array' }, maybe: { type: ['array', 'string'] } }),
    input: { list: ['a', 1], maybe: ['b'] },
  },
  TUPLE: {
    schema: object({
      at: {
        type: 'array',
        prefixItems: [{ type: 'number' }, { type: 'number' }],
        minItems: 2,
        maxItems: 2,
      },
    }),
    input: { at: [47.4, 8.5] },
  },
  BOOLEAN_SCHEMAS: {
    schema: object({ model: true, list: { type: 'array', items: true } }),
    input: { model: 'any', list: ['x'] },
  },
  DEFINITIONS: {
    schema: {
      $schema: 'https://json-schema.org/draft/2020-12/schema',
      ...object({
        from: { $ref: '#/$defs/party', description: 'Who sends it.' },
        to: { type: 'array', items: { $ref: '#/$defs/party' } },
      }),
      $defs: { party: object({ email: { type: 'string' } }, ['email']) },
    },
    input: { from: { email: 'ada@example.com' }, to: [{ email: 'ben@example.com' }] },
  },
  RECURSION: {
    schema: {
      ...object({ tree: { $ref: '#/$defs/node' } }, ['tree']),
      $defs: {
        node: object(
          {
            name: { type: 'string' },
            children: { type: 'array', items: { $ref: '#/$defs/node' } },
          },
          ['name'],
        ),
      },
    },
    input: { tree: { name: 'root', children: [{ name: 'leaf' }] } },
  },
  EMPTY_ENUM: {
    schema: object({ say: { type: 'string' }, never: { type: 'string', enum: [] } }),
    input: { say: 'x' },
  },
  EMPTY_TEXT_IN_ENUM: {
    schema: object({ state: { type: 'string', enum: ['', 'open', 'closed'] } }),
    input: { state: 'open' },
  },
  NUMBERS_TO_CHOOSE: {
    schema: object({ level: { type: 'integer', enum: [0, 1, 2] } }),
    input: { level: 2 },
  },
  MIXED_ENUM: {
    schema: object({ pick: { enum: ['a', 1, null] } }),
    input: { pick: 'a' },
  },
  PROPERTIES_IN_BRACKETS: {
    schema: object(
      {
        'filter[id]': { type: 'string' },
        $top: { type: 'integer' },
        'größe in cm': { type: 'number' },
        [`long_${'x'.repeat(70)}`]: { type: 'string' },
      },
      ['filter[id]'],
    ),
    input: { 'filter[id]': 'a', $top: 3, 'größe in cm': 1.5, [`long_${'x'.repeat(70)}`]: 'b' },
  },
  PROPERTIES_WITH_DOTS: {
    schema: object({ 'projects.any': { type: 'string' }, 'x-ms-version': { type: 'string' } }),
    input: { 'projects.any': 'a', 'x-ms-version': 'b' },
  },
  PROPERTIES_LIKE_KEYWORDS: {
    schema: object({
      type: { type: 'string' },
      title: { type: 'string' },
      properties: { type: 'string' },
      enum: { type: 'array', items: { type: 'string' } },
      propertyNames: { type: 'string' },
    }),
    input: { type: 'a', title: 'b', properties: 'c', enum: ['d'], propertyNames: 'e' },
  },
  FORMATS: {
    schema: object({
      url: { type: 'string', format: 'uri' },
      when: { type: 'string', format: 'date' },
      byte: { type: 'integer', format: 'uint8' },
    }),
    input: { url: 'https://example.com', when: '2026-11-30', byte: 7 },
  },
  PATTERNS: {
    schema: object({
      secret: { type: 'string', pattern: '^(?=.*[0-9]).{2,}$' },
    }),
    input: { secret: 'a1' },
  },
  PROPERTIES_THAT_ARE_DROPPED: {
    schema: object(
      {
        strict: { type: 'boolean' },
        additionalProperties: { type: 'string' },
        q: { type: 'string' },
      },
      ['strict'],
    ),
    input: { strict: true, additionalProperties: 'a', q: 'b' },
  },
  BOUNDS: {
    schema: object({
      count: { type: 'integer', exclusiveMinimum: 0, multipleOf: 2, default: 2, examples: [4] },
      tags: { type: 'array', items: { type: 'string' }, uniqueItems: true, maxItems: 1000 },
    }),
    input: { count: 4, tags: ['a', 'b'] },
  },
  REQUIRED_BUT_NOT_THERE: {
    schema: object({ a: { type: 'string' } }, ['a', 'b']),
    input: { a: 'x', b: 'y' },
  },
  NO_ARGUMENTS: { schema: { type: 'object', properties: {} }, input: {} },
  FREE_FORM: {
    schema: object({
      meta: { type: 'object' },
      env: { type: 'object', additionalProperties: true },
    }),
    input: { meta: { a: [1] }, env: { b: 'c' } },
  },
  PATTERN_PROPERTIES: {
    schema: object({
      env: {
        type: 'object',
        patternProperties: { '^[A-Z]+$': { type: 'string' } },
        additionalProperties: false,
      },
    }),
    input: { env: { HOME: '/' } },
  },
  CONDITIONS: {
    schema: {
      ...object({ kind: { type: 'string' }, to: { type: 'string', not: { const: '' } } }),
      if: { properties: { kind: { const: 'call' } }, required: ['kind'] },
      else: { required: ['to'] },
      dependentRequired: { to: ['kind'] },
    },
    input: { kind: 'mail', to: 'ada' },
  },
  NESTED: { schema: nested(12), input: { in: { in: { value: 'x' } } } },
  LONG_DESCRIPTIONS: {
    description: 'Looks up what is there. '.repeat(100),
    schema: object({ q: { type: 'string', description: 'What to look for. '.repeat(100) } }),
    input: { q: 'x' },
  },
}

/** What reaches the tools when a model calls each with what fits. */
export function oddInputs(): Record<string, unknown> {
  return Object.fromEntries(Object.entries(oddKinds).map(([kind, { input }]) => [kind, input]))
}

function object(properties: Record<string, unknown>, required?: string[]) {
  return { type: 'object', properties, ...(required && { required }) }
}

function nested(levels: number): Record<string, unknown> {
  const inner = levels > 1 ? { in: nested(levels - 1) } : {}
  return object({ value: { type: 'string' }, ...inner })
}
