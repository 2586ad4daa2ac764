import { describe, expect, test } from 'vitest'
import { refused, type Way } from './refused.contract.ts'

type Tool = Record<string, unknown> & { parameters?: unknown }

/** A request that declares tools, as each vendor has it. */
function withTools(way: Way, ...tools: Tool[]): Record<string, unknown> {
  const messages = [{ role: 'user', content: 'hi' }]
  const named = tools.map((tool) => ({ name: 'TOOL', ...tool }))
  if (way === 'gemini') {
    return {
      contents: [{ role: 'user', parts: [{ text: 'hi' }] }],
      tools: [{ functionDeclarations: named }],
    }
  }
  if (way === 'responses') {
    return {
      model: 'm',
      input: messages,
      tools: named.map((tool) => ({ type: 'function', ...tool })),
    }
  }
  if (way === 'anthropic') {
    const declared = named.map(({ parameters, ...rest }) => ({ ...rest, input_schema: parameters }))
    return { model: 'm', max_tokens: 9, messages, tools: declared }
  }
  const wrapped = named.map((tool) => ({ type: 'function', function: tool }))
  return { model: 'm', messages, tools: wrapped }
}

const schema = (properties: object, rest: object = {}) => ({ type: 'object', properties, ...rest })
const plain = schema({ to: { type: 'string' } }, { required: ['to'] })

