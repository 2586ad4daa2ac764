import { randomBytes } from 'node:crypto'
import { MaillonError } from '@maillon/core'
import { expect, test } from 'vitest'
import { parseEncryptionKeys } from './encryption-keys.ts'

const secret = randomBytes(32)
const base64 = secret.toString('base64')
const other = randomBytes(32).toString('base64')

test('the first key seals, and all of them open', () => {
  const { primary, byId } = parseEncryptionKeys(`k2:${other}, k1:${base64}`)
  expect(primary).toBe('k2')
  expect([...byId.keys()]).toEqual(['k2', 'k1'])
  expect(byId.get('k1')).toEqual(secret)
})

test('a key may be written in base64url, and without its padding', () => {
  for (const text of [base64.replace('=', ''), secret.toString('base64url')])
    expect(parseEncryptionKeys(`k1:${text}`).byId.get('k1')).toEqual(secret)
})

const wrong = {
  'nothing at all': '',
  'no id': base64,
  'no id, base64url': secret.toString('base64url'),
  'no id, hex': secret.toString('hex'),
  'an empty id': `:${base64}`,
  'id and key the wrong way round': `${secret.toString('hex')}:k1`,
  'the wrong way round, base64url': `${secret.toString('base64url')}:k1`,
  'hex in place of base64': `k1:${secret.toString('hex')}`,
  'too short': `k1:${randomBytes(31).toString('base64')}`,
  'too long': `k1:${randomBytes(33).toString('base64')}`,
  'not base64': `k1:${base64.slice(0, 20)}!${base64.slice(21)}`,
  'a part more': `k1:${base64}:x`,
  'an id twice': `k1:${base64},k1:${other}`,
  'a secret as the id, twice': `${secret.toString('hex')}:${other},${secret.toString('hex')}:${other}`,
  'a comma at the end': `k1:${base64},`,
  'an id with a space': `my key:${base64}`,
  'a second one without an id': `k1:${other},${secret.toString('base64url')}`,
}

test.each(Object.entries(wrong))('refused, and never repeated: %s', (_, text) => {
  const error = caught(() => parseEncryptionKeys(text))
  expect(MaillonError.is(error, 'encryption_key_invalid')).toBe(true)
  const { message, hint, details, stack } = error as MaillonError
  const told = JSON.stringify({ message, hint, details, stack })
  for (const encoding of ['base64', 'base64url', 'hex'] as const)
    expect(told).not.toContain(secret.toString(encoding).slice(0, 12))
})

function caught(call: () => unknown): unknown {
  try {
    call()
  } catch (error) {
    return error
  }
  return undefined
}
