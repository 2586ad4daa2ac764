import { expect, test } from 'vitest'
import { newFolder } from '../run-command.contract.ts'

const command = ['accounts', 'list', '--project', 'acme']

test.each([
  ['http://maillon.internal:8080', true],
  ['http://10.0.0.7', true],
  ['HTTP://Maillon.Internal', true],
  ['https://maillon.internal', false],
  ['http://127.0.0.1:4400', false],
  ['http://localhost:4400', false],
  ['http://[::1]:4400', false],
])('that a key goes to %s where others can read it is warned of: %s', async (url, isWarned) => {
  const { run } = await newFolder()
  const key = { MAILLON_API_KEY: 'mk_canary' }
  const told = [
    await run([...command, '--url', url], key),
    await run(command, { ...key, MAILLON_BASE_URL: url }),
  ]
  for (const { stdout, stderr } of told) {
    expect(stderr.match(/plain http/g) ?? []).toHaveLength(isWarned ? 1 : 0)
    expect(stdout + stderr).not.toContain('canary')
  }
})
