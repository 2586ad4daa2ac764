import type {
  ConnectedAccountDeleted,
  ConnectedAccountRevoked,
  Revocation,
} from '@maillon/core/contract'
import type { Upstreams } from '@maillon/testkit/upstreams'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { createApp, newDatabase, newEngine, startWorld } from '../fixtures.contract.ts'

let world: Upstreams<'github' | 'google' | 'slack' | 'resend'>
beforeAll(async () => {
  world = await startWorld('github', 'google', 'slack', 'resend')
})
beforeEach(() => world.reset())
afterAll(() => world.stop())

async function start(options = {}) {
  const database = await newDatabase()
  const started = await newEngine(world, { database: database.path, ...options })
  const { app, visitor } = started
  const connect = async (toolkit: string, user = 'user_1', email = 'ada@example.com') => {
    const session = await app.session({ user_id: user })
    const link = await session.link(toolkit)
    await visitor().connect(link, email)
    return link.connected_account_id
  }
  const remove = async (id: string, query = '') =>
    (await app.call<ConnectedAccountDeleted>('DELETE', `/connected_accounts/${id}${query}`)).body
  const revocation = async (id = '') =>
    (await app.call<Revocation>('GET', `/revocations/${id}`)).body
  return { ...started, database, connect, remove, revocation }
}

const live = (service: 'google' | 'github' | 'slack') => world.upstreams[service].liveTokens()

test.each([
  ['gmail', 'google'],
  ['github', 'github'],
  ['slack', 'slack'],
] as const)(
  'T46 deleting a %s account ends its grant at the upstream, and says so',
  async (toolkit, service) => {
    const { connect, remove, revocation, database } = await start()
    const id = await connect(toolkit)
    expect(live(service)).toHaveLength(1)
    const receipt = await remove(id)
    expect(receipt).toMatchObject({ success: true, revoked_upstream: 'yes', reason: null })
    expect(live(service)).toEqual([])
    expect(await revocation(receipt.revoke_job_id)).toMatchObject({
      connected_account_id: id,
      revoked_upstream: 'yes',
      tries: 1,
    })
    const log = database.read<{ detail: string }>(
      `select detail from audit where action = 'connection.revoked'`,
    )
    expect(log.map(({ detail }) => JSON.parse(detail))).toEqual([{ revoked_upstream: 'yes' }])
    expect(database.read('select "grant" from revocations')).toEqual([{ grant: null }])
  },
)

test('T46 RFC 7009: the refresh token goes first, then the access token, with the client', async () => {
  const { connect, remove } = await start()
  const id = await connect('gmail')
  const [accessToken] = live('google')
  await remove(id)
  const asked = world.upstreams.google.requests
    .filter(({ path }) => path === '/revoke' || path === '/oauth2/revoke')
    .map(({ body }) => new URLSearchParams(body))
  expect(asked).toHaveLength(2)
  expect(asked[0]?.get('token')).not.toBe(accessToken)
  expect(asked[1]?.get('token')).toBe(accessToken)
  for (const form of asked) expect(form.get('client_id')).toBe(world.authConfigs.gmail.clientId)
})

test.each([
  ['unsupported_token_type', 200, 'yes'],
  ['invalid_request', 200, 'yes'],
  ['unsupported_token_type', 400, 'pending'],
])(
  'T46 a server that answers %s to the access token, and %i to the refresh token before it: %s',
  async (error, status, outcome) => {
    const { connect, remove } = await start()
    const id = await connect('gmail')
    const match = /POST .*revoke/
    const refused = JSON.stringify({ error })
    world.upstreams.google.faults.push({ match, status, body: refused })
    world.upstreams.google.faults.push({ match, status: 400, body: refused })
    expect(await remove(id)).toMatchObject({ revoked_upstream: outcome })
  },
)

test('T46 while the upstream is down the end waits in a queue, sealed, and is done once when it is back', async () => {
  const { connect, remove, revocation, database, engine, clock } = await start()
  const id = await connect('github')
  const [token = ''] = live('github')
  const { faults, requests } = world.upstreams.github
  faults.push({ match: /DELETE .applications/, status: 503, times: 2 })
  const { revoked_upstream, revoke_job_id, reason } = await remove(id)
  expect([revoked_upstream, reason]).toEqual(['pending', expect.stringContaining('503')])
  expect(JSON.stringify(database.dump())).not.toContain(token)

  // Not before its time.
  await engine.runJobs()
  expect(await revocation(revoke_job_id)).toMatchObject({ revoked_upstream: 'pending', tries: 1 })
  clock.ahead = 60_000
  await engine.runJobs()
  expect(await revocation(revoke_job_id)).toMatchObject({ revoked_upstream: 'pending', tries: 2 })
  clock.ahead = 300_000
  await Promise.all([engine.runJobs(), engine.runJobs()])
  expect(await revocation(revoke_job_id)).toMatchObject({ revoked_upstream: 'yes' })
  expect(live('github')).toEqual([])
  const asked = requests.filter(({ method }) => method === 'DELETE')
  expect(asked).toHaveLength(3)
})

