import type { Upstreams } from '@maillon/testkit/upstreams'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { appUrl, newDatabase, newEngine, startWorld } from '../fixtures.contract.ts'

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

test('T03: a callback in a browser that did not start it asks for no token and changes nothing', async () => {
  const { app, visitor, link, database } = await newLink()
  const attacker = visitor()
  const callback = await attacker.consent(link, 'ben@example.com')
  const before = database.dump()
  const victim = visitor()
  const started = await (await app.session({ user_id: 'victim' })).link('github')
  await victim.send(started.redirect_url)
  await victim.press(started.redirect_url)
  const meanwhile = database.dump()
  for (const person of [visitor(), victim]) {
    const response = await person.send(callback)
    expect(response.status).toBe(403)
    expect(response.headers.get('location')).toBeNull()
    expect(await response.text()).toContain('Another browser uses this link')
  }
  expect(database.dump()).toEqual(meanwhile)
  expect(meanwhile).not.toEqual(before)
  expect(tokenRequests()).toEqual([])

  await attacker.send(callback)
  expect(await app.account(link.connected_account_id)).toMatchObject({ status: 'ACTIVE' })
})

test("T03: a cookie that somebody made up, or another link's, is no proof", async () => {
  const { visitor, link, database } = await newLink()
  const callback = await visitor().consent(link)
  const before = database.dump()
  for (const cookie of [
    `__Host-connect=${'A'.repeat(43)}`,
    '__Host-connect=',
    '__Host-connect=undefined; connect=x',
    `maillon=${'A'.repeat(43)}`,
  ])
    expect((await visitor().send(callback, { headers: { cookie } })).status).toBe(403)
  expect(database.dump()).toEqual(before)
})

test('T04: of 100 identical callbacks at once one asks for a token, and all say the same', async () => {
  const { app, visitor, link, database } = await newLink()
  const person = visitor()
  const callback = await person.consent(link)
  const responses = await Promise.all(Array.from({ length: 100 }, () => person.send(callback)))
  const locations = new Set(responses.map(({ headers }) => headers.get('location')))
  expect([...locations]).toEqual([
    `${appUrl}?status=success&connected_account_id=${link.connected_account_id}`,
  ])
  expect(tokenRequests()).toHaveLength(1)
  expect(world.upstreams.github.liveTokens()).toHaveLength(1)
  expect(
    database.read(`select action from audit where action like 'connection.%' order by rowid`),
  ).toEqual([{ action: 'connection.initiated' }, { action: 'connection.connected' }])
  expect(await app.account(link.connected_account_id)).toMatchObject({ status: 'ACTIVE' })
})

test('T04: the same is so when the one that asked is refused, and over two engines', async () => {
  const { visitor, link, database, app } = await newLink({ encryptionKey: sharedKey })
  const second = await newEngine(world, { database: database.path, encryptionKey: sharedKey })
  const person = visitor()
  const callback = await person.consent(link)
  const [[name = '', secret = ''] = []] = person.cookies
  const cookie = `${name}=${secret}`
  world.upstreams.github.faults.push({ match: /access_token/, status: 503, times: 100 })
  const responses = await Promise.all(
    Array.from({ length: 20 }, (_, index) =>
      (index % 2 ? visitor() : second.visitor()).send(callback, { headers: { cookie } }),
    ),
  )
  const locations = new Set(responses.map(({ headers }) => headers.get('location')))
  expect([...locations]).toEqual([
    `${appUrl}?status=failed&connected_account_id=${link.connected_account_id}&error=token_exchange_failed`,
  ])
  expect(tokenRequests()).toHaveLength(1)
  expect(await app.account(link.connected_account_id)).toMatchObject({ status: 'FAILED' })
})

test('a callback that comes again later ends the same way, and asks for no token', async () => {
  const { visitor, link, clock } = await newLink()
  const person = visitor()
  const callback = await person.consent(link)
  const first = await person.send(callback)
  clock.ahead = 3_600_000
  const again = await person.send(callback)
  expect(again.headers.get('location')).toBe(first.headers.get('location'))
  expect(tokenRequests()).toHaveLength(1)
})

test('a link in a second browser, after Continue, is of no use there', async () => {
  const { app, visitor, link, database } = await newLink()
  const first = visitor()
  const callback = await first.consent(link)
  const before = database.dump()
  const second = visitor()
  const { redirect_url: url } = link
  for (const response of [
    await second.send(url),
    await second.press(url),
    await second.press(`${url}/cancel`),
  ]) {
    expect(response.status).toBe(403)
    expect(await response.text()).toContain('Another browser uses this link')
  }
  expect(database.dump()).toEqual(before)
  await first.send(callback)
  expect(await app.account(link.connected_account_id)).toMatchObject({ status: 'ACTIVE' })
})

