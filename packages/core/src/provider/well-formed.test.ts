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
