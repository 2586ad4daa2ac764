import type { Toolkit } from '@maillon/core/toolkit'
import { expect, test } from 'vitest'
import { startHostileWorld } from '../hostile-world.contract.ts'

const hour = 3_600_000
const permission = { kind: 'status', status: 401 } as const
const over = { data: { code: 'connection_required' } }
const refused = { data: { code: 'upstream_error' } }
const without = { identity: undefined } as unknown as Partial<Toolkit>

type World = Awaited<ReturnType<typeof startHostileWorld>>
const refreshes = ({ hostile }: World) =>
  hostile.oauth.tokenCalls.filter(({ grantType }) => grantType === 'refresh_token').length
const toItems = ({ hostile }: World) =>
  hostile.api.requests.filter(({ path }) => path.startsWith('/items')).length

/** The API refuses the next calls of the tool, and takes the token elsewhere. */
function refuse({ hostile }: World, times = 1): void {
  for (let turn = 0; turn < times; turn += 1) hostile.api.troubles.push(permission)
}

test('a 401 about permission costs no refresh, however often it comes', async () => {
  const world = await startHostileWorld()
  const { read, account } = await world.connected()
  for (let turn = 0; turn < 5; turn += 1) {
    world.clock.ahead += 1_000
    refuse(world)
    expect(await read()).toMatchObject(refused)
  }
  expect([refreshes(world), toItems(world)]).toEqual([0, 5])
  expect(await account()).toMatchObject({ status: 'ACTIVE', status_reason: null })
  expect(await read()).toMatchObject({ error: null })
})

test('where nobody can be asked, it costs one refresh in ten minutes', async () => {
  const world = await startHostileWorld({ toolkit: without })
  const { read, account } = await world.connected()
  for (let turn = 0; turn < 5; turn += 1) {
    refuse(world, 2)
    expect(await read()).toMatchObject(refused)
    world.hostile.api.troubles.length = 0
  }
  expect(refreshes(world)).toBe(1)
  expect(await account()).toMatchObject({ status: 'ACTIVE' })
})

test('a token that is refused everywhere is refreshed once, and the call sent again', async () => {
  const world = await startHostileWorld()
  const { read } = await world.connected()
  world.hostile.oauth.grants.expire()
  expect(await read()).toMatchObject({ error: null })
  expect([refreshes(world), toItems(world)]).toEqual([1, 2])
})

/** A world whose accounts have no refresh token. */
async function bare(toolkit: Partial<Toolkit> = {}) {
  const world = await startHostileWorld({ toolkit })
  world.hostile.oauth.omitsRefreshToken = true
  world.hostile.oauth.expiresIn = null
  return { world, ...(await world.connected()) }
}

test('without a refresh token, the account ends when the identity call is refused too, and not before', async () => {
  const { world, read, account } = await bare()
  refuse(world)
  expect(await read()).toMatchObject(refused)
  expect(await account()).toMatchObject({ status: 'ACTIVE' })
  world.clock.ahead = 60_000
  world.hostile.oauth.grants.expire()
  expect(await read()).toMatchObject(over)
  expect(await account()).toMatchObject({
    status: 'EXPIRED',
    status_reason: expect.stringContaining('The upstream refused the credential'),
  })
})

test('a service that cannot be asked now has not said that the account is over', async () => {
  const { world, read, account } = await bare()
  world.hostile.api.troubles.push(permission, { kind: 'status', status: 503 })
  expect(await read()).toMatchObject(refused)
  expect(await account()).toMatchObject({ status: 'ACTIVE' })
})

test('where nobody can be asked, the next call after a pause decides, and one that is served clears it', async () => {
  const { world, read, account } = await bare(without)
  for (const [ahead, isServed] of [
    [0, false],
    [30_000, false],
    [59_000, true],
    [hour, false],
    [hour + 30_000, false],
  ] as const) {
    world.clock.ahead = ahead
    if (!isServed) refuse(world)
    expect(await read()).toMatchObject(isServed ? { error: null } : refused)
    expect(await account()).toMatchObject({ status: 'ACTIVE' })
  }
  world.clock.ahead = hour + 61_000
  refuse(world)
  expect(await read()).toMatchObject(over)
  expect(await account()).toMatchObject({ status: 'EXPIRED' })
})

test('a call that was served is answered, also when that cannot be written down', async () => {
  const { world, read } = await bare(without)
  refuse(world)
  await read()
  world.database.write(
    "create trigger trouble before update on accounts begin select raise(abort, 'trouble'); end",
  )
  expect(await read()).toMatchObject({ error: null })
})

test('enable() brings back what ended wrongly, when the check says so', async () => {
  const { world, read, account, accountId } = await bare()
  const enable = async () =>
    (await world.app.call('PATCH', `/connected_accounts/${accountId}/status`, { enabled: true }))
      .body
  const [first] = world.hostile.api.requests
  expect(first?.path).toBe('/me')
  world.hostile.api.troubles.push(permission, permission)
  expect(await read()).toMatchObject(over)
  world.hostile.api.troubles.push(permission)
  expect(await enable()).toMatchObject({ error: { slug: 'connection_not_usable' } })
  expect(await account()).toMatchObject({ status: 'EXPIRED' })
  expect(await enable()).toEqual({ success: true })
  expect(await account()).toMatchObject({ status: 'ACTIVE', status_reason: null })
  expect(await read()).toMatchObject({ error: null })
})

test('enable() asks for another token where the access token is over', async () => {
  const world = await startHostileWorld()
  const { read, account, accountId } = await world.connected()
  const enable = async () =>
    (await world.app.call('PATCH', `/connected_accounts/${accountId}/status`, { enabled: true }))
      .body
  world.hostile.oauth.grants.expire()
  world.clock.ahead = hour
  world.hostile.oauth.troubles.push({ kind: 'refusal', dialect: 'rfc6749' })
  expect(await read()).toMatchObject(over)
  const ended = await account()
  expect(ended.status).toBe('EXPIRED')
  world.clock.ahead = 2 * hour
  world.hostile.oauth.troubles.push({ kind: 'status', status: 503 })
  expect(await enable()).toMatchObject({ error: { slug: 'connection_not_usable' } })
  expect(await account()).toMatchObject({
    status: 'EXPIRED',
    status_reason: ended.status_reason,
  })
  world.clock.ahead = 3 * hour
  expect(await enable()).toEqual({ success: true })
  expect(await read()).toMatchObject({ error: null })
  expect(await account()).toMatchObject({ status: 'ACTIVE', status_reason: null })
})

test('what kept an account from being asked about is not remembered', async () => {
  const { world, read, accountId } = await bare()
  world.hostile.api.troubles.push(permission, permission)
  expect(await read()).toMatchObject(over)
  const [row] = world.database.read<{ credential: string }>('select credential from accounts')
  const enable = async () =>
    (await world.app.call('PATCH', `/connected_accounts/${accountId}/status`, { enabled: true }))
      .body
  world.database.write("update accounts set credential = 'moved'")
  expect(await enable()).toMatchObject({ error: { slug: 'secret_unreadable' } })
  world.database.write(`update accounts set credential = '${row?.credential}'`)
  expect(await enable()).toEqual({ success: true })
})
