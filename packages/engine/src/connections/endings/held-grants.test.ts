import type { ConnectedAccountDeleted } from '@maillon/core/contract'
import type { Toolkit } from '@maillon/core/toolkit'
import { type Hostile, startHostile } from '@maillon/testkit/hostile'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { hostileOf, startAtHostile } from '../hostile.contract.ts'

let hostile: Hostile
beforeEach(async () => {
  hostile = await startHostile()
})
afterEach(() => hostile.stop())

const live = () => hostile.oauth.grants.live

const start = async (toolkit?: Toolkit) => {
  const started = await startAtHostile(hostile, toolkit)
  const kept = () =>
    started.database.read<{ status: string }>(
      `select status from revocations order by created_at, id`,
    )
  return { ...started, kept }
}

/** Does something while a code is exchanged, before the answer. */
function whileExchanged(act: () => Promise<unknown>): void {
  hostile.oauth.onAsked = async () => {
    hostile.oauth.onAsked = () => {}
    await act()
  }
}

test('what a new credential replaces is ended, and the account works by the new one', async () => {
  const { connect, session, visitor, app } = await start()
  const id = await connect()
  const link = await session.linkAgain('hostile')
  expect(link.connected_account_id).toBe(id)
  await visitor().connect(link)
  await expect.poll(live).toBe(1)
  expect(await session.execute('HOSTILE_GET_ITEM')).toMatchObject({ error: null })
  expect(await app.account(id)).toMatchObject({ status: 'ACTIVE' })
})

test('what came for a link that was cancelled meanwhile is ended', async () => {
  const { session, visitor, app } = await start()
  const link = await session.link('hostile')
  const person = visitor()
  const callback = await person.consent(link)
  whileExchanged(() => person.press(`${link.redirect_url}/cancel`))
  await person.send(callback)
  expect(await app.account(link.connected_account_id)).toMatchObject({ status: 'FAILED' })
  await expect.poll(live).toBe(0)
})

test('what came for an account that was deleted meanwhile is ended, and the receipt waits for it', async () => {
  const { connect, session, visitor, remove, revocation } = await start()
  const id = await connect()
  const person = visitor()
  const callback = await person.consent(await session.linkAgain('hostile'))
  let receipt: ConnectedAccountDeleted | undefined
  whileExchanged(async () => {
    receipt = await remove(id)
  })
  expect((await person.send(callback)).status).toBe(404)
  expect(receipt).toMatchObject({ revoked_upstream: 'pending', reason: expect.any(String) })
  await expect.poll(live).toBe(0)
  await expect
    .poll(() => revocation(receipt?.revoke_job_id))
    .toMatchObject({ revoked_upstream: 'yes', reason: null })
})

test('so is the receipt of an account that nobody had connected yet, and nothing given counts as over', async () => {
  const { session, visitor, remove, revocation } = await start()
  const link = await session.link('hostile')
  const person = visitor()
  const callback = await person.consent(link)
  let receipt: ConnectedAccountDeleted | undefined
  hostile.oauth.troubles.push({ kind: 'error', error: 'invalid_grant' })
  whileExchanged(async () => {
    receipt = await remove(link.connected_account_id)
  })
  await person.send(callback)
  expect(receipt).toMatchObject({ revoked_upstream: 'pending' })
  expect(await revocation(receipt?.revoke_job_id)).toMatchObject({
    revoked_upstream: 'yes',
    reason: expect.stringContaining('nothing was given'),
  })
})

test('what an app disabled keeps what it has, and what came for it is ended', async () => {
  const { app, connect, session, visitor } = await start()
  const id = await connect()
  const link = await session.linkAgain('hostile')
  await app.call('PATCH', `/connected_accounts/${id}/status`, { enabled: false })
  await visitor().connect(link)
  await expect.poll(live).toBe(1)
  await app.call('PATCH', `/connected_accounts/${id}/status`, { enabled: true })
  expect(await session.execute('HOSTILE_GET_ITEM')).toMatchObject({ error: null })
})

test('a token that was refreshed for an account that ended meanwhile is ended too', async () => {
  const { connect, session, remove, clock } = await start()
  const id = await connect()
  clock.ahead = 2 * 3_600_000
  // What ends a token here leaves the next one alone, as some services do.
  const { revoke } = hostile.oauth.grants
  whileExchanged(async () => {
    hostile.oauth.grants.revoke = () => true
    await remove(id)
    hostile.oauth.grants.revoke = revoke
  })
  await session.execute('HOSTILE_GET_ITEM')
  await expect.poll(live).toBe(0)
})

test('a refresh while a person connects again is no reason to fail', async () => {
  const { connect, session, visitor, app, clock } = await start()
  const id = await connect()
  const person = visitor()
  const callback = await person.consent(await session.linkAgain('hostile'))
  whileExchanged(async () => {
    clock.ahead = 59.5 * 60_000
    await session.execute('HOSTILE_GET_ITEM')
    clock.ahead = 0
  })
  await person.send(callback)
  expect(await app.account(id)).toMatchObject({ status: 'ACTIVE' })
  await expect.poll(live).toBe(1)
})

