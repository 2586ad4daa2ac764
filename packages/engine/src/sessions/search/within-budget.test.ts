import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { addWithin, type Part, tokensOf } from './within-budget.ts'

const text = fc.string({ unit: 'binary', maxLength: 40 })
const someParts = fc.array(fc.record({ what: fc.constantFrom('a', 'b'), value: fc.jsonValue() }))

test('whatever the parts, an answer stays within its budget, and every part is there or is told of', () => {
  fc.assert(
    fc.property(text, someParts, fc.nat(400), (essential, given, budget) => {
      const answer = { essential, more: [] as unknown[] }
      const parts = given.map(({ what, value }): Part => {
        return { what, adds: [value], add: () => answer.more.push(value) }
      })
      const before = tokensOf(answer)
      const leftOut = addWithin(answer, parts, budget)
      expect(tokensOf(answer)).toBeLessThanOrEqual(Math.max(budget, before))
      const missed = [...leftOut.values()].reduce((sum, count) => sum + count, 0)
      expect(answer.more.length + missed).toBe(parts.length)
    }),
  )
})

test('the first parts come first, and a large one makes room for those behind it', () => {
  const answer: string[] = []
  const part = (value: string, more: Partial<Part> = {}): Part => {
    return { what: 'words', adds: [value], add: () => answer.push(value), ...more }
  }
  const orphan = part('orphan', { hasPlace: () => answer.includes('x'.repeat(90)) })
  const parts = [part('one'), part('x'.repeat(90)), orphan, part('two'), part('three')]
  expect(addWithin(answer, parts, 6)).toEqual(new Map([['words', 2]]))
  expect(answer).toEqual(['one', 'two'])
})

test('a token is three bytes of JSON', () => {
  expect([tokensOf('abcd'), tokensOf('日本'), tokensOf({})]).toEqual([2, 3, 1])
})
