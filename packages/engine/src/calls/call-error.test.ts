import { expect, test } from 'vitest'
import { callError } from './call-error.ts'

const people = Array.from({ length: 60 }, (_, index) => `person${index}@example.com`)

test.each<[what: string, given: unknown, sentence: string]>([
  ['one of many', { to: people }, 'No such user: person59@example.com.'],
  ['spelled in small letters', { to: 'Person59@Example.com' }, 'No person59@example.com here.'],
  ['within JSON', { subject: 'Not "person59"' }, String.raw`It said {"bad": "Not \"person59\""}.`],
  ['of signs that patterns have', { q: '(person59|*' }, 'Cannot read (person59|* at 3.'],
  ['with a longer one beside it', { a: 'person', b: 'person59' }, 'No person59.'],
  ['of more texts than are looked at', Array(20_000).fill('other'), 'No person59.'],
])('an error is kept without what the call was given, %s', (_, given, sentence) => {
  expect(callError(sentence, given)).not.toContain('person59')
  expect(callError(sentence, given)).toContain('…')
})

test('what is no part of what was given stays', () => {
  expect(callError('The upstream answered 503.', { to: people })).toBe('The upstream answered 503.')
})

test('what a database would not take as text is no part of it, cut where it may be', () => {
  for (let length = 295; length < 302; length += 1)
    expect(callError(`${'x'.repeat(length)}😀😀`, {}).isWellFormed()).toBe(true)
  expect(callError('half \ud83d of \0 it', {})).toBe('half \ufffd of  it')
})
