import { Maillon } from '@maillon/core'
import type { ConnectedAccountRefreshed } from '@maillon/core/contract'
import { type Hostile, startHostile } from '@maillon/testkit/hostile'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { startAtHostile } from '../hostile.contract.ts'

let hostile: Hostile
beforeEach(async () => {
  hostile = await startHostile()
})
afterEach(() => hostile.stop())

/** An engine with an account that has ended. */
async function start() {
  const started = await startAtHostile(hostile)
  const { app, session, clock, engine } = started
  const maillon = new Maillon({ engine })
  const end = async (id: string) => {
    await app.call('POST', `/connected_accounts/${id}/revoke`)
  }
  const refresh = (id: string, body: object = {}, query = '') =>
    app.call<ConnectedAccountRefreshed>('POST', `/connected_accounts/${id}/refresh${query}`, body)
  const works = async () => (await session.execute('HOSTILE_GET_ITEM')).error === null
  const pass = (ms: number) => {
    clock.ahead += ms
  }
  return { ...started, maillon, end, refresh, works, pass }
}

const hour = 3_600_000

test('an ended account is connected again by its id or its alias, and keeps both', async () => {
  const { app, session, connect, end, visitor, works } = await start()
  const id = await connect('user_1', { alias: 'work' })
  for (const account of [id, 'work']) {
    await end(id)
    const link = await session.link('hostile', { account })
    expect(link.connected_account_id).toBe(id)
    expect(await app.account(id)).toMatchObject({ status: 'INITIATED' })
    await visitor().connect(link)
    expect(await app.account(id)).toMatchObject({ status: 'ACTIVE', alias: 'work' })
    expect(await works()).toBe(true)
  }
})

test('without a choice it is the ended account of the same alias, where none counts as one', async () => {
  const { session, connect, end } = await start()
  const [plain, work] = [await connect(), await connect('user_1', { alias: 'work' })]
  const next = async (more = {}) => (await session.link('hostile', more)).connected_account_id
  expect([plain, work]).not.toContain(await next())
  expect(await session.tryLink('hostile', { alias: 'work' })).toMatchObject({ status: 409 })
  await end(work)
  expect(await next({ alias: 'work' })).toBe(work)
  expect(await next()).not.toBe(plain)
  await end(plain)
  expect(await next()).toBe(plain)
  expect([plain, work]).not.toContain(await next({ alias: 'home' }))
})

test('of several, the one last used comes back', async () => {
  const { session, connect, end, works, pass, app } = await start()
  const [used, newer] = [await connect(), await connect()]
  pass(2 * hour)
  await app.call('PATCH', `/connected_accounts/${newer}/status`, { enabled: false })
  expect(await works()).toBe(true)
  await app.call('PATCH', `/connected_accounts/${newer}/status`, { enabled: true })
  await end(used)
  await end(newer)
  expect((await session.link('hostile')).connected_account_id).toBe(used)
})

test('what nobody ever finished is begun anew', async () => {
  const { app, session, visitor, pass } = await start()
  const first = await session.link('hostile', { alias: 'work' })
  pass(hour)
  expect(await app.account(first.connected_account_id)).toMatchObject({ status: 'EXPIRED' })
  const second = await session.link('hostile', { alias: 'work' })
  expect(second.connected_account_id).toBe(first.connected_account_id)
  await visitor().press(`${second.redirect_url}/cancel`)
  expect(await app.account(first.connected_account_id)).toMatchObject({ status: 'FAILED' })
})

test('an ended account stays as it was when nobody uses the link', async () => {
  const { app, session, connect, end, pass } = await start()
  const id = await connect()
  await end(id)
  const before = await app.account(id)
  await session.link('hostile')
  expect(await app.account(id)).toMatchObject({ status: 'INITIATED', status_reason: null })
  pass(hour)
  expect(await app.account(id)).toEqual(before)
})

test('who is refused for being somebody else gets an account of their own with the next link', async () => {
  const { app, session, connect, end, visitor } = await start()
  const id = await connect()
  await end(id)
  hostile.oauth.subject = 'ben'
  const refused = await session.link('hostile')
  expect(refused.connected_account_id).toBe(id)
  await visitor().connect(refused)
  const own = await session.link('hostile')
  expect(own.connected_account_id).not.toBe(id)
  await visitor().connect(own)
  expect(await app.account(own.connected_account_id)).toMatchObject({ status: 'ACTIVE' })
  expect(await app.account(id)).toMatchObject({ status: 'REVOKED' })
})

