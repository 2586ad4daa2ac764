import type { LookupFunction } from 'node:net'
import { afterAll, beforeEach, expect, test } from 'vitest'
import { hostileUrls } from './hostile-urls.contract.ts'
import { createOutbound } from './outbound.ts'
import { originRoutes } from './routes.ts'

/** A name's addresses; every other name is this machine. */
const names: Record<string, string[]> = {
  'mixed.test': ['8.8.8.8', '127.0.0.1'],
  'mixed6.test': ['2606:4700::1111', 'fd00:ec2::254'],
  'metadata.google.internal': ['169.254.169.254'],
  'mapped.test': ['::ffff:169.254.169.254'],
  'nat64.test': ['64:ff9b::a9fe:a9fe'],
}
const lookups: string[] = []
const lookup: LookupFunction = (hostname, _, callback) => {
  lookups.push(hostname)
  const addresses = names[hostname] ?? ['127.0.0.1']
  callback(
    null,
    addresses.map((address) => ({ address, family: address.includes(':') ? 6 : 4 })),
  )
}

const outbound = createOutbound(originRoutes({}), { lookup })
beforeEach(() => {
  lookups.length = 0
})
afterAll(() => outbound.close())

test('T20: no hostile URL is dialled', async () => {
  expect(hostileUrls.length).toBeGreaterThan(120)
  for (const url of hostileUrls) {
    // Its own origin is on the list, so that nothing but the address can be why it is refused.
    const origins = URL.canParse(url) ? [new URL(url).origin] : []
    const attempt = outbound(url, { origins })
    await expect(attempt, url).rejects.toMatchObject({ code: 'outbound_refused' })
  }
})

test.each([
  'https://other.test/',
  'https://up.test.evil.test/',
  'https://evil.test/https://up.test/',
  'https://up.test@other.test/',
  'https://other.test\\@up.test/',
  'https://other.test#up.test/',
  'https://other.test?up.test',
  'https://up.test:8443/',
  'https://xup.test/',
  'https://up.test./',
  'http://up.test/',
  '//up.test/',
])('T21: %s is refused when only https://up.test is meant', async (url) => {
  const attempt = outbound(url, { origins: ['https://up.test'] })
  await expect(attempt).rejects.toMatchObject({ code: 'outbound_refused' })
  expect(lookups).toEqual([])
})
