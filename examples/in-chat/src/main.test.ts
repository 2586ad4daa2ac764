import { execFile } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { expect, test } from 'vitest'

test('the demo plays the main job by itself, and answers from the mailbox', async () => {
  const main = fileURLToPath(new URL('main.ts', import.meta.url))
  const { stdout } = await promisify(execFile)(process.execPath, [
    '--conditions=@maillon/source',
    main,
    '--auto',
  ])
  const [first = ''] = stdout.split('\n')
  expect(first).toContain('scripted stand-in')
  expect(stdout).toMatch(
    /Agent: I need you to connect your Gmail account first: http:\/\/localhost:\d+\/link\/ln_\w+/,
  )
  expect(stdout).toContain('You: Done')
  expect(stdout).toMatch(/Here is a summary of 5 emails from today/)
})
