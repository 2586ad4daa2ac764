import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { unpackOnce } from './unpack-once.ts'

let cache: string
beforeEach(async () => {
  cache = await mkdtemp(join(tmpdir(), 'unpack-'))
})
afterEach(() => rm(cache, { recursive: true }))

test('who asks at the same time gets the same whole folder, and nothing is left over', async () => {
  let unpacked = 0
  const unpack = async (into: string) => {
    unpacked += 1
    await writeFile(join(into, 'first'), '1')
    await new Promise((resolve) => setImmediate(resolve))
    await writeFile(join(into, 'last'), '2')
  }
  const folder = join(cache, 'deep', 'thing-1.0.0')
  const folders = await Promise.all([1, 2, 3].map(() => unpackOnce(folder, unpack)))
  expect(folders).toEqual([folder, folder, folder])
  expect(await readFile(join(folder, 'last'), 'utf8')).toBe('2')
  expect(await readdir(join(cache, 'deep'))).toEqual(['thing-1.0.0'])

  const before = unpacked
  await unpackOnce(folder, unpack)
  expect(unpacked).toBe(before)
})

test('a failed unpacking is not taken for a good one', async () => {
  const folder = join(cache, 'thing')
  const broken = unpackOnce(folder, async (into) => {
    await writeFile(join(into, 'first'), '1')
    throw new Error('disk full')
  })
  await expect(broken).rejects.toThrow('disk full')
  expect(await readdir(cache)).toEqual([])
  await unpackOnce(folder, (into) => writeFile(join(into, 'last'), '2'))
  expect(await readdir(folder)).toEqual(['last'])
})
