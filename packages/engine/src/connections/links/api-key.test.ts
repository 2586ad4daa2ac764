import { inspect } from 'node:util'
import type { Upstreams } from '@maillon/testkit/upstreams'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { appUrl, newDatabase, newEngine, startWorld } from '../fixtures.contract.ts'

let world: Upstreams<'resend'>
beforeAll(async () => {
  world = await startWorld('resend')
})
beforeEach(() => world.reset())
afterAll(() => world.stop())

const key = () => world.apiKeys.resend

async function newLink(more = {}) {
  const database = await newDatabase()
  const faults: unknown[] = []
  const onError = (error: unknown) => faults.push(error)
  const started = await newEngine(world, { database: database.path, onError })
  const session = await started.app.session()
  const link = await session.link('resend', more)
  return { ...started, database, session, link, form: `${link.redirect_url}/key`, faults }
}

test('a right key connects the account, and its tools run', async () => {
  const { app, visitor, session, link, form } = await newLink({ callback_url: appUrl })
  const person = visitor()
  expect(await (await person.send(link.redirect_url)).text()).toContain('name="api_key"')
  const response = await person.press(form, { api_key: `  ${key()}\n` })
  expect(response.headers.get('location')).toBe(
    `${appUrl}?status=success&connected_account_id=${link.connected_account_id}`,
  )
  expect(await app.account(link.connected_account_id)).toMatchObject({ status: 'ACTIVE' })
  expect(await session.execute('RESEND_LIST_DOMAINS')).toMatchObject({ error: null })
})

