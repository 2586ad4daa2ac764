import { waitRequest } from '@maillon/core/contract'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { startTestApi, type TestApi } from './test-api.contract.ts'

let api: TestApi
beforeEach(async () => {
  api = await startTestApi()
})
afterEach(() => api.stop())

test('R18 a wait for a person ends with how it stands when the process is about to end', async () => {
  const path = { sessionId: await api.session() }
  const { body: link } = await api.call('linkInSession', { path, body: { toolkit: 'gmail' } })
  const wait = (ms = 25) =>
    api.call('getConnectedAccount', {
      path: { accountId: link.connected_account_id },
      headers: { prefer: `wait=${ms}`, [waitRequest.linkToken]: link.link_token },
    })
  const waiting = wait()
  api.engine.drain()
  expect((await waiting).body).toMatchObject({ status: 'INITIATED', attempt: { status: 'open' } })
  expect((await wait()).body).toMatchObject({ status: 'INITIATED' })
  await api.finish(link)
  expect((await wait()).body).toMatchObject({ status: 'ACTIVE', attempt: { status: 'done' } })
})

test('R18 so does a call that waits for its account, and one that waits for several', async () => {
  const sessionId = await api.session({
    manage_connections: { enable_wait_for_connections: true, on_required: 'wait' },
  })
  const call = api.execute(sessionId, 'GMAIL_LIST_LABELS')
  const wait = api.execute(sessionId, 'COMPOSIO_WAIT_FOR_CONNECTIONS', { toolkits: ['gmail'] })
  api.engine.drain()
  expect((await call).data).toMatchObject({ code: 'connection_required' })
  expect((await wait).error).toBeNull()
})
