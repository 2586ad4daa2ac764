import { chmod, mkdir, mkdtemp, realpath, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { closedFolder } from './closed-folder.ts'

test('the first folder that others cannot enter is named', async () => {
  const top = await realpath(await mkdtemp(join(tmpdir(), 'maillon-closed-')))
  onTestFinished(() => rm(top, { recursive: true }))
  const file = join(top, 'a', 'b', 'file')
  await mkdir(join(top, 'a', 'b'), { recursive: true })
  await writeFile(file, '')
  await chmod(join(top, 'a', 'b'), 0o700)
  expect(await closedFolder(file)).toBe(top)
  await chmod(top, 0o755)
  expect(await closedFolder(file)).toBe(join(top, 'a', 'b'))
  await chmod(join(top, 'a', 'b'), 0o755)
  expect(await closedFolder(file)).toBeUndefined()
})
