import { expect, test } from 'vitest'
import { keepingToolkit, startTelling } from './service.contract.ts'

const evil = 'https://evil.test'
const hour = 3_600_000
const tokenHost = keepingToolkit({
  baseUrl: 'https://{instance}/services',
  hosts: ['*.my.service.test'],
  auth: { keep: { instance: { from: 'token', path: 'instance_url', as: 'host' } } },
})
const callbackHost = keepingToolkit({
  hosts: ['accounts.service.test', 'accounts.service.eu'],
  auth: {
    tokenUrl: 'https://{accounts}/token',
    revokeUrl: 'https://{accounts}/revoke',
    keep: { accounts: { from: 'callback', parameter: 'accounts-server', as: 'host' } },
  },
})
const inPath = keepingToolkit({
  baseUrl: 'https://api.service.test/v3/company/{realm}',
  auth: { keep: { realm: { from: 'callback', parameter: 'realmId' } } },
})

const good = 'acme.my.service.test'
const strayed = 'leads to none of its hosts, so nothing is sent there'
const isOdd = 'does not look as one of the service does, so it is not kept'

const hosts: [told: string, why: string][] = [
  [evil, strayed],
  ['https://acme.my.service.test.evil.test', strayed],
  ['https://evil.test/.my.service.test', strayed],
  ['https://evil.test\\.my.service.test', strayed],
  ['https://evil.test#.my.service.test', strayed],
  ['https://acme。evil.my.service.test', isOdd],
  ['https://127.0.0.1', strayed],
  ['https://[::1]', strayed],
  ['https://a.b.my.service.test', strayed],
  ['https://acme@acme.my.service.test', isOdd],
  ['https://acme.my.service.test:8443', isOdd],
  ['http://acme.my.service.test', isOdd],
  ['javascript:alert(1)', isOdd],
  ['https://acme.my.service.test\r\nhost: evil.test', isOdd],
  ['', 'did not tell the account'],
]

test.each(hosts)('T20 a token answer that names %j: nothing leaves', async (told, why) => {
  const world = await startTelling(tokenHost, {
    values: { instance: good },
    told: { token: { instance_url: told } },
    elsewhere: [evil],
  })
  const { account, page, read } = await world.connect()
  const { status, status_reason: reason } = await account()
  expect([status, reason]).toEqual(['FAILED', expect.stringContaining(why)])
  expect(reason).not.toContain('evil')
  expect(page.status).toBe(409)
  await read()
  // What was given for nobody is ended.
  await expect.poll(() => world.upstream.live).toBe(0)
  expect(world.calls().filter((call) => !call.includes('login.service.test'))).toEqual([])
})

test.each([...hosts.slice(0, 4), ...hosts.slice(-4)])(
  'T20 a callback that names %j: no code leaves',
  async (told, why) => {
    const world = await startTelling(callbackHost, {
      values: { accounts: 'accounts.service.eu' },
      told: { callback: { 'accounts-server': told.replace('my.service.test', 'service.test') } },
      elsewhere: [evil, 'https://accounts.service.test'],
    })
    const { account } = await world.connect()
    const { status, status_reason: reason } = await account()
    const expected = told === '' ? isOdd : why
    expect([status, reason]).toEqual(['FAILED', expect.stringContaining(expected)])
    expect(world.calls()).toEqual(['GET https://login.service.test/authorize'])
  },
)

test.each([
  ['two of one name', (back: URL) => back.searchParams.append('realmId', '2')],
  ['none', (back: URL) => back.searchParams.delete('realmId')],
  ['a line break', (back: URL) => back.searchParams.set('realmId', '1\r\nx: y')],
  ['dots', (back: URL) => back.searchParams.set('realmId', '..')],
])('a callback with %s of what it has to tell: no code leaves', async (_, change) => {
  const world = await startTelling(inPath, { values: { realm: '1' }, told: {} })
  const session = await world.app.session()
  const link = await session.link('service')
  const browser = world.visitor()
  await browser.send(link.redirect_url)
  const to = (await browser.press(link.redirect_url)).headers.get('location') ?? ''
  const back = new URL((await fetch(to, { redirect: 'manual' })).headers.get('location') ?? '')
  back.searchParams.set('realmId', '1')
  change(back)
  await browser.send(back.href)
  expect(await world.app.account(link.connected_account_id)).toMatchObject({ status: 'FAILED' })
  expect(world.calls()).toEqual(['GET https://login.service.test/authorize'])
})

test('a value that is an address stays one segment of the path where it stands', async () => {
  const told = 'https://evil.test/../?x#y'
  const world = await startTelling(inPath, {
    values: { realm: told },
    told: { callback: { realmId: told } },
  })
  const { read } = await world.connect()
  expect(await read()).toMatchObject({ error: null })
  expect(world.upstream.requests.at(-1)?.call).toBe(
    'GET https://api.service.test/v3/company/https:%2F%2Fevil.test%2F..%2F%3Fx%23y/items/1',
  )
})

test.each([...hosts.slice(0, 3), ['https://acme.my.service.test\r\nx: y', isOdd] as const])(
  'T20 a refresh that names %j: the account stays as it was, with its new tokens',
  async (told, why) => {
    const world = await startTelling(tokenHost, {
      values: { instance: good },
      told: { token: { instance_url: `https://${good}` } },
      elsewhere: [evil],
    })
    const { read, account, session } = await world.connect()
    expect(await read()).toMatchObject({ error: null })
    world.upstream.told = { refresh: { instance_url: told } }
    for (const _ of [1, 2]) {
      world.clock.ahead += hour
      expect(await read()).toMatchObject({ error: null })
      const { status, status_reason: reason } = await account()
      expect([status, reason]).toEqual(['ACTIVE', expect.stringContaining(why)])
      expect(reason).not.toContain('evil')
    }
    expect(world.calls().filter((call) => call.includes('evil.test'))).toEqual([])
    world.upstream.told = { refresh: { instance_url: `https://${good}` } }
    world.clock.ahead += hour
    await session.execute('SERVICE_READ')
    expect((await account()).status_reason).toBeNull()
  },
)
