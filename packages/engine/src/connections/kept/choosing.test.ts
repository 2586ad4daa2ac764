import { get, type Keep, post } from '@maillon/core/toolkit'
import type { DialectTold } from '@maillon/testkit/hostile'
import { expect, test } from 'vitest'
import { appUrl, publicUrl } from '../fixtures.contract.ts'
import { keepingToolkit, startTelling } from './service.contract.ts'

const minute = 60_000
const hour = 60 * minute
const sitesAt = 'https://api.service.test/oauth/token/accessible-resources'
const acme = { id: 'cloud-1', name: 'Acme', url: 'https://acme.service.test' }
const ropes = { id: 'cloud-2', name: 'Ropes <b>& Co</b>', url: 'https://ropes.service.test' }

/** Atlassian: each call goes to one of the person's sites. */
const atlassian = (more: object = {}, auth: object = {}) =>
  keepingToolkit({
    baseUrl: 'https://api.service.test/ex/jira/{site}',
    ...more,
    auth: {
      keep: {
        site: {
          from: 'call',
          request: get(sitesAt),
          list: '.',
          value: 'id',
          label: 'name',
          called: 'site',
          pattern: '[\\w-]+',
        },
        address: { from: 'choice', of: 'site', value: 'url', as: 'host', optional: true },
      } satisfies Keep,
      ...auth,
    },
  })

const start = (
  sites: unknown,
  options: { toolkit?: ReturnType<typeof atlassian>; engine?: object } = {},
) => {
  const { toolkit = atlassian(), engine = {} } = options
  const told: DialectTold = { calls: { [sitesAt]: sites } }
  return startTelling(toolkit, { values: { site: 'cloud-2' }, told, engine })
}

test('DocuSign: a call tells the address and the account that go together', async () => {
  const userInfo = 'https://account.service.test/oauth/userinfo'
  const toolkit = keepingToolkit({
    baseUrl: 'https://{base_host}/restapi/v2.1/accounts/{account_id}',
    origins: ['https://account.service.test'],
    hosts: ['*.service.net'],
    auth: {
      keep: {
        account_id: {
          from: 'call',
          request: get(userInfo),
          list: 'accounts',
          value: 'account_id',
          label: 'account_name',
        },
        base_host: { from: 'choice', of: 'account_id', value: 'base_uri', as: 'host' },
      },
    },
  })
  const account = { account_id: 'a-1', account_name: 'Acme', base_uri: 'https://eu.service.net' }
  const elsewhere = { account_id: 'a-2', account_name: 'Evil', base_uri: 'https://evil.test' }
  const world = await startTelling(toolkit, {
    values: { account_id: 'a-1', base_host: 'eu.service.net' },
    told: { calls: { [userInfo]: { accounts: [elsewhere, account] } } },
    elsewhere: ['https://evil.test'],
  })
  const { account: read, read: call } = await world.connect()
  expect(await read()).toMatchObject({ status: 'ACTIVE' })
  expect(await call()).toMatchObject({ error: null })
  expect(world.calls().at(-1)).toBe('GET https://eu.service.net/restapi/v2.1/accounts/a-1/items/1')
  expect(world.calls().filter((sent) => sent.includes('evil'))).toEqual([])
})

test('a call that tells one value, without a list', async () => {
  const metadata = 'https://login.service.test/oauth2/metadata'
  const toolkit = keepingToolkit({
    baseUrl: 'https://{dc}.api.service.test/3.0',
    origins: ['https://login.service.test'],
    hosts: ['*.api.service.test'],
    auth: {
      keep: { dc: { from: 'call', request: post(metadata), value: 'dc', pattern: '[a-z]{2}\\d+' } },
    },
  })
  const world = await startTelling(toolkit, {
    values: { dc: 'us6' },
    told: { calls: { [metadata]: { dc: 'us6' } } },
  })
  expect(await (await world.connect()).read()).toMatchObject({ error: null })
  world.upstream.told = { calls: { [metadata]: { dc: 'us6.evil.test/' } } }
  const refused = await (await world.connect({}, 'user_2')).account()
  expect(refused).toMatchObject({
    status: 'FAILED',
    status_reason: expect.stringContaining('does not look as one of the service does'),
  })
  await expect.poll(() => world.upstream.live).toBe(1)
})

