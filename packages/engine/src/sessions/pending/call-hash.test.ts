import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { callHash } from './call-hash.ts'

test('the order of names is no difference, at any depth', () => {
  const one = callHash('A', { a: 1, b: { c: [{ d: 1, e: 2 }], f: null } }, undefined)
  expect(callHash('A', { b: { f: null, c: [{ e: 2, d: 1 }] }, a: 1 }, undefined)).toBe(one)
})

test('tool, arguments and account are', () => {
  const calls = [
    callHash('A', { a: [1, 2] }, undefined),
    callHash('A', { a: [2, 1] }, undefined),
    callHash('A', { a: ['1', '2'] }, undefined),
    callHash('A', { a: { 0: 1, 1: 2 } }, undefined),
    callHash('A', { a: [1, 2], b: null }, undefined),
    callHash('B', { a: [1, 2] }, undefined),
    callHash('A', { a: [1, 2] }, 'work'),
    callHash('A', { a: [1, 2] }, 'null'),
  ]
  expect(new Set(calls).size).toBe(calls.length)
})

test('two values have one hash only when JSON has one meaning for them', () => {
  const json = fc.dictionary(fc.string(), fc.jsonValue())
  fc.assert(
    fc.property(json, json, (a, b) => {
      const [first, second] = [a, b].map((value) => JSON.parse(JSON.stringify(value)))
      const same = callHash('A', first, undefined) === callHash('A', second, undefined)
      const shuffled = Object.fromEntries(Object.entries(first).toReversed())
      expect(callHash('A', shuffled, undefined)).toBe(callHash('A', first, undefined))
      if (same) expect(first).toEqual(second)
    }),
  )
})
