import { mkdtemp, readdir, readFile, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { readOrMakeKey } from './read-or-make-key.ts'

async function newFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'maillon-key-'))
  onTestFinished(() => rm(folder, { recursive: true }))
  return folder
}

test('of many that start at once one makes the key, and all have the whole of it', async () => {
  for (let round = 0; round < 20; round++) {
    const folder = await newFolder()
    const file = join(folder, 'encryption-key')
    const keys = await Promise.all(Array.from({ length: 20 }, () => readOrMakeKey(file, 'local')))
    expect(new Set(keys)).toEqual(new Set([await readFile(file, 'utf8')]))
    expect(keys[0]).toMatch(/^local:[\w+/]{43}=$/)
    expect(await readdir(folder)).toEqual(['encryption-key'])
    expect((await stat(file)).mode & 0o777).toBe(0o600)
  }
})

test('a folder that is missing is an error, and the key is made only once', async () => {
  const folder = await newFolder()
  await expect(readOrMakeKey(join(folder, 'none', 'key'), 'local')).rejects.toThrow('ENOENT')
  const file = join(folder, 'key')
  expect(await readOrMakeKey(file, 'local')).toBe(await readOrMakeKey(file, 'local'))
})
