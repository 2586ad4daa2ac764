import type { GrantEnded, OAuth2Auth } from '@maillon/core/toolkit'
import { type RefusalDialect, refusals } from '@maillon/testkit/hostile'
import { github, hubspot, outlook, slack } from '@maillon/toolkits'
import { expect, test } from 'vitest'
import { startHostileWorld } from '../hostile-world.contract.ts'

const hour = 3_600_000
const minute = 60_000

type World = Awaited<ReturnType<typeof startHostileWorld>>

/** The next refreshes are refused so. */
function refuse({ hostile }: World, dialect: RefusalDialect, times = 1): void {
  for (let turn = 0; turn < times; turn += 1)
    hostile.oauth.troubles.push({ kind: 'refusal', dialect })
}

const grantEnded = ({ auth }: { auth: unknown }) => (auth as OAuth2Auth).grantEnded ?? []

test.each<[RefusalDialect, readonly GrantEnded[], string]>([
  ['rfc6749', [], 'hostile.test answered 400 invalid_grant: "Token is over."'],
  ['hubspot', grantEnded(hubspot), 'BAD_REFRESH_TOKEN: "missing or unknown refresh token"'],
  ['microsoft', grantEnded(outlook), 'interaction_required: "AADSTS50076: You must use'],
  ['slack', grantEnded(slack), '200 token_expired'],
  ['slackInactive', grantEnded(slack), '200 account_inactive'],
  ['github', grantEnded(github), 'bad_refresh_token: "It expired."'],
  ['linkedin', [{ error: 'invalid_request', saying: 'revoked' }], '400 invalid_request: "The'],
  ['facebook', ['190'], '400 190: "Error validating access token'],
  ['atlassian', [{ error: 'unauthorized_client', saying: 'refresh_token' }], '403 unauthorized_'],
])(
  "%s: a service's own words end the account at the first answer",
  async (dialect, words, told) => {
    const world = await startHostileWorld({ auth: { grantEnded: words } })
    const { account, read, accountId } = await world.connected()
    world.clock.ahead = hour
    refuse(world, dialect)
    expect(await read()).toMatchObject({ data: { code: 'connection_required' } })
    const { status, status_reason: reason } = await account()
    expect([status, reason]).toEqual(['EXPIRED', expect.stringContaining(told)])
    expect(reason).toMatch(/^The upstream refused to refresh the token: hostile\.test answered /)
    expect(world.warnings).toEqual([
      {
        message: 'refresh refused',
        fields: expect.objectContaining({
          account: accountId,
          host: 'hostile.test',
          status: refusals[dialect].status,
        }),
      },
    ])
  },
)

const unknown: RefusalDialect[] = ['linkedin', 'facebook', 'hubspot', 'gateway']

test.each(unknown)(
  '%s: in words that nobody told us, the second answer ends it, ten minutes after the first',
  async (dialect) => {
    const world = await startHostileWorld()
    const { account, read } = await world.connected()
    world.clock.ahead = hour
    refuse(world, dialect)
    const { data } = await read()
    expect(data).toMatchObject({ code: 'upstream_error' })
    expect(await account()).toMatchObject({
      status: 'ACTIVE',
      status_reason: expect.stringContaining('hostile.test answered 40'),
    })
    // Soon after is no second opinion.
    world.clock.ahead = hour + 9 * minute
    refuse(world, dialect)
    await read()
    expect(await account()).toMatchObject({ status: 'ACTIVE' })
    world.clock.ahead = hour + 10 * minute
    refuse(world, dialect)
    expect(await read()).toMatchObject({ data: { code: 'connection_required' } })
    expect(await account()).toMatchObject({ status: 'EXPIRED' })
  },
)

test('when a refusal came first is known after a restart', async () => {
  const encryptionKey = `k1:${'A'.repeat(43)}=`
  const world = await startHostileWorld({ encryptionKey })
  const { read } = await world.connected()
  world.clock.ahead = hour
  refuse(world, 'linkedin')
  await read()
  expect(
    world.database.read('select refused_as, refused_at is null as none from accounts'),
  ).toEqual([{ refused_as: '400 invalid_request', none: 0 }])
})

test('R10: what came between, and an access token that holds, end nothing', async () => {
  const world = await startHostileWorld()
  const { account, read } = await world.connected()
  const at = (ahead: number) => {
    world.clock.ahead = ahead
  }
  at(hour - 30_000)
  refuse(world, 'linkedin')
  expect(await read()).toMatchObject({ error: null })
  // The access token holds: this answer is too soon, whenever the first one was.
  world.hostile.oauth.lifetime = 2 * hour
  at(hour - 20_000)
  world.database.write('update accounts set refused_at = refused_at - 3600000')
  refuse(world, 'linkedin')
  expect(await read()).toMatchObject({ error: null })
  // A token in between makes the next refusal the first one.
  at(hour)
  expect(await read()).toMatchObject({ error: null })
  expect(await account()).toMatchObject({ status: 'ACTIVE', status_reason: null })
  at(hour + 3 * hour * 1000)
  refuse(world, 'linkedin')
  await read()
  expect(await account()).toMatchObject({ status: 'ACTIVE' })
})

