import { expect, test } from 'vitest'
import { schemaPart } from './schema-part.ts'

const many = Array.from({ length: 400 }, (_, index) => `S${index}`)
const refer = (name: string) => ({ $ref: `#/$defs/${name}` })
const of = (name: string, $defs: Record<string, unknown>) => ({
  type: 'object',
  properties: { a: refer(name) },
  $defs,
})

test('a part of schemas that all refer to all is found by reading each once', () => {
  let read = 0
  const $defs = Object.fromEntries(
    many.map((name) => [
      name,
      {
        properties: { a: refer(name) },
        get anyOf() {
          read += 1
          return many.map(refer)
        },
      },
    ]),
  )
  const part = schemaPart(of('S0', $defs), ['a', 'a', 'a'])
  expect(part.anyOf).toHaveLength(many.length)
  // Once on each step of the path, and a few times for what is told.
  expect(read).toBeLessThan(10 * many.length)
})

test('a part behind a long chain of references is found', () => {
  const names = Array.from({ length: 20_000 }, (_, index) => `S${index}`)
  const chain = names.map((name, index) => [name, { allOf: [refer(`S${index + 1}`)] }] as const)
  const last = { type: 'object', properties: { q: { type: 'string' } } }
  const $defs = { ...Object.fromEntries(chain), [`S${names.length}`]: last }
  expect(schemaPart(of('S0', $defs), ['a', 'q'])).toEqual({ type: 'string' })
})

test('what a property that is called $ref refers to is told with it', () => {
  const $defs = { S: { type: 'integer' } }
  const schema = { type: 'object', properties: { a: { properties: { $ref: refer('S') } } }, $defs }
  expect(schemaPart(schema, ['a'])).toEqual({ properties: { $ref: refer('S') }, $defs })
})
