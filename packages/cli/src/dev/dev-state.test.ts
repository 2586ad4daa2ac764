import { execFileSync } from 'node:child_process'
import { lstat, mkdir, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test, vi } from 'vitest'
import { Maillon } from '@maillon/core'
import { startTestEngine } from '@maillon/testkit'
import { storedState } from './dev-state.ts'
import { runningDev } from './running-dev.ts'

async function newFolder() {
  const root = await mkdtemp(join(tmpdir(), 'maillon-state-'))
  onTestFinished(() => rm(root, { recursive: true }))
  return { root, folder: join(root, '.maillon') }
}

test('git sees nothing of the folder that holds the secrets of dev', async () => {
  const { root, folder } = await newFolder()
  const git = (...words: string[]) => execFileSync('git', words, { cwd: root, encoding: 'utf8' })
  git('init', '-q')
  await storedState(folder)
  git('add', '-A')
  expect(git('status', '--porcelain', '--untracked-files=all')).toBe('')
})

test('a folder that is there already is kept out too, unless a person said otherwise', async () => {
  const { folder } = await newFolder()
  await mkdir(folder)
  await storedState(folder)
  const file = join(folder, '.gitignore')
  expect(await readFile(file, 'utf8')).toBe('*\n')
  await writeFile(file, '!dev.json\n')
  await storedState(folder)
  expect(await readFile(file, 'utf8')).toBe('!dev.json\n')
})

test('while it runs, other commands of the folder find it with its key, and no longer', async () => {
  const { folder } = await newFolder()
  expect(await runningDev(folder)).toBeUndefined()
  const served = await startTestEngine()
  onTestFinished(() => served.stop())
  const state = await storedState(folder)
  const apiKey = await state.apiKey(served.engine)
  expect(await runningDev(folder)).toBeUndefined()
  await state.runsAt(served.url)
  expect(await runningDev(folder)).toEqual({ baseURL: served.url, apiKey })
  const { items } = await new Maillon({ baseURL: served.url, apiKey }).connectedAccounts.list()
  expect(items).toEqual([])
  await state.runsAt(undefined)
  expect(await runningDev(folder)).toBeUndefined()
  await state.runsAt('http://192.0.2.1:4400')
  expect(await runningDev(folder)).toBeUndefined()
  // It was killed, and the port is nobody's.
  await state.runsAt('http://127.0.0.1:9')
  expect(await runningDev(folder)).toBeUndefined()
})

test('its keys are read by their owner alone, also in a file that others could read, and no link leads them away', async () => {
  const { root, folder } = await newFolder()
  await mkdir(folder)
  const file = join(folder, 'dev.json')
  const elsewhere = join(root, 'elsewhere')
  const text = JSON.stringify({ encryptionKey: 'k' })
  await writeFile(file, text, { mode: 0o644 })
  await storedState(folder)
  expect((await lstat(file)).mode & 0o777).toBe(0o600)
  await rm(file)
  await writeFile(elsewhere, text)
  await symlink(elsewhere, file)
  await (await storedState(folder)).runsAt('http://127.0.0.1:9')
  expect((await lstat(file)).isFile()).toBe(true)
  expect(await readFile(elsewhere, 'utf8')).toBe(text)
})

test.runIf(process.getuid)(
  'what another user of this machine put there is not believed',
  async () => {
    const { folder } = await newFolder()
    const served = await startTestEngine()
    onTestFinished(() => served.stop())
    const state = await storedState(folder)
    await state.apiKey(served.engine)
    await state.runsAt(served.url)
    const me = vi.spyOn(process, 'getuid').mockReturnValue(54_321)
    onTestFinished(() => me.mockRestore())
    expect(await runningDev(folder)).toBeUndefined()
    await expect(storedState(folder)).rejects.toThrow("another user's")
  },
)
