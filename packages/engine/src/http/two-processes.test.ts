import { waitRequest } from '@maillon/core/contract'
import { createTestEngine, testEncryptionKey } from '@maillon/testkit'
import { startPostgres } from '@maillon/testkit/postgres'
import { Client } from 'pg'
import { expect, onTestFinished, test, vi } from 'vitest'
import { callWith, startTestApi } from './test-api.contract.ts'

/** Without the timers that make a waiter look again, only a word from the other process wakes it. */
function stopPolling() {
  const set = globalThis.setTimeout
  const spy = vi.spyOn(globalThis, 'setTimeout')
  spy.mockImplementation((work: () => void, ms = 0) =>
    set(work, ms > 900 && ms <= 1_000 ? 2 ** 30 : ms),
  )
  onTestFinished(() => spy.mockRestore())
}

async function listening(url: string): Promise<number> {
  const client = new Client({ connectionString: url })
  await client.connect()
  const { rows } = await client.query(
    "select 1 from pg_stat_activity where application_name = 'maillon signals' and datname = current_database() and query like 'listen %'",
  )
  await client.end()
  return rows.length
}

test('R08 a wait in one process ends when another one completes the link, woken and not by looking again', async () => {
  const postgres = await startPostgres()
  onTestFinished(() => postgres.stop())
  const shared = { database: postgres.url, encryptionKey: testEncryptionKey() }
  const one = await startTestApi(shared)
  onTestFinished(() => one.stop())
  const { engine: two, stop } = await createTestEngine({
    ...shared,
    publicUrl: 'http://localhost:4000',
    authConfigs: one.world.authConfigs,
    routes: one.world.routes,
  })
  onTestFinished(stop)
  await vi.waitFor(async () => expect(await listening(postgres.url)).toBe(2))

  const path = { sessionId: await one.session() }
  const { body: link } = await one.call('linkInSession', { path, body: { toolkit: 'gmail' } })
  stopPolling()
  const waiting = callWith(two, one.apiKey)('getConnectedAccount', {
    path: { accountId: link.connected_account_id },
    headers: { prefer: 'wait=25', [waitRequest.linkToken]: link.link_token },
  })
  await one.finish(link)
  expect((await waiting).body).toMatchObject({ status: 'ACTIVE', attempt: { status: 'done' } })
})
