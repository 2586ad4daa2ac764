import type { Link } from '@maillon/core/contract'
import { startPostgres } from '@maillon/testkit/postgres'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createStore } from '../../store/create-store.ts'
import { callbackOf, newDatabase, newEngine } from '../fixtures.contract.ts'
import { startIdentityProvider, type Trouble } from '../links/identity-provider.contract.ts'

let provider: Awaited<ReturnType<typeof startIdentityProvider>>
let postgres: Awaited<ReturnType<typeof startPostgres>>
beforeAll(async () => {
  provider = await startIdentityProvider(callbackOf('idp'))
  postgres = await startPostgres()
})
afterAll(async () => {
  provider.stop()
  await postgres.stop()
})

const encryptionKey = `k1:${'A'.repeat(43)}=`
const hour = 3_600_000
const whoAmI = 'IDP_WHO_AM_I'
const refreshes = () => provider.requests.filter((line) => line === 'POST /token').length

/** Engines on one database, and Ada's account at a provider that ends a family whose refresh token comes twice. */
async function engines(kind: 'SQLite' | 'Postgres', count: number) {
  const database =
    kind === 'Postgres' ? await postgres.createDatabase() : (await newDatabase()).path
  const options = {
    toolkits: [provider.toolkit],
    authConfigs: { idp: provider.client },
    routes: provider.routes,
    database,
    encryptionKey,
  }
  const start = () => newEngine({ routes: {}, authConfigs: {} }, options)
  const [first, ...others] = [
    await start(),
    ...(await Promise.all(Array.from({ length: count - 1 }, start))),
  ]
  const { body: session } = await first.app.call<{ session_id: string }>(
    'POST',
    '/tool_router/session',
    { user_id: 'user_1' },
  )
  const path = `/tool_router/session/${session.session_id}`
  const { body: link } = await first.app.call<Link>('POST', `${path}/link`, { toolkit: 'idp' })
  const person = first.visitor()
  const location = (await person.press(link.redirect_url)).headers.get('location') ?? ''
  await person.send(await provider.consent(location))
  provider.requests.length = provider.events.length = 0
  const all = [first, ...others]
  return {
    all,
    database,
    accountId: link.connected_account_id,
    account: () => first.app.account(link.connected_account_id),
    execute: async (index: number) => {
      const call = { tool_slug: whoAmI, arguments: {} }
      return (await all[index % all.length]?.app.call('POST', `${path}/execute`, call))?.body
    },
    endToken: () => {
      for (const { clock } of all) clock.ahead += hour
    },
  }
}

test.each([
  ['SQLite', 2],
  ['Postgres', 4],
] as const)(
  'T50 on %s, %i engines with an ended token refresh it once, and the family lives',
  async (kind, count) => {
    const { execute, endToken, account } = await engines(kind, count)
    for (let round = 1; round <= 3; round += 1) {
      endToken()
      const answers = await Promise.all(Array.from({ length: 40 }, (_, index) => execute(index)))
      for (const answer of answers)
        expect(answer).toMatchObject({ error: null, data: { sub: 'ada' } })
      expect(refreshes()).toBe(round)
    }
    expect(provider.events).not.toContain('grant.revoked')
    expect(await account()).toMatchObject({ status: 'ACTIVE' })
  },
)

/** As a process that took the lease and was killed leaves it. */
async function leaveLease(database: string, accountId: string, ms: number) {
  const store = await createStore({ database })
  const row = await store.accounts.find('default', accountId)
  const credentialVersion = row?.credentialVersion ?? 0
  await store.accounts.lease('default', accountId, { owner: 'killed', ms, credentialVersion })
  await store.close()
}

test('R05 the lease of a process that was killed before it asked is over in time, and nothing is lost', async () => {
  const { execute, endToken, account, database, accountId } = await engines('SQLite', 1)
  endToken()
  await leaveLease(database, accountId, 700)
  expect(await execute(0)).toMatchObject({ error: null })
  expect(refreshes()).toBe(1)
  expect(await account()).toMatchObject({ status: 'ACTIVE' })
})

test('R06 a process that was killed after the upstream answered: a strict upstream ends it, and the reason says why', async () => {
  const { execute, endToken, account, all, database, accountId } = await engines('SQLite', 1)
  const store = await createStore({ database })
  const before = await store.accounts.find('default', accountId)
  endToken()
  await execute(0)
  // What the killed process did not write: the old token is back, and the mark of its refresh.
  const { credential = null, credentialVersion = 0 } = before ?? {}
  const old = { credential, credentialVersion, refreshInDoubt: credentialVersion, updatedAt: 1 }
  await store.accounts.update('default', accountId, old)
  await store.close()
  for (const { clock } of all) clock.ahead += hour
  expect(await execute(0)).toMatchObject({ data: { code: 'connection_required' } })
  expect((await account()).status_reason).toMatch(/^refresh_in_doubt: /)
})

test('R10 no row of troubles ends a connection, and a refusal does', async () => {
  const { execute, account, all } = await engines('SQLite', 1)
  const [engine] = all
  const trouble = fc.constantFrom<Trouble[]>(
    500,
    502,
    503,
    504,
    429,
    'html',
    'reset',
    'nothing',
    'numbers',
  )
  await fc.assert(
    fc.asyncProperty(fc.array(trouble, { minLength: 1, maxLength: 4 }), async (troubles) => {
      for (const next of troubles) {
        if (engine) engine.clock.ahead += hour
        provider.trouble(next)
        await execute(0)
        expect(await account()).toMatchObject({ status: 'ACTIVE' })
      }
    }),
    { numRuns: 15 },
  )
  provider.trouble(undefined)
  if (engine) engine.clock.ahead += hour
  expect(await execute(0)).toMatchObject({ error: null })
  provider.trouble('invalid_grant')
  if (engine) engine.clock.ahead += hour
  await execute(0)
  expect(await account()).toMatchObject({ status: 'EXPIRED' })
  provider.trouble(undefined)
})
