import fc from 'fast-check'
import { expect, test } from 'vitest'
import { assembly, cut, type Piece } from './pieces.ts'

function together(pieces: Iterable<Piece>): unknown {
  const whole = assembly()
  for (const piece of pieces) whole.add(piece)
  return whole.value()
}

test('whatever is cut is the same when it is put together', () => {
  const text = fc.oneof(fc.string(), fc.constant('x'.repeat(40_000)), fc.constant('__proto__'))
  const value = fc.jsonValue({ depthSize: 'large', stringUnit: 'binary' })
  const large = fc.array(fc.oneof(value, fc.dictionary(text, fc.oneof(value, text))))
  fc.assert(
    fc.property(fc.oneof(value, large, fc.dictionary(text, large)), (made) => {
      const json = JSON.stringify(made)
      expect(JSON.stringify(together(cut(JSON.parse(json))))).toBe(json)
    }),
    { numRuns: 60 },
  )
})

test('no piece of what can be cut is long', () => {
  const items = Array.from({ length: 5_000 }, (_, id) => ({ id, title: 'A title' }))
  const value = { pages: [{ items }, { items, names: Object.fromEntries(items.entries()) }] }
  const pieces = [...cut(value)]
  expect(together(pieces)).toEqual(value)
  for (const piece of pieces) expect(JSON.stringify(piece).length).toBeLessThan(100_000)
})
