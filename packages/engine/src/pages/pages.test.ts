import type { Upstreams } from '@maillon/testkit/upstreams'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { appUrl, newDatabase, newEngine, startWorld } from '../connections/fixtures.contract.ts'

let world: Upstreams<'github' | 'resend'>
beforeAll(async () => {
  world = await startWorld('github', 'resend')
})
beforeEach(() => world.reset())
afterAll(() => world.stop())

async function newLink(options = {}) {
  const started = await newEngine(world, options)
  const session = await started.app.session()
  const link = await session.link('github', { callback_url: `${appUrl}?a=b` })
  return { ...started, session, link, person: started.visitor() }
}

test('every page keeps others out: no frame, no script, no cache, and forms that go where they must', async () => {
  const { link, person, session, visitor } = await newLink()
  const used = await session.link('resend')
  const keyForm = `${used.redirect_url}/key`
  const pages = [
    await person.send(link.redirect_url),
    await person.send(used.redirect_url),
    await person.press(keyForm, { api_key: 're_wrong' }),
    await person.press(keyForm, { api_key: world.apiKeys.resend }),
    await person.press(keyForm, { api_key: world.apiKeys.resend }),
    await person.send(used.redirect_url),
    await person.send(`${link.redirect_url}x`),
    await person.press(
      link.redirect_url,
      {},
      { origin: 'https://evil.test', 'sec-fetch-site': '' },
    ),
    await visitor().send('https://connect.example.test/oauth/callback?state=x'),
  ]
  expect(pages.map(({ status }) => status)).toEqual([200, 200, 422, 200, 409, 409, 404, 403, 404])
  for (const page of pages) {
    const policy = page.headers.get('content-security-policy') ?? ''
    expect(policy).toContain("default-src 'none'")
    expect(policy).toContain("frame-ancestors 'none'")
    expect(policy).not.toContain('script')
    expect(page.headers.get('cache-control')).toBe('no-store')
    expect(page.headers.get('x-frame-options')).toBe('DENY')
    expect(page.headers.get('content-type')).toContain('text/html')
    expect(await page.text()).not.toContain('<script')
  }
  const actions = pages.map(
    ({ headers }) => /form-action ([^;]*)/.exec(headers.get('content-security-policy') ?? '')?.[1],
  )
  const github = world.routes['https://github.com']
  expect(actions).toEqual([`'self' ${github} https://app.example.test`, ...Array(8).fill("'self'")])
})

test('a page has a nonce of its own each time', async () => {
  const { link, person } = await newLink()
  const nonces = await Promise.all(
    [1, 2, 3].map(async () => {
      const page = await person.send(link.redirect_url)
      const [, nonce = ''] =
        /'nonce-([^']*)'/.exec(page.headers.get('content-security-policy') ?? '') ?? []
      expect(await page.text()).toContain(`nonce="${nonce}"`)
      return nonce
    }),
  )
  expect(new Set(nonces).size).toBe(3)
  for (const nonce of nonces) expect(nonce.length).toBeGreaterThanOrEqual(22)
})

test("the browser's cookie is for this host alone, and no script reads it", async () => {
  const { link, person } = await newLink()
  const [cookie] = (await person.send(link.redirect_url)).headers.getSetCookie()
  expect(cookie).toMatch(/^__Host-connect=[A-Za-z0-9]{43}; /)
  expect(cookie?.split('; ').slice(1).toSorted()).toEqual([
    'HttpOnly',
    'Max-Age=3600',
    'Path=/',
    'SameSite=Lax',
    'Secure',
  ])
  const dev = await newLink({ publicUrl: 'http://localhost:4000', callbackUrls: [appUrl] })
  const [plain] = (await dev.person.send(dev.link.redirect_url)).headers.getSetCookie()
  expect(plain).toMatch(/^connect=[A-Za-z0-9]{43}; /)
  expect(plain).not.toContain('Secure')
})

test('the cookie stays the same from page to page, and is in no page', async () => {
  const { link, person } = await newLink()
  const first = await person.send(link.redirect_url)
  const [[, secret = ''] = []] = person.cookies
  const started = await person.press(link.redirect_url)
  expect([...person.cookies.values()]).toEqual([secret])
  expect((await first.text()) + started.headers.get('location')).not.toContain(secret)
})

test('the page says who asks, for what, and leads to the public address', async () => {
  const { link, person } = await newLink({ appName: 'Lumen & Co <b>' })
  const page = await (await person.send(link.redirect_url)).text()
  expect(page).toContain('Lumen &amp; Co &lt;b&gt;')
  expect(page).toContain(`action="${link.redirect_url}"`)
  expect(page).toContain(`action="${link.redirect_url}/cancel"`)
})

test('a public address with a path keeps it, however the app hands requests on', async () => {
  const publicUrl = 'https://app.example.test/connect'
  const { link, engine } = await newLink({ publicUrl })
  expect(link.redirect_url).toMatch(/^https:\/\/app\.example\.test\/connect\/link\/ln_/)
  const rest = link.redirect_url.replace('/connect', '')
  for (const url of [link.redirect_url, rest, rest.replace('app.', 'inside.')]) {
    const page = await engine.fetch(new Request(url))
    expect(page.status).toBe(200)
    expect(await page.text()).toContain(`action="${link.redirect_url}"`)
  }
  const started = await engine.fetch(new Request(rest, { method: 'POST' }))
  const location = new URL(started.headers.get('location') ?? '')
  expect(location.searchParams.get('redirect_uri')).toBe(`${publicUrl}/oauth/callback/github`)
})

test('no link and no redirect comes from the Host that a request names', async () => {
  const { link, engine } = await newLink()
  const url = link.redirect_url.replace('connect.example.test', 'evil.test')
  const headers = {
    host: 'evil.test',
    'x-forwarded-host': 'evil.test',
    forwarded: 'host=evil.test',
  }
  const page = await engine.fetch(new Request(url, { headers }))
  expect(await page.text()).not.toContain('evil.test')
  const started = await engine.fetch(new Request(url, { method: 'POST', headers }))
  expect(started.headers.get('location')).not.toContain('evil.test')
})

test("a fault of the engine's own shows a reference, which the operator finds in the log, and no more", async () => {
  const database = await newDatabase()
  const faults: [unknown, string][] = []
  const { link, person } = await newLink({
    database: database.path,
    onError: (error: unknown, reference: string) => faults.push([error, reference]),
  })
  database.write('alter table attempts rename to gone')
  const page = await person.send(link.redirect_url)
  const text = await page.text()
  expect(page.status).toBe(500)
  expect(faults).toHaveLength(1)
  expect(text).toContain(faults[0]?.[1])
  expect(text).not.toMatch(/attempts|sqlite|at .*\.ts/i)
})
