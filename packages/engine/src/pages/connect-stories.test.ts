import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { apiKeys, defineToolkit, get, oauth2 } from '@maillon/core/toolkit'
import { startTestEngine } from '@maillon/testkit'
import { launchBrowser } from '@maillon/testkit/browser'
import {
  type DialectUpstream,
  type Hostile,
  hostileToolkit,
  startDialect,
  startHostile,
} from '@maillon/testkit/hostile'
import axe from 'axe-core'
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest'
import { createApp } from '../connections/fixtures.contract.ts'

const { auth: login } = hostileToolkit
if (login.scheme !== 'OAUTH2') throw new TypeError('The hostile upstream connects by OAuth.')

const desk = defineToolkit({
  ...hostileToolkit,
  slug: 'desk',
  name: 'Desk',
  auth: {
    oauth: oauth2({ ...login, label: 'Sign in' }),
    keys: apiKeys({
      label: 'Two keys',
      fields: {
        site: { label: 'Site', choices: { eu: 'Europe', us: 'America' } },
        api_key: { label: 'API key', secret: true, help: 'https://desk.test/keys' },
        app_key: { label: 'Application key', secret: true, example: 'a1b2…' },
        note: { label: 'Note', optional: true },
      },
      headers: {
        'x-api-key': '{api_key}',
        'x-app-key': '{app_key}',
        'x-site': '{site}',
        'x-note': '{note}',
      },
      check: get('https://keys.test/check'),
    }),
  },
  origins: ['https://keys.test'],
  tools: [],
})

const sitesAt = 'https://api.tracker.test/sites'
/** Its calls go to one of the person's sites. */
const tracker = defineToolkit({
  ...hostileToolkit,
  slug: 'tracker',
  name: 'Tracker',
  baseUrl: 'https://api.tracker.test/{site}',
  auth: oauth2({
    authorizeUrl: 'https://login.tracker.test/authorize',
    tokenUrl: 'https://login.tracker.test/token',
    scopes: { read: 'See your work' },
    keep: {
      site: {
        from: 'call',
        request: get(sitesAt),
        list: '.',
        value: 'id',
        label: 'name',
        called: 'site',
      },
    },
  }),
  tools: [],
})
const sites = [
  { id: 's-1', name: 'Acme, Inc.' },
  { id: 's-2', name: 'שלום Ropes with a name that is much longer than what a phone has room for' },
  { id: 's-3', name: 'Acme, Inc.' },
]

let hostile: Hostile
let dialect: DialectUpstream
/** Takes one pair of keys. */
let keys: Server
let started: Awaited<ReturnType<typeof startTestEngine>>
let browser: Awaited<ReturnType<typeof launchBrowser>>
let app: ReturnType<typeof createApp>

beforeAll(async () => {
  keys = createServer(({ headers }, response) => {
    const isRight = headers['x-api-key'] === 'key-of-ada' && headers['x-app-key'] === 'app-of-ada'
    response.writeHead(isRight ? 200 : 401, { 'content-type': 'application/json' }).end('{}')
  })
  await new Promise<void>((resolve) => keys.listen(0, '127.0.0.1', resolve))
  hostile = await startHostile()
  const own = `http://127.0.0.1:${(keys.address() as AddressInfo).port}`
  const { identity: _, ...toolkit } = desk
  const { identity: __, ...tracking } = tracker
  dialect = await startDialect(tracker, {
    values: { site: 's-2' },
    told: { calls: { [sitesAt]: sites } },
  })
  started = await startTestEngine({
    toolkits: [defineToolkit({ ...toolkit, auth: desk.ways }), tracking],
    routes: { ...hostile.routes, ...dialect.routes, 'https://keys.test': own },
    authConfigs: { desk: hostile.authConfigs.hostile, ...dialect.authConfigs },
  })
  app = createApp(started.engine)
  browser = await launchBrowser()
})
afterAll(async () => {
  await browser.close()
  await started.stop()
  await hostile.stop()
  await dialect.stop()
  keys.closeAllConnections()
  keys.close()
})

async function open(url: string, options: object = {}) {
  const viewport = { width: 320, height: 640 }
  const context = await browser.newContext({ viewport, ...options })
  onTestFinished(() => context.close())
  const page = await context.newPage()
  await page.goto(url)
  /** Faults of accessibility, and whether something is wider than a phone. */
  const faults = async () => {
    await page.evaluate(axe.source)
    const found = await page.evaluate(
      `axe.run().then(({ violations }) => violations.map(({ id, nodes }) => id + ' ' + nodes[0].html))`,
    )
    const isTooWide = await page.evaluate('document.documentElement.scrollWidth > innerWidth')
    return { found, isTooWide }
  }
  return Object.assign(page, { faults })
}

const none = { found: [], isTooWide: false }

