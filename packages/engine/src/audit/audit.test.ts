import type { Upstreams } from '@maillon/testkit/upstreams'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { newDatabase, newEngine, startWorld } from '../connections/fixtures.contract.ts'

let world: Upstreams<'google' | 'resend'>
beforeAll(async () => {
  world = await startWorld('google', 'resend')
})
beforeEach(() => world.reset())
afterAll(() => world.stop())

interface Entry {
  actor: string
  action: string
  subject: string
}

async function start() {
  const database = await newDatabase()
  const started = await newEngine(world, { database: database.path, onError: () => undefined })
  const session = await started.app.session()
  const entries = () =>
    database.read<Entry>('select actor, action, subject from audit order by at, rowid')
  const since = async (work: () => Promise<unknown>) => {
    const before = entries().length
    await work()
    return entries().slice(before)
  }
  return { ...started, database, session, since }
}

test('P7: each change of a connection, from link to deletion, leaves one entry', async () => {
  const { app, visitor, session, since, clock } = await start()
  let id = ''
  let link = await session.link('gmail', { alias: 'work' })
  id = link.connected_account_id
  const entry = (actor: string, action: string) => [{ actor, action, subject: id }]
  const on = (method: string, path: string, body?: unknown) =>
    since(() => app.call(method, `/connected_accounts/${id}${path}`, body))

  expect(await since(() => visitor().connect(link))).toEqual(
    entry('browser', 'connection.connected'),
  )
  clock.ahead = 3_600_000
  // Other tokens leave the account what it was.
  expect(await since(() => session.execute('GMAIL_LIST_LABELS'))).toEqual([])
  expect(await on('PATCH', '', { alias: 'home' })).toEqual(entry('app', 'connection.renamed'))
  expect(await on('PATCH', '/status', { enabled: false })).toEqual(
    entry('app', 'connection.disabled'),
  )
  expect(await on('PATCH', '/status', { enabled: false })).toEqual([])
  expect(await on('PATCH', '/status', { enabled: true })).toEqual(
    entry('app', 'connection.enabled'),
  )
  expect(
    await since(async () => {
      link = await session.linkAgain('gmail')
    }),
  ).toEqual(entry('app', 'connection.initiated'))
  expect(await since(() => visitor().press(`${link.redirect_url}/cancel`))).toEqual(
    entry('browser', 'connection.failed'),
  )
  world.upstreams.google.revoke()
  const [expired, initiated] = await since(() => session.execute('GMAIL_LIST_LABELS'))
  expect([expired]).toEqual(entry('app', 'connection.expired'))
  expect(initiated).toMatchObject({ actor: 'app', action: 'connection.initiated' })
  expect(await on('DELETE', '')).toEqual([
    ...entry('app', 'connection.deleted'),
    ...entry('app', 'connection.revoked'),
  ])
  expect(await on('DELETE', '')).toEqual([])
})

test('P7: a first link leaves an entry for the account and one for the auth config that it needed', async () => {
  const { session, since } = await start()
  const entries = await since(() => session.link('resend'))
  expect(entries).toMatchObject([
    { actor: 'app', action: 'auth_config.created' },
    { actor: 'app', action: 'data_key.created' },
    { actor: 'app', action: 'connection.initiated' },
  ])
  expect(await since(() => session.link('resend'))).toHaveLength(1)
})

test('P7: a name that is taken from a failed account is an entry too', async () => {
  const { app, visitor, session, since } = await start()
  const link = await session.link('resend', { alias: 'work' })
  await visitor().press(`${link.redirect_url}/cancel`)
  const { body } = await app.call<{ auth_config: { id: string } }>(
    'GET',
    `/connected_accounts/${link.connected_account_id}`,
  )
  const brought = {
    auth_config: { id: body.auth_config.id },
    connection: {
      user_id: 'user_1',
      alias: 'work',
      state: { authScheme: 'API_KEY', val: { api_key: world.apiKeys.resend } },
    },
  }
  expect(await since(() => app.call('POST', '/connected_accounts', brought))).toMatchObject([
    { actor: 'app', action: 'connection.renamed', subject: link.connected_account_id },
    { actor: 'app', action: 'connection.connected' },
  ])
})

test('reading and running tools leave none', async () => {
  const { app, visitor, session, since } = await start()
  const link = await session.link('gmail')
  await visitor().connect(link)
  const entries = await since(async () => {
    await session.execute('GMAIL_LIST_LABELS')
    await app.account(link.connected_account_id)
    await app.call('GET', '/connected_accounts')
    await visitor().send(link.redirect_url)
  })
  expect(entries).toEqual([])
})

test('a change whose entry cannot be written does not happen', async () => {
  const { app, visitor, session, database, clock } = await start()
  const link = await session.link('gmail')
  const spare = await session.link('resend')
  const { connected_account_id: id } = link
  await visitor().connect(link)
  // Who refreshes, and when it was last used, is no change of a connection.
  const untold = { lease_owner: 0, lease_until: 0, refresh_in_doubt: 0, last_used_at: 0 }
  const accounts = () =>
    database
      .read<Record<string, unknown>>('select * from accounts')
      .map((row) => ({ ...row, ...untold }))
  const before = accounts()
  const { length } = database.read('select * from attempts')
  database.write(
    `create trigger no_audit before insert on audit begin select raise(abort, 'no'); end`,
  )
  await session.link('gmail')
  await session.linkAgain('gmail').catch(() => undefined)
  await visitor().press(`${spare.redirect_url}/cancel`)
  await visitor().press(`${spare.redirect_url}/key`, { api_key: world.apiKeys.resend })
  await app.call('PATCH', `/connected_accounts/${id}`, { alias: 'x' })
  await app.call('PATCH', `/connected_accounts/${id}/status`, { enabled: false })
  await app.call('DELETE', `/connected_accounts/${id}`)
  world.upstreams.google.revoke()
  clock.ahead = 3_700_000
  await session.execute('GMAIL_LIST_LABELS').catch(() => undefined)
  expect(accounts()).toEqual(before)
  expect(database.read('select * from attempts')).toHaveLength(length)
  expect(database.read(`select * from attempts where status in ('done', 'failed')`)).toHaveLength(1)
})
