import { toJsonSchema } from '@maillon/core/provider'
import { schemaCorpus } from '@maillon/testkit'
import { allToolkits } from '@maillon/toolkits'
import { expect, test } from 'vitest'
import { type Field, readField } from './field.ts'

const rootOf = (properties: object, rest: object = {}) => ({ type: 'object', properties, ...rest })

function kinds(properties: object, rest?: object): Record<string, Field['kind']> {
  const root = rootOf(properties, rest)
  const field = readField(root, root)
  if (field.kind !== 'object') throw new Error(`It is ${field.kind}.`)
  return Object.fromEntries(field.members.map(({ name, field: { kind } }) => [name, kind]))
}

test('each argument is filled in by the input that fits it, and what none fits as JSON', () => {
  expect(
    kinds({
      text: { type: 'string' },
      count: { type: 'integer', minimum: 1, maximum: 50 },
      flag: { type: 'boolean' },
      choice: { enum: ['a', 'b', null] },
      only: { const: 3 },
      tags: { type: 'array', items: { type: 'string' } },
      person: { type: 'object', properties: { name: { type: 'string' } } },
      nullable: { type: ['string', 'null'] },
      union: { anyOf: [{ type: 'integer' }, { type: 'null' }] },
      either: { anyOf: [{ type: 'integer' }, { type: 'string' }] },
      rows: { type: 'array', items: { type: 'object' } },
      any: {},
      map: { type: 'object', additionalProperties: { type: 'string' } },
    }),
  ).toEqual({
    text: 'text',
    count: 'number',
    flag: 'yesNo',
    choice: 'choice',
    only: 'choice',
    tags: 'texts',
    person: 'object',
    nullable: 'text',
    union: 'number',
    either: 'json',
    rows: 'json',
    any: 'json',
    map: 'json',
  })
})

test('what is required stands first, and a reference brings its own words along', () => {
  const root = rootOf(
    { b: { type: 'string' }, a: { $ref: '#/$defs/name', description: 'Whose.' } },
    { required: ['a'], $defs: { name: { type: 'string', title: 'Name', default: 'me' } } },
  )
  const field = readField(root, root)
  expect(field).toMatchObject({
    members: [
      {
        name: 'a',
        isRequired: true,
        field: { kind: 'text', title: 'Name', description: 'Whose.', usual: 'me' },
      },
      { name: 'b', isRequired: false },
    ],
  })
})

test('a schema that refers to itself ends in JSON, and so does one that leads nowhere', () => {
  const tree: object = { type: 'object', properties: { child: { $ref: '#/$defs/tree' } } }
  const root = rootOf(
    { tree: { $ref: '#/$defs/tree' }, loop: { $ref: '#/$defs/loop' } },
    {
      $defs: { tree, loop: { $ref: '#/$defs/loop' } },
    },
  )
  expect(JSON.stringify(readField(root, root))).toContain('"kind":"json"')
  expect(kinds({ loop: { $ref: '#/$defs/loop' }, gone: { $ref: '#/none' } })).toEqual({
    loop: 'json',
    gone: 'json',
  })
})

test('every tool of the catalogue has a form, and no schema of any kind breaks one', () => {
  const own = allToolkits.flatMap(({ tools }) => tools.map(({ input }) => toJsonSchema(input)))
  for (const schema of own) expect(readField(schema, schema).kind).toBe('object')
  for (const { schema } of schemaCorpus) expect(() => readField(schema, schema)).not.toThrow()
})
