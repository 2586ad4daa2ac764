import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { startTestApi, type TestApi } from '../../http/test-api.contract.ts'

let api: TestApi
let later = 0
/** How far the clock jumps whenever somebody looks at it. */
let jump = 0
let sessionId: string
beforeEach(async () => {
  later = jump = 0
  api = await startTestApi({ now: () => Date.now() + (later += jump) })
  sessionId = await api.session({ manage_connections: { enable_wait_for_connections: true } })
})
afterEach(async () => {
  vi.useRealTimers()
  await api.stop()
})

interface Managed {
  redirect_url: string
}

async function links(...toolkits: string[]) {
  const { data } = await api.execute(sessionId, 'COMPOSIO_MANAGE_CONNECTIONS', { toolkits })
  return data.results as { gmail: Managed; github: Managed }
}

async function statuses(toolkits: string[], mode?: 'any' | 'all') {
  const input = { toolkits, ...(mode && { mode }) }
  const { data } = await api.execute(sessionId, 'COMPOSIO_WAIT_FOR_CONNECTIONS', input)
  const results = Object.entries(data.results as Record<string, { status: string }>)
  return Object.fromEntries(results.map(([toolkit, { status }]) => [toolkit, status]))
}

// The tool waits for 40 seconds and a test for 30: what passes was woken.

test('one connected toolkit is enough by default', async () => {
  const { gmail } = await links('gmail', 'github')
  const waiting = statuses(['gmail', 'github'])
  await api.finish(gmail)
  expect(await waiting).toEqual({ gmail: 'ACTIVE', github: 'INITIATED' })
})

test('a completion wakes the wait: no timer has to fire', async () => {
  const { gmail } = await links('gmail')
  vi.useFakeTimers({ toFake: ['setTimeout'] })
  const waiting = statuses(['gmail'])
  await api.finish(gmail)
  expect(await waiting).toEqual({ gmail: 'ACTIVE' })
})

test('all of them are waited for when asked', async () => {
  const { gmail, github } = await links('gmail', 'github')
  const waiting = statuses(['gmail', 'github'], 'all')
  await api.finish(github)
  await api.finish(gmail)
  expect(await waiting).toEqual({ gmail: 'ACTIVE', github: 'ACTIVE' })
})

test('what is connected already is not waited for', async () => {
  await api.connect(sessionId, 'gmail')
  expect(await statuses(['GMAIL', 'gmail'], 'all')).toEqual({ gmail: 'ACTIVE' })
})

test('a toolkit without an open link is not waited for', async () => {
  const { data } = await api.execute(sessionId, 'COMPOSIO_WAIT_FOR_CONNECTIONS', {
    toolkits: ['gmail'],
  })
  expect(data.results).toEqual({
    gmail: {
      toolkit: 'gmail',
      status: 'NOT_FOUND',
      has_active_connection: false,
      error_message: expect.stringContaining('COMPOSIO_MANAGE_CONNECTIONS'),
    },
  })
})

test('a user who says no ends the wait', async () => {
  const { gmail } = await links('gmail')
  const waiting = statuses(['gmail'])
  api.world.upstreams.google.deny(true)
  await api.finish(gmail)
  expect(await waiting).toEqual({ gmail: 'FAILED' })
})

test('when time is up, it says so', async () => {
  await links('gmail')
  jump = 15_000
  expect(await statuses(['gmail'])).toEqual({ gmail: 'INITIATED' })
})

test('an account that is connected anew is waited for too', async () => {
  const account = await api.connect(sessionId, 'gmail')
  await api.call('patchSession', {
    path: { sessionId },
    body: { connected_accounts: { gmail: [account] } },
  })
  api.world.upstreams.google.revoke()
  await api.execute(sessionId, 'GMAIL_FETCH_EMAILS')
  const { gmail } = await links('gmail')
  const waiting = statuses(['gmail'])
  await api.finish(gmail)
  expect(await waiting).toEqual({ gmail: 'ACTIVE' })
})
