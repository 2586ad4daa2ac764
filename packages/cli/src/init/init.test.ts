import { readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { frameworkIds } from 'create-maillon'
import { expect, test } from 'vitest'
import { newFolder } from '../run-command.contract.ts'

test('an app is added to this folder, and what is there stays', async () => {
  const { folder, run } = await newFolder()
  await writeFile(join(folder, 'README.md'), 'Mine.')
  const words = ['init', '--framework=vercel', '--yes', '--no-install', '--no-start']
  expect(await run(words)).toMatchObject({ code: 0, stderr: '' })
  expect(await readdir(folder)).toEqual(expect.arrayContaining(['package.json', '.gitignore']))
  expect(await readFile(join(folder, 'README.md'), 'utf8')).toBe('Mine.')
  expect((await run(['init', '--framework=vercl'])).stderr).toContain('Did you mean vercel?')
})

test('the help names every app that can be made', async () => {
  const { run } = await newFolder()
  const { stdout } = await run(['init', '--help'])
  for (const framework of frameworkIds) expect(stdout).toMatch(new RegExp(`\\b${framework}\\b`))
})
