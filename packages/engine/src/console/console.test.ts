import { Maillon } from '@maillon/core'
import { createTestEngine } from '@maillon/testkit'
import { expect, test } from 'vitest'
import { databaseIn, newDatabase } from '../connections/fixtures.contract.ts'
import { files, newConsole } from './fixtures.contract.ts'

const prefix = { publicUrl: 'https://app.example.test/tools' }

/** A browser that is logged in with the engine's key. */
async function loggedIn(options = {}) {
  const started = await newConsole(options)
  const browser = started.newBrowser()
  const { pathname } = new URL(started.publicUrl)
  const base = pathname.replace(/\/$/, '')
  const answer = await browser.post(`${base}/console/login`, { key: started.apiKey })
  expect(answer.status).toBe(200)
  return { ...started, browser, base, answer, api: `${base}/api/v3.1` }
}

test('its page runs no script and takes no style but its own, and nothing frames it', async () => {
  const { newBrowser } = await newConsole(prefix)
  const browser = newBrowser()
  const pages = await Promise.all(
    ['', '/', '/calls', '/calls/log_1'].map((path) => browser.send(`/tools/console${path}`)),
  )
  const nonces = new Set<string>()
  for (const page of pages) {
    const policy = page.headers.get('content-security-policy') ?? ''
    const [, nonce = ''] = /'nonce-([^']+)'/.exec(policy) ?? []
    nonces.add(nonce)
    expect(policy.replace(nonce, 'N')).toBe(
      "default-src 'none'; script-src 'self'; style-src 'self' 'nonce-N'; img-src 'self' data:; font-src 'self'; connect-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'",
    )
    expect(page.headers.get('cache-control')).toBe('no-store')
    const html = await page.text()
    expect(html).toContain(`<script src="/tools/console/assets/index-1.js" nonce="${nonce}">`)
    expect(html).toContain('content="/tools"')
  }
  expect(nonces.size).toBe(pages.length)
})

test('its files are kept for ever, as their names change with them; what is none is none', async () => {
  const { newBrowser } = await newConsole()
  const { send } = newBrowser()
  const asset = await send('/console/assets/index-1.js')
  expect(await asset.text()).toBe('start()')
  expect(asset.headers.get('cache-control')).toBe('public, max-age=31536000, immutable')
  expect(asset.headers.get('x-content-type-options')).toBe('nosniff')
  for (const name of ['index-2.js', '..%2Findex.html', '..%2F..%2Fpackage.json', '%00'])
    expect((await send(`/console/assets/${name}`)).status).not.toBe(200)
})

test('without the option there is no console, and a login of elsewhere lets nobody in', async () => {
  const { browser } = await loggedIn()
  const { engine, stop } = await createTestEngine({ publicUrl: 'http://localhost:4400' })
  const cookie = [...browser.cookies].map(([name, value]) => `${name}=${value}`).join('; ')
  const headers = { cookie, 'x-maillon-console': '1' }
  const ask = (path: string) =>
    engine.fetch(new Request(`http://localhost:4400${path}`, { headers }))
  expect((await ask('/console')).status).toBe(404)
  expect((await ask('/api/v3.1/api_keys')).status).toBe(401)
  expect(() => engine.consoleLink()).toThrow('serves no console')
  await stop()
  await expect(
    createTestEngine({ console: { files }, publicUrl: undefined as never }),
  ).rejects.toMatchObject({ code: 'config_invalid' })
})

test('a login is a cookie that no script reads and no other site sends, and the API knows it', async () => {
  const { answer, browser, api } = await loggedIn(prefix)
  const [cookie = ''] = answer.headers.getSetCookie()
  expect(cookie).toMatch(/^__Host-maillon-console=mcl_/)
  for (const said of ['HttpOnly', 'Secure', 'SameSite=Strict', 'Path=/'])
    expect(cookie).toContain(said)
  expect(cookie).not.toContain('Domain')
  expect((await browser.page(`${api}/api_keys`)).status).toBe(200)
})

test('no other site makes it call the API: its own header and origin are asked for', async () => {
  const { browser, api, publicUrl } = await loggedIn()
  const status = async (headers: Record<string, string>) =>
    (await browser.send(`${api}/api_keys`, { headers })).status
  const own = { 'x-maillon-console': '1' }
  expect(await status(own)).toBe(200)
  expect(await status({ ...own, origin: publicUrl })).toBe(200)
  expect(await status({})).toBe(401)
  expect(await status({ 'sec-fetch-site': 'same-origin' })).toBe(401)
  for (const site of ['cross-site', 'same-site', 'none'])
    expect(await status({ ...own, 'sec-fetch-site': site })).toBe(403)
  // Another server on this machine shares its cookies: a port makes no other site.
  expect(await status({ ...own, origin: 'http://localhost:9999' })).toBe(403)
  const foreign = { 'sec-fetch-site': 'cross-site', origin: 'https://evil.example' }
  for (const path of ['/console/login', '/console/logout'])
    for (const headers of [foreign, { ...own, ...foreign }, { 'sec-fetch-site': 'same-origin' }])
      expect((await browser.send(path, { method: 'POST', body: '{}', headers })).status).toBe(403)
})

