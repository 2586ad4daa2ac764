import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Link } from '@maillon/core/contract'
import { startTestEngine } from '@maillon/testkit'
import { finishLink, launchBrowser } from '@maillon/testkit/browser'
import { type Hostile, hostileToolkit, startHostile } from '@maillon/testkit/hostile'
import { pressConsent, startUpstreams, type Upstreams } from '@maillon/testkit/upstreams'
import { defineToolkit, oauth2 } from '@maillon/core/toolkit'
import { allToolkits } from '@maillon/toolkits'
import { afterAll, beforeAll, beforeEach, expect, onTestFinished, test } from 'vitest'
import { createApp } from '../connections/fixtures.contract.ts'

type Browser = Awaited<ReturnType<typeof launchBrowser>>

const clock = { ahead: 0 }
let world: Upstreams<'google' | 'github' | 'resend'>
/** A service that posts its callbacks. */
let hostile: Hostile
let started: Awaited<ReturnType<typeof startTestEngine>>
let browser: Browser
let app: ReturnType<typeof createApp>
/** What an app, or an attacker, serves at any path: set by the test. */
let foreign = ''
let server: Server
let appUrl: string

const desk = defineToolkit({
  ...hostileToolkit,
  slug: 'desk',
  name: 'Desk',
  baseUrl: 'https://{subdomain}.desk.test',
  hosts: ['*.desk.test'],
  auth: oauth2({
    fields: {
      subdomain: { label: 'Subdomain', example: 'acme', help: 'https://desk.test/help' },
    },
    authorizeUrl: 'https://{subdomain}.desk.test/authorize',
    tokenUrl: 'https://{subdomain}.desk.test/token',
    scopes: {},
  }),
  tools: [],
})

