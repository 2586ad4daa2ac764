import { execFile } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { expect, test } from 'vitest'

test('an agent moves files from the app to Gmail and from Gmail to Drive by their ids alone', async () => {
  const main = fileURLToPath(new URL('main.ts', import.meta.url))
  const { stdout } = await promisify(execFile)(process.execPath, [
    '--conditions=@maillon/source',
    main,
  ])
  expect(stdout).toMatch(/The app's file: sales\.csv, \d+ bytes, file_/)
  expect(stdout).toContain('Agent: Mailed, and saved in your Drive.')
  expect(stdout).toContain('Gmail and Drive have both files, byte for byte.')
  expect(stdout).toMatch(/The model read \d+ characters in all, and no byte of a file\./)
})