test('Atlassian: a person with one site is asked nothing', async () => {
  const world = await start([ropes])
  const { account, read } = await world.connect()
  expect(await account()).toMatchObject({ status: 'ACTIVE' })
  expect(await read()).toMatchObject({ error: null })
  expect(world.calls().at(-1)).toBe('GET https://api.service.test/ex/jira/cloud-2/items/1')
})

test('Atlassian: a person with several sites chooses, once, and the account goes by that one', async () => {
  const world = await start([acme, ropes])
  const { account, read, page, link, browser, back } = await world.connect({ callback_url: appUrl })
  expect([page.status, page.headers.get('location')]).toEqual([303, link.redirect_url])
  expect(await account()).toMatchObject({ status: 'INITIATED' })
  // Who reloads the callback, or goes back and presses Continue, comes to the choice again.
  expect((await browser.send(back)).headers.get('location')).toBe(link.redirect_url)
  expect((await browser.press(link.redirect_url)).headers.get('location')).toBe(link.redirect_url)
  const asked = await (await browser.send(link.redirect_url)).text()
  expect(asked).toContain('Which site may')
  expect(asked).toContain('Ropes &lt;b&gt;&amp; Co&lt;/b&gt;')
  expect(asked).not.toMatch(/at_|rt_|cloud-/)
  for (const choice of ['', '2', '-1', 'x', '0x1', '1e0']) {
    const again = await browser.press(`${link.redirect_url}/choose`, { choice })
    expect([again.status, await again.text()]).toEqual([
      422,
      expect.stringContaining('Choose one site to go on.'),
    ])
  }
  const chosen = await browser.press(`${link.redirect_url}/choose`, { choice: '1' })
  expect(chosen.headers.get('location')).toContain(`${appUrl}?status=success`)
  expect(await account()).toMatchObject({ status: 'ACTIVE' })
  expect(await read()).toMatchObject({ error: null })
  world.clock.ahead += hour
  expect(await read()).toMatchObject({ error: null })
  expect(world.calls().at(-1)).toBe('GET https://api.service.test/ex/jira/cloud-2/items/1')
  const late = await browser.press(`${link.redirect_url}/choose`, { choice: '0' })
  expect(late.status).toBe(409)
  expect(world.upstream.live).toBe(1)
})

test('an account is called by what was chosen, where its service does not say whose it is', async () => {
  const { identity: _, ...anonymous } = atlassian()
  const world = await start([acme, ropes], { toolkit: anonymous })
  const { link, browser, session } = await world.connect()
  const connected = await browser.press(`${link.redirect_url}/choose`, { choice: '0' })
  expect(await connected.text()).toContain('<b><bdi>Acme</bdi></b>')
  const { data } = await session.execute('COMPOSIO_SEARCH_TOOLS', {
    queries: [{ use_case: 'read' }],
  })
  expect(JSON.stringify(data)).toContain('Acme')
})

test('T01 only the browser that began chooses', async () => {
  const world = await start([acme, ropes])
  const { link, account } = await world.connect()
  const other = world.visitor()
  const seen = await other.send(link.redirect_url)
  expect([seen.status, await seen.text()]).toEqual([403, expect.not.stringContaining('Acme')])
  expect((await other.press(`${link.redirect_url}/choose`, { choice: '0' })).status).toBe(403)
  const elsewhere = { origin: 'https://evil.test', 'sec-fetch-site': 'cross-site' }
  expect(
    (await other.press(`${link.redirect_url}/choose`, { choice: '0' }, elsewhere)).status,
  ).toBe(403)
  expect(await account()).toMatchObject({ status: 'INITIATED' })
})

