import { oauthOf, scopesOf } from '@maillon/core/toolkit'
import { allToolkits } from '@maillon/toolkits'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { linkIn, mail, type PendingApi, send, startPendingApi } from './fixtures.contract.ts'

const modify = 'https://www.googleapis.com/auth/gmail.modify'

let api: PendingApi
let sessionId: string
let accountId: string
beforeEach(async () => {
  api = await startPendingApi()
  sessionId = await api.session()
  accountId = await api.connect(sessionId, 'gmail')
})
afterEach(() => api.stop())

/** As if the upstream had granted these alone. */
const grant = (...scopes: string[]) =>
  api.database.write(`update accounts set scopes = '${JSON.stringify(scopes)}'`)

/** Scopes that the authorize URL of a link asks for. */
async function asked(link: { redirect_url: string }): Promise<string[]> {
  const started = await api.engine.fetch(new Request(link.redirect_url, { method: 'POST' }))
  const url = new URL(started.headers.get('location') ?? '')
  return (url.searchParams.get('scope') ?? '').split(' ')
}

test('T12 a tool whose scopes were not granted asks to connect the same account again, with them too', async () => {
  grant('openid', 'email')
  const { data } = await api.execute(sessionId, send, mail('Hello'))
  expect(data).toMatchObject({
    code: 'connection_required',
    missing_scopes: [modify],
    connected_account_id: accountId,
    pending_id: expect.stringMatching(/^pc_/),
  })
  expect(data.message).toContain('again')
  expect(api.sent()).toBe(0)
  expect((await api.resume(sessionId, data.pending_id)).data).toEqual(data)
  await api.finish(linkIn(data))
  const { body } = await api.call('getConnectedAccount', { path: { accountId } })
  expect(body.scopes?.toSorted()).toEqual(['email', modify, 'openid'].toSorted())
  expect((await api.resume(sessionId, data.pending_id)).error).toBeNull()
  expect(api.sent()).toBe(1)
})

test('T12 the link asks for what was granted and what is missing, and for nothing else', async () => {
  grant('openid', 'calendar')
  const { data } = await api.execute(sessionId, send, mail('Hello'))
  expect(await asked(linkIn(data))).toEqual(['openid', 'calendar', modify])
})

test('tools that lack different scopes share a link that asks for all of them', async () => {
  grant('openid')
  const first = await api.execute(sessionId, send, mail('Hello'))
  const labels = await api.execute(sessionId, 'GMAIL_LIST_LABELS')
  expect(labels.data.redirect_url).toBe(first.data.redirect_url)
  grant('openid', 'calendar')
  const third = await api.execute(sessionId, send, mail('Hello'))
  expect(third.data.redirect_url).not.toBe(first.data.redirect_url)
  expect((await asked(linkIn(third.data))).toSorted()).toEqual(['calendar', modify, 'openid'])
})

test('a scope that holds another, and scopes that the upstream does not tell, are enough', async () => {
  for (const scopes of [['https://mail.google.com/'], null]) {
    api.database.write(`update accounts set scopes = '${JSON.stringify(scopes)}'`)
    expect((await api.execute(sessionId, 'GMAIL_LIST_LABELS')).error).toBeNull()
  }
})

test('when the upstream says that a scope is missing, the call waits for it', async () => {
  const error = { code: 403, message: 'No.', errors: [{ reason: 'insufficientPermissions' }] }
  const body = JSON.stringify({ error })
  api.world.upstreams.google.faults.push({ match: /messages\/send/, status: 403, body })
  const { data } = await api.execute(sessionId, send, mail('Hello'))
  expect(data).toMatchObject({
    code: 'connection_required',
    missing_scopes: [modify],
    connected_account_id: accountId,
  })
  await api.finish(linkIn(data))
  expect((await api.resume(sessionId, data.pending_id)).error).toBeNull()
  expect(api.sent()).toBe(2)
})

test('where the app connects accounts, it is told which scopes are missing', async () => {
  grant('openid')
  const session = await api.session({ manage_connections: { enable: false } })
  const { data } = await api.execute(session, send, mail('Hello'))
  expect(data).toMatchObject({ code: 'connection_required', missing_scopes: [modify] })
  expect(data).not.toHaveProperty('redirect_url')
  expect(api.rows()).toBe(0)
})

test('every tool needs only scopes that its toolkit can ask for', () => {
  for (const toolkit of allToolkits) {
    const { tools } = toolkit
    const known = Object.keys(scopesOf(oauthOf(toolkit) ?? {}))
    for (const { scopes = [] } of tools) expect(known).toEqual(expect.arrayContaining([...scopes]))
  }
})
