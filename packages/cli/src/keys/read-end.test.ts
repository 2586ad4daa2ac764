import { expect, test } from 'vitest'
import { readEnd } from './read-end.ts'

const now = Date.parse('2026-01-01T00:00:00Z')

const iso = (text: string) => readEnd(text, now)?.toISOString()

test('an end is a date, a time, or so long from now', () => {
  expect(iso('90d')).toBe('2026-04-01T00:00:00.000Z')
  expect(iso('12h')).toBe('2026-01-01T12:00:00.000Z')
  expect(iso('30m')).toBe('2026-01-01T00:30:00.000Z')
  expect(iso('2027-01-31')).toBe('2027-01-31T00:00:00.000Z')
  expect(iso('2027-01-31T12:00:00+02:00')).toBe('2027-01-31T10:00:00.000Z')
})

test.each(['', 'soon', '90', 'd', '-1d', '1w', '1d ', '2027-13-01', '12/31/2027', '999999999d'])(
  '"%s" is no end',
  (text) => {
    expect(readEnd(text, now)).toBeUndefined()
  },
)
