import type { Upstreams } from '@maillon/testkit/upstreams'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { newDatabase, newEngine, startWorld } from '../fixtures.contract.ts'

let world: Upstreams<'google'>
beforeAll(async () => {
  world = await startWorld('google')
})
beforeEach(() => world.reset())
afterAll(() => world.stop())

const read = 'GMAIL_LIST_LABELS'
const write = 'GMAIL_SEND_EMAIL'
const mail = { recipient_email: 'ben@example.com', subject: 'Hello', body: 'Once.' }
const hour = 3_600_000
const sent = (service: 'google', line: RegExp) =>
  world.upstreams[service].requests.filter(({ method, path }) => line.test(`${method} ${path}`))
const refreshes = () =>
  sent('google', /POST \/token/).filter(({ body }) => body.includes('grant_type=refresh_token'))

/** Ada's account, connected. */
async function connected(toolkit = 'gmail', options = {}) {
  const database = await newDatabase()
  const started = await newEngine(world, { database: database.path, ...options })
  const session = await started.app.session()
  const link = await session.link(toolkit)
  await started.visitor().connect(link)
  const account = () => started.app.account(link.connected_account_id)
  return { ...started, database, session, account, execute: session.execute }
}

test('T51: a token that the upstream refuses is refreshed once, and the call sent again', async () => {
  const { execute } = await connected()
  world.upstreams.google.expire()
  expect(await execute(write, mail)).toMatchObject({ error: null })
  expect(refreshes()).toHaveLength(1)
  expect(sent('google', /POST .*\/messages\/send/)).toHaveLength(2)
  const inbox = await execute('GMAIL_FETCH_EMAILS', { query: 'subject:Hello in:sent' })
  expect(JSON.stringify(inbox).match(/"Hello"/g)).toHaveLength(1)
})

test('a call that is refused while the token is taken elsewhere is an error, and no token is refreshed', async () => {
  const { execute, account } = await connected()
  world.upstreams.google.faults.push({ match: /labels/, status: 401, body: '{}', times: 10 })
  expect(await execute(read)).toMatchObject({ data: { code: 'upstream_error' } })
  expect([sent('google', /labels/).length, refreshes().length]).toEqual([1, 0])
  expect(await account()).toMatchObject({ status: 'ACTIVE' })
})

test('T53: a write whose connection breaks is not sent again, and says that its outcome is unknown', async () => {
  const { execute } = await connected()
  world.upstreams.google.faults.push({ match: /messages\/send/, destroy: 'after' })
  expect(await execute(write, mail)).toMatchObject({ data: { code: 'outcome_unknown' } })
  expect(sent('google', /messages\/send/)).toHaveLength(1)
})

test('T53: a refresh that breaks says nothing about the call that it was for', async () => {
  const { execute, clock } = await connected()
  world.upstreams.google.faults.push({ match: /POST \/token/, destroy: 'after' })
  clock.ahead = hour
  expect(await execute(write, mail)).toMatchObject({
    data: { code: 'upstream_error', message: 'oauth2.googleapis.com did not answer.' },
  })
  expect(sent('google', /messages\/send/)).toEqual([])
})

test.each([
  ['403', { status: 403, body: '{}' }, 'upstream_error'],
  ['429', { status: 429, headers: { 'retry-after': '7' }, body: '{}' }, 'upstream_rate_limited'],
])('T53: a %s refreshes nothing', async (_, fault, code) => {
  const { execute, account } = await connected()
  world.upstreams.google.faults.push({ match: /labels/, ...fault })
  expect(await execute(read)).toMatchObject({ data: { code } })
  expect(refreshes()).toEqual([])
  expect(await account()).toMatchObject({ status: 'ACTIVE' })
})

test.each(['a tool', 'proxy'])(
  'T40: a token that a refresh replaced in the same call is not told either, by %s',
  async (way) => {
    for (const isRefused of [true, false]) {
      const { session, app, clock } = await connected()
      const { faults, liveTokens, expire } = world.upstreams.google
      const old = liveTokens().map((token) => Buffer.from(token).toString('hex'))
      expect(old).not.toEqual([])
      if (isRefused) faults.push({ match: /labels/, status: 401, body: '{}' })
      else clock.ahead = hour
      const body = JSON.stringify({ labels: [{ id: 'x', name: old.join(' ') }] })
      faults.push({ match: /labels/, status: 200, body })
      expire()
      const labels = { toolkit_slug: 'gmail', endpoint: '/gmail/v1/users/me/labels', method: 'GET' }
      const answer =
        way === 'proxy'
          ? await app.call('POST', `${session.path}/proxy_execute`, labels)
          : await session.execute(read)
      const told = JSON.stringify(answer)
      expect(refreshes()).toHaveLength(1)
      expect(told).toContain(old.map(() => '[secret]').join(' '))
      await world.reset()
    }
  },
)
