import fc from 'fast-check'
import { expect, test } from 'vitest'
import { scrub } from './upstream-call.ts'

const spellings: ((secret: string) => string)[] = [
  (secret) => secret,
  (secret) => JSON.stringify({ secret }),
  (secret) => JSON.stringify({ secret }).replaceAll('/', '\\/'),
  (secret) => `https://example.test/?key=${encodeURIComponent(secret)}`,
]

test('T40 a secret that an upstream repeats is taken out, however it spells it', () => {
  const secrets = fc.string({ minLength: 8, unit: 'binary-ascii' })
  fc.assert(
    fc.property(secrets, fc.constantFrom(...spellings), (secret, spell) => {
      const empty = spell('').length
      const shown = scrub(spell(secret), { scheme: 'API_KEY', key: secret })
      expect(shown.length).toBe(empty + '[secret]'.length)
    }),
  )
})