test('a chat gets the link of the same account, and the toolkit says which it is', async () => {
  const { app, session, connect, end } = await start()
  const id = await connect()
  await end(id)
  const { data } = await session.execute('COMPOSIO_MANAGE_CONNECTIONS', { toolkits: ['hostile'] })
  expect(data.results).toMatchObject({
    hostile: { status: 'initiated', has_active_connection: false, connected_account_id: id },
  })
  const required = await session.execute('HOSTILE_GET_ITEM')
  expect(required.data).toMatchObject({ code: 'connection_required', connected_account_id: id })
  const created = await app.call<{ session_id: string }>('POST', '/tool_router/session', {
    user_id: 'user_1',
  })
  const path = `/tool_router/session/${created.body.session_id}/toolkits`
  const toolkits = async (query: string) =>
    (await app.call<{ items: object[] }>('GET', `${path}${query}`)).body.items
  const item = { slug: 'hostile', connected_account: { id, status: 'REVOKED' } }
  expect(await toolkits('')).toMatchObject([item])
  expect(await toolkits('?is_connected=true')).toEqual([])
})

test('only the own account of the user can be named, and what it has stays as it is', async () => {
  const { session, connect } = await start()
  const id = await connect()
  const foreign = await connect('user_2')
  const link = (more: object) => session.tryLink('hostile', more)
  expect((await link({ account: foreign })).body.error?.slug).toBe('connected_account_not_found')
  expect((await link({ account: 'nobody' })).body.error?.slug).toBe('connected_account_not_found')
  expect((await link({ account: id, alias: 'a' })).body.error?.slug).toBe('invalid_request')
  const experimental = { account_type: 'SHARED' }
  expect((await link({ account: id, experimental })).body.error?.slug).toBe('invalid_request')
  expect((await link({ account: id })).body.connected_account_id).toBe(id)
})

test('refresh gives a new token where that needs nobody', async () => {
  const { connect, refresh, works } = await start()
  const id = await connect()
  hostile.oauth.tokenCalls.length = 0
  expect(await refresh(id)).toMatchObject({
    status: 200,
    body: { id, status: 'ACTIVE', redirect_url: null },
  })
  expect(hostile.oauth.tokenCalls.map(({ grantType }) => grantType)).toEqual(['refresh_token'])
  expect(await works()).toBe(true)
})

test('refresh gives a link where only the user can help, and says why not where nobody can', async () => {
  const { connect, refresh, visitor, app, end, works } = await start()
  const id = await connect()
  hostile.oauth.troubles.push({ kind: 'error', error: 'invalid_grant' })
  const refused = await refresh(id)
  expect(refused.body).toMatchObject({ id, status: 'INITIATED' })
  await visitor().connect({ redirect_url: refused.body.redirect_url ?? '' })
  expect(await works()).toBe(true)

  await end(id)
  const foreign = 'https://elsewhere.example.test/'
  expect((await refresh(id, {}, `?redirect_url=${foreign}`)).status).toBe(400)
  expect((await refresh(id, { redirect_url: foreign })).status).toBe(400)
  expect((await refresh(id)).body.redirect_url).toContain('/link/ln_')
  const again = (await refresh(id)).body.redirect_url ?? ''
  await visitor().connect({ redirect_url: again })

  await app.call('PATCH', `/connected_accounts/${id}/status`, { enabled: false })
  expect((await refresh(id)).body.error?.slug).toBe('connection_not_usable')
})

test('an upstream in trouble keeps the account, and says so', async () => {
  const { connect, refresh, app } = await start()
  const id = await connect()
  hostile.oauth.troubles.push({ kind: 'status', status: 503 })
  expect((await refresh(id)).status).toBeGreaterThanOrEqual(500)
  expect(await app.account(id)).toMatchObject({ status: 'ACTIVE' })
})

test('an app connects an account again, and waits for it', async () => {
  const { maillon, connect, end, visitor } = await start()
  const id = await connect('user_1', { alias: 'work' })
  await end(id)
  const session = await maillon.create('user_1')
  const request = await session.authorize('hostile', { account: 'work' })
  expect(request.id).toBe(id)
  const waiting = request.waitForConnection()
  await visitor().connect({ redirect_url: request.redirectUrl })
  expect(await waiting).toMatchObject({ id, alias: 'work', status: 'ACTIVE' })

  await end(id)
  const { status, redirectUrl } = await maillon.connectedAccounts.refresh(id)
  expect(status).toBe('INITIATED')
  const connected = maillon.connectedAccounts.waitForConnection(id)
  await visitor().connect({ redirect_url: redirectUrl ?? '' })
  expect(await connected).toMatchObject({ id, status: 'ACTIVE' })
  expect(await maillon.connectedAccounts.refresh(id)).toEqual({
    id,
    status: 'ACTIVE',
    redirectUrl: null,
  })
})
