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