beforeAll(async () => {
  server = createServer((_, response) => {
    response.writeHead(200, { 'content-type': 'text/html' }).end(foreign)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  appUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}/callback?user_id=user%201`
  world = await startUpstreams({ services: ['google', 'github', 'resend'] })
  hostile = await startHostile()
  const auth = { ...hostileToolkit.auth, authorizeParameters: { response_mode: 'form_post' } }
  const posting = defineToolkit({ ...hostileToolkit, auth })
  started = await startTestEngine({
    toolkits: [...allToolkits, posting, desk],
    routes: { ...world.routes, ...hostile.routes, 'https://acme.desk.test': hostile.url },
    authConfigs: {
      ...world.authConfigs,
      ...hostile.authConfigs,
      desk: hostile.authConfigs.hostile,
    },
    now: () => Date.now() + clock.ahead,
  })
  app = createApp(started.engine)
  browser = await launchBrowser()
})
beforeEach(async () => {
  clock.ahead = 0
  foreign = 'The app.'
  await world.reset()
})
afterAll(async () => {
  await browser.close()
  await started.stop()
  await world.stop()
  await hostile.stop()
  server.closeAllConnections()
  server.close()
})

async function newPage() {
  const context = await browser.newContext()
  onTestFinished(() => context.close())
  const page = await context.newPage()
  const alarms: string[] = []
  page.on('dialog', (dialog) => {
    alarms.push(dialog.message())
    void dialog.dismiss()
  })
  page.on('console', (message) => {
    if (!message.text().startsWith('Failed to load resource')) alarms.push(message.text())
  })
  return Object.assign(page, { alarms })
}

const newLink = async (toolkit: string, more = {}): Promise<Link> =>
  (await app.session()).link(toolkit, more)
const status = async ({ connected_account_id: id }: Link) => (await app.account(id)).status

test.each(['gmail', 'github'])('%s is connected in Chromium', async (toolkit) => {
  const page = await newPage()
  const link = await newLink(toolkit)
  await finishLink(page, link.redirect_url, { user: world.users.ada.email })
  expect(await page.getByRole('heading').textContent()).toContain('is connected')
  expect(await status(link)).toBe('ACTIVE')
  expect(page.alarms).toEqual([])
})

test('the browser ends at the app, with its own query and the outcome', async () => {
  const page = await newPage()
  const link = await newLink('github', { callback_url: appUrl })
  await finishLink(page, link.redirect_url, { user: world.users.ada.email })
  expect(page.url()).toBe(
    `${appUrl}&status=success&connected_account_id=${link.connected_account_id}`,
  )
})

test('so it does after a no at the upstream, and after Cancel', async () => {
  const page = await newPage()
  const denied = await newLink('github', { callback_url: appUrl })
  await finishLink(page, denied.redirect_url, { deny: world.upstreams.github })
  expect(page.url()).toMatch(/&status=failed&.*&error=access_denied$/)
  const cancelled = await newLink('github', { callback_url: appUrl })
  await page.goto(cancelled.redirect_url)
  await page.getByRole('button', { name: /cancel/i }).click()
  await page.waitForURL(/error=cancelled/)
  expect([await status(denied), await status(cancelled)]).toEqual(['FAILED', 'FAILED'])
})

test('a person types a subdomain: a wrong one is told at its field, a right one leads to that service', async () => {
  const page = await newPage()
  await page.setViewportSize({ width: 360, height: 640 })
  const link = await newLink('desk', { callback_url: appUrl })
  await page.goto(link.redirect_url)
  await page.getByLabel('Subdomain').fill('acme.desk.test.evil.test')
  await page.keyboard.press('Enter')
  await page.getByText('would be none of Desk’s, so nothing is sent there').waitFor()
  expect(
    await page
      .getByLabel('Subdomain')
      .evaluate((field) => field === field.ownerDocument.activeElement),
  ).toBe(true)
  expect(hostile.oauth.tokenCalls).toEqual([])
  await page.getByLabel('Subdomain').fill('acme')
  await page.keyboard.press('Enter')
  await page.waitForURL(/status=success/)
  expect([await status(link), page.alarms]).toEqual(['ACTIVE', []])
})

test('what is typed as a key is hidden until its person asks to see it', async () => {
  const page = await newPage()
  await page.goto((await newLink('resend')).redirect_url)
  const shown = () =>
    page.evaluate(
      `getComputedStyle(document.querySelector('[name=api_key]')).getPropertyValue('-webkit-text-security')`,
    )
  expect(await shown()).toBe('disc')
  await page.getByLabel('API key').focus()
  await page.keyboard.press('Tab')
  await page.keyboard.press('Space')
  expect([await shown(), page.alarms]).toEqual(['none', []])
})

test('a key is typed, mended and taken', async () => {
  const page = await newPage()
  const link = await newLink('resend', { callback_url: appUrl })
  await finishLink(page, link.redirect_url, { apiKey: 're_wrong' })
  expect(await page.getByText('did not accept this key').isVisible()).toBe(true)
  expect(await page.content()).not.toContain('re_wrong')
  await page.getByLabel('API key').fill(world.apiKeys.resend)
  await page.getByRole('button', { name: 'Connect', exact: true }).click()
  await page.waitForURL(/status=success/)
  expect(await status(link)).toBe('ACTIVE')
})

test('a service that posts its callback connects: the browser brings it again, with its cookie', async () => {
  const page = await newPage()
  const link = await newLink('hostile')
  await page.goto(link.redirect_url)
  await page.getByRole('button', { name: /continue/i }).click()
  await page.getByRole('heading', { name: /is connected/ }).waitFor()
  expect(await status(link)).toBe('ACTIVE')
  expect(page.url()).not.toContain('code')
  expect(page.alarms).toEqual([])
})

test('who presses Continue twice in a row goes on', async () => {
  const page = await newPage()
  const link = await newLink('github')
  await page.goto(link.redirect_url)
  await page.getByRole('button', { name: /continue/i }).dblclick()
  await page.getByRole('button', { name: world.users.ada.email }).click()
  await page.getByRole('heading', { name: /is connected/ }).waitFor()
  expect(await status(link)).toBe('ACTIVE')
})

test('who comes back from the upstream with the back button may press Continue again', async () => {
  const page = await newPage()
  const link = await newLink('github')
  await page.goto(link.redirect_url)
  await page.getByRole('button', { name: /continue/i }).click()
  await page.getByRole('button', { name: world.users.ada.email }).waitFor()
  await page.goBack()
  await finishLink(page, link.redirect_url, { user: world.users.ada.email })
  expect(await status(link)).toBe('ACTIVE')
})

test('T03: a callback does not complete in the browser of somebody else', async () => {
  const attacker = await newPage()
  const victim = await newPage()
  const link = await newLink('github', { callback_url: appUrl })
  await attacker.goto(link.redirect_url)
  await attacker.getByRole('button', { name: /continue/i }).click()
  await attacker.getByRole('button', { name: world.users.ben.email }).waitFor()
  const callback = await pressConsent(attacker.url(), world.users.ben.email)
  await victim.goto(callback)
  expect(await victim.getByRole('heading').textContent()).toContain('Another browser')
  expect(await status(link)).toBe('INITIATED')
  const asked = world.upstreams.github.requests.map(({ path }) => path)
  expect(asked.filter((path) => path.includes('access_token'))).toEqual([])
  await attacker.goto(callback)
  expect(await status(link)).toBe('ACTIVE')
})

test('another site can neither press the buttons of a link, nor show it in a frame', async () => {
  const page = await newPage()
  const link = await newLink('github')
  await page.goto(link.redirect_url)
  for (const path of ['', '/cancel', '/key']) {
    foreign = `<form method="post" action="${link.redirect_url}${path}"><input name="api_key" value="x">
      <button>Win a prize</button></form>`
    await page.goto(appUrl)
    await page.getByRole('button').click()
    await page.getByRole('heading', { name: 'Something went wrong' }).waitFor()
  }
  foreign = `<iframe src="${link.redirect_url}" width="400" height="600"></iframe>`
  await page.goto(appUrl)
  const [, frame] = page.frames()
  expect(await frame?.getByRole('button').count()).toBe(0)
  expect(await status(link)).toBe('INITIATED')
})

test("T08: an upstream's words run nowhere", async () => {
  const page = await newPage()
  const link = await newLink('github')
  const script = '<script>alert(1)</script><img src=x onerror=alert(2)>'
  const body = JSON.stringify({ error: script, error_description: script })
  world.upstreams.github.faults.push({ match: /access_token/, status: 400, body })
  await finishLink(page, link.redirect_url, { user: world.users.ada.email })
  expect(await page.getByRole('heading').textContent()).toContain('was not connected')
  const named = await newLink('github')
  const login = { id: 7, login: script }
  const user = { match: /GET \/user$/, status: 200, body: JSON.stringify(login) }
  world.upstreams.github.faults.push(user)
  await finishLink(page, named.redirect_url, { user: world.users.ada.email })
  expect(await page.getByText(script).isVisible()).toBe(true)
  expect(page.alarms).toEqual([])
})

test('a link that ended says so', async () => {
  const page = await newPage()
  const link = await newLink('github')
  await page.goto(link.redirect_url)
  clock.ahead = 10 * 60_000
  await page.getByRole('button', { name: /continue/i }).click()
  await page.getByRole('heading', { name: 'This link has expired' }).waitFor()
  expect(await status(link)).toBe('EXPIRED')
})
