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
    'when.day: Invalid input: expected number, received string',
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

test('a schema that Zod cannot express lets the call pass to the engine', async () => {
  const odd: JsonSchema[] = [
    { type: 'None' },
    { type: 'object', not: { required: ['a'] } },
    { type: 'object', if: { required: ['a'] }, else: { required: ['b'] } },
    { $ref: 'https://example.com/schema.json' },
    { $ref: '#/$defs/missing', $defs: {} },
    { $ref: '#' },
    { type: 'object', properties: { a: { type: 'string', pattern: '(' } } },
  ]
  for (const schema of odd) {
    expect(await validateArguments(schema, { a: 'x' })).toEqual({ value: { a: 'x' } })
  }
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
    'children[0].children[0].name: Invalid input: expected string, received undefined',
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
