import { execFile } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { expect, test } from 'vitest'

test('the agent stops for an account and for an approval, and each call runs once', async () => {
  const main = fileURLToPath(new URL('main.ts', import.meta.url))
  const { OPENAI_API_KEY: _, ...env } = process.env
  const { stdout } = await promisify(execFile)(
    process.execPath,
    ['--conditions=@maillon/source', main, '--auto'],
    { env },
  )
  expect(stdout).toContain('The model is a scripted stand-in.')
  expect(stdout).toMatch(
    /\[stopped: The user has to connect Gmail first: http:\/\/localhost:\d+\/link\/ln_\w+\]/,
  )
  expect(stdout).toMatch(/\[ada@example\.com signs in and allows it: /)
  expect(stdout).toContain('[stopped: GMAIL_SEND_EMAIL has to be approved first.]')
  expect(stdout).toContain('Agent: I sent the summary to ben@example.com.')
  expect(stdout).toContain('Mails that Gmail was asked to send: 1')
})
