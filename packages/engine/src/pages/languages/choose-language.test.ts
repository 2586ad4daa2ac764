import fc from 'fast-check'
import { expect, test } from 'vitest'
import { chooseLanguage } from './choose-language.ts'

test.each([
  ['de', 'de'],
  ['DE', 'de'],
  ['de-CH', 'de'],
  ['de-CH-1996, en', 'de'],
  ['en-GB, de;q=0.9', 'en'],
  ['it, fr;q=0.8, de;q=0.9', 'de'],
  ['en;q=0.1, ja;q=0.2', 'ja'],
  ['fr;q=1.0, es', 'fr'],
  ['es-419,es;q=0.9,en;q=0.8', 'es'],
  ['de;q=0, fr', 'fr'],
  ['de;q=0, de-AT', undefined],
  ['fr;q=2, de;q=0.5', 'de'],
  ['fr;q=x, de;q=0.1', 'de'],
  ['ja ; Q=0.3 ,\tfr;q=0.2', 'ja'],
  ['*', undefined],
  ['zh-Hant-TW, pt', undefined],
  ['', undefined],
  [undefined, undefined],
  [`${'x,'.repeat(5000)}de`, undefined],
])('"%.40s" asks for %s', (accepted, tag) => {
  expect(chooseLanguage(accepted)?.tag).toBe(tag)
})

test('whatever is asked for, it is one of ours or none', () => {
  const part = fc.constantFrom('de', 'fr-CA', '*', ';q=', '0.5', '1', ',', '-', ' ', 'x', '\u0000')
  fc.assert(
    fc.property(fc.array(part, { maxLength: 12 }), (parts) => {
      expect(['de', 'fr', undefined]).toContain(chooseLanguage(parts.join(''))?.tag)
    }),
    { numRuns: 200 },
  )
})
