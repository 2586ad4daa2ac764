import { expect, test } from 'vitest'
import { newFolder } from '../run-command.contract.ts'
import { nextEncryptionKey } from './encryption-key.ts'

test('no two keys have the same id, however soon the next one is made', async () => {
  const { run } = await newFolder()
  const made = await Promise.all(Array.from({ length: 50 }, async () => nextEncryptionKey({})))
  made.push((await run(['keys', 'encryption'])).stdout.trim())
  for (const key of made) expect(key).toMatch(/^k\d{8}-\d{6}-[\da-f]{8}:[\w+/]{43}=$/)
  expect(new Set(made.map((key) => key.split(':')[0])).size).toBe(made.length)
})

test('an id that a key in use has is not given again', () => {
  const ids = ['k1', 'k2', 'k3']
  const inUse = { MAILLON_ENCRYPTION_KEY: 'k1:AAAA, k2:BBBB' }
  expect(nextEncryptionKey(inUse, () => ids.shift() ?? '')).toMatch(/^k3:/)
})
