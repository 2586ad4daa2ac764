import type { Fault, Upstreams } from '@maillon/testkit/upstreams'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { newDatabase, newEngine, startWorld } from '../fixtures.contract.ts'

let world: Upstreams<'google' | 'github'>
beforeAll(async () => {
  world = await startWorld('google', 'github')
})
beforeEach(() => world.reset())
afterAll(() => world.stop())

const read = 'GMAIL_LIST_LABELS'
const hour = 3_600_000
const encryptionKey = `k1:${'A'.repeat(43)}=`
const sent = (service: 'google' | 'github', line: RegExp) =>
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

test('an ended token is refreshed before it is used', async () => {
  const { execute, clock, account } = await connected()
  const old = world.upstreams.google.liveTokens()
  world.upstreams.google.expire()
  clock.ahead = hour
  expect(await execute(read)).toMatchObject({ error: null })
  expect(refreshes()).toHaveLength(1)
  const used = sent('google', /labels/).map(({ headers }) => headers.authorization)
  expect(used).toEqual([`Bearer ${world.upstreams.google.liveTokens()[0]}`])
  expect(used).not.toContain(`Bearer ${old[0]}`)
  expect(await account()).toMatchObject({ status: 'ACTIVE' })
})

test('a token is refreshed a minute before its end, and not sooner', async () => {
  const { execute, clock } = await connected()
  clock.ahead = hour - 70_000
  await execute(read)
  expect(refreshes()).toHaveLength(0)
  clock.ahead = hour - 50_000
  await execute(read)
  expect(refreshes()).toHaveLength(1)
})

test('T50: of 50 calls at once with an ended token, one refreshes it', async () => {
  const { execute, clock, database } = await connected()
  world.upstreams.google.expire()
  clock.ahead = hour
  const answers = await Promise.all(Array.from({ length: 50 }, () => execute(read)))
  expect(answers.filter(({ error }) => error !== null)).toEqual([])
  expect(refreshes()).toHaveLength(1)
  // What is as before but for its tokens is no entry of the audit log.
  expect(database.read(`select action from audit where action like '%refreshed'`)).toEqual([])
})

test('T50: of 50 refused calls at once, one refreshes the token', async () => {
  const { execute } = await connected()
  world.upstreams.google.expire()
  const answers = await Promise.all(Array.from({ length: 50 }, () => execute(read)))
  expect(answers.filter(({ error }) => error !== null)).toEqual([])
  expect(refreshes()).toHaveLength(1)
})

test('T50: a refusal that comes late, after another call refreshed the token, refreshes nothing', async () => {
  const { execute } = await connected()
  world.upstreams.google.expire()
  world.upstreams.google.faults.push({ match: /labels/, status: 401, body: '{}', delayMs: 150 })
  const late = execute(read)
  await expect.poll(() => sent('google', /labels/).length).toBe(1)
  expect(await execute(read)).toMatchObject({ error: null })
  expect(await late).toMatchObject({ error: null })
  expect(refreshes()).toHaveLength(1)
})

test('RFC 6749 §6: an upstream that sends no new refresh token goes on with the old one', async () => {
  const { execute } = await connected()
  for (let round = 1; round <= 3; round += 1) {
    world.upstreams.google.expire()
    expect(await execute(read)).toMatchObject({ error: null })
    expect(refreshes()).toHaveLength(round)
  }
})

test('a refresh that the upstream refuses for good ends the account, and asks the user to connect', async () => {
  const { execute, account, database } = await connected()
  world.upstreams.google.revoke()
  const answers = await Promise.all(Array.from({ length: 10 }, () => execute(read)))
  const links = new Set(
    answers.map(({ data }) => {
      expect(data).toMatchObject({ code: 'connection_required', toolkit: 'gmail' })
      return data.redirect_url
    }),
  )
  expect([...links]).toEqual([expect.stringContaining('/link/ln_')])
  expect(refreshes()).toHaveLength(1)
  expect(await account()).toMatchObject({
    status: 'EXPIRED',
    status_reason: expect.stringContaining('oauth2.googleapis.com answered 400 invalid_grant'),
  })
  expect(database.read(`select actor from audit where action = 'connection.expired'`)).toEqual([
    { actor: 'app' },
  ])

  // T52: what is over is not asked for again.
  await execute(read)
  expect(refreshes()).toHaveLength(1)
})

const troubles: [string, Omit<Fault, 'match'>][] = [
  ['500', { status: 500 }],
  ['503 as HTML', { status: 503, body: '<h1>canary</h1>' }],
  ['HTML', { status: 200, headers: { 'content-type': 'text/html' }, body: '<h1>canary</h1>' }],
  ['429', { status: 429, body: '{"error":"rate_limited"}' }],
  ['nothing', { status: 200, body: '' }],
  ['a broken connection', { destroy: 'before' }],
  ['another error', { status: 400, body: '{"error":"invalid_client"}' }],
]

