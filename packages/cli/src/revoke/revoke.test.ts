import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { createEngine } from '@maillon/engine'
import { allToolkits } from '@maillon/toolkits'
import { expect, test } from 'vitest'
import { newFolder } from '../run-command.contract.ts'

const encryptionKey = `k1:${'A'.repeat(43)}=`

/** A database with links of two users of two projects, none of them finished. */
async function withAccounts() {
  const { folder, run } = await newFolder()
  const database = join(folder, 'maillon.db')
  const engine = await createEngine({
    toolkits: allToolkits,
    database,
    encryptionKey,
    publicUrl: 'http://localhost:4400',
    routes: { 'https://api.resend.com': 'http://127.0.0.1:9' },
    jobs: false,
  })
  for (const [project, user] of [
    ['default', 'ada'],
    ['default', 'ben'],
    ['acme', 'ada'],
  ] as const) {
    const call = (path: string, body: object) =>
      engine.as(project)(`http://maillon.local/api/v3.1${path}`, {
        method: 'POST',
        body: JSON.stringify(body),
      })
    const created = await call('/tool_router/session', { user_id: user })
    const session = (await created.json()) as { session_id: string }
    await call(`/tool_router/session/${session.session_id}/link`, { toolkit: 'resend' })
  }
  await engine.close()
  const file = new DatabaseSync(database)
  const rows = file.prepare('select id from accounts').all()
  file.close()
  const variables = { MAILLON_DATABASE_URL: database, MAILLON_ENCRYPTION_KEY: encryptionKey }
  return { run: (...rest: string[]) => run(['revoke', ...rest], variables), rows, database }
}

test('it says what it wants to be told, and revokes nothing before', async () => {
  const { run, rows } = await withAccounts()
  expect(rows).toHaveLength(3)
  for (const options of [[], ['--all', '--user', 'ada'], ['--all', '--project', 'acme']]) {
    const { code, stderr } = await run(...options)
    expect([code, stderr]).toEqual([1, expect.stringContaining('Pass --all')])
  }
  const unasked = await run('--all')
  expect([unasked.code, unasked.stderr]).toEqual([1, expect.stringContaining('--yes')])
})

test('it prints a receipt, and ends well when there is nothing to end', async () => {
  const { run } = await withAccounts()
  const { code, stdout } = await run('--user', 'ada', '--yes', '--json')
  expect([code, JSON.parse(stdout)]).toEqual([
    0,
    { ended: 0, revoked_upstream: {}, unsupported_toolkits: [] },
  ])
  expect((await run('--all', '--yes')).stdout).toContain('0 connections ended.')
})

test('without a database it says how to name one', async () => {
  const { run } = await newFolder()
  const { code, stderr } = await run(['revoke', '--all', '--yes'])
  expect([code, stderr]).toEqual([1, expect.stringContaining('MAILLON_DATABASE_URL')])
})