test('after a crash between the answer and the write, the upstream is made to end what it gave', async () => {
  const { session, visitor, engine, begin, kept } = await start()
  const person = visitor()
  const callback = await person.consent(await session.link('hostile'))
  hostile.oauth.onAnswered = () => {
    hostile.oauth.onAnswered = () => {}
    void engine.close()
  }
  await person.send(callback).catch(() => undefined)
  expect(live()).toBe(1)
  const restarted = await begin()
  await restarted.engine.runJobs()
  expect([live(), kept()]).toEqual([1, [{ status: 'pending' }]])
  restarted.clock.ahead = 60_000
  await restarted.engine.runJobs()
  expect(live()).toBe(0)
})

test('a code whose exchange was cut off before it arrived is worth nothing to anybody', async () => {
  const { session, visitor, engine, clock, kept } = await start()
  hostile.oauth.troubles.push({ kind: 'reset' })
  await visitor().connect(await session.link('hostile'))
  expect(kept()).toEqual([{ status: 'pending' }])
  clock.ahead = 60_000
  await engine.runJobs()
  expect([live(), kept()]).toEqual([0, [{ status: 'yes' }]])
})

test('what the upstream does not end by a code that comes twice is said to be unknown', async () => {
  const { session, visitor, engine, begin, database } = await start()
  hostile.oauth.endsReusedCodes = false
  const person = visitor()
  const callback = await person.consent(await session.link('hostile'))
  hostile.oauth.onAnswered = () => {
    hostile.oauth.onAnswered = () => {}
    void engine.close()
  }
  await person.send(callback).catch(() => undefined)
  const restarted = await begin()
  restarted.clock.ahead = 60_000
  await restarted.engine.runJobs()
  expect(database.read(`select status, "grant", reason from revocations`)).toEqual([
    { status: 'failed', grant: null, reason: expect.stringContaining('not known') },
  ])
})

test.each(['shared', undefined] as const)(
  'where a person has one grant (%s), nothing is revoked while another of their accounts lives, and all with the last',
  async (grant) => {
    hostile.oauth.sharesGrants = true
    const { connect, session, visitor, remove, revocation, app } = await start(hostileOf(grant))
    const first = await connect('user_1')
    const second = await connect('user_2')
    // Connecting again, cancelling and deleting, with an account of the same person beside.
    await visitor().connect(await session.linkAgain('hostile'))
    const link = await session.link('hostile', { alias: 'third' })
    const person = visitor()
    const callback = await person.consent(link)
    whileExchanged(() => person.press(`${link.redirect_url}/cancel`))
    await person.send(callback)
    const receipt = await remove(first)
    expect(receipt).toMatchObject({ revoked_upstream: 'kept', reason: expect.any(String) })
    expect([live(), hostile.oauth.revocations]).toEqual([1, []])
    const other = await app.session({ user_id: 'user_2' })
    expect(await other.execute('HOSTILE_GET_ITEM')).toMatchObject({ error: null })

    expect(await remove(second)).toMatchObject({ revoked_upstream: 'yes' })
    expect(live()).toBe(0)
    expect(await revocation(receipt.revoke_job_id)).toMatchObject({ revoked_upstream: 'yes' })
  },
)

test('where each consent has a grant of its own, an account of the same person is no reason to keep one', async () => {
  const { connect, remove } = await start()
  const [first, second] = [await connect('user_1'), await connect('user_2')]
  expect(await remove(first)).toMatchObject({ revoked_upstream: 'yes' })
  expect(live()).toBe(1)
  expect(await remove(second)).toMatchObject({ revoked_upstream: 'yes' })
  expect(live()).toBe(0)
})

test('where it is not known who the person was, a shared grant is kept for anybody, and ended with the last', async () => {
  hostile.oauth.sharesGrants = true
  const { identity: _, ...anonymous } = hostileOf('shared')
  const { connect, remove, kept } = await start(anonymous)
  const first = await connect('user_1')
  hostile.oauth.subject = 'ben'
  const second = await connect('user_2')
  expect(await remove(first)).toMatchObject({ revoked_upstream: 'kept' })
  expect(live()).toBe(2)
  expect(await remove(second)).toMatchObject({ revoked_upstream: 'yes' })
  expect([live(), kept()]).toEqual([0, [{ status: 'yes' }, { status: 'yes' }]])
})

test('a service of which neither is known ends what a user deletes', async () => {
  const { identity: _, ...anonymous } = hostileOf(undefined)
  const { connect, remove } = await start(anonymous)
  const [first] = [await connect('user_1'), await connect('user_2')]
  expect(await remove(first)).toMatchObject({ revoked_upstream: 'yes' })
  expect(live()).toBe(1)
})

test('an account that is deleted with its grant left alone takes nothing of it away later', async () => {
  hostile.oauth.sharesGrants = true
  const { connect, session, visitor, remove, engine, clock } = await start(hostileOf('shared'))
  const id = await connect()
  await visitor().connect(await session.linkAgain('hostile'))
  await remove(id, '?revoke_on_delete=false')
  clock.ahead = 7 * 3_600_000
  await engine.runJobs()
  expect(live()).toBe(1)
})
