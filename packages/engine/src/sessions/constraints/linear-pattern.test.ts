import fc from 'fast-check'
import { expect, test } from 'vitest'
import { linearPattern } from './linear-pattern.ts'

/** Patterns of all that there is, and of little text, so that they fit something. */
const { pattern } = fc.letrec<{ pattern: string; sequence: string; repeated: string; one: string }>(
  (tie) => ({
    one: fc.oneof(
      { maxDepth: 2 },
      { weight: 5, arbitrary: fc.constantFrom('a', 'b', '-', '😀', '\\.', '\\$', '\\\\') },
      fc.constantFrom(
        '.',
        '\\d',
        '\\W',
        '\\s',
        '\\n',
        '[a-c]',
        '[^b\\d]',
        '[\\w-]',
        '[.$^]',
        '[\\]]',
      ),
      tie('pattern').map((inner) => `(${inner})`),
      tie('pattern').map((inner) => `(?:${inner})`),
    ),
    repeated: fc
      .tuple(tie('one'), fc.constantFrom('', '', '*', '+', '?', '{2}', '{1,}', '{0,2}'))
      .map(([one, times]) => one + times),
    sequence: fc.array(tie('repeated'), { maxLength: 4 }).map((parts) => parts.join('')),
    pattern: fc
      .array(tie('sequence'), { minLength: 1, maxLength: 3 })
      .map((parts) => parts.join('|')),
  }),
)
const text = fc
  .array(fc.constantFrom('a', 'b', 'c', '-', '.', '$', '\\', ']', '1', ' ', '\n', '😀'), {
    maxLength: 6,
  })
  .map((characters) => characters.join(''))

test('a pattern fits what a regular expression for the whole text fits', () => {
  fc.assert(
    fc.property(pattern, fc.array(text, { minLength: 5 }), (source, texts) => {
      const known = new RegExp(`^(?:${source})$`, 'u')
      const fits = linearPattern(source)
      for (const one of texts)
        expect([source, one, fits(one)]).toEqual([source, one, known.test(one)])
    }),
    { numRuns: 300 },
  )
})

test.each(['(((){9999}){9999}){9999}', '((a{0}){9999}){9999}', '((|){1,9999}){9999}'])(
  'a pattern that repeats nothing is refused before it keeps anybody waiting: %s',
  (source) => {
    expect(() => linearPattern(source)).toThrow('too large')
  },
)

test('anchors at the ends are taken for granted, and signs stay signs', () => {
  expect(linearPattern('^[^@]+@acme\\.com$')('ben@acme.com')).toBe(true)
  expect(linearPattern('acme\\.com')('acme.com.evil.test')).toBe(false)
  expect(linearPattern('5\\$')('5$')).toBe(true)
  expect(linearPattern('5\\\\$')('5\\')).toBe(true)
  expect(linearPattern('')('')).toBe(true)
})

test.each([
  '(a+)+$',
  '(a|aa)+',
  '(a|a?)+',
  '([a-zA-Z]+)*',
  '(.*)*(.*)*(.*)*x',
  '(?:a?){50}a{50}',
  '(\\w+\\s?)*!',
])('%s comes to an end on a text that nearly fits', (source) => {
  expect(linearPattern(source)(`${'a'.repeat(4_000)}\n`)).toBe(false)
})

test.each([
  '(?=a)',
  '(?<!a)b',
  '(?<name>a)',
  '(a)\\1',
  '\\bword\\b',
  '\\p{L}',
  '\\',
  'a**',
  'a+?',
  '*',
  '(a',
  'a)',
  '[a',
  '[b-a]',
  'a{2,1}',
  'a{',
  'a^b',
  'a$b',
  '(a{100}){100}',
])('%s is refused, in words', (source) => {
  expect(() => linearPattern(source)).toThrow(/^It /)
})

test('a text that is longer than any argument that is meant fits nothing', () => {
  expect(linearPattern('a*')('a'.repeat(4_097))).toBe(false)
})