test('a person pastes two keys by keyboard: a wrong one is told at its field, and nothing typed comes back', async () => {
  const link = await (await app.session()).link('desk', { way: 'keys' })
  const page = await open(link.redirect_url)
  expect(await page.faults()).toEqual(none)
  await page.getByLabel('Site').selectOption('Europe')
  await page.getByLabel('API key').focus()
  await page.keyboard.type('key-of-ada')
  await page.getByLabel('Application key').fill('wrong-canary')
  await page.keyboard.press('Enter')
  await page.getByText('did not accept this key').waitFor()
  expect(await page.content()).not.toContain('wrong-canary')
  expect(await page.faults()).toEqual(none)
  expect(await page.getByLabel('Site').inputValue()).toBe('eu')
  await page.getByLabel('API key').fill('key-of-ada')
  await page.getByLabel('Application key').fill('app-of-ada')
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { name: /is connected/ }).waitFor()
  expect(await page.faults()).toEqual(none)
  const account = await app.account(link.connected_account_id)
  expect([account.status, account.state.val.site]).toEqual(['ACTIVE', 'eu'])
})

test('the same toolkit is connected once by signing in and once by keys, as the person chooses on a phone', async () => {
  const session = await app.session({ user_id: 'chooser' })
  const first = await session.link('desk', { alias: 'mine' })
  const page = await open(first.redirect_url)
  expect(await page.faults()).toEqual(none)
  await page.getByRole('button', { name: /continue/i }).click()
  await page.getByRole('heading', { name: /is connected/ }).waitFor()
  const second = await session.link('desk', { alias: 'ours' })
  await page.goto(second.redirect_url)
  const ways = page.getByRole('navigation', { name: 'Ways to connect' })
  expect(await ways.locator('[aria-current=page]').textContent()).toBe('Sign in')
  await ways.getByRole('link', { name: 'Two keys' }).focus()
  await page.keyboard.press('Enter')
  await page.getByLabel('API key').fill('key-of-ada')
  expect(await ways.locator('[aria-current=page]').textContent()).toBe('Two keys')
  expect(await page.faults()).toEqual(none)
  await page.getByLabel('Application key').fill('app-of-ada')
  await page.getByRole('button', { name: 'Connect', exact: true }).click()
  await page.getByRole('heading', { name: /is connected/ }).waitFor()
  const schemes = [first, second].map(async ({ connected_account_id: id }) => {
    const { status, auth_config } = await app.account(id)
    return [status, auth_config.auth_scheme]
  })
  expect(await Promise.all(schemes)).toEqual([
    ['ACTIVE', 'OAUTH2'],
    ['ACTIVE', 'API_KEY'],
  ])
})

test('a person with several sites picks one by keyboard, on a phone; a link of before does nothing more', async () => {
  const link = await (await app.session({ user_id: 'picker' })).link('tracker')
  const page = await open(link.redirect_url)
  await page.getByRole('button', { name: /continue/i }).click()
  await page.getByRole('heading', { name: /Which site may/ }).waitFor()
  expect(await page.faults()).toEqual(none)
  const radios = page.getByRole('radio')
  expect([await radios.count(), await page.getByRole('radiogroup').count()]).toEqual([3, 1])
  // Two of one name are told apart by what the service knows them by.
  expect(await page.getByText('s-3').count()).toBe(1)
  expect(await page.getByText('s-2').count()).toBe(0)
  await page.keyboard.press('Tab')
  await page.keyboard.press('Space')
  await page.keyboard.press('ArrowDown')
  expect(await radios.nth(1).isChecked()).toBe(true)
  expect(await page.faults()).toEqual(none)
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { name: /is connected/ }).waitFor()
  expect(await page.faults()).toEqual(none)
  const account = await app.account(link.connected_account_id)
  expect([account.status, account.state.val.site]).toEqual(['ACTIVE', 's-2'])
  await page.goto(link.redirect_url)
  await page.getByRole('heading', { name: 'This link was used already' }).waitFor()
})

test('without scripts, who chooses nothing is told, and then chooses', async () => {
  const link = await (await app.session({ user_id: 'plain' })).link('tracker')
  const page = await open(link.redirect_url, { javaScriptEnabled: false })
  await page.getByRole('button', { name: /continue/i }).click()
  await page.getByRole('button', { name: 'Connect', exact: true }).click()
  // Its browser sees to that, and so does the engine.
  await page.getByRole('heading', { name: /Which site may/ }).waitFor()
  await page.getByRole('radio').first().check()
  await page.getByRole('button', { name: 'Connect', exact: true }).click()
  await page.getByRole('heading', { name: /is connected/ }).waitFor()
  const account = await app.account(link.connected_account_id)
  expect([account.status, account.state.val.site]).toEqual(['ACTIVE', 's-1'])
})
