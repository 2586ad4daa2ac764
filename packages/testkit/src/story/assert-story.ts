import { strict as assert } from 'node:assert'
import { execFile } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'

/**
 * Runs a program that has its agent `converse`, with nobody at the terminal and no key in the environment, and fails unless
 * the story was told: the link handed out in the chat, and the mails summed up once it was opened.
 */
export async function assertStory(main: URL, flags: readonly string[] = []): Promise<void> {
  const env = Object.entries(process.env).filter(([name]) => !name.endsWith('_API_KEY'))
  const { stdout } = await promisify(execFile)(
    process.execPath,
    ['--conditions=@maillon/source', fileURLToPath(main), '--auto', ...flags],
    { env: Object.fromEntries(env) },
  )
  assert.match(stdout, /scripted stand-in/)
  const calls = [...stdout.matchAll(/· (\w+)/g)].map(([, name]) => name)
  assert.deepEqual(calls, [
    'COMPOSIO_SEARCH_TOOLS',
    'COMPOSIO_MANAGE_CONNECTIONS',
    'COMPOSIO_SEARCH_TOOLS',
    'COMPOSIO_MULTI_EXECUTE_TOOL',
  ])
  assert.match(
    stdout,
    /Agent: I need you to connect your Gmail account first: http:\/\/localhost:\d+\/link\/ln_\w+/,
  )
  assert.match(stdout, /You: Done[^]+Here is a summary of 5 emails from today/)
}
