import type { Upstreams } from '@maillon/testkit/upstreams'
import fc from 'fast-check'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import {
  appUrl,
  callbackOf,
  newDatabase,
  newEngine,
  publicUrl,
  startWorld,
} from '../fixtures.contract.ts'

let world: Upstreams<'github'>
beforeAll(async () => {
  world = await startWorld('github')
})
beforeEach(() => world.reset())
afterAll(() => world.stop())

const tokenRequests = () =>
  world.upstreams.github.requests.filter(({ path }) => path.startsWith('/login/oauth/access_token'))

/** An engine on a file, and a link with a callbackUrl. */
async function newLink(options = {}) {
  const database = await newDatabase()
  const started = await newEngine(world, { database: database.path, ...options })
  const session = await started.app.session()
  const link = await session.link('github', { callback_url: appUrl })
  return { ...started, database, session, link }
}

test('a used link says so, and starts nothing', async () => {
  const { visitor, link, database } = await newLink()
  const person = visitor()
  await person.connect(link)
  const before = database.dump()
  for (const other of [person, visitor()]) {
    const { redirect_url: url } = link
    for (const response of [
      await other.send(url),
      await other.press(url),
      await other.press(`${url}/cancel`),
    ]) {
      expect(response.status).toBe(409)
      expect(await response.text()).toContain('This link was used already')
    }
  }
  expect(database.dump()).toEqual(before)
})

test('an abandoned link ends after ten minutes, without a write', async () => {
  const { app, visitor, link, clock, database } = await newLink()
  const person = visitor()
  const callback = await person.consent(link)
  const before = database.dump()
  clock.ahead = 10 * 60_000 - 5_000
  expect(await app.account(link.connected_account_id)).toMatchObject({ status: 'INITIATED' })
  clock.ahead = 10 * 60_000
  expect(await app.account(link.connected_account_id)).toMatchObject({
    status: 'EXPIRED',
    status_reason: 'The connection was not completed within 10 minutes.',
  })
  const { redirect_url: url } = link
  for (const response of [
    await person.send(url),
    await person.press(url),
    await person.press(`${url}/cancel`),
    await person.send(callback),
  ]) {
    expect([response.status, response.headers.get('location')]).toEqual([410, null])
    expect(await response.text()).toContain('This link has expired')
  }
  expect(database.dump()).toEqual(before)
  expect(tokenRequests()).toEqual([])
})

test('an attempt that ended keeps neither its verifier nor the client that it used', async () => {
  const { session, visitor, link, database } = await newLink()
  const other = await session.link('github')
  const flows = () => database.read<{ flow: string | null }>('select flow from attempts')
  const people = [visitor(), visitor()]
  const callbacks = [await people[0]?.consent(link), await people[1]?.consent(other)]
  expect(flows().map(({ flow }) => typeof flow)).toEqual(['string', 'string'])
  await people[0]?.send(callbacks[0] ?? '')
  world.upstreams.github.faults.push({ match: /access_token/, status: 500 })
  await people[1]?.send(callbacks[1] ?? '')
  expect(flows()).toEqual([{ flow: null }, { flow: null }])
})

test('who was at the upstream when the engine died may press Continue again', async () => {
  const { app, visitor, link, database } = await newLink()
  const person = visitor()
  const callback = await person.consent(link)
  // As it is left when the process ends between taking the callback and its answer.
  database.write('update attempts set consumed_at = 1')
  await person.connect(link)
  expect(await app.account(link.connected_account_id)).toMatchObject({ status: 'ACTIVE' })
  expect((await person.send(callback)).status).toBe(404)
})

test('reading a link changes no row, however it is asked for', async () => {
  const { visitor, link, database } = await newLink()
  const before = database.dump()
  const { redirect_url: url } = link
  for (const method of ['GET', 'HEAD', 'OPTIONS', 'PUT', 'DELETE', 'PATCH'])
    for (const address of [url, `${url}/key`, `${url}/cancel`, `${url}?x=1`, `${publicUrl}/link`])
      await visitor().send(address, { method })
  expect((await visitor().send(url)).status).toBe(200)
  expect(database.dump()).toEqual(before)
})

test('a form that another site sends is refused, and changes nothing', async () => {
  const { visitor, link, database } = await newLink()
  const person = visitor()
  await person.send(link.redirect_url)
  const before = database.dump()
  const foreign = [
    { origin: publicUrl, 'sec-fetch-site': 'cross-site' },
    { origin: publicUrl, 'sec-fetch-site': 'same-site' },
    { origin: publicUrl, 'sec-fetch-site': 'none' },
    { origin: 'https://evil.test' },
    { origin: 'null' },
    { origin: '' },
    { origin: 'https://connect.example.test.evil.test' },
    { origin: 'http://connect.example.test' },
    { origin: 'https://connect.example.test:8443' },
  ]
  const body = new URLSearchParams({ api_key: 're_x' })
  for (const headers of foreign) {
    for (const path of ['', '/cancel', '/key']) {
      const url = link.redirect_url + path
      const response = await person.send(url, { method: 'POST', body, headers })
      expect(response.status, JSON.stringify(headers)).toBe(403)
    }
  }
  expect(database.dump()).toEqual(before)
  // An older browser sends its origin alone.
  const old = { method: 'POST', headers: { origin: publicUrl } }
  expect((await person.send(link.redirect_url, old)).status).toBe(303)
})

test('T36: callbacks and links that nobody gave out change no row, and are no fault', async () => {
  const { visitor, database } = await newLink({
    onError: (error: unknown) => {
      throw error
    },
  })
  const before = database.dump()
  const part = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.webQueryParameters(),
    fc.constantFrom('ln_x', '%', '%00', '..', '__proto__', 'a'.repeat(10_000)),
  )
  await fc.assert(
    fc.asyncProperty(
      part,
      fc.dictionary(fc.constantFrom('state', 'code', 'error', 'iss'), part),
      async (token, query) => {
        const person = visitor()
        for (const callback of [`${publicUrl}/oauth/callback`, callbackOf('github')]) {
          const url = `${callback}?${new URLSearchParams(query)}`
          expect((await person.send(url)).status).toBe(404)
        }
        const url = `${publicUrl}/link/ln_${encodeURIComponent(token.toWellFormed())}`
        for (const response of [
          await person.send(url),
          await person.press(url),
          await person.press(`${url}/cancel`),
          await person.press(`${url}/key`, { api_key: 're_something' }),
        ])
          expect(response.status).toBe(404)
        expect((await person.send(`${publicUrl}/oauth/callback?${token}`)).status).toBe(404)
      },
    ),
    { numRuns: 100 },
  )
  expect(database.dump()).toEqual(before)
})
