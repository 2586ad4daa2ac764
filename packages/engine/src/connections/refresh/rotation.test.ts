import type { Link } from '@maillon/core/contract'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { callbackOf, newDatabase, newEngine } from '../fixtures.contract.ts'
import { startIdentityProvider } from '../links/identity-provider.contract.ts'

let provider: Awaited<ReturnType<typeof startIdentityProvider>>
beforeAll(async () => {
  provider = await startIdentityProvider(callbackOf('idp'))
})
afterAll(() => provider.stop())

const encryptionKey = `k1:${'A'.repeat(43)}=`
const hour = 3_600_000

/** An engine whose one toolkit is the provider, and Ada's account there. */
async function connected() {
  const database = await newDatabase()
  const options = {
    toolkits: [provider.toolkit],
    authConfigs: { idp: provider.client },
    routes: provider.routes,
    database: database.path,
    encryptionKey,
  }
  const started = await newEngine({ routes: {}, authConfigs: {} }, options)
  const session = await started.app.session()
  const link: Link = await session.link('idp')
  const person = started.visitor()
  const location = (await person.press(link.redirect_url)).headers.get('location') ?? ''
  const page = await person.send(await provider.consent(location))
  expect(page.status).toBe(200)
  provider.requests.length = 0
  provider.events.length = 0
  const account = () => started.app.account(link.connected_account_id)
  return { ...started, database, options, session, account }
}

const whoAmI = 'IDP_WHO_AM_I'
const ada = { error: null, data: { sub: 'ada' } }
const refreshes = () => provider.requests.filter((line) => line === 'POST /token').length

test('the code flow passes at a certified provider: PKCE, Basic, state and iss', async () => {
  const { session, account } = await connected()
  expect(await account()).toMatchObject({
    status: 'ACTIVE',
    identity: { subject: 'ada' },
    scopes: ['openid', 'offline_access'],
  })
  expect(await session.execute(whoAmI)).toMatchObject(ada)
})

test('T50: 50 calls with an ended token use its refresh token once, and the family lives', async () => {
  const { session, clock, account } = await connected()
  for (let round = 1; round <= 3; round += 1) {
    clock.ahead = round * hour
    const answers = await Promise.all(Array.from({ length: 50 }, () => session.execute(whoAmI)))
    for (const answer of answers) expect(answer).toMatchObject(ada)
    expect(refreshes()).toBe(round)
  }
  expect(provider.events).toEqual(Array(3).fill('refresh_token.consumed'))
  expect(await account()).toMatchObject({ status: 'ACTIVE' })
})

test('T50: a second engine on the same file goes on with what the first one refreshed', async () => {
  const { session, clock, database, options } = await connected()
  const second = await newEngine({ routes: {}, authConfigs: {} }, options)
  clock.ahead = hour
  second.clock.ahead = hour
  expect(await session.execute(whoAmI)).toMatchObject(ada)
  const [row] = database.read<{ id: string }>('select id from sessions')
  const path = `/tool_router/session/${row?.id}/execute`
  const answer = await second.app.call('POST', path, { tool_slug: whoAmI, arguments: {} })
  expect(answer.body).toMatchObject(ada)
  expect(refreshes()).toBe(1)
})

test('T50: a refresh token that was used elsewhere ends the account once, with a reason', async () => {
  const { session, clock, database, account } = await connected()
  const [before] = database.read<{ credential: string; credential_version: number }>(
    'select credential, credential_version from accounts',
  )
  clock.ahead = hour
  await session.execute(whoAmI)
  database.write(
    `update accounts set credential = '${before?.credential}', credential_version = ${before?.credential_version}`,
  )
  clock.ahead = 2 * hour
  expect(await session.execute(whoAmI)).toMatchObject({ data: { code: 'connection_required' } })
  expect(provider.events).toContain('grant.revoked')
  expect(await account()).toMatchObject({
    status: 'EXPIRED',
    status_reason: expect.stringContaining('answered 400 invalid_grant'),
  })
})