test('T01 with the app’s word, too: first it says who its user is, then that person chooses', async () => {
  const verifierUrl = 'https://app.example.test/verify'
  const world = await start([acme, ropes], { engine: { verification: 'app', verifierUrl } })
  const { link, page, browser, account } = await world.connect()
  const { searchParams } = new URL(page.headers.get('location') ?? '')
  const word = { session_uri: searchParams.get('session_uri'), user_id: 'user_1' }
  const { body } = await world.app.call<{ redirect_url: string }>(
    'POST',
    '/connected_accounts/complete_auth',
    word,
  )
  expect(body.redirect_url).toBe(link.redirect_url)
  await browser.press(`${link.redirect_url}/choose`, { choice: '1' })
  expect(await account()).toMatchObject({ status: 'ACTIVE' })
})

test.each(['nobody chooses in time', 'the person cancels'])(
  'what was given is ended where %s',
  async (end) => {
    const world = await start([acme, ropes])
    const { link, browser, account } = await world.connect()
    expect(world.upstream.live).toBe(1)
    if (end === 'the person cancels') await browser.press(`${link.redirect_url}/cancel`)
    else {
      world.clock.ahead += 5 * minute
      expect(await account()).toMatchObject({ status: 'EXPIRED' })
      const late = await browser.press(`${link.redirect_url}/choose`, { choice: '0' })
      expect(late.status).toBe(410)
      world.clock.ahead += 2 * minute
      await world.work()
    }
    await expect.poll(() => world.upstream.live).toBe(0)
    expect((await account()).status).toBe(end === 'the person cancels' ? 'FAILED' : 'EXPIRED')
  },
)

test.each([
  ['none', []],
  ['nothing', {}],
  ['what is no list', 'sites'],
])('a list of %s is a failure that says what to do, and the tokens are ended', async (_, sites) => {
  const world = await start(sites)
  const { page, account } = await world.connect()
  expect(await page.text()).toContain('has nothing there that the app could use')
  const { status, status_reason: reason } = await account()
  expect([status, reason]).toEqual([
    'FAILED',
    expect.stringContaining('Service has no site that this login may use'),
  ])
  await expect.poll(() => world.upstream.live).toBe(0)
})

test('T20 a list with nothing but odd items is refused with why', async () => {
  const world = await start([{ id: '../evil', name: 'Evil' }])
  expect(await (await world.connect()).account()).toMatchObject({
    status: 'FAILED',
    status_reason: expect.stringContaining('The site that Service told does not look as one'),
  })
})

test.each(['cloud-2', ropes.name])('an app says beforehand which: %j', async (site) => {
  const world = await start([acme, ropes])
  const { account, read } = await world.connect({ connection_data: { site } })
  expect(await account()).toMatchObject({ status: 'ACTIVE' })
  await read()
  expect(world.calls().at(-1)).toBe('GET https://api.service.test/ex/jira/cloud-2/items/1')
})

test('an app that asks for what its user may not use is told, and nobody chooses another', async () => {
  const world = await start([acme, ropes])
  const { account, page } = await world.connect({ connection_data: { site: 'cloud-9' } })
  expect(page.status).toBe(409)
  expect(await account()).toMatchObject({
    status: 'FAILED',
    status_reason: expect.stringContaining('The site that the app asked for is none of those'),
  })
  await expect.poll(() => world.upstream.live).toBe(0)
})

test('who connects again finds the site of before marked', async () => {
  const world = await start([acme, ropes])
  const { link, browser, session } = await world.connect()
  await browser.press(`${link.redirect_url}/choose`, { choice: '1' })
  const again = await session.linkAgain('service')
  await browser.send(again.redirect_url)
  const to = (await browser.press(again.redirect_url)).headers.get('location') ?? ''
  const back = (await fetch(to, { redirect: 'manual' })).headers.get('location') ?? ''
  await browser.send(back)
  const asked = await (await browser.send(again.redirect_url)).text()
  expect(asked.match(/value="(\d)" required checked/)?.[1]).toBe('1')
  expect(again.redirect_url.startsWith(publicUrl)).toBe(true)
})
