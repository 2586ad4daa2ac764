import { expect, test } from 'vitest'
import { testEncryptionKey } from '@maillon/testkit'
import { createSigner } from '../vault/signer.ts'
import { createFileAddresses } from './file-addresses.ts'

const signer = createSigner(testEncryptionKey())
const file = { projectId: 'a project/ä', id: 'file_1' }
const base = 'https://connect.example.test/maillon/'
const tokenOf = (url: string) => url.slice(url.lastIndexOf('/') + 1)

test('an address names its file, for its purpose alone and until its end', () => {
  const clock = { now: 0 }
  const addresses = createFileAddresses(signer, () => clock.now)
  const { url, expiresAt } = addresses.make('download', file, base)
  expect(url).toMatch(/^https:\/\/connect\.example\.test\/maillon\/files\/download\/[\w.-]+$/)
  expect(addresses.read('download', tokenOf(url))).toEqual(file)
  expect(addresses.read('upload', tokenOf(url))).toBeUndefined()
  clock.now = expiresAt - 1
  expect(addresses.read('download', tokenOf(url))).toEqual(file)
  clock.now = expiresAt
  expect(addresses.read('download', tokenOf(url))).toBeUndefined()
})

test('nobody writes one, or changes what one says', () => {
  const addresses = createFileAddresses(signer, () => 0)
  const token = tokenOf(addresses.make('download', file, base).url)
  const [, signature] = token.split('.')
  const other = Buffer.from(JSON.stringify([1e12, 'file_2', 'b'])).toString('base64url')
  const elsewhere = createFileAddresses(createSigner(testEncryptionKey()), () => 0)
  const foreign = tokenOf(elsewhere.make('download', file, base).url)
  for (const wrong of [
    `${other}.${signature}`,
    token.slice(0, -2),
    foreign,
    `${token}x`,
    `${token}.x`,
    `${token}\0`,
    `${token}=`,
    '',
    '.',
    'a',
  ])
    expect(addresses.read('download', wrong)).toBeUndefined()
})