test.each(troubles)(
  'R10: while the token endpoint answers %s, a token that still holds is used, and the account stays',
  async (_, fault) => {
    const { execute, clock, account } = await connected()
    world.upstreams.google.faults.push({ match: /POST \/token/, times: 100, ...fault })
    clock.ahead = hour - 30_000
    expect(await execute(read)).toMatchObject({ error: null })
    expect(await execute(read)).toMatchObject({ error: null })
    expect(refreshes()).toHaveLength(1)

    clock.ahead = hour
    const { data, error } = await execute(read)
    expect(data.code).toMatch(/^upstream_(error|unreachable)$/)
    expect(`${JSON.stringify(data)}${error}`).not.toContain('canary')
    expect(await account()).toMatchObject({ status: 'ACTIVE' })

    world.upstreams.google.faults.length = 0
    clock.ahead = hour + 6_000
    expect(await execute(read)).toMatchObject({ error: null })
  },
)

test('T52: while a token cannot be refreshed, its upstream is asked at growing intervals', async () => {
  const { execute, clock } = await connected()
  world.upstreams.google.faults.push({ match: /POST \/token/, status: 503, times: 100 })
  clock.ahead = hour
  for (let turn = 0; turn < 5; turn += 1) await Promise.all([execute(read), execute(read)])
  expect(refreshes()).toHaveLength(1)
  clock.ahead = hour + 5_100
  await execute(read)
  expect(refreshes()).toHaveLength(2)
})

test('without a refresh token, a token that the upstream refuses ends the account', async () => {
  const { execute, account } = await connected('github')
  world.upstreams.github.revoke()
  const { data } = await execute('GITHUB_GET_THE_AUTHENTICATED_USER')
  expect(data).toMatchObject({ code: 'connection_required' })
  expect(await account()).toMatchObject({
    status: 'EXPIRED',
    status_reason: 'The upstream refused the credential: Bad credentials',
  })
  expect(sent('github', /access_token/)).toHaveLength(1)
})

test('without a refresh token, a token is used to its end, and then the account is over', async () => {
  const body = JSON.stringify({ access_token: 'ya29.x', token_type: 'Bearer', expires_in: 3600 })
  world.upstreams.google.faults.push({ match: /POST \/token/, status: 200, body })
  const { execute, clock, account } = await connected()
  const labels = { match: /labels/, status: 200, body: '{"labels":[]}', times: 100 }
  world.upstreams.google.faults.push(labels)
  clock.ahead = hour - 5_000
  expect(await execute(read)).toMatchObject({ error: null })
  clock.ahead = hour
  expect(await execute(read)).toMatchObject({ data: { code: 'connection_required' } })
  expect(await account()).toMatchObject({
    status: 'EXPIRED',
    status_reason: 'The token ended, and the upstream gave none to refresh it with.',
  })
  expect(refreshes()).toEqual([])
})

/** Two engines on one file: the first one's refresh is on its way, and its lease over, while the second one refreshes too. */
async function race(fault: Omit<Fault, 'match'>) {
  const started = await connected('gmail', { encryptionKey })
  const options = { database: started.database.path, encryptionKey }
  const second = await newEngine(world, options)
  started.clock.ahead = second.clock.ahead = hour
  world.upstreams.google.faults.push({ match: /POST \/token/, delayMs: 200, ...fault })
  const slow = started.execute(read)
  await expect.poll(() => refreshes().length).toBe(1)
  // As when the first process was stopped for so long that its lease is over.
  started.database.write('update accounts set lease_until = 0')
  const [row] = started.database.read<{ id: string }>('select id from sessions')
  const path = `/tool_router/session/${row?.id}/execute`
  await second.app.call('POST', path, { tool_slug: read, arguments: {} })
  const [after] = started.database.read('select * from accounts')
  return { ...started, slow: await slow, after }
}

test('T50: a refusal is no end when another process has refreshed the token meanwhile', async () => {
  const { slow, account } = await race({ status: 400, body: '{"error":"invalid_grant"}' })
  expect(slow).toMatchObject({ error: null })
  expect(await account()).toMatchObject({ status: 'ACTIVE' })
})

test('T50: a slow answer does not replace what another process has written meanwhile', async () => {
  const { slow, after, database } = await race({})
  expect(slow).toMatchObject({ error: null })
  expect(database.read('select * from accounts')).toEqual([after])
  // What is as before but for its tokens is no entry of the audit log.
  expect(database.read(`select action from audit where action like '%refreshed'`)).toEqual([])
})

test('an account that is disabled or deleted while it is refreshed stays so', async () => {
  for (const [method, path, body] of [
    ['PATCH', '/status', { enabled: false }],
    ['DELETE', '', undefined],
  ] as const) {
    await world.reset()
    const { app, execute, clock, database } = await connected()
    const [row] = database.read<{ id: string }>(`select id from accounts`)
    world.upstreams.google.faults.push({ match: /POST \/token/, delayMs: 100 })
    clock.ahead = hour
    const call = execute(read)
    await expect.poll(() => refreshes().length).toBe(1)
    await app.call(method, `/connected_accounts/${row?.id}${path}`, body)
    await call
    const columns = 'status, credential is null as bare'
    expect(database.read(`select ${columns} from accounts where id = '${row?.id}'`)).toEqual([
      method === 'DELETE' ? { status: 'ACTIVE', bare: 1 } : { status: 'INACTIVE', bare: 0 },
    ])
  }
})
