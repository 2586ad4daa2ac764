import { expect, test } from 'vitest'
import { wellFormed } from './well-formed.ts'

test('halves of surrogate pairs are replaced wherever they are, in names too', () => {
  expect(wellFormed({ 'a\ud83d': ['x\ude42', { b: '🙂' }] })).toEqual({
    'a\ufffd': ['x\ufffd', { b: '🙂' }],
  })
})

test('what is well-formed is the same value', () => {
  const value = { a: ['🙂', null, 1], at: new Date(0) }
  expect(wellFormed(value)).toBe(value)
})

test('no value is lost to a name that becomes the same', () => {
  const halves = { 'a\ud83d': 1, 'a\ufffd': 2, 'a\ud83e': 3, 'a\ufffd\ufffd': 4 }
  expect(Object.values(wellFormed(halves))).toEqual([1, 2, 3, 4])
})
