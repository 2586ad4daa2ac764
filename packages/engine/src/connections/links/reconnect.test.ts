import type { Upstreams } from '@maillon/testkit/upstreams'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { appUrl, newDatabase, newEngine, startWorld } from '../fixtures.contract.ts'

let world: Upstreams<'github' | 'resend'>
beforeAll(async () => {
  world = await startWorld('github', 'resend')
})
beforeEach(() => world.reset())
afterAll(() => world.stop())

const whoAmI = 'GITHUB_GET_THE_AUTHENTICATED_USER'

/** Ada's GitHub, connected. */
async function connected(options = {}) {
  const database = await newDatabase()
  const started = await newEngine(world, { database: database.path, ...options })
  const session = await started.app.session({
    manage_connections: { enable: true, callback_url: appUrl },
  })
  const link = await session.link('github')
  await started.visitor().connect(link)
  const id = link.connected_account_id
  return { ...started, database, session, id, account: () => started.app.account(id) }
}

test('the same account is connected anew under its old id', async () => {
  const { session, visitor, id, account } = await connected()
  const before = world.upstreams.github.liveTokens()
  const link = await session.linkAgain('github')
  expect(link.connected_account_id).toBe(id)
  expect(await account()).toMatchObject({ status: 'ACTIVE' })
  await visitor().connect(link)
  expect(await account()).toMatchObject({ status: 'ACTIVE', identity: { label: 'ada-moreau' } })
  world.upstreams.github.revoke(before[0])
  expect(await session.execute(whoAmI)).toMatchObject({ error: null })
})

test('T13: another account of the upstream is refused, and the old one still works', async () => {
  const { session, visitor, id, account, database } = await connected()
  const before = database.read(`select credential from accounts`)
  const link = await session.linkAgain('github')
  const response = await visitor().connect(link, 'ben@example.com')
  expect(response.headers.get('location')).toBe(
    `${appUrl}?status=failed&connected_account_id=${id}&error=account_mismatch`,
  )
  expect(database.read(`select credential from accounts`)).toEqual(before)
  expect(await account()).toMatchObject({ status: 'ACTIVE', identity: { label: 'ada-moreau' } })
  const { data } = await session.execute(whoAmI)
  expect(data).toMatchObject({ login: 'ada-moreau' })
})

test('T13: an upstream that does not tell whose account it is now does not replace one that is known', async () => {
  const { session, visitor, account, database } = await connected()
  const before = database.read(`select credential from accounts`)
  for (const fault of [
    { status: 500 },
    { status: 200, body: '{' },
    { destroy: 'before' as const },
  ]) {
    const link = await session.linkAgain('github')
    world.upstreams.github.faults.push({ match: /GET \/user$/, ...fault })
    const response = await visitor().connect(link, 'ben@example.com')
    expect(response.headers.get('location')).toContain('&error=upstream_error')
  }
  expect(database.read(`select credential from accounts`)).toEqual(before)
  expect(await account()).toMatchObject({ status: 'ACTIVE' })
})

test.each([
  ['denied', async () => world.upstreams.github.deny(true)],
  [
    'failed at the token endpoint',
    async () => void world.upstreams.github.faults.push({ match: /access_token/, status: 500 }),
  ],
])('a try that is %s leaves a working account as it is', async (_, prepare) => {
  const { session, visitor, account, database } = await connected()
  const before = database.read(`select * from accounts`)
  const link = await session.linkAgain('github')
  await prepare()
  const response = await visitor().connect(link)
  expect(response.headers.get('location')).toContain('status=failed')
  expect(database.read(`select * from accounts`)).toEqual(before)
  expect(await account()).toMatchObject({ status: 'ACTIVE' })
  expect(await session.execute(whoAmI)).toMatchObject({ error: null })
})

test('so does one that is cancelled or abandoned', async () => {
  const { session, visitor, account, clock, database } = await connected()
  const before = database.read(`select * from accounts`)
  const cancelled = await session.linkAgain('github')
  await visitor().press(`${cancelled.redirect_url}/cancel`)
  await session.linkAgain('github')
  clock.ahead = 11 * 60_000
  expect(await account()).toMatchObject({ status: 'ACTIVE' })
  expect(database.read(`select * from accounts`)).toEqual(before)
})

