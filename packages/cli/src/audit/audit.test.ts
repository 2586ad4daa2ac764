import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { expect, test } from 'vitest'
import { newFolder } from '../run-command.contract.ts'

test('an operator reads, proves and exports the log, and is told where it was changed', async () => {
  const { run, folder } = await newFolder()
  const environment = {
    MAILLON_ENCRYPTION_KEY: `k1:${'A'.repeat(43)}=`,
    MAILLON_DATABASE_URL: join(folder, 'a.db'),
  }
  const audit = (...words: string[]) => run(['audit', ...words], environment)
  await run(['keys', 'create', '--name', 'ci'], environment)
  const listed = JSON.parse((await audit('list', '--json')).stdout)
  expect(listed).toMatchObject([{ actor: { kind: 'cli' }, action: 'api_key.created' }])
  expect((await audit('list')).stdout).toContain('api_key.created')
  const [head, file] = [join(folder, 'head.json'), join(folder, 'audit.ndjson')]
  await writeFile(head, (await audit('head')).stdout)
  await writeFile(file, (await audit('export')).stdout)
  for (const more of [[], ['--since-head', head], ['--file', file], ['--project', '@engine']])
    expect(await audit('verify', ...more)).toMatchObject({
      code: 0,
      stderr: '',
      stdout: expect.stringContaining('The audit log is whole: 1 entries'),
    })
  const database = new DatabaseSync(join(folder, 'a.db'))
  database.exec(`update audit set actor = 'app' where action = 'api_key.created'`)
  database.close()
  const found = await audit('verify')
  expect(found.code).toBe(1)
  expect(found.stdout).toContain(`entry_changed  seal 1`)
  expect(found.stdout).toContain(listed[0].id)
  const hostile = '\u001b[2J\nThe audit log is whole'
  const exported = (await audit('export')).stdout.replaceAll(listed[0].id, () =>
    JSON.stringify(hostile).slice(1, -1),
  )
  await writeFile(file, exported)
  const { stdout } = await audit('verify', '--file', file)
  expect(stdout).toContain('entry_changed')
  expect(stdout).not.toMatch(/(?!\n)\p{Cc}|^The audit log is whole/mu)
})