test('a wrong key can be mended in the same form', async () => {
  const { app, visitor, link, form } = await newLink()
  const person = visitor()
  const refused = await person.press(form, { api_key: 're_wrong_canary' })
  expect(refused.status).toBe(422)
  const page = await refused.text()
  expect(page).toContain('did not accept this key')
  expect(page).not.toContain('canary')
  const { status, status_reason: reason } = await app.account(link.connected_account_id)
  expect(status).toBe('INITIATED')
  expect(reason).toMatch(/^Step: key check\. Resend does not know this key: 40\d: "/)
  expect(reason).not.toContain('canary')
  expect((await person.press(form, { api_key: key() })).status).toBe(200)
  expect(await app.account(link.connected_account_id)).toMatchObject({
    status: 'ACTIVE',
    status_reason: null,
  })
})

test('a form without a key asks for it', async () => {
  const { visitor, form } = await newLink()
  for (const fields of [{}, { api_key: '' }, { api_key: ' \n ' }, { other: key() }]) {
    const response = await visitor().press(form, fields)
    expect([response.status, await response.text()]).toEqual([
      422,
      expect.stringContaining('Enter the <bdi>API key</bdi>'),
    ])
  }
})

test.each([
  ['a line end', 'canary\r\nX-Evil: 1', 'has a character that cannot be sent'],
  ['a line feed', 'canary\nAuthorization: Bearer x', 'has a character that cannot be sent'],
  ['a null', 'canary\u0000', 'has a character that cannot be sent'],
  ['letters of another script', 'canaryключ', 'has a character that cannot be sent'],
  ['too many letters', 'canary'.padEnd(16_385, 'x'), 'is too long to be sent'],
])('T23: a key with %s is refused by its name, and nothing is sent', async (_, api_key, words) => {
  const { app, visitor, link, form } = await newLink()
  const response = await visitor().press(form, { api_key })
  expect(response.status).toBe(422)
  const page = await response.text()
  expect(page).toContain(`The <bdi>API key</bdi> ${words}`)
  expect(page).not.toContain('canary')
  expect(world.upstreams.resend.requests).toEqual([])
  expect(await app.account(link.connected_account_id)).toMatchObject({ status: 'INITIATED' })
})

test.each([
  ['with spaces', 'two words and more'],
  ['of 8 KiB', 'k'.repeat(8192)],
  ['that is JSON', JSON.stringify({ type: 'service', key: 'a"b\\n' })],
  ['of marks', `!"#$%&'()*+,-./:;<=>?@[]^_{|}~`],
])('a key %s is asked of the service, to the letter', async (_, api_key) => {
  const { visitor, form } = await newLink()
  const response = await visitor().press(form, { api_key })
  expect(await response.text()).toContain('did not accept this key')
  const [asked] = world.upstreams.resend.requests
  expect(asked?.headers.authorization).toBe(`Bearer ${api_key}`)
})

test.each([
  ['is in trouble', { status: 500 }],
  ['asks to slow down', { status: 429 }],
  ['hangs up', { destroy: 'before' as const }],
])('a key is not taken while the upstream %s, and may be sent again', async (_, fault) => {
  const { app, visitor, link, form } = await newLink()
  const person = visitor()
  world.upstreams.resend.faults.push({ match: /domains/, ...fault })
  const response = await person.press(form, { api_key: key() })
  expect([response.status, await response.text()]).toEqual([
    422,
    expect.stringContaining('could not be asked about this key'),
  ])
  expect(await app.account(link.connected_account_id)).toMatchObject({ status: 'INITIATED' })
  expect((await person.press(form, { api_key: key() })).status).toBe(200)
})

test('a key that may do little is a key', async () => {
  const { app, visitor, link, form } = await newLink()
  const body = JSON.stringify({ name: 'restricted_api_key', message: 'Only sending.' })
  world.upstreams.resend.faults.push({ match: /domains/, status: 401, body })
  await visitor().press(form, { api_key: 're_restricted' })
  expect(await app.account(link.connected_account_id)).toMatchObject({ status: 'ACTIVE' })
})

test('the first browser to send a key has the link, and who sends it twice is one browser', async () => {
  const { visitor, form, link } = await newLink()
  const person = visitor()
  await person.send(link.redirect_url)
  await person.press(form, { api_key: 're_wrong' })
  expect((await visitor().press(form, { api_key: 're_of_an_attacker' })).status).toBe(403)
  const twice = await Promise.all([
    person.press(form, { api_key: key() }),
    person.press(form, { api_key: key() }),
  ])
  for (const response of twice) expect(response.status).toBeLessThan(410)
  expect(twice.map(({ status }) => status)).toContain(200)
})

test('a form that is far too large is refused unread', async () => {
  const { visitor, form, faults } = await newLink()
  const response = await visitor().press(form, { api_key: 'x'.repeat(70_000) })
  expect(response.status).toBe(413)
  const other = { method: 'POST', headers: { 'content-type': 'multipart/form-data' }, body: '--' }
  expect((await visitor().send(form, other)).status).toBe(422)
  expect(faults).toEqual([])
})

test('a link of a key starts no OAuth, and one of OAuth takes no key', async () => {
  const { app, visitor, link, faults } = await newLink()
  expect((await visitor().press(link.redirect_url)).status).toBe(400)
  const other = await newEngine({
    routes: world.routes,
    authConfigs: world.authConfigs,
  })
  const github = await (await other.app.session()).link('github')
  const response = await other.visitor().press(`${github.redirect_url}/key`, { api_key: key() })
  expect(response.status).toBe(400)
  expect(await app.account(link.connected_account_id)).toMatchObject({ status: 'INITIATED' })
  expect(faults).toEqual([])
})

test('a key that its owner revokes ends the account with a reason, and the user is asked to connect', async () => {
  const { app, visitor, session, link, form } = await newLink()
  await visitor().press(form, { api_key: key() })
  world.upstreams.resend.revoke(key())
  const { data, error } = await session.execute('RESEND_LIST_DOMAINS')
  expect(error).toContain('has to connect Resend')
  expect(data).toMatchObject({
    code: 'connection_required',
    redirect_url: expect.stringContaining('/link/ln_'),
  })
  expect(await app.account(link.connected_account_id)).toMatchObject({
    status: 'EXPIRED',
    status_reason: expect.stringContaining('API key is invalid'),
  })
})

test('T09: the key is in no answer, no error and no file', async () => {
  const { app, visitor, session, link, form, database, faults } = await newLink()
  const person = visitor()
  const pages = [
    await person.press(form, { api_key: key() }),
    await person.press(form, { api_key: key() }),
    await person.send(link.redirect_url),
  ]
  const echo = JSON.stringify({ message: `Bearer ${key()} is not allowed`, name: 'x' })
  world.upstreams.resend.faults.push({ match: /domains/, status: 403, body: echo })
  const seen = [
    ...(await Promise.all(pages.map((page) => page.text()))),
    await session.execute('RESEND_LIST_DOMAINS'),
    await app.account(link.connected_account_id),
    database.dump(),
    faults,
  ]
  expect(inspect(seen, { depth: null, maxStringLength: null })).not.toContain(key())
})
