import fc from 'fast-check'
import { expect, test } from 'vitest'
import { checkText, isPlainText } from './check-text.ts'

test('what passes by its text alone passes in each of its values', () => {
  const value = fc.oneof(
    fc.jsonValue({ stringUnit: 'binary', maxDepth: 5 }),
    fc.string({ unit: fc.constantFrom('a', '\0', '\ud800', '"', '\\', '{', '[') }),
    fc.dictionary(fc.constantFrom('__proto__', '\ud83d', 'a'), fc.anything(), { maxKeys: 2 }),
    fc.nat(130).map((depth) => JSON.parse('['.repeat(depth) + ']'.repeat(depth) || '1') as unknown),
  )
  fc.assert(
    fc.property(value, fc.boolean(), (one, isWritten) => {
      const json = isWritten || typeof one !== 'string' ? JSON.stringify(one) : one
      let read: unknown
      try {
        read = JSON.parse(json ?? 'null')
      } catch {
        return
      }
      if (isPlainText(json ?? 'null')) expect(() => checkText(read)).not.toThrow()
    }),
    { numRuns: 500 },
  )
  expect(isPlainText('{"a":[{"b":"é"}]}')).toBe(true)
})
