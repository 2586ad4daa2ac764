import { expect, test } from 'vitest'
import type { JsonSchema } from '../json-schema.ts'
import { judgeOf } from './judge-of.ts'

/** A schema with values that it takes, and others that it refuses. */
const dialects: [string, JsonSchema, unknown[], unknown[]][] = [
  ['nullable text', { type: 'string', nullable: true }, ['x', null], [1]],
  ['nullable choice', { enum: ['a'], nullable: true }, ['a', null], ['b']],
  [
    'nullable reference',
    {
      items: { nullable: true, allOf: [{ $ref: '#/definitions/text' }] },
      definitions: { text: { type: 'string' } },
    },
    [['x', null]],
    [[1]],
  ],
  ['exclusive beside a bound', { minimum: 1, exclusiveMinimum: true }, [2], [1]],
  ['not exclusive', { maximum: 1, exclusiveMaximum: false }, [1], [2]],
  [
    'draft 7 tuple',
    { items: [{ type: 'string' }], additionalItems: false },
    [['x']],
    [['x', 1], [1]],
  ],
  [
    'draft 7 dependencies',
    { dependencies: { a: ['b'], c: { required: ['d'] } } },
    [
      { a: 1, b: 1 },
      { c: 1, d: 1 },
    ],
    [{ a: 1 }, { c: 1 }],
  ],
  ['definitions', { $ref: '#/definitions/a', definitions: { a: { type: 'string' } } }, ['x'], [1]],
  [
    'components',
    { $ref: '#/components/schemas/A', components: { schemas: { A: { type: 'string' } } } },
    ['x'],
    [1],
  ],
  [
    'required as in draft 3',
    { properties: { a: { type: 'string', required: true } } },
    [{}],
    [{ a: 1 }],
  ],
  ['a type of Swagger', { type: 'file' }, ['x', 1], []],
  ['needless escapes', { pattern: '^\\d{3}\\-\\d\\@[\\w\\-\\.]+$' }, ['123-4@a-b.c'], ['1234']],
  ['formats are hints', { type: 'string', format: 'email' }, ['no mail'], [1]],
]

test.for(dialects)('%s is understood', ([, schema, valid, invalid]) => {
  const judge = judgeOf(schema)
  for (const value of valid) expect(judge(value)).toEqual([])
  for (const value of invalid) expect(judge(value)).toHaveLength(1)
})

test('of a union, what comes closest is told: another kind is further than a few mistakes, another type than that', () => {
  const kind = (type: string, names: string[]) => ({
    type: 'object',
    properties: {
      type: { const: type },
      ...Object.fromEntries(names.map((one) => [one, { type: 'string' }])),
    },
    required: ['type', ...names],
  })
  const block = {
    oneOf: [{ type: 'string' }, kind('text', ['body']), kind('image', ['url', 'alt'])],
  }
  const judge = judgeOf({
    properties: { block, id: { anyOf: [{ type: 'string' }, { type: 'integer' }] } },
  })
  expect(judge({ block: { type: 'image' } })).toEqual([
    'block.url: Required, but missing',
    'block.alt: Required, but missing',
  ])
  expect(judge({ id: [] })).toEqual([
    'id: Invalid input: expected string or integer, received array',
  ])
})