test('an account that ended comes back to life with the same id', async () => {
  const { session, visitor, id, account } = await connected()
  world.upstreams.github.revoke()
  await session.patch({ connected_accounts: { github: [id] } })
  const { data } = await session.execute(whoAmI)
  expect(data).toMatchObject({ code: 'connection_required', connected_account_id: id })
  expect(await account()).toMatchObject({ status: 'EXPIRED' })
  const token = String(data.redirect_url).split('/').at(-1) ?? ''
  await visitor().connect({ redirect_url: String(data.redirect_url), link_token: token } as never)
  expect(await account()).toMatchObject({ status: 'ACTIVE', status_reason: null })
  expect(await session.execute(whoAmI)).toMatchObject({ error: null })
})

test('what the app disabled, no link and no user enables', async () => {
  const { app, session, visitor, id, account } = await connected()
  const link = await session.linkAgain('github')
  const disable = (enabled: boolean) =>
    app.call('PATCH', `/connected_accounts/${id}/status`, { enabled })
  expect((await disable(false)).status).toBe(200)
  const response = await visitor().connect(link)
  expect(response.headers.get('location')).toContain('status=failed')
  expect(await account()).toMatchObject({ status: 'INACTIVE' })

  await session.patch({ connected_accounts: { github: [id] } })
  const { data, error } = await session.execute(whoAmI)
  expect(data).toMatchObject({ code: 'connection_not_usable' })
  expect(error).toContain('disabled by the app')
  await disable(true)
  expect(await session.execute(whoAmI)).toMatchObject({ error: null })
})

test('an account that is deleted while its user is away stays deleted', async () => {
  const { app, session, visitor, id, database } = await connected()
  const person = visitor()
  const callback = await person.consent(await session.linkAgain('github'))
  await app.call('DELETE', `/connected_accounts/${id}`)
  expect((await person.send(callback)).status).toBe(404)
  expect((await app.call('GET', `/connected_accounts/${id}`)).status).toBe(404)
  expect(database.read(`select credential, alias from accounts`)).toEqual([
    { credential: null, alias: null },
  ])
})

test('T41: a credential that is moved to another row, or put back after a newer one, does not open', async () => {
  const { app, session, visitor, id, database } = await connected({ onError: () => undefined })
  const [first] = database.read<{ credential: string }>(`select credential from accounts`)
  await visitor().connect(await session.linkAgain('github'))
  // The engine looks at what was replaced beside its answer, and would have the lock.
  await expect
    .poll(() => database.read('select status from revocations'))
    .toEqual([{ status: 'kept' }])
  database.write(`update accounts set credential = '${first?.credential}' where id = '${id}'`)
  expect(JSON.stringify(await session.execute(whoAmI))).toContain('secret_unreadable')

  const other = await app.session({ user_id: 'user_2' })
  const link = await other.link('github')
  await visitor().connect(link, 'ben@example.com')
  database.write(
    `update accounts set credential = (select credential from accounts where user_id = 'user_2'),
     credential_version = (select credential_version from accounts where user_id = 'user_2')`,
  )
  expect(JSON.stringify(await session.execute(whoAmI))).toContain('secret_unreadable')
  expect(await other.execute(whoAmI)).toMatchObject({ data: { login: 'ben-okafor' } })
})

test('a flow that is tampered with does not complete', async () => {
  const faults: unknown[] = []
  const onError = (error: unknown) => faults.push(error)
  const { session, visitor, database, account } = await connected({ onError })
  const person = visitor()
  const other = visitor()
  const [callback] = [
    await person.consent(await session.linkAgain('github')),
    await other.consent(await session.linkAgain('github')),
  ]
  database.write(
    `update attempts set flow = (select flow from attempts order by created_at desc limit 1)
     where status = 'claimed'`,
  )
  const response = await person.send(callback)
  expect([response.status, response.headers.get('location')]).toEqual([500, null])
  expect(faults).toMatchObject([{ code: 'secret_unreadable' }])
  expect(await account()).toMatchObject({ status: 'ACTIVE' })
})