test('a login ends with its key, by itself after a day of work, and when one logs out', async () => {
  const { engine, clock, newBrowser } = await newConsole()
  const { apiKeys } = new Maillon({ engine })
  const logIn = async () => {
    const { id, key } = await apiKeys.create({ name: 'ops', scopes: ['admin'] })
    const browser = newBrowser()
    await browser.post('/console/login', { key })
    const status = async () => (await browser.page('/api/v3.1/api_keys')).status
    expect(await status()).toBe(200)
    return { id, browser, status }
  }
  const [revoked, late, out] = [await logIn(), await logIn(), await logIn()]
  await apiKeys.revoke(revoked.id)
  expect(await revoked.status()).toBe(401)
  expect(await (await revoked.browser.page('/console/login')).json()).toMatchObject({ login: null })
  await out.browser.post('/console/logout', {})
  expect(await out.status()).toBe(401)
  clock.ahead = 8 * 3_600_000 - 1_000
  expect(await late.status()).toBe(200)
  clock.ahead += 2_000
  expect(await late.status()).toBe(401)
})

test('a changed cookie, and one of another key of encryption, let nobody in', async () => {
  const { browser, api } = await loggedIn()
  const [[name, value] = ['', '']] = browser.cookies
  const [body = '', signature = ''] = value.slice(4).split('.')
  const claims = JSON.parse(Buffer.from(body, 'base64url').toString())
  const other = Buffer.from(JSON.stringify({ ...claims, projectId: 'two' })).toString('base64url')
  for (const forged of [
    `mcl_${other}.${signature}`,
    `mcl_${body}.${signature.slice(1)}A`,
    `mcl_${body}`,
    'x',
  ]) {
    browser.cookies.set(name, forged)
    expect((await browser.page(`${api}/api_keys`)).status).toBe(401)
  }
})

test('a key without the scope admin, one that is none and a body that is none log nobody in', async () => {
  const { engine, newBrowser } = await newConsole()
  const weak = await new Maillon({ engine }).apiKeys.create({ name: 'app', scopes: ['execute'] })
  const browser = newBrowser()
  const status = async (body: object) => (await browser.post('/console/login', body)).status
  expect(await status({ key: weak.key })).toBe(403)
  expect(await status({ key: 'mk_none' })).toBe(401)
  expect(await status({ token: 'mco_none' })).toBe(401)
  expect(await status({})).toBe(400)
  expect(await status({ key: 'a'.repeat(5_000) })).toBe(413)
  expect([...browser.cookies]).toEqual([])
})

test('a link of this machine opens it once, for a quarter of an hour, and nowhere else', async () => {
  const { engine, clock, newBrowser } = await newConsole()
  const token = () => engine.consoleLink('shop').split('#open=')[1]
  const [used, late] = [token(), token()]
  const browser = newBrowser()
  const open = async (one: string | undefined, by = newBrowser()) =>
    (await by.post('/console/login', { token: one })).status
  expect(await open(used, browser)).toBe(200)
  expect(await open(used)).toBe(401)
  expect(await (await browser.page('/console/login')).json()).toMatchObject({
    login: { project: 'shop', kind: 'local' },
  })
  expect((await browser.page('/api/v3.1/api_keys')).status).toBe(200)
  clock.ahead = 15 * 60_000
  expect(await open(late)).toBe(401)
  const { engine: reached } = await newConsole(prefix)
  expect(() => reached.consoleLink()).toThrow('this machine')
})

test('who opens the console is in the audit, and what they do there is theirs', async () => {
  const database = await newDatabase()
  const { browser, engine } = await loggedIn({ database: database.path })
  const weak = await new Maillon({ engine }).apiKeys.create({ name: 'app', scopes: ['execute'] })
  await browser.post('/console/login', { key: weak.key })
  await browser.post('/api/v3.1/api_keys', { name: 'made', scopes: ['execute'] })
  await browser.post('/console/logout', {})
  const rows = databaseIn(database.folder).read<Record<string, string>>(
    `select actor, actor_id, action, subject from audit order by at, rowid`,
  )
  const [key] = rows.filter(({ action }) => action === 'api_key.created')
  const id = key?.subject
  expect(rows.filter(({ actor }) => actor === 'console')).toMatchObject([
    { actor_id: id, action: 'console.opened', subject: id },
    { actor_id: id, action: 'api_key.created' },
    { actor_id: id, action: 'console.closed' },
  ])
  expect(rows.filter(({ action }) => action === 'console.refused')).toMatchObject([
    { actor: 'key', actor_id: weak.id, subject: weak.id },
  ])
})
