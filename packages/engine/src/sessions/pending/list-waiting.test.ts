import { afterEach, beforeEach, expect, test } from 'vitest'
import { newDatabase } from '../../connections/fixtures.contract.ts'
import { startDesk } from '../../hooks/desk.contract.ts'
import { mail, type PendingApi, send, startPendingApi } from './fixtures.contract.ts'

let api: PendingApi
beforeEach(async () => {
  api = await startPendingApi()
})
afterEach(() => api.stop())

async function waiting(query = '') {
  const { body } = await api.call('listWaitingCalls', { query })
  return body.items
}

const asking = { experimental: { permissions: { effects: { write: 'ask_always' } } } }

test('an operator sees every call that waits, in all sessions, with whose it is and what for', async () => {
  const { sessionId, id } = await api.waiting()
  const other = await api.session({ user_id: 'user_2', ...asking })
  await api.connect(other, 'gmail')
  const asked = await api.execute(other, send, mail('Approve me'))
  expect(await waiting()).toEqual([
    {
      pending_id: asked.data.approval_id,
      session_id: other,
      user_id: 'user_2',
      tool_slug: send,
      arguments: mail('Approve me'),
      effect: 'write',
      status: 'waiting',
      waits_for: 'approval',
      created_at: expect.stringMatching(/Z$/),
      expires_at: expect.stringMatching(/Z$/),
    },
    expect.objectContaining({ pending_id: id, session_id: sessionId, waits_for: 'account' }),
  ])
  expect(await waiting(`session_ids=${sessionId}`)).toHaveLength(1)
  expect(await waiting('waits_for=approval')).toMatchObject([{ session_id: other }])
})

test('what was decided, done or has expired waits no more', async () => {
  const session = await api.session(asking)
  await api.connect(session, 'gmail')
  const ids: unknown[] = []
  for (const subject of ['Denied', 'Done', 'Expired'])
    ids.push((await api.execute(session, send, mail(subject))).data.approval_id)
  await api.decide(session, ids[0], 'deny')
  await api.decide(session, ids[1], 'approve')
  expect((await waiting()).map((call) => [call.status, call.waits_for])).toEqual([
    ['waiting', 'approval'],
    ['approved', null],
  ])
  await api.resume(session, ids[1])
  api.clock.ahead = 11 * 60_000
  expect(await waiting()).toEqual([])
})

test('a call that its session may not make any more is still shown, and can be denied', async () => {
  const session = await api.session(asking)
  await api.connect(session, 'gmail')
  const { data } = await api.execute(session, send, mail('Too late'))
  await api.call('patchSession', { path: { sessionId: session }, body: { toolkits: ['github'] } })
  expect(await waiting()).toMatchObject([{ pending_id: data.approval_id, waits_for: null }])
  expect(await api.decide(session, data.approval_id, 'deny')).toMatchObject({ status: 'denied' })
})

test('a call of a session whose version of a toolkit is gone hides no other', async () => {
  const { path: database } = await newDatabase()
  const encryptionKey = `k:${Buffer.alloc(32, 7).toString('base64')}`
  const permissions = { effects: { write: 'ask_always' } }
  const before = await startDesk({ database, encryptionKey })
  const ask = async (config: object) => {
    const id = await before.session({ experimental: { permissions }, ...config })
    const { data } = await before.execute(id, 'DESK_SEND', { to: 'ben' })
    return data.approval_id
  }
  const old = await ask({ toolkit_versions: { desk: '20261101_00' } })
  const current = await ask({})
  await before.stop()
  const after = await startDesk({ database, encryptionKey, olderToolkits: [] })
  const { body, error } = await after.call('listWaitingCalls', {})
  expect(error).toBeUndefined()
  expect(body.items).toMatchObject([
    { pending_id: current, waits_for: 'approval' },
    { pending_id: old, tool_slug: 'DESK_SEND', waits_for: null },
  ])
  await after.stop()
})