const whatVendorsSay: Record<Way, readonly [string, readonly Tool[], string | undefined][]> = {
  chat: [
    ['a dot in a name', [{ name: 'a.b' }], "pattern '^[a-zA-Z0-9_-]+$'"],
    ['a name of 65', [{ name: 'a'.repeat(65) }], 'maximum length 64'],
    ['two of a name', [{}, {}], 'Tool names must be unique.'],
    ['129 tools', Array.from({ length: 129 }, (_, n) => ({ name: `t${n}` })), 'maximum length 128'],
    ['a long description', [{ description: 'x'.repeat(1025) }], 'maximum length 1024'],
    ['no object', [{ parameters: { type: 'array', items: {} } }], `type: "array"`],
    ['a root union', [{ parameters: { ...plain, anyOf: [] } }], 'at the top level'],
    ['no properties', [{ parameters: { type: 'object' } }], 'object schema missing properties'],
    [
      'no items',
      [{ parameters: schema({ a: { type: 'array' } }) }],
      "('properties', 'a'), array schema missing items",
    ],
    [
      'no items among types',
      [{ parameters: schema({ a: { type: ['string', 'array'] } }) }],
      "('properties', 'a', 'type', '1')",
    ],
    [
      'a tuple',
      [{ parameters: schema({ a: { type: 'array', prefixItems: [{}] } }) }],
      'missing items',
    ],
    [
      'a tuple of old',
      [{ parameters: schema({ a: { type: 'array', items: [{}] } }) }],
      "is not of type 'object', 'boolean'",
    ],
    ['an empty enum', [{ parameters: schema({ a: { enum: [] } }) }], 'non-empty'],
    [
      'an unknown type',
      [{ parameters: schema({ a: { type: 'int' } }) }],
      "'int' is not valid under",
    ],
    ['a reference to nowhere', [{ parameters: schema({ a: { $ref: '#/$defs/b' } }) }], 'not found'],
    [
      'a pattern that Python cannot read',
      [{ parameters: schema({ a: { type: 'string', pattern: String.raw`\p{L}` } }) }],
      "is not a 'regex'",
    ],
    [
      'much of JSON Schema',
      [
        {
          parameters: schema({
            'a b': { oneOf: [{ const: 1 }], propertyNames: {} },
            c: true,
            d: { $ref: '#' },
          }),
        },
      ],
      undefined,
    ],
    [
      'strict and whole',
      [
        {
          strict: true,
          parameters: schema(
            { a: { type: ['string', 'null'] } },
            { required: ['a'], additionalProperties: false },
          ),
        },
      ],
      undefined,
    ],
    [
      'strict and open',
      [{ strict: true, parameters: schema({}) }],
      "'additionalProperties' is required",
    ],
    [
      'strict with an optional one',
      [
        {
          strict: true,
          parameters: schema({ a: { type: 'string' } }, { additionalProperties: false }),
        },
      ],
      "Missing 'a'",
    ],
    [
      'strict with a keyword',
      [
        {
          strict: true,
          parameters: strict({ type: 'array', items: { type: 'string' }, uniqueItems: true }),
        },
      ],
      "'uniqueItems' is not permitted",
    ],
    [
      'strict with a default',
      [{ strict: true, parameters: strict({ type: 'string', default: '' }) }],
      "'default' is not permitted",
    ],
    [
      'strict with a format',
      [{ strict: true, parameters: strict({ type: 'string', format: 'uri' }) }],
      "'uri' is not a valid format",
    ],
    [
      'strict without a type',
      [{ strict: true, parameters: strict({ enum: ['a'] }) }],
      "schema must have a 'type' key",
    ],
    [
      'strict that looks around',
      [{ strict: true, parameters: strict({ type: 'string', pattern: '^(?!a)' }) }],
      'lookaround is not supported',
    ],
    ['strict with eleven levels', [{ strict: true, parameters: nested(11) }], '10 levels'],
    ['strict with ten levels', [{ strict: true, parameters: nested(10) }], undefined],
    [
      'strict with many values',
      [
        {
          strict: true,
          parameters: strict({ type: 'number', enum: Array.from({ length: 1001 }, (_, n) => n) }),
        },
      ],
      '1000 enum values',
    ],
  ],
  responses: [
    ['a space in a name', [{ name: 'a b', parameters: plain, strict: false }], "'tools[0].name'"],
    [
      'no items',
      [{ parameters: schema({ a: { type: 'array' } }), strict: false }],
      'missing items',
    ],
    [
      'a look around, strict or not said',
      [{ parameters: schema({ a: { type: 'string', pattern: '(?=a)' } }), strict: null }],
      'lookaround',
    ],
    [
      'a look around, not strict',
      [{ parameters: schema({ a: { type: 'string', pattern: '(?=a)' } }), strict: false }],
      undefined,
    ],
  ],
  anthropic: [
    ['a dot in a name', [{ name: 'a.b', parameters: plain }], "pattern '^[a-zA-Z0-9_-]{1,64}$'"],
    ['two of a name', [{ parameters: plain }, { parameters: plain }], 'Tool names must be unique.'],
    ['a field of its own', [{ parameters: plain, title: 'x' }], 'title: Extra inputs'],
    ['no type', [{ parameters: { properties: {} } }], 'input_schema.type: Field required'],
    ['a root union', [{ parameters: { ...plain, oneOf: [] } }], 'at the top level'],
    [
      'a bracket in a property',
      [{ parameters: schema({ 'filter[id]': {} }) }],
      'Property keys should match',
    ],
    ['one further in', [{ parameters: schema({ a: schema({ 'filter[id]': {} }) }) }], undefined],
    [
      'a tuple of old',
      [{ parameters: schema({ a: { type: 'array', items: [{}] } }) }],
      'draft 2020-12',
    ],
    ['a number for a schema', [{ parameters: schema({ a: 1 }) }], 'draft 2020-12'],
    [
      'an old way to require',
      [{ parameters: schema({ a: { type: 'string', required: true } }) }],
      'draft 2020-12',
    ],
    [
      'a reference to nowhere',
      [{ parameters: schema({ a: { $ref: '#/$defs/b' } }) }],
      'draft 2020-12',
    ],
    [
      'much of JSON Schema',
      [
        {
          parameters: schema({ a: true, b: { type: 'array' }, c: { propertyNames: {}, const: 1 } }),
        },
      ],
      undefined,
    ],
  ],
  gemini: [
    ['a digit first', [{ name: '1a' }], 'Must start with a letter or an underscore'],
    ['two of a name', [{}, {}], 'Duplicate function declaration found: TOOL'],
    [
      'an empty object',
      [{ parameters: schema({}) }],
      'parameters.properties: should be non-empty for OBJECT type',
    ],
    [
      'an empty object inside',
      [{ parameters: schema({ a: { type: 'object', properties: {} } }) }],
      'properties[a].properties: should be non-empty',
    ],
    ['a free-form object', [{ parameters: schema({ a: { type: 'object' } }) }], undefined],
    [
      'an unknown field',
      [{ parameters: schema({ a: schema({}, { propertyNames: {} }) }) }],
      `Unknown name "propertyNames" at 'tools[0].function_declarations[0].parameters.properties[0].value': Cannot find field.`,
    ],
    [
      'a list of types',
      [{ parameters: schema({ a: { type: ['string', 'null'] } }) }],
      `Unknown name "type" at 'tools[0].function_declarations[0].parameters.properties[0].value': Proto field is not repeating`,
    ],
    [
      'a tuple of old',
      [{ parameters: schema({ a: { type: 'array', items: [] } }) }],
      'Unknown name "items"',
    ],
    ['a boolean schema', [{ parameters: schema({ a: true }) }], 'v1beta.Schema), true'],
    [
      'numbers to choose from',
      [{ parameters: schema({ a: { type: 'integer', enum: [1] } }) }],
      '(TYPE_STRING), 1',
    ],
    [
      'texts to choose from for a number',
      [{ parameters: schema({ a: { type: 'integer', enum: ['1'] } }) }],
      'only allowed for STRING type',
    ],
    [
      'an empty text to choose',
      [{ parameters: schema({ a: { type: 'string', enum: [''] } }) }],
      'enum[0]: cannot be empty',
    ],
    ['an unknown type', [{ parameters: schema({ a: { type: 'any' } }) }], 'v1beta.Type), "any"'],
    [
      'no items',
      [{ parameters: schema({ a: { type: 'array' } }) }],
      'properties[a].items: missing field.',
    ],
    [
      'required and not there',
      [{ parameters: schema({ a: { type: 'string' } }, { required: ['b'] }) }],
      'required[0]: property is not defined',
    ],
    [
      'a format',
      [{ parameters: schema({ a: { type: 'string', format: 'uri' } }) }],
      "only 'enum' and 'date-time'",
    ],
    [
      'more beside anyOf',
      [{ parameters: schema({ a: { description: 'x', anyOf: [{ type: 'string' }] } }) }],
      'the only field set',
    ],
    [
      'a dash in a property',
      [{ parameters: schema({ 'a-b': { type: 'string' } }) }],
      'Invalid parameter name',
    ],
    [
      'what its schema has',
      [
        {
          parameters: schema({
            a: { type: 'STRING', nullable: true, minLength: '1', title: 'A' },
            b: { anyOf: [{ type: 'string' }, { type: 'number' }] },
          }),
        },
      ],
      undefined,
    ],
    [
      'JSON Schema',
      [
        {
          parametersJsonSchema: schema({
            'a-b': { type: ['string', 'null'] },
            c: { oneOf: [{ const: 1 }] },
            d: { type: 'object', propertyNames: {} },
          }),
        },
      ],
      undefined,
    ],
    [
      'JSON Schema of no object',
      [{ parametersJsonSchema: { type: 'string' } }],
      'must describe an object',
    ],
    [
      'more beside a reference',
      [
        {
          parametersJsonSchema: schema(
            { a: { $ref: '#/$defs/b', description: 'x' } },
            { $defs: { b: {} } },
          ),
        },
      ],
      'alongside unsupported fields',
    ],
    [
      'a cycle that is required',
      [
        {
          parametersJsonSchema: {
            ...schema({ a: { $ref: '#/$defs/b' } }),
            $defs: { b: schema({ c: { $ref: '#/$defs/b' } }, { required: ['c'] }) },
          },
        },
      ],
      'invalid argument',
    ],
    [
      'a cycle that is not',
      [
        {
          parametersJsonSchema: {
            ...schema({ a: { $ref: '#/$defs/b' } }),
            $defs: { b: schema({ c: { $ref: '#/$defs/b' } }) },
          },
        },
      ],
      undefined,
    ],
    [
      'long lists',
      [{ parametersJsonSchema: schema({ a: { type: 'array', maxItems: 1000 } }) }],
      'invalid argument',
    ],
  ],
  mistral: [
    ['a dot in a name', [{ name: 'a.b' }], 'with a maximum length of 64.'],
    ['two of a name', [{}, {}], 'Tool names must be unique.'],
    ['an unknown type', [{ parameters: schema({ a: { type: 'int' } }) }], 'Invalid tool schema'],
    ['no schema', [{ parameters: schema({ a: 1 }) }], 'Invalid tool schema'],
    [
      'much of JSON Schema',
      [{ parameters: { anyOf: [plain], items: [{}], $ref: '#/$defs/b' } }],
      undefined,
    ],
  ],
}

