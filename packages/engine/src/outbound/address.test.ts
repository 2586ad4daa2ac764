import type { LookupAddress, LookupOptions } from 'node:dns'
import type { LookupFunction } from 'node:net'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { isPublicAddress, literalAddress, publicLookup } from './address.ts'

const notPublic = `
  0.0.0.0 0.1.2.3 10.0.0.1 10.255.255.255 100.64.0.1 100.100.100.200 100.127.255.255 127.0.0.1 127.255.255.254
  169.254.0.1 169.254.169.254 169.254.170.2 172.16.0.1 172.31.255.255 192.0.0.1 192.0.0.192 192.0.2.1 192.88.99.1
  192.168.0.1 192.168.255.255 198.18.0.1 198.19.255.255 198.51.100.1 203.0.113.1 224.0.0.1 239.255.255.250
  240.0.0.1 255.255.255.255 168.63.129.16
  :: ::1 ::7f00:1 ::a9fe:a9fe ::ffff:127.0.0.1 ::ffff:a9fe:a9fe ::ffff:10.0.0.1 ::ffff:a83f:8110 ::ffff:0:7f00:1
  64:ff9b::7f00:1 64:ff9b::808:808 64:ff9b:1::1 100::1 100:0:0:1::1 2001::1 2001:2::1 2001:db8::1 2001:10::1 2001:20::1
  2002:7f00:1:: 2002:a9fe:a9fe:: 2002:808:808:: 3fff::1 4000::1 5f00::1 fc00::1 fd00:ec2::254 fdff::1 fe80::1
  fe80::1%eth0 febf::1 fec0::1 ff02::1 ff0e::1 ::5efe:7f00:1`
  .trim()
  .split(/\s+/)

test.each(notPublic)('T20: %s is not on the public internet', (address) => {
  expect(isPublicAddress(address)).toBe(false)
})

test.each(['', 'localhost', '[::1]', '1.2.3', '8.8.8.8.', ' 8.8.8.8', '8.8.8.8/32', '::1::'])(
  'T20: %j is no address',
  (text) => {
    expect(isPublicAddress(text)).toBe(false)
  },
)

test.each(['8.8.8.8', '1.1.1.1', '172.32.0.1', '192.169.0.1', '2606:4700::1111', '2a00:1450::1'])(
  '%s is',
  (address) => {
    expect(isPublicAddress(address)).toBe(true)
  },
)

test('T20: no IPv4 address gets by when it is written as an IPv6 one', () => {
  fc.assert(
    fc.property(fc.ipV4(), (address) => {
      const bytes = address.split('.').map(Number)
      const hex = bytes.map((byte) => byte.toString(16).padStart(2, '0')).join('')
      const groups = `${hex.slice(0, 4)}:${hex.slice(4)}`
      expect(isPublicAddress(`::ffff:${groups}`)).toBe(isPublicAddress(address))
      for (const prefix of ['::', '::ffff:0:', '64:ff9b::', '64:ff9b:1::', 'fe80::5efe:'])
        expect(isPublicAddress(prefix + groups)).toBe(false)
      expect(isPublicAddress(`2002:${groups}::`)).toBe(false)
    }),
  )
})

test('a host name is told from an address', () => {
  expect(['[::1]', '127.0.0.1', 'api.test', '1.2.3.4.test'].map(literalAddress)).toEqual([
    '::1',
    '127.0.0.1',
    undefined,
    undefined,
  ])
})

const good = { address: '8.8.8.8', family: 4 }
const good6 = { address: '2606:4700::1111', family: 6 }
const bad = { address: '10.0.0.1', family: 4 }

test('T20: a name is refused when one of its addresses is private, whichever is asked for', async () => {
  for (const options of [{ all: true }, { all: false }, { family: 4 }])
    for (const answer of [[bad], [good, bad], [bad, good], [good, good6, bad], []])
      await expect(ask(answer, options)).rejects.toMatchObject({ code: 'outbound_refused' })
})

test('T20: a name is resolved once, and what was checked is what is dialled', async () => {
  expect(await ask([good, good6], { all: true })).toEqual([[good, good6]])
  expect(await ask([good6, good], {})).toEqual([good6.address, 6])
})

test('an error of the resolver is passed on', async () => {
  const failing: LookupFunction = (_, __, callback) =>
    callback(Object.assign(new Error('x'), { code: 'ENOTFOUND' }), [])
  const answer = new Promise((_, reject) =>
    publicLookup(failing)('api.test', {}, (error) => reject(error)),
  )
  await expect(answer).rejects.toMatchObject({ code: 'ENOTFOUND' })
})

function ask(addresses: LookupAddress[], options: LookupOptions): Promise<unknown[]> {
  let asked = 0
  const resolver: LookupFunction = (_, { all }, callback) => {
    asked += 1
    expect(all).toBe(true)
    // Whoever asks a second time gets another answer.
    callback(null, asked === 1 ? addresses : [bad])
  }
  return new Promise((resolve, reject) => {
    publicLookup(resolver)('api.test', options, (error, ...answer) =>
      error ? reject(error) : resolve(answer.filter((part) => part !== undefined)),
    )
  })
}
