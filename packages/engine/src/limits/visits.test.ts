import { afterEach, beforeEach, expect, test } from 'vitest'
import { startTestApi, type TestApi } from '../http/test-api.contract.ts'
import { calledFrom, callerOf } from './peer.ts'

const noon = Date.UTC(2026, 10, 30, 12)
const clock = { at: noon }
let api: TestApi
beforeEach(async () => {
  clock.at = noon
  api = await startTestApi({ limits: { publicPages: 3 }, now: () => clock.at })
})
afterEach(() => api.stop())

async function newLink(): Promise<string> {
  const path = { sessionId: await api.session() }
  return (await api.call('linkInSession', { path, body: { toolkit: 'gmail' } })).body.redirect_url
}

const visit = (url: string, address?: string, init: RequestInit = {}) =>
  api.engine.fetch(new Request(url, init), calledFrom(address))

async function statuses(times: number, ...asked: Parameters<typeof visit>): Promise<number[]> {
  const all = []
  for (let turn = 0; turn < times; turn += 1) all.push((await visit(...asked)).status)
  return all
}

const ada = '93.184.216.7'
const stranger = '93.184.216.99'

test('a link that is opened too often tells the person to wait, and opens again when the minute is over', async () => {
  const url = await newLink()
  expect(await statuses(4, url, ada)).toEqual([200, 200, 200, 429])
  const refused = await visit(url, ada)
  expect(refused.headers.get('retry-after')).toBe('60')
  expect(refused.headers.get('content-security-policy')).toContain("default-src 'none'")
  expect(await refused.text()).toContain('Wait a minute, then load it again.')
  clock.at += 60_000
  expect((await visit(url, ada)).status).toBe(200)
})

test('no stranger keeps a person from their link: not by its address, not by other links, not by ours', async () => {
  const [url, other] = [await newLink(), await newLink()]
  // Someone who got hold of the link, elsewhere.
  await statuses(10, url, stranger)
  expect(await statuses(2, url, ada)).toEqual([200, 200])
  // Someone at the person's own network, without the link.
  await statuses(10, other, ada)
  expect(await statuses(1, url, ada)).toEqual([200])
  // Behind a proxy that is not trusted, all have one address.
  await statuses(10, other, '10.0.0.1')
  expect(await statuses(1, await newLink(), '10.0.0.1')).toEqual([200])
})

test('an engine that does not know who calls counts all callers of one link, and of no other', async () => {
  const [url, other] = [await newLink(), await newLink()]
  expect(await statuses(4, url)).toEqual([200, 200, 200, 429])
  expect(await statuses(1, other)).toEqual([200])
  // A header says nothing of who calls.
  const headers = { 'x-forwarded-for': stranger, forwarded: `for=${stranger}` }
  expect((await visit(url, undefined, { headers })).status).toBe(429)
})

test('each way of a link is counted, and so are callbacks and logins', async () => {
  const url = await newLink()
  const post = { method: 'POST', headers: { origin: new URL(url).origin } }
  await visit(url, ada)
  await visit(`${url}/cancel`, ada, post)
  await visit(`${url}/choose`, ada, post)
  expect((await visit(`${url}/key`, ada, post)).status).toBe(429)
  const { origin } = new URL(url)
  for (const path of ['/oauth/callback?state=made-up', '/login/made-up']) {
    const all = await statuses(4, `${origin}${path}`, ada)
    expect([path, all.at(-1)]).toEqual([path, 429])
    expect(all.slice(0, 3)).not.toContain(429)
  }
})

test('what clients of logins ask without a token is counted by address, where that is one', async () => {
  const { origin } = new URL(await newLink())
  const ask = (address?: string) =>
    statuses(4, `${origin}/token`, address, { method: 'POST', body: 'grant_type=x' })
  expect((await ask(ada)).at(-1)).toBe(429)
  expect(await ask(stranger)).toHaveLength(4)
  expect(await ask()).not.toContain(429)
  expect(await ask('127.0.0.1')).not.toContain(429)
})

test('of IPv6, all addresses of one customer are one caller', () => {
  const of = (address: string) => callerOf('link', address, undefined)
  expect(of('2606:4700:1:2::1')).toBe(of('2606:4700:1:2:ffff::9'))
  expect(of('2606:4700:1:2::1')).not.toBe(of('2606:4700:1:3::1'))
  expect(of('::ffff:93.184.216.7')).toBe(of('93.184.216.7'))
  expect(of('fd00::1')).toBeUndefined()
})