test.each<RefusalDialect>(['wrongClient', 'atlassian'])(
  '%s: a fault of the client is the operator’s, and ends nobody’s account',
  async (dialect) => {
    const world = await startHostileWorld()
    const { account, read, accountId } = await world.connected()
    for (let turn = 1; turn <= 4; turn += 1) {
      world.clock.ahead = turn * hour
      refuse(world, dialect)
      const { data } = await read()
      expect(data).toMatchObject({ code: 'upstream_error' })
      expect(data.hint).toMatch(/client id and secret|Allow the OAuth client/)
      expect(await account()).toMatchObject({
        status: 'ACTIVE',
        status_reason: expect.stringContaining(String(data.hint)),
      })
    }
    // Told once, and not with every call.
    expect(world.warnings).toEqual([
      {
        message: 'refresh refused',
        fields: expect.objectContaining({ account: accountId, configHint: expect.any(String) }),
      },
    ])
    world.clock.ahead = 5 * hour
    expect(await read()).toMatchObject({ error: null })
    expect(await account()).toMatchObject({ status: 'ACTIVE', status_reason: null })
  },
)

test('R10: while the accounts of one client are all refused in the same words, none of them ends', async () => {
  const world = await startHostileWorld()
  const accounts = [await world.connected('ada'), await world.connected('bo')]
  const all = async () => Promise.all(accounts.map(({ read }) => read()))
  const states = async () =>
    (await Promise.all(accounts.map(({ account }) => account()))).map(({ status }) => status)
  for (const ahead of [hour, hour + 11 * minute, 5 * hour]) {
    world.clock.ahead = ahead
    refuse(world, 'gateway', 2)
    await all()
    expect(await states()).toEqual(['ACTIVE', 'ACTIVE'])
  }
  // Once somebody is served, the client is fine: who is refused still is refused alone.
  world.clock.ahead = 6 * hour
  const [ada, bo] = accounts
  expect(await bo?.read()).toMatchObject({ error: null })
  refuse(world, 'gateway')
  expect(await ada?.read()).toMatchObject({ data: { code: 'connection_required' } })
  expect(await states()).toEqual(['EXPIRED', 'ACTIVE'])
})

test('R10: an account that is brought along says nothing of the token endpoint', async () => {
  const world = await startHostileWorld()
  const accounts = [await world.connected('ada'), await world.connected('bo')]
  const { auth_config: config } = await world.app.account(accounts[0]?.accountId ?? '')
  for (const ahead of [hour, hour + 11 * minute]) {
    world.clock.ahead = ahead
    refuse(world, 'gateway', 2)
    await Promise.all(accounts.map(({ read }) => read()))
    const { accessToken } = world.hostile.oauth.grants.issue(`eve ${ahead}`, 'items', 9 * hour)
    const { status } = await world.app.call('POST', '/connected_accounts', {
      auth_config: { id: config.id },
      connection: {
        user_id: 'eve',
        state: { authScheme: 'OAUTH2', val: { access_token: accessToken } },
      },
    })
    expect(status).toBe(201)
  }
  world.clock.ahead = hour + 22 * minute
  refuse(world, 'gateway', 2)
  await Promise.all(accounts.map(({ read }) => read()))
  for (const { account } of accounts) expect(await account()).toMatchObject({ status: 'ACTIVE' })
})

test('an account that nobody uses any more keeps no other one from its end', async () => {
  const world = await startHostileWorld()
  const [ada, bo] = [await world.connected('ada'), await world.connected('bo')]
  world.clock.ahead = hour
  refuse(world, 'gateway')
  await ada.read()
  for (const days of [3, 4]) {
    world.clock.ahead = days * 24 * hour
    refuse(world, 'gateway')
    await bo.read()
  }
  expect(await bo.account()).toMatchObject({ status: 'EXPIRED' })
})

test.each<RefusalDialect>(['page'])('R10: an outage is nobody’s fault: %s', async (dialect) => {
  const world = await startHostileWorld()
  const { account, read } = await world.connected()
  for (let turn = 1; turn <= 4; turn += 1) {
    world.clock.ahead = turn * hour
    refuse(world, dialect)
    expect(await read()).toMatchObject({ data: { code: 'upstream_error' } })
  }
  expect(await account()).toMatchObject({ status: 'ACTIVE', status_reason: null })
})

test('an account that ended comes with the reason and a link, in the chat and in the list', async () => {
  const world = await startHostileWorld()
  const { session, read, accountId } = await world.connected()
  world.clock.ahead = hour
  refuse(world, 'rfc6749')
  await read()
  const told = expect.stringContaining('hostile.test answered 400 invalid_grant')
  const { data } = await session.execute('COMPOSIO_MANAGE_CONNECTIONS', { toolkits: ['hostile'] })
  const { hostile } = data.results as Record<string, Record<string, string>>
  expect(hostile).toMatchObject({
    status: 'initiated',
    status_reason: told,
    instruction: expect.stringMatching(
      /has to be connected again: .*invalid_grant.* Show this link/,
    ),
    connected_account_id: accountId,
  })
  const { body } = await world.app.call<{ items: object[] }>('GET', `${session.path}/toolkits`)
  expect(body.items).toMatchObject([
    {
      connected_account: { id: accountId, status: 'EXPIRED', status_reason: told },
    },
  ])
  const [item] = body.items as { connected_account: { redirect_url: string } }[]
  expect(item?.connected_account.redirect_url).toBe(hostile?.redirect_url)
  // The link brings the same account back.
  await world.person().connect({ redirect_url: item?.connected_account.redirect_url ?? '' })
  expect(await read()).toMatchObject({ error: null })
  expect(await world.app.account(accountId)).toMatchObject({ status: 'ACTIVE' })
})
