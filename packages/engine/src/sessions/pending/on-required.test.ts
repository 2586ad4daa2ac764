import { afterEach, beforeEach, expect, test } from 'vitest'
import { mail, type PendingApi, send, startPendingApi } from './fixtures.contract.ts'

let api: PendingApi
beforeEach(async () => {
  api = await startPendingApi()
})
afterEach(() => api.stop())

const session = (on_required: string) => api.session({ manage_connections: { on_required } })

/** The link that the app shows, made before the call. */
async function linkOf(sessionId: string) {
  return (await api.call('linkInSession', { path: { sessionId }, body: { toolkit: 'gmail' } })).body
}

test('interrupt is told to the framework, and changes nothing else', async () => {
  const sessionId = await session('interrupt')
  const { data } = await api.execute(sessionId, send, mail('Hello'))
  expect(data).toMatchObject({ code: 'connection_required', on_required: 'interrupt' })
  expect(data).toHaveProperty('pending_id')
})

test('wait holds the call until the user has connected, and runs it then', async () => {
  const sessionId = await session('wait')
  const link = await linkOf(sessionId)
  const [answer] = await Promise.all([
    api.execute(sessionId, send, mail('Hello')),
    waits().then(() => api.finish(link)),
  ])
  expect(answer.error).toBeNull()
  expect(api.sent()).toBe(1)
})

test('what waits is resumed from elsewhere meanwhile, and still runs once', async () => {
  const sessionId = await session('wait')
  const link = await linkOf(sessionId)
  const calls = [api, api.twin].map(({ execute }) => execute(sessionId, send, mail('Hello')))
  await waits()
  await api.finish(link)
  const { id } = api.database.read<{ id: string }>('select id from pending_calls')[0] ?? {}
  const answers = await Promise.all([...calls, api.twin.resume(sessionId, id)])
  expect(new Set(answers.map(({ log_id }) => log_id)).size).toBe(1)
  expect(api.sent()).toBe(1)
})

test('when the user does not connect, wait answers as return does', async () => {
  const sessionId = await session('wait')
  const link = await linkOf(sessionId)
  const [answer] = await Promise.all([
    api.execute(sessionId, send, mail('Hello')),
    waits().then(() =>
      api.engine.fetch(new Request(`${link.redirect_url}/cancel`, { method: 'POST' })),
    ),
  ])
  expect(answer.data).toMatchObject({
    code: 'connection_required',
    on_required: 'wait',
    pending_id: expect.stringMatching(/^pc_/),
  })
  expect(answer.data.redirect_url).not.toBe(link.redirect_url)
})

test('after 40 seconds wait answers as return does', async () => {
  const sessionId = await session('wait')
  const [answer] = await Promise.all([
    api.execute(sessionId, send, mail('Hello')),
    waits().then(() => (api.clock.ahead = 41_000)),
  ])
  expect(answer.data).toMatchObject({ code: 'connection_required', on_required: 'wait' })
})

test('resume does not wait', async () => {
  const sessionId = await session('return')
  const { data } = await api.execute(sessionId, send, mail('Hello'))
  const body = { manage_connections: { on_required: 'wait' } }
  await api.call('patchSession', { path: { sessionId }, body })
  expect((await api.resume(sessionId, data.pending_id)).data).toEqual({
    ...data,
    on_required: 'wait',
  })
})

/** Until a call waits. */
async function waits(): Promise<void> {
  while (api.rows() === 0) await new Promise((resolve) => setTimeout(resolve, 10))
}
