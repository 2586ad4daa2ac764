import { expect, test } from 'vitest'
import { cut, padded, width, wrap } from './width.ts'

test.each([
  ['abc', 3],
  ['naïve', 5],
  ['e\u0301', 1],
  ['日本語', 6],
  ['한국', 4],
  ['👩‍👩‍👧', 2],
  ['❤️ ok', 5],
  ['“…”', 3],
])('%s takes %i columns', (text, columns) => {
  expect(width(text)).toBe(columns)
})

test('what is cut or filled up takes the columns there are, and no character is broken', () => {
  for (const columns of [1, 2, 3, 4, 5]) {
    expect(width(cut('日👩‍👩‍👧本語', columns))).toBeLessThanOrEqual(columns)
    expect(width(padded(cut('日本語', columns), columns))).toBe(columns)
  }
  expect(cut('日本語', 5)).toBe('日本…')
  expect(cut('abc', 3)).toBe('abc')
})

test('lines break where words end', () => {
  expect(wrap('one two three', 7)).toEqual(['one two', 'three'])
  expect(wrap('averylongword it is', 5)).toEqual(['averylongword', 'it is'])
})
