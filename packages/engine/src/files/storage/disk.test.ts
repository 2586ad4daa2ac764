import { mkdtemp, readdir, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { objectsOf } from '../fixtures.contract.ts'
import { diskStorage } from './disk.ts'
import { storageContract } from './storage.contract.ts'

async function newFolder(): Promise<string> {
  const parent = await mkdtemp(join(tmpdir(), 'maillon-disk-'))
  onTestFinished(() => rm(parent, { recursive: true, force: true }))
  return join(parent, 'files')
}

storageContract('a folder', async () => diskStorage(await newFolder()))

async function* one(text: string) {
  yield Buffer.from(text)
}

test('the folder and its files are the engine’s own user’s alone, named by ids', async () => {
  const folder = await newFolder()
  await diskStorage(folder).write('file_A.1', one('bytes'))
  expect((await stat(folder)).mode & 0o777).toBe(0o700)
  expect(await readdir(folder)).toEqual(['file_A.1'])
  expect((await stat(join(folder, 'file_A.1'))).mode & 0o777).toBe(0o600)
})

test('what a process left half written is listed, and can be swept', async () => {
  const folder = await newFolder()
  const storage = diskStorage(folder)
  const { promise: never, resolve: end } = Promise.withResolvers<void>()
  async function* half() {
    yield Buffer.from('half')
    await never
  }
  const writing = storage.write('file_A.1', half())
  await expect.poll(() => objectsOf(storage)).toEqual(['file_A.1.part'])
  await storage.delete('file_A.1.part')
  expect(await objectsOf(storage)).toEqual([])
  end()
  await expect(writing).rejects.toThrow('ENOENT')
})

test('a folder that cannot be written is told as such', async () => {
  const storage = diskStorage('/dev/null/files')
  await expect(storage.write('file_A.1', one('bytes'))).rejects.toMatchObject({
    code: 'unavailable',
    details: { reason: 'storage_refused' },
    hint: expect.stringContaining('files.storage'),
  })
})
