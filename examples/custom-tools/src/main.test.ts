import { execFile } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { expect, test } from 'vitest'

test("the app's own tools are found and run, on the user's account too", async () => {
  const main = fileURLToPath(new URL('main.ts', import.meta.url))
  const { stdout } = await promisify(execFile)(process.execPath, [
    '--conditions=@maillon/source',
    main,
  ])
  expect(stdout).toContain('LOCAL_FIND_ORDER')
  expect(stdout).toMatch(/A search finds: .*LOCAL_GITHUB_COUNT_REPOSITORIES/)
  expect(stdout).toMatch(/Connected: +\{"count":[1-9]/)
})
