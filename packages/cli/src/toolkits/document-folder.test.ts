import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { readSource } from './read-source.ts'

test('a folder is its root document, and files below it are read, but none that a link leads out to', async () => {
  const top = await mkdtemp(join(tmpdir(), 'maillon-folder-'))
  onTestFinished(() => rm(top, { recursive: true }))
  const folder = join(top, 'document')
  await mkdir(join(folder, 'paths'), { recursive: true })
  await writeFile(join(top, 'secret.json'), '{}')
  await writeFile(join(folder, 'a.json'), '{"type": "object"}')
  await writeFile(join(folder, 'main.yaml'), 'openapi: 3.1.0\n')
  await writeFile(join(folder, 'paths', 'b.yaml'), 'get: {}\n')
  await symlink(join(top, 'secret.json'), join(folder, 'out.json'))
  const { from, text, readFile } = await readSource(folder)
  expect([from, text]).toEqual(['main.yaml', 'openapi: 3.1.0\n'])
  expect(readFile?.('paths/b.yaml')).toBe('get: {}\n')
  for (const path of ['out.json', '../secret.json', join(top, 'secret.json'), 'none.json', 'paths'])
    expect(readFile?.(path)).toBeUndefined()
})