test('T46 what never works is given up with a reason', async () => {
  const { connect, remove, revocation, engine, clock } = await start()
  const id = await connect('github')
  world.upstreams.github.faults.push({ match: /DELETE/, status: 500, times: 100 })
  const { revoke_job_id } = await remove(id)
  for (let turn = 0; turn < 30; turn += 1) {
    clock.ahead += 7 * 3_600_000
    await engine.runJobs()
  }
  expect(await revocation(revoke_job_id)).toMatchObject({
    revoked_upstream: 'failed',
    reason: expect.stringContaining('500'),
    tries: 24,
  })
})

test('T46 a key cannot be revoked, and the receipt says who can', async () => {
  const { app, connect, remove, visitor } = await start()
  const session = await app.session()
  const link = await session.link('resend')
  await visitor().press(`${link.redirect_url}/key`, { api_key: world.apiKeys.resend })
  expect(await remove(link.connected_account_id)).toMatchObject({
    revoked_upstream: 'unsupported',
    reason: expect.stringContaining('settings'),
  })
  void connect
})

test('T46 nothing is revoked when the app says so, or where there is nothing', async () => {
  const { app, connect, remove } = await start()
  const id = await connect('github')
  expect(await remove(id, '?revoke_on_delete=false')).toEqual({ success: true })
  expect(live('github')).toHaveLength(1)
  const link = await (await app.session()).link('github')
  expect(await remove(link.connected_account_id)).toEqual({ success: true })
})

test("T46 another user's account of the same person keeps its grant", async () => {
  const { connect, remove, app } = await start()
  const first = await connect('gmail', 'user_1')
  const second = await connect('gmail', 'user_2')
  expect(await remove(first)).toMatchObject({ revoked_upstream: 'kept' })
  expect(await app.account(second)).toMatchObject({ status: 'ACTIVE' })
  expect(live('google').length).toBeGreaterThan(0)
  expect(await remove(second)).toMatchObject({ revoked_upstream: 'yes' })
})

test('T46 tokens of an attempt that failed by its identity are ended too', async () => {
  const { app, visitor } = await start()
  const session = await app.session()
  const link = await session.link('gmail', { expected_identity: { email: 'ada@example.com' } })
  await visitor().connect(link, 'ben@example.com')
  expect(await app.account(link.connected_account_id)).toMatchObject({ status: 'FAILED' })
  await expect.poll(() => live('google')).toEqual([])
})

test('T46 revoke ends an ACTIVE account and keeps it as REVOKED', async () => {
  const { app, connect, database } = await start()
  const id = await connect('github')
  const revoke = () => app.call<ConnectedAccountRevoked>('POST', `/connected_accounts/${id}/revoke`)
  expect((await revoke()).body).toMatchObject({
    revoked_tokens: ['refresh_token', 'access_token'],
    connected_account: { id, status: 'REVOKED' },
    revoked_upstream: 'yes',
  })
  expect(database.read('select credential from accounts')).toEqual([{ credential: null }])
  expect((await revoke()).body).toEqual({
    revoked_tokens: [],
    connected_account: { id, status: 'REVOKED' },
  })
  const waiting = await (await app.session({ user_id: 'user_2' })).link('github')
  const path = `/connected_accounts/${waiting.connected_account_id}/revoke`
  expect(await app.call('POST', path)).toMatchObject({ status: 409 })
})

test('T46 on the bad day everything goes, of one user, one project, or all', async () => {
  const { engine, connect, app, visitor } = await start()
  const ids = [await connect('github', 'user_1'), await connect('slack', 'user_2')]
  const other = createApp(engine, 'other')
  const link = await (await other.session()).link('gmail')
  await visitor().connect(link)
  const told: string[] = []
  await engine.revokeAll({ projectId: 'default', userId: 'user_1' }, ({ toolkit, status }) =>
    told.push(`${toolkit} ${status}`),
  )
  expect(told).toEqual(['github yes'])
  await engine.revokeAll({ projectId: 'default' })
  expect(await Promise.all(ids.map(async (id) => (await app.account(id)).status))).toEqual([
    'REVOKED',
    'REVOKED',
  ])
  expect(live('google')).toHaveLength(1)
  await engine.revokeAll({})
  expect([live('google'), live('github'), live('slack')]).toEqual([[], [], []])
})

test('T46 a connection that no call used for too long is ended, where the operator wants that', async () => {
  const { engine, connect, clock, app } = await start({ retention: { unusedConnections: 90 } })
  const [unused, used] = [await connect('github', 'user_1'), await connect('slack', 'user_2')]
  const days = 24 * 3_600_000
  clock.ahead = 60 * days
  const session = await app.session({ user_id: 'user_2' })
  await session.execute('SLACK_LIST_ALL_CHANNELS')
  clock.ahead = 91 * days
  await engine.runJobs()
  expect(await app.account(unused)).toMatchObject({
    status: 'EXPIRED',
    status_reason: 'No call used it for too long.',
  })
  expect(await app.account(used)).toMatchObject({ status: 'ACTIVE' })
  expect(live('github')).toEqual([])
})
