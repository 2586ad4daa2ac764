import { setTimeout } from 'node:timers/promises'
import type { ConnectedAccount, Link } from '@maillon/core/contract'
import type { Upstreams } from '@maillon/testkit/upstreams'
import { afterAll, beforeAll, beforeEach, expect, test, vi } from 'vitest'
import { newDatabase, newEngine, startWorld } from '../fixtures.contract.ts'

let world: Upstreams<'github'>
beforeAll(async () => {
  world = await startWorld('github')
})
beforeEach(() => world.reset())
afterAll(() => world.stop())

const encryptionKey = `k1:${'A'.repeat(43)}=`

async function newLink(options = {}) {
  const database = await newDatabase()
  const started = await newEngine(world, { database: database.path, encryptionKey, ...options })
  const session = await started.app.session()
  return { ...started, database, session, link: await session.link('github') }
}

/** The long poll of a client: its answer, and how long it took in ms. */
function wait(
  { engine }: Awaited<ReturnType<typeof newEngine>>,
  { connected_account_id: id, link_token }: Pick<Link, 'connected_account_id' | 'link_token'>,
  {
    seconds = 20,
    headers = { 'maillon-link-token': link_token },
  }: {
    seconds?: number
    headers?: Record<string, string>
  } = {},
) {
  const begin = Date.now()
  const url = `http://maillon.local/api/v3.1/connected_accounts/${id}`
  return engine
    .as()(url, {
      headers: { prefer: `wait=${seconds}`, ...headers },
    })
    .then(async (response) => ({
      status: response.status,
      applied: response.headers.get('preference-applied'),
      body: (await response.json()) as ConnectedAccount,
      took: Date.now() - begin,
    }))
}

test('a waiter is woken when its user has connected', async () => {
  const started = await newLink()
  const { link, visitor } = started
  const waiting = wait(started, link)
  await visitor().connect(link)
  const { body, applied } = await waiting
  expect(body).toMatchObject({ status: 'ACTIVE', attempt: { status: 'done', reason: null } })
  expect(applied).toBe('wait=20')
})

test('a waiter is woken at once when its attempt fails, with the reason', async () => {
  const started = await newLink()
  const { link, visitor } = started
  const waiting = wait(started, link)
  await visitor().press(`${link.redirect_url}/cancel`)
  expect((await waiting).body).toMatchObject({
    status: 'FAILED',
    attempt: { status: 'failed', reason: 'The user cancelled.' },
  })
})

test('inside a process nobody waits for the clock: a change wakes', async () => {
  const started = await newLink()
  const { session, visitor, app } = started
  vi.useFakeTimers({ toFake: ['setTimeout'] })
  try {
    const links = [
      started.link,
      await session.link('github'),
      await session.link('github'),
    ] as const
    const waiting = links.map((link) => wait(started, link))
    await expect.poll(() => vi.getTimerCount(), { interval: 0 }).toBeGreaterThanOrEqual(3)
    await visitor().connect(links[0])
    await visitor().press(`${links[1].redirect_url}/cancel`)
    await app.call('DELETE', `/connected_accounts/${links[2].connected_account_id}`)
    const ends = await Promise.all(waiting)
    expect(ends.map(({ status, body }) => [status, body.status])).toEqual([
      [200, 'ACTIVE'],
      [200, 'FAILED'],
      [404, undefined],
    ])
  } finally {
    vi.useRealTimers()
  }
})

test('two engines on one file: the link is finished at one, and who waits at the other hears of it', async () => {
  const started = await newLink()
  const { link, database } = started
  const second = await newEngine(world, { database: database.path, encryptionKey })
  const waiting = wait(started, link)
  await second.visitor().connect(link)
  expect((await waiting).body).toMatchObject({ status: 'ACTIVE', attempt: { status: 'done' } })
})

test('a waiter of an abandoned link wakes by a timer when the ten minutes are over, and nothing is written', async () => {
  const started = await newLink()
  const { link, clock, database } = started
  const before = database.dump()
  clock.ahead = 10 * 60_000 - 300
  const { body } = await wait(started, link)
  expect(body).toMatchObject({
    status: 'EXPIRED',
    attempt: { status: 'expired', reason: 'The link was not used within 10 minutes.' },
  })
  expect(database.dump()).toEqual(before)
})

test('time that is up is no error: the answer says how it stands', async () => {
  const started = await newLink()
  const { link } = started
  for (const seconds of [0, 1]) {
    const { status, applied, body } = await wait(started, link, { seconds })
    expect([status, applied]).toEqual([200, `wait=${seconds}`])
    expect(body).toMatchObject({ status: 'INITIATED', attempt: { status: 'open' } })
  }
})

test('no wait is longer than 25 seconds', async () => {
  const started = await newLink()
  const { link, visitor } = started
  const waiting = wait(started, link, { seconds: 999_999 })
  await visitor().press(`${link.redirect_url}/cancel`)
  expect((await waiting).applied).toBe('wait=25')
})

test('without the header there is no wait, and no word of one', async () => {
  const started = await newLink()
  const { connected_account_id: id } = started.link
  const { headers, body } = await started.app.call<ConnectedAccount>(
    'GET',
    `/connected_accounts/${id}`,
  )
  expect(headers.get('preference-applied')).toBeNull()
  expect(body).not.toHaveProperty('attempt')
})

test('a waiter waits for its own attempt, not for what the account was before', async () => {
  const started = await newLink()
  const { session, visitor, link } = started
  await visitor().connect(link)
  const again = { ...(await session.linkAgain('github')), link_token: '' }
  again.link_token = again.redirect_url.split('/').at(-1) ?? ''
  const early = await wait(started, again, { seconds: 0 })
  expect(early.body).toMatchObject({ status: 'ACTIVE', attempt: { status: 'open' } })
  const waiting = wait(started, again)
  await visitor().press(`${again.redirect_url}/cancel`)
  expect((await waiting).body).toMatchObject({ status: 'ACTIVE', attempt: { status: 'failed' } })
})

test('without a link token, the end of the account’s own first attempt ends the wait', async () => {
  const started = await newLink()
  const { link, visitor } = started
  const waiting = wait(started, link, { headers: {} })
  await visitor().connect(link)
  expect((await waiting).body).toMatchObject({ status: 'ACTIVE' })
})

test('a deleted account ends the wait', async () => {
  const started = await newLink()
  const { link, app } = started
  const waiting = wait(started, link)
  await setTimeout(20)
  await app.call('DELETE', `/connected_accounts/${link.connected_account_id}`)
  expect((await waiting).status).toBe(404)
})

test("another account's link token is none of this one's", async () => {
  const started = await newLink()
  const other = await started.session.link('github')
  for (const link_token of [other.link_token, 'ln_x', ''])
    expect((await wait(started, { ...started.link, link_token })).status).toBe(404)
})

test('who goes away is waited for no longer', { timeout: 5_000 }, async () => {
  const { engine, apiKey, link } = await newLink()
  const stop = new AbortController()
  const url = `http://maillon.local/api/v3.1/connected_accounts/${link.connected_account_id}`
  const headers = { prefer: 'wait=25', 'x-api-key': apiKey }
  const waiting = engine.fetch(new Request(url, { headers, signal: stop.signal }))
  await setTimeout(20)
  stop.abort()
  expect((await waiting).status).toBe(200)
})

test('an engine that closes lets its waiters go', async () => {
  const started = await newLink()
  const waiting = wait(started, started.link)
  await started.engine.close()
  expect((await waiting).status).toBe(503)
})
