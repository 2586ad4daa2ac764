import { expect, test } from 'vitest'
import type { JsonSchema } from '../json-schema.ts'
import { judgeOf } from './judge-of.ts'

test('a schema without an end, or that doubles at each step, stops nobody', () => {
  const doubling = Array.from({ length: 40 }, (_, step) => [
    `d${step}`,
    { anyOf: [{ $ref: `#/$defs/d${step + 1}` }, { $ref: `#/$defs/d${step + 1}` }] },
  ])
  const last = { d40: { type: 'string' } }
  const endless: JsonSchema[] = [
    { $ref: '#' },
    { allOf: [{ $ref: '#' }, { $ref: '#' }] },
    { $defs: { a: { $ref: '#/$defs/b' }, b: { $ref: '#/$defs/a' } }, $ref: '#/$defs/a' },
    { $ref: '#/$defs/d0', $defs: { ...Object.fromEntries(doubling), ...last } },
  ]
  for (const schema of endless) expect(judgeOf(schema)({ a: 'x' })).toEqual([])
})

test('a schema that is deeper than any stack, or that is not JSON, takes anything', () => {
  const deep = (wrap: (inner: object) => object) =>
    Array.from({ length: 20_000 }).reduce<object>(wrap, { type: 'string' })
  const itself: { properties: Record<string, unknown> } = { properties: {} }
  itself.properties.a = itself
  const schemas = [
    { properties: { a: deep((inner) => ({ type: 'array', items: inner })) } },
    { properties: { a: deep((inner) => ({ anyOf: [inner, { type: 'null' }] })) } },
    deep((inner) => ({ allOf: [inner] })),
    itself,
  ]
  for (const schema of schemas as JsonSchema[]) expect(judgeOf(schema)({ a: {} })).toEqual([])
  const shared = Array.from({ length: 40 }).reduce<object>((one) => ({ anyOf: [one, one] }), {})
  expect(judgeOf(shared as JsonSchema)({})).toEqual([])
  expect(judgeOf({ enum: [5n, 1] })({})).toEqual(['Invalid option: expected one of …|1'])
})

test('what has to be unique is looked at once, however long the list, and told as before', () => {
  const judge = judgeOf({
    properties: {
      list: { type: 'array', uniqueItems: true, allOf: [{ maxItems: 200_000 }] },
      rows: { items: { uniqueItems: true } },
      either: { anyOf: [{ uniqueItems: true }, { maxItems: 2 }] },
      never: { not: { uniqueItems: true } },
    },
  })
  const list = Array.from({ length: 20_000 }, (_, id) => ({ id, of: [id] }))
  expect(judge({ list })).toEqual([])
  expect(judge({ list: [...list, { of: [7], id: 7 }] })).toEqual([
    'list: Invalid input: expected array without an item that stands in it twice',
  ])
  const rows = Array.from({ length: 1_000 }, (_, row) => ['a', row])
  expect(judge({ rows })).toEqual([])
  expect(judge({ rows: [...rows, [1, '1', 1]] })).toEqual([
    'rows[1000]: Invalid input: expected array without an item that stands in it twice',
  ])
  expect(judge({ either: [1, 1], never: [2, 2] })).toEqual([])
  expect(judge({ either: [1, 1, 2], never: [1, 2] })).toHaveLength(2)
})

test('a long list beside a schema that names much is no flood of texts', () => {
  const names = Array.from({ length: 5_000 }, (_, index) => `option number ${index}`)
  const list = Array.from({ length: 1_000 }, () => 'x')
  const judge = (items: object) => judgeOf({ properties: { list: { items } } })
  expect(judge({ enum: names })({ list })).toHaveLength(1_000)
  expect(judge({ anyOf: [{ enum: names }, { type: 'string' }] })({ list })).toEqual([])
  const wide = { properties: Object.fromEntries(names.map((name) => [name, true])) }
  const empties = Array.from({ length: 5_000 }, () => ({}))
  expect(judge(wide)({ list: empties })).toEqual([])
  expect(judge({ required: names })({ list: empties }).length).toBeGreaterThan(0)
})

test('a value deeper than any stack is no fault of anybody', () => {
  const judge = judgeOf({ type: 'object', additionalProperties: { $ref: '#' } })
  let deep = {}
  for (let depth = 0; depth < 100_000; depth += 1) deep = { a: deep }
  expect(() => judge(deep)).not.toThrow()
})

test('a reference to elsewhere is not followed: nothing is fetched, and it takes anything', () => {
  const fetched: unknown[] = []
  const { fetch } = globalThis
  globalThis.fetch = (input) => Promise.reject(new Error(String(fetched.push(input))))
  try {
    const judge = judgeOf({
      properties: {
        a: { $ref: 'https://elsewhere.example/schema.json' },
        b: { $ref: 'file:///etc/passwd' },
        c: { $schema: 'https://elsewhere.example/draft', type: 'string' },
      },
    })
    expect(judge({ a: 1, b: 2, c: 'x' })).toEqual([])
    expect(judge({ c: 3 })).toHaveLength(1)
  } finally {
    globalThis.fetch = fetch
  }
  expect(fetched).toEqual([])
})

test('names of the prototype are names like others, in schemas, values and references', () => {
  const schema = JSON.parse(`{
    "properties": { "__proto__": { "type": "string" }, "constructor": { "type": "number" } },
    "required": ["toString"], "additionalProperties": { "$ref": "#/$defs/__proto__" },
    "$defs": { "__proto__": { "type": "boolean" } }
  }`) as JsonSchema
  const judge = judgeOf(schema)
  expect(judge(JSON.parse('{"__proto__": 1, "constructor": "x", "hasOwnProperty": 0}'))).toEqual([
    'toString: Required, but missing',
    '__proto__: Invalid input: expected string, received number',
    'constructor: Invalid input: expected number, received string',
    'hasOwnProperty: Invalid input: expected boolean, received number',
  ])
  expect(judge(JSON.parse('{"__proto__": "x", "toString": true}'))).toEqual([])
  expect({}).not.toHaveProperty('polluted')
})

test('a flood of mistakes is told, not thrown', () => {
  const judge = judgeOf({ properties: { list: { items: { type: 'string' } } } })
  const errors = judge({ list: Array.from({ length: 50_000 }, (_, index) => index) })
  expect(errors).toHaveLength(50_000)
})

test('sentences are short, whatever is in a schema or a value', () => {
  const long = 'ä😀'.repeat(5_000)
  const judge = judgeOf({
    properties: {
      a: { enum: Array.from({ length: 5_000 }, (_, index) => `option ${index}`) },
      b: { const: long },
      c: { pattern: `^${long}$` },
      d: { enum: [long, long] },
    },
    additionalProperties: false,
  })
  const errors = judge({ a: long, b: 1, c: 'x', d: 1, [long]: 1 })
  expect(errors).toHaveLength(5)
  for (const error of errors) {
    expect(error.length).toBeLessThan(700)
    expect(error.isWellFormed()).toBe(true)
  }
  expect(errors[0]).toMatch(/^a: Invalid option: expected one of "option 0"\|.* and \d+ more$/)
})

test('arguments are judged as JSON spells them', () => {
  const judge = judgeOf({
    properties: { at: { type: 'string' }, left: { type: 'string' } },
    additionalProperties: false,
  })
  expect(judge({ at: new Date(0), left: undefined })).toEqual([])
  expect(judge({ at: 5n })).toEqual(['Invalid input: JSON cannot spell it'])
})
