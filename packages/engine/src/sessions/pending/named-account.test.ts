import { afterEach, beforeEach, expect, test } from 'vitest'
import { linkIn, mail, type PendingApi, send, startPendingApi } from './fixtures.contract.ts'

let api: PendingApi
let sessionId: string
let accountId: string
beforeEach(async () => {
  api = await startPendingApi()
  sessionId = await api.session()
  accountId = await api.connect(sessionId, 'gmail')
  await api.call('patchConnectedAccount', { path: { accountId }, body: { alias: 'work' } })
})
afterEach(() => api.stop())

const sendWith = async (account: string) => {
  const body = { tool_slug: send, arguments: mail('Hello'), account }
  return (await api.call('executeInSession', { path: { sessionId }, body })).body
}

test('a call that names an account which ended waits for that one, whatever else is connected', async () => {
  api.world.upstreams.google.revoke()
  const { data } = await sendWith('work')
  expect(data).toMatchObject({
    code: 'connection_required',
    connected_account_id: accountId,
    pending_id: expect.stringMatching(/^pc_/),
  })
  await api.connect(sessionId, 'gmail')
  expect((await api.resume(sessionId, data.pending_id)).data).toMatchObject({
    connected_account_id: accountId,
  })
  expect((await sendWith(accountId)).data).toMatchObject({ connected_account_id: accountId })
  const latest = await api.resume(sessionId, data.pending_id)
  await api.finish(linkIn(latest.data))
  const before = api.sent()
  expect((await api.resume(sessionId, data.pending_id)).error).toBeNull()
  expect(api.sent()).toBe(before + 1)
})

test('an account that there is not, or that is not theirs, is no reason to connect', async () => {
  const other = await api.session({ user_id: 'user_2' })
  const theirs = await api.connect(other, 'gmail', api.world.users.ben?.email)
  for (const account of ['home', 'ca_unknown', theirs])
    expect((await sendWith(account)).data.code).toBe('connected_account_not_found')
  expect(api.rows()).toBe(0)
})
