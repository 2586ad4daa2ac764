import fc from 'fast-check'
import { expect, test } from 'vitest'
import { retryAfter } from './retry-after.ts'

const now = Date.parse('Thu, 26 Nov 2026 12:00:00 GMT')

test.each([
  ['30', 30],
  [' 0 ', 0],
  ['Thu, 26 Nov 2026 12:01:30 GMT', 90],
  ['Thursday, 26-Nov-26 12:00:10 GMT', 10],
  ['Thu, 26 Nov 2026 11:00:00 GMT', 0],
  ['soon', undefined],
  ['-5', undefined],
  ['1.5', undefined],
  ['9999999999', undefined],
  ['2026-11-26', undefined],
  ['', undefined],
  [null, undefined],
])('%j is %s seconds', (header, seconds) => {
  expect(retryAfter(header, now)).toBe(seconds)
})

test('no header makes anything but whole seconds, or nothing', () => {
  fc.assert(
    fc.property(fc.string(), (header) => {
      const seconds = retryAfter(header, now)
      if (seconds !== undefined) expect(Number.isSafeInteger(seconds) && seconds >= 0).toBe(true)
    }),
  )
})
