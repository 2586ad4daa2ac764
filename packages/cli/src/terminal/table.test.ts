import { stripVTControlCharacters } from 'node:util'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { table } from './table.ts'
import { width } from './width.ts'

test('columns stand under each other, in a pipe without titles and with all of each cell', () => {
  const rows = [
    ['gmail', '日本', 'a'],
    ['github', 'x', { text: 'b', style: 'red' as const }],
  ]
  expect(stripVTControlCharacters(table(['A', 'B', 'C'], rows, { columns: undefined }))).toBe(
    'gmail   日本  a\ngithub  x     b',
  )
  expect(stripVTControlCharacters(table(['A', 'B', 'C'], rows, { columns: 80 }))).toBe(
    'A       B     C\ngmail   日本  a\ngithub  x     b',
  )
})

test('whatever a service says, no line is wider than the terminal, and nothing of it is a command', () => {
  const text = fc.string({ unit: 'grapheme', maxLength: 60 })
  const hostile = fc.constantFrom(
    '\u001b[2J',
    '\u009b31m',
    'a\r\nb\tc',
    '\u202e',
    '👩‍👩‍👧',
    '\u0007',
  )
  const cell = fc.oneof(
    text,
    fc.array(fc.oneof(text, hostile)).map((parts) => parts.join('')),
  )
  fc.assert(
    fc.property(fc.array(fc.tuple(cell, cell, cell), { maxLength: 5 }), (rows) => {
      const told = stripVTControlCharacters(table(['A', 'B', 'C'], rows, { columns: 60 }))
      expect(told).not.toMatch(/(?!\n)\p{Cc}/u)
      const lines = told.split('\n')
      expect(lines).toHaveLength(rows.length + 1)
      for (const line of lines) expect(width(line)).toBeLessThanOrEqual(60)
    }),
    { numRuns: 100 },
  )
})
