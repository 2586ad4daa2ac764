import { randomBytes } from 'node:crypto'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { decrypt, encrypt } from './cipher.ts'

const key = randomBytes(32)

test('what was encrypted comes back', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 5_000 }), fc.string(), (bytes, data) => {
      const plaintext = Buffer.from(bytes)
      expect(decrypt(key, encrypt(key, plaintext, data), data)).toEqual(plaintext)
    }),
  )
})

test('T41: another key or other associated data opens nothing', () => {
  fc.assert(
    fc.property(fc.uint8Array(), fc.string(), fc.string(), (bytes, data, other) => {
      fc.pre(data !== other)
      const sealed = encrypt(key, Buffer.from(bytes), data)
      expect(() => decrypt(randomBytes(32), sealed, data)).toThrow()
      expect(() => decrypt(key, sealed, other)).toThrow()
    }),
  )
})

test('T41: no byte can change', () => {
  const sealed = encrypt(key, Buffer.from('a secret'), 'place')
  for (let index = 0; index < sealed.length; index += 1) {
    for (const bit of [0x01, 0x80]) {
      const changed = Buffer.from(sealed)
      changed[index] = (changed[index] ?? 0) ^ bit
      expect(() => decrypt(key, changed, 'place'), `byte ${index}`).toThrow()
    }
  }
})

test('T41: a shortened tag, or a shorter value, opens nothing', () => {
  const sealed = encrypt(key, Buffer.from('a secret'), 'place')
  for (let length = 0; length < sealed.length; length += 1) {
    expect(() => decrypt(key, sealed.subarray(0, length), 'place'), `${length} bytes`).toThrow()
  }
})

test('the same secret never looks the same twice', () => {
  const seen = new Set<string>()
  for (let turn = 0; turn < 1000; turn += 1)
    seen.add(encrypt(key, Buffer.from('a secret'), 'place').subarray(0, 12).toString('hex'))
  expect(seen.size).toBe(1000)
})
