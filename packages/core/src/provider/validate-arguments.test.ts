import { expect, test } from 'vitest'
import type { JsonSchema } from '../schema/json-schema.ts'
import { validateArguments } from './validate-arguments.ts'

const email: JsonSchema = {
  type: 'object',
  properties: {
    to: { type: 'array', items: { $ref: '#/$defs/person' }, minItems: 1 },
    subject: { type: 'string', default: '(none)' },
    priority: { enum: ['low', 'high'] },
  },
  required: ['to'],
  additionalProperties: false,
  $defs: {
    person: { type: 'object', properties: { address: { type: 'string' } }, required: ['address'] },
  },
}

async function errorsOf(schema: JsonSchema, input: unknown) {
  const checked = await validateArguments(schema, input)
  return 'error' in checked ? checked.error.errors : []
}

test('arguments that fit are answered untouched, without defaults', async () => {
  const input = { to: [{ address: 'zoë@例え.jp', note: 'kept' }] }
  const checked = await validateArguments(email, input)
  expect(checked).toEqual({ value: { to: [{ address: 'zoë@例え.jp', note: 'kept' }] } })
})

test('each wrong path has its sentence, and a hint says what to do', async () => {
  const input = { to: [{ address: 'a' }, { address: 5 }], priority: 'urgent', cc: [] }
  const checked = await validateArguments(email, input)
  if (!('error' in checked)) throw new Error('passed')
  expect(checked.error.code).toBe('invalid_arguments')
  expect(checked.error.hint).toContain('call the tool again')
  expect(checked.error.errors).toHaveLength(3)
  expect(checked.error.errors).toContain(
    'to[1].address: Invalid input: expected string, received number',
  )
  expect(checked.error.errors.join()).toMatch(/priority: .*"low"/)
  expect(checked.error.errors.join()).toContain('"cc"')
})

test('of a union, only the branch that comes closest is explained', async () => {
  const schema = {
    type: 'object',
    properties: {
      when: {
        anyOf: [
          {
            type: 'object',
            properties: { from: { type: 'string' }, to: { type: 'string' } },
            required: ['from', 'to'],
          },
          { type: 'object', properties: { day: { type: 'integer' } }, required: ['day'] },
        ],
      },
    },
  }
  expect(await errorsOf(schema, { when: { day: 'monday' } })).toEqual([
    'when.day: Invalid input: expected integer, received string',
  ])
})

test('properties are checked where no type is named', async () => {
  const schema = { properties: { a: { type: 'string' } }, required: ['a'] }
  expect(await errorsOf(schema, { a: 'x' })).toEqual([])
  expect(await errorsOf(schema, {})).toHaveLength(1)
})

test('of branches that name no type, it does not matter how many Zod thinks fit', async () => {
  const schema = {
    type: 'object',
    properties: { id: { type: 'string' }, url: { type: 'string' } },
    oneOf: [{ required: ['id'] }, { required: ['url'] }],
  }
  expect(await errorsOf(schema, { id: 'a' })).toEqual([])
  expect(await errorsOf(schema, { id: 5 })).toHaveLength(1)
})

test('only an object can be the arguments of a tool', async () => {
  for (const input of [null, undefined, [], 'text', 7]) {
    expect(await errorsOf({}, input)).toEqual(['The arguments are not a JSON object.'])
  }
})

test('a flood of mistakes stays short for the model', async () => {
  const to = Array.from({ length: 5000 }, () => ({}))
  const errors = await errorsOf(email, { to })
  expect(errors).toHaveLength(11)
  expect(errors.at(-1)).toBe('And 4990 more.')
})

test('every keyword counts, those that no type says as well', async () => {
  const told: [JsonSchema, string[]][] = [
    [{ not: { required: ['a'] } }, ['Invalid input: it is what is excluded']],
    [{ if: { required: ['b'] }, else: { required: ['c'] } }, ['c: Required, but missing']],
    [
      { dependentRequired: { a: ['c'] } },
      ['Invalid input: Instance has "a" but does not have "c".'],
    ],
    [{ propertyNames: { pattern: '^b' } }, ['Invalid key: "a"']],
    [
      { properties: { b: true, c: true }, unevaluatedProperties: false },
      ['Unrecognized key: "a"; there are "b"|"c"'],
    ],
  ]
  for (const [schema, errors] of told) {
    expect(await errorsOf({ type: 'object', ...schema }, { a: 'x' })).toEqual(errors)
  }
})

test('what makes no sense in a schema takes anything, and the rest of it counts', async () => {
  const odd: JsonSchema[] = [
    { type: 'None' },
    { $ref: 'https://example.com/schema.json' },
    { $ref: '#/$defs/missing', $defs: {} },
    { $ref: '#' },
    { properties: { a: { type: 'string', pattern: '(', minLength: 1 } } },
    { patternProperties: { '(': false }, additionalProperties: false },
    { properties: { a: { required: true, enum: [], anyOf: [], maxLength: '0', items: null } } },
    { $id: 'http://[', properties: { a: { $ref: 'http://[' } } },
  ]
  for (const schema of odd) {
    expect(await validateArguments(schema, { a: 'x' })).toEqual({ value: { a: 'x' } })
  }
  const half = { type: 'object', properties: { a: { pattern: '(', minLength: 2 } } }
  expect(await errorsOf(half, { a: 'x' })).toHaveLength(1)
})

test('older dialects hold: `definitions` are found, and a nullable property may be null', async () => {
  const schema = {
    type: 'object',
    properties: { a: { $ref: '#/definitions/text' }, b: { type: 'string', nullable: true } },
    required: ['a', 'b'],
    definitions: { text: { type: 'string' } },
  }
  expect(await errorsOf(schema, { a: 'x', b: null })).toEqual([])
  expect(await errorsOf(schema, { a: 1, b: 2 })).toHaveLength(2)
})

test('a schema that refers to itself is followed as deep as the arguments go', async () => {
  const tree: JsonSchema = {
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
    $ref: '#/$defs/node',
  }
  expect(await errorsOf(tree, { name: 'a', children: [{ name: 'b', children: [] }] })).toEqual([])
  expect(await errorsOf(tree, { name: 'a', children: [{ name: 'b', children: [{}] }] })).toEqual([
    'children[0].children[0].name: Required, but missing',
  ])
})

test('a member of an enumeration may be a list or an object, and a property may be called enum or const', async () => {
  const schema: JsonSchema = {
    type: 'object',
    properties: {
      to: { type: 'array', enum: [['ada'], ['bob', 'eve']] },
      const: { const: { exact: true } },
      enum: { enum: ['one', ['two']] },
    },
    required: ['const'],
    additionalProperties: false,
  }
  const input = { to: ['bob', 'eve'], const: { exact: true }, enum: ['two'] }
  expect(await validateArguments(schema, input)).toEqual({ value: input })
  expect(await validateArguments(schema, { ...input, to: 'ada' })).toHaveProperty('error')
  expect(await validateArguments(schema, { to: ['ada'] })).toHaveProperty('error')
})