function strict(part: object) {
  return schema({ a: part }, { required: ['a'], additionalProperties: false })
}

function nested(levels: number): object {
  return levels > 1 ? strict(nested(levels - 1)) : strict({ type: 'string' })
}

describe.each(Object.entries(whatVendorsSay))('%s', (way, cases) => {
  test.each(cases)('%s', async (_, tools, told) => {
    const answer = await refused(way as Way, withTools(way as Way, ...tools))
    if (told === undefined) expect(answer).toBeUndefined()
    else expect(answer).toContain(told)
  })
})

const own = { name: 'LOOK', parameters: plain }
test.each<[Way, unknown, string]>([
  ['chat', {}, "Invalid type for 'tools': expected an array of objects, but got an object"],
  ['chat', [{ name: 'LOOK', input_schema: plain }], "Missing required parameter: 'tools[0].type'."],
  ['chat', [{ type: 'function', ...own }], "Missing required parameter: 'tools[0].function'."],
  ['responses', {}, "Invalid type for 'tools'"],
  ['responses', [{ name: 'LOOK', input_schema: plain }], "'tools[0].type'"],
  [
    'responses',
    [{ type: 'function', function: own }],
    "Missing required parameter: 'tools[0].name'.",
  ],
])('what is no list, or written for another API, is refused: %s %#', async (way, tools, told) => {
  expect(await refused(way, { ...withTools(way), tools })).toContain(told)
})
