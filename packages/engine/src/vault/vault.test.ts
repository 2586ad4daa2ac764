import { randomBytes } from 'node:crypto'
import { DatabaseSync } from 'node:sqlite'
import { inspect } from 'node:util'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { k1, newFile, open, openStore, place } from './fixtures.contract.ts'
import type { Place } from './vault.ts'

const unreadable = { code: 'secret_unreadable' }

test('a secret comes back as it was, whatever it is and wherever it lives', async () => {
  const vault = await open()
  await fc.assert(
    fc.asyncProperty(
      fc.jsonValue(),
      fc.record({
        projectId: fc.constantFrom('p1', 'p2'),
        row: fc.string(),
        field: fc.string(),
        version: fc.nat(),
      }),
      async (secret, anywhere) => {
        const sealed = await vault.seal(anywhere, secret)
        // JSON has no -0.
        expect(await vault.open(anywhere, sealed)).toEqual(JSON.parse(JSON.stringify(secret)))
      },
    ),
  )
})

test.each<[string, Partial<Place>]>([
  ['row', { row: 'ca_2' }],
  ['field', { field: 'attempts.flow' }],
  ['version', { version: 2 }],
  ['project', { projectId: 'p2' }],
])('T41: a sealed secret does not open in another %s', async (_, elsewhere) => {
  const vault = await open()
  const sealed = await vault.seal(place, 'secret')
  await vault.seal({ ...place, projectId: 'p2' }, 'of the other project')
  await expect(vault.open({ ...place, ...elsewhere }, sealed)).rejects.toMatchObject(unreadable)
  expect(await vault.open(place, sealed)).toBe('secret')
})

test('T41: no two places of different parts are taken for the same', async () => {
  const vault = await open()
  for (const mark of [',', '","', '|', ' ', '']) {
    const sealed = await vault.seal({ ...place, row: 'a', field: `b${mark}c` }, 'secret')
    const alike = { ...place, row: `a${mark}b`, field: 'c' }
    await expect(vault.open(alike, sealed)).rejects.toMatchObject(unreadable)
  }
})

test('T41: no byte of a sealed secret can change, be added or be taken away', async () => {
  const vault = await open()
  const sealed = await vault.seal(place, 'secret')
  const [version, keyId, text = ''] = sealed.split('.')
  const bytes = Buffer.from(text, 'base64url')
  const changed = [...bytes.keys()].map((index) => {
    const copy = Buffer.from(bytes)
    copy[index] = (copy[index] ?? 0) ^ 1
    return copy
  })
  const cut = [4, 8, 12, 15].map((tag) => bytes.subarray(0, bytes.length - 16 + tag))
  const values = [...changed, ...cut, Buffer.concat([bytes, bytes]), Buffer.alloc(0)].map(
    (copy) => `${version}.${keyId}.${copy.toString('base64url')}`,
  )
  const others = ['', 'v1', 'secret', `v2.${keyId}.${text}`, `v1.dk_none.${text}`, `v1..${text}`]
  for (const value of [...values, ...others])
    await expect(vault.open(place, value), value).rejects.toMatchObject(unreadable)
})

test("T41: a data key does not work under another project's name", async () => {
  const path = await newFile()
  const vault = await open(k1, await openStore(path))
  const sealed = await vault.seal(place, 'secret')
  await vault.seal({ ...place, projectId: 'p2' }, 'secret')
  const raw = new DatabaseSync(path)
  raw.exec(`update data_keys set wrapped = (select wrapped from data_keys where project_id = 'p2')`)
  raw.close()
  const again = await open(k1, await openStore(path))
  await expect(again.open(place, sealed)).rejects.toMatchObject(unreadable)
  await expect(again.seal(place, 'secret')).rejects.toThrow()
})

test('what is long is packed, comes back as it was, and can be changed no more than what is short', async () => {
  const vault = await open()
  const long = { text: 'word '.repeat(100_000), odd: '\ud800(\u0000é' }
  const noise = randomBytes(400_000).toString('base64')
  for (const secret of [long, noise, '(', '']) {
    const sealed = await vault.seal(place, secret)
    expect(await vault.open(place, sealed)).toEqual(secret)
    expect(JSON.parse(Buffer.from(await vault.openJson(place, sealed)).toString())).toEqual(secret)
    const middle = Math.floor(sealed.length / 2)
    const letter = sealed[middle] === 'A' ? 'B' : 'A'
    const changed = sealed.slice(0, middle) + letter + sealed.slice(middle + 1)
    await expect(vault.open(place, changed)).rejects.toMatchObject(unreadable)
  }
  expect((await vault.seal(place, long)).length).toBeLessThan(10_000)
})

test('what goes wrong tells neither the secret nor a key', async () => {
  const vault = await open()
  const sealed = await vault.seal(place, 'canary-secret')
  const error = await vault.open({ ...place, version: 2 }, sealed).catch((caught: Error) => caught)
  const told = inspect(error, { depth: null })
  expect(told).not.toContain('canary')
  expect(told).not.toContain(sealed.split('.')[2])
  expect(told).not.toContain(k1.slice(3))
})
