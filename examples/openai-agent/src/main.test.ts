import { execFile } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { expect, test } from 'vitest'

const apis = [
  ['Chat Completions', []],
  ['Responses', ['--responses']],
] as const

test.for(apis)(
  '%s: the agent hands out a link, and carries on from the mailbox',
  async ([, flags]) => {
    const main = fileURLToPath(new URL('main.ts', import.meta.url))
    const args = ['--conditions=@maillon/source', main, '--auto', ...flags]
    const env = { ...process.env, OPENAI_API_KEY: '' }
    const { stdout } = await promisify(execFile)(process.execPath, args, { env })
    const calls = [...stdout.matchAll(/· (\w+)/g)].map(([, name]) => name)
    expect(calls).toEqual([
      'COMPOSIO_SEARCH_TOOLS',
      'COMPOSIO_MANAGE_CONNECTIONS',
      'COMPOSIO_MULTI_EXECUTE_TOOL',
    ])
    expect(stdout).toMatch(
      /Agent: I need you to connect your Gmail account first: http:\/\/localhost:\d+\/link\/ln_\w+/,
    )
    expect(stdout).toMatch(/You: Done[^]+Here is a summary of 5 emails from today/)
  },
)
