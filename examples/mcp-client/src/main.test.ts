import { execFile } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { expect, test } from 'vitest'

test('the client is asked to open the link once, and its one call is answered from the mailbox', async () => {
  const main = fileURLToPath(new URL('main.ts', import.meta.url))
  const { stdout } = await promisify(execFile)(process.execPath, [
    '--conditions=@maillon/source',
    main,
    '--auto',
  ])
  expect(stdout).toMatch(/tools: .*GMAIL_FETCH_EMAILS/)
  expect(stdout.match(/\[asked: .*your Gmail account/g)).toHaveLength(1)
  expect(stdout).toMatch(/\[http:\/\/localhost:\d+\/link\/ln_\w+\]/)
  expect(stdout).toContain('[ada@example.com signs in and allows it: ')
  expect(stdout).toMatch(/Answered with 3 mails:\n( {2}- .+\n){3}/)
})
