import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { newFolder } from '../run-command.contract.ts'

/** A service whose keys nobody can be asked about. */
const document = {
  openapi: '3.1.0',
  info: { title: 'Acme' },
  servers: [{ url: 'https://api.acme.test' }],
  components: { securitySchemes: { key: { type: 'http', scheme: 'bearer' } } },
  security: [{ key: [] }],
  paths: { '/a': { get: { operationId: 'getA' } } },
}

const variables = {
  MAILLON_DATABASE_URL: './maillon.db',
  MAILLON_ENCRYPTION_KEY: `k1:${'A'.repeat(43)}=`,
}

test('a file is imported once: each line is answered on stdout, and the exit code tells of refusals', async () => {
  const { folder, run } = await newFolder()
  await writeFile(join(folder, 'acme.json'), JSON.stringify(document))
  expect(await run(['toolkits', 'add', 'openapi', 'acme.json'])).toMatchObject({ code: 0 })
  const lines = [
    { id: 'old-1', user_id: 'ada', toolkit: 'acme', api_key: 'canary-1' },
    { id: 'old-2', user_id: 'ben', toolkit: 'acme', access_token: 'canary-2' },
  ].map((line) => JSON.stringify(line))
  await writeFile(join(folder, 'accounts.jsonl'), lines.join('\n'))
  const accounts = (...rest: string[]) =>
    run(['accounts', 'import', 'accounts.jsonl', ...rest], variables)
  const answers = ({ stdout }: { stdout: string }) =>
    stdout
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line))
      .toSorted((a, b) => a.line - b.line)

  const dry = await accounts('--dry-run')
  expect([dry.code, answers(dry)]).toMatchObject([
    3,
    [{ outcome: 'ready' }, { outcome: 'refused' }],
  ])
  const first = await accounts()
  expect([first.code, first.stderr]).toEqual([3, '1 imported, 1 refused.\n'])
  expect(answers(first)).toMatchObject([
    { line: 1, outcome: 'imported', id: expect.stringMatching(/^ca_/), external_id: 'old-1' },
    { line: 2, outcome: 'refused', external_id: 'old-2', error: { code: 'invalid_request' } },
  ])
  await writeFile(join(folder, 'accounts.jsonl'), lines[0] ?? '')
  const second = await accounts()
  expect([second.code, answers(second)]).toMatchObject([0, [{ line: 1, outcome: 'skipped' }]])
  for (const { stdout, stderr } of [dry, first, second])
    expect(stdout + stderr).not.toContain('canary')
})

test.each([
  [['accounts', 'import'], 2, "Missing required argument 'file'"],
  [['accounts', 'export', 'x'], 2, "Unknown command 'export'"],
  [['accounts', 'import', 'none.jsonl'], 1, 'none.jsonl cannot be used'],
  [['accounts', 'import', 'x', '--at-once', '0'], 2, 'a number from 1 to 100'],
  [['accounts', 'import', '--help'], 0, '"toolkit": "gmail"'],
])('%j says what it wants', async (words, code, said) => {
  const { run } = await newFolder()
  const ended = await run(words, variables)
  expect(ended.code).toBe(code)
  expect(ended.stdout + ended.stderr).toContain(said)
})
