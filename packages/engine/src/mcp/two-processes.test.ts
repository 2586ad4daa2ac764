import { createTestEngine, testEncryptionKey } from '@maillon/testkit'
import { startPostgres } from '@maillon/testkit/postgres'
import { Client } from 'pg'
import { expect, onTestFinished, test, vi } from 'vitest'
import { connectClient, startMcpApi } from './fixtures.contract.ts'

/** Without the timer that makes a stream look again, only a word from the other process wakes it. */
function stopPolling() {
  const set = globalThis.setTimeout
  const spy = vi.spyOn(globalThis, 'setTimeout')
  spy.mockImplementation((work: () => void, ms = 0) => set(work, ms === 5_000 ? 2 ** 30 : ms))
  onTestFinished(() => spy.mockRestore())
}

async function processesThatHear(url: string): Promise<number> {
  const client = new Client({ connectionString: url })
  await client.connect()
  const { rowCount } = await client.query(
    "select 1 from pg_stat_activity where application_name = 'maillon signals' and datname = current_database() and query like 'listen %'",
  )
  await client.end()
  return rowCount ?? 0
}

test('a client that listens to one process is told what another one changed, and no longer after a revocation there', async () => {
  const postgres = await startPostgres()
  onTestFinished(() => postgres.stop())
  const shared = { database: postgres.url, encryptionKey: testEncryptionKey() }
  const one = await startMcpApi(shared)
  onTestFinished(() => one.stop())
  const { engine: two, stop } = await createTestEngine({
    ...shared,
    publicUrl: 'http://localhost:4000',
    authConfigs: one.world.authConfigs,
    routes: one.world.routes,
  })
  onTestFinished(stop)
  await vi.waitFor(async () => expect(await processesThatHear(postgres.url)).toBe(2))

  stopPolling()
  const endpoint = await one.endpoint({ toolkits: { enable: ['gmail'] } })
  const client = await connectClient(
    { fetch: (input, init) => two.fetch(new Request(input, init)) },
    endpoint,
  )
  const told = Promise.withResolvers<void>()
  client.setNotificationHandler('notifications/tools/list_changed', () => told.resolve())
  const { closed } = await client.listen({ toolsListChanged: true })
  const path = { sessionId: endpoint.id }
  await one.call('patchSession', { path, body: { preload: { tools: ['GMAIL_FETCH_EMAILS'] } } })
  await told.promise
  const { tools } = await client.listTools()
  expect(tools.map(({ name }) => name)).toContain('GMAIL_FETCH_EMAILS')
  await one.call('revokeSessionTokens', { path, body: {} })
  await closed
})
