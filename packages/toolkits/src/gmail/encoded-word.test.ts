import { expect, test } from 'vitest'
import { decodeWords, encodeWords } from './encoded-word.ts'

test('what is encoded reads as it was', () => {
  for (const text of [
    'plain',
    'Grüße 🧗‍♀️ '.repeat(20),
    '=?UTF-8?B?SGk=?=',
    'tab\there',
    'x'.repeat(2000),
  ]) {
    expect(decodeWords(encodeWords(text))).toBe(text)
  }
})

test('an encoded word leaves room for the name of its header, and never splits a character', () => {
  const words = encodeWords('日本語'.repeat(40)).split('\r\n ')
  for (const word of words) {
    expect(word.length).toBeLessThanOrEqual(67)
    expect(decodeWords(word)).not.toContain('�')
  }
})

test('words of other mailers are read, in their charset', () => {
  expect(decodeWords('=?ISO-8859-1?Q?Caf=E9_au_lait?= today')).toBe('Café au lait today')
  expect(decodeWords('=?utf-8?q?a?=\r\n =?utf-8?b?Yg==?=')).toBe('ab')
  expect(decodeWords('=?koi8-r?B?8NLJ18XU?=')).toBe('Привет')
})

test('nonsense stays as it is', () => {
  for (const text of ['=?utf-8?B?!!!?=', '=?nope?Q?=FF?=', '=?utf-8?X?a?=', '=?']) {
    expect(decodeWords(text)).toBe(text)
  }
})
