import { execFileSync } from 'node:child_process'
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { storedState } from './dev-state.ts'

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
