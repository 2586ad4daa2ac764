import type { Link } from '@maillon/core/contract'
import { defineToolkit } from '@maillon/core/toolkit'
import { type Hostile, hostileToolkit, startHostile } from '@maillon/testkit/hostile'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { callbackOf, newDatabase, newEngine, publicUrl } from '../fixtures.contract.ts'

const posting = defineToolkit({
  ...hostileToolkit,
  auth: {
    ...hostileToolkit.auth,
    authorizeParameters: { response_mode: 'form_post' },
  } as typeof hostileToolkit.auth,
})

let hostile: Hostile
beforeAll(async () => {
  hostile = await startHostile()
})
beforeEach(() => {
  hostile.oauth.tokenCalls.length = 0
})
afterAll(() => hostile.stop())

/** A link, and the form that the service has the browser of a person post. */
async function posted(options = {}) {
  const database = await newDatabase()
  const faults: unknown[] = []
  const started = await newEngine(
    { routes: hostile.routes, authConfigs: hostile.authConfigs },
    {
      toolkits: [posting],
      database: database.path,
      onError: (error) => faults.push(error),
      ...options,
    },
  )
  const session = await started.app.session()
  const begin = async (link: Link, person = started.visitor()) => {
    await person.send(link.redirect_url)
    const location = (await person.press(link.redirect_url)).headers.get('location') ?? ''
    const page = await (await fetch(location)).text()
    const fields = [...page.matchAll(/name="(\w+)" value="([^"]*)"/g)]
    const form = Object.fromEntries(fields.map(([, name = '', value = '']) => [name, value]))
    return { person, form }
  }
  const link = await session.link('hostile')
  /** From another site: without a cookie. */
  const post = (form: Record<string, string>, url = callbackOf('hostile')) =>
    started.visitor().send(url, {
      method: 'POST',
      body: new URLSearchParams(form),
      headers: { origin: 'https://hostile.test', 'sec-fetch-site': 'cross-site' },
    })
  return { ...started, ...(await begin(link)), begin, session, link, post, database, faults }
}

const locationOf = (response: Response) => response.headers.get('location') ?? ''

test('a callback that is posted connects the account, and its code stands in no address', async () => {
  const { app, person, form, link, post } = await posted()
  const bounced = await post(form)
  expect([bounced.status, bounced.headers.get('cache-control')]).toEqual([303, 'no-store'])
  expect(bounced.headers.get('referrer-policy')).toBe('no-referrer')
  const location = locationOf(bounced)
  expect(location).toContain(`${callbackOf('hostile')}?state=`)
  expect(location).not.toContain(form.code ?? '')
  expect(hostile.oauth.tokenCalls).toEqual([])
  const page = await person.send(location)
  expect([page.status, await page.text()]).toEqual([200, expect.stringContaining('is connected')])
  expect(hostile.oauth.tokenCalls).toMatchObject([{ token: form.code }])
  expect(await app.account(link.connected_account_id)).toMatchObject({ status: 'ACTIVE' })
  // Again, by either way, ends the same and asks for nothing.
  expect((await person.send(location)).status).toBe(200)
  expect((await person.send(locationOf(await post(form)))).status).toBe(200)
  expect(hostile.oauth.tokenCalls).toHaveLength(1)
})

test('a no is taken as one, and so is the word of an app', async () => {
  const { app, person, form, link, post } = await posted()
  const { code: _, ...rest } = form
  await person.send(locationOf(await post({ ...rest, error: 'access_denied' })))
  expect(await app.account(link.connected_account_id)).toMatchObject({ status: 'FAILED' })

  const verifierUrl = 'https://app.example.test/verify'
  const other = await posted({ verification: 'app', verifierUrl })
  const verifier = locationOf(await other.person.send(locationOf(await other.post(other.form))))
  const session_uri = new URL(verifier).searchParams.get('session_uri')
  const word = { session_uri, user_id: 'user_1' }
  await other.app.call('POST', '/connected_accounts/complete_auth', word)
  expect(await other.app.account(other.link.connected_account_id)).toMatchObject({
    status: 'ACTIVE',
  })
})

test('T03 what was posted opens in the browser that began alone', async () => {
  const { app, visitor, form, link, post } = await posted()
  expect((await visitor().send(locationOf(await post(form)))).status).toBe(403)
  expect(hostile.oauth.tokenCalls).toEqual([])
  expect(await app.account(link.connected_account_id)).toMatchObject({ status: 'INITIATED' })
})

test('T02 at another callback nothing is used up', async () => {
  const { app, person, form, link, post } = await posted()
  for (const url of [`${publicUrl}/oauth/callback`, callbackOf('github')])
    expect((await person.send(locationOf(await post(form, url)))).status).toBe(404)
  expect(hostile.oauth.tokenCalls).toEqual([])
  expect((await person.send(locationOf(await post(form)))).status).toBe(200)
  expect(await app.account(link.connected_account_id)).toMatchObject({ status: 'ACTIVE' })
})

test("an address that somebody changed, or another link's, asks for no token and is no fault", async () => {
  const { session, begin, person, form, post, faults, app, link } = await posted()
  const other = await begin(await session.link('hostile'))
  const location = new URL(locationOf(await post(form)))
  const foreign = new URL(locationOf(await post(other.form)))
  const sealed = location.searchParams.get('maillon_posted') ?? ''
  const flipped = sealed.slice(0, -4) + (sealed.endsWith('AAAA') ? 'BBBB' : 'AAAA')
  for (const text of [
    '',
    'x',
    'v1.dk_test.',
    flipped,
    foreign.searchParams.get('maillon_posted'),
  ]) {
    location.searchParams.set('maillon_posted', text ?? '')
    expect((await person.send(location.href)).status).toBe(404)
  }
  expect(hostile.oauth.tokenCalls).toEqual([])
  expect(faults).toEqual([])
  expect(await app.account(link.connected_account_id)).toMatchObject({ status: 'INITIATED' })
})

test('T36 a form of anybody changes nothing, whatever is in it', async () => {
  const { form, post, database, faults } = await posted()
  const before = database.dump()
  for (const fields of [{}, { state: '' }, { state: 'st_x', code: 'c' }, { code: form.code ?? '' }])
    expect((await post(fields as Record<string, string>)).status).toBe(404)
  expect((await post({ ...form, more: 'x'.repeat(9000) })).status).toBe(413)
  await post(form)
  expect(database.dump()).toEqual(before)
  expect(faults).toEqual([])
})