test('of two browsers that press Continue at once, one gets the link', async () => {
  const { visitor, link } = await newLink()
  const people = Array.from({ length: 10 }, () => visitor())
  await Promise.all(people.map((person) => person.send(link.redirect_url)))
  const answers = await Promise.all(people.map((person) => person.press(link.redirect_url)))
  expect(answers.map(({ status }) => status).toSorted()).toEqual([303, ...Array(9).fill(403)])
})

test('who presses Continue twice, at once or after coming back, goes on', async () => {
  const { app, visitor, link } = await newLink()
  const person = visitor()
  await person.send(link.redirect_url)
  const twice = await Promise.all([
    person.press(link.redirect_url),
    person.press(link.redirect_url),
  ])
  expect(twice.map(({ status }) => status)).toEqual([303, 303])
  const old = await person.consent(link)
  const location = (await person.connect(link)).headers.get('location')
  expect(location).toContain('status=success')
  expect(await app.account(link.connected_account_id)).toMatchObject({ status: 'ACTIVE' })
  // The tab of the first press is told the same, and not that there is no such link.
  expect((await person.send(old)).headers.get('location')).toBe(location)
  expect(tokenRequests()).toHaveLength(1)
})

test.each([
  ['the first', [0, 1]],
  ['the second', [1, 0]],
])('of two tabs either may come back: %s connects, and the other is told so', async (_, order) => {
  const { app, visitor, link, session } = await newLink()
  const plain = await session.link('github')
  for (const one of [link, plain]) {
    const person = visitor()
    const callbacks = [await person.consent(one), await person.consent(one)]
    const [first, second] = order.map((index) => callbacks[index] ?? '')
    const answers = [await person.send(first ?? ''), await person.send(second ?? '')]
    expect(answers[0]?.status).toBe(one === plain ? 200 : 303)
    expect(answers[1]?.status).toBe(answers[0]?.status)
    expect(answers[1]?.headers.get('location')).toBe(answers[0]?.headers.get('location'))
    if (one === plain) expect(await answers[1]?.text()).toContain('is connected')
    expect(await app.account(one.connected_account_id)).toMatchObject({ status: 'ACTIVE' })
  }
  expect(tokenRequests()).toHaveLength(2)
})

test('tabs that press Continue at once share what they began, and both codes at once ask for one token', async () => {
  const { app, visitor, link } = await newLink()
  const person = visitor()
  await person.send(link.redirect_url)
  const callbacks = await Promise.all([1, 2, 3].map(() => person.consent(link)))
  const states = callbacks.map((callback) => new URL(callback).searchParams.get('state'))
  expect(new Set(states).size).toBe(1)
  const answers = await Promise.all(callbacks.map((callback) => person.send(callback)))
  const locations = new Set(answers.map(({ headers }) => headers.get('location')))
  expect([...locations]).toEqual([expect.stringContaining('status=success')])
  expect(tokenRequests()).toHaveLength(1)
  expect(await app.account(link.connected_account_id)).toMatchObject({ status: 'ACTIVE' })
})

test('T04 who presses Continue after a callback begins anew: its code is never sent twice', async () => {
  const { visitor, link } = await newLink()
  const person = visitor()
  const callback = await person.consent(link)
  world.upstreams.github.faults.push({ match: /access_token/, delayMs: 200 })
  const [first] = await Promise.all([
    person.send(callback),
    (async () => {
      while (tokenRequests().length === 0) await new Promise((resolve) => setImmediate(resolve))
      await person.consent(link)
      expect((await person.send(callback)).status).toBe(404)
    })(),
  ])
  expect(first.headers.get('location')).toContain('status=success')
  expect(tokenRequests()).toHaveLength(1)
})

test('a tab that presses Continue while the app is asked is told that it has begun elsewhere', async () => {
  const verifierUrl = 'https://app.example.test/verify'
  const { visitor, link } = await newLink({ verification: 'app', verifierUrl })
  const person = visitor()
  const callbacks = [await person.consent(link), await person.consent(link)]
  const parked = await Promise.all(callbacks.map((callback) => person.send(callback)))
  const [one, other] = parked.map(({ headers }) => headers.get('location'))
  expect(one).toContain(`${verifierUrl}?session_uri=`)
  expect(other).toBe(one)
  const pressed = await person.press(link.redirect_url)
  expect([pressed.status, await pressed.text()]).toEqual([
    409,
    expect.stringContaining('Finish in the window where you pressed Continue'),
  ])
})

const sharedKey = `k1:${'A'.repeat(43)}=`
