import { MaillonError } from '@maillon/core'
import { apiKey, defineTool, defineToolkit, get, noAuth, oauth2 } from '@maillon/core/toolkit'
import { services } from '@maillon/services'
import { allToolkits } from '@maillon/toolkits'
import { startUpstreams, type Upstreams, visitLink } from '@maillon/testkit/upstreams'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { z } from 'zod'
import { faultsOf, looksOf, startConsole } from '../../console.contract.ts'

const version = '20261130_00'
const baseUrl = 'https://many.example.test'

function tool(slug: string, words: string) {
  return defineTool({
    slug,
    name: words,
    description: words,
    effect: 'read',
    input: z.object({ id: z.string().describe(words) }),
    output: z.object({}),
    request: () => get('/'),
  })
}

const many = Array.from({ length: 600 }, (_, index) =>
  defineToolkit({
    slug: `many${index}`,
    name: `Many ${index}`,
    description: 'One of many.',
    version,
    baseUrl,
    auth: apiKey(),
    verified: 'imported',
    tools: [],
  }),
)
const large = defineToolkit({
  slug: 'large',
  name: 'Large',
  description: 'Ten thousand tools.',
  version,
  baseUrl,
  auth: noAuth(),
  verified: 'imported',
  tools: Array.from({ length: 10_000 }, (_, index) => tool(`LARGE_TOOL_${index}`, `Tool ${index}`)),
})
const markup =
  '<img src="https://evil.test/x" onerror="alert(1)">\u202Eevil <script>alert(2)</script>'
const hostile = defineToolkit({
  slug: 'hostile',
  name: markup,
  description: markup,
  version,
  baseUrl,
  docsUrl: 'javascript:alert(3)',
  auth: oauth2({
    authorizeUrl: 'https://evil.test/authorize',
    tokenUrl: 'https://evil.test/token',
    registerUrl: 'javascript:alert(4)',
    scopes: { [markup]: markup },
  }),
  setup: [markup, '[here](javascript:alert(5)) javascript:alert(6)'],
  verified: 'imported',
  tools: [tool('HOSTILE_TOOL', markup)],
})

/** As of an MCP server that says something else of its tool than when it was approved. */
let isApproved = false
const changed = defineToolkit({
  slug: 'changed',
  name: 'Changed',
  description: 'A server that changes.',
  version,
  baseUrl,
  auth: noAuth(),
  verified: 'imported',
  tools: [
    defineTool({
      slug: 'CHANGED_READ',
      name: 'Read',
      description: 'Reads.',
      effect: 'read',
      input: z.object({}),
      output: z.object({}),
      run: async () => {
        if (isApproved) return {}
        throw new MaillonError('tool_quarantined', {
          message: 'Changed changed what CHANGED_READ says of itself.',
        })
      },
    }),
  ],
})

let world: Upstreams<'google'>
let shown: Awaited<ReturnType<typeof startConsole>>
beforeAll(async () => {
  world = await startUpstreams({ services: ['google'] })
  shown = await startConsole({
    toolkits: [...allToolkits, ...many, large, changed, hostile],
    services: services(),
    routes: world.routes,
    authConfigs: { gmail: world.authConfigs.gmail },
  })
})
afterAll(async () => {
  await shown.stop()
  await world.stop()
})

test('a toolkit is found by its name, and tells what to register where, to be copied', async () => {
  const page = await shown.open('/catalogue')
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write'])
  await page.getByLabel('Find a service').fill('slack')
  const row = page.getByRole('link', { name: /Slack/ }).first()
  expect(await row.textContent()).toContain('No client')
  await row.click()
  await page.getByText('No client configured').waitFor()
  await page.getByText('SLACK_CLIENT_ID=…').waitFor()
  await page.getByRole('button', { name: 'Copy Redirect URI' }).click()
  await page.getByRole('button', { name: 'Copied Redirect URI' }).waitFor()
  expect(await page.evaluate('navigator.clipboard.readText()')).toBe(
    `${shown.url}/oauth/callback/slack`,
  )
  const link = page.getByRole('link', { name: 'Where to register' })
  expect(await link.getAttribute('href')).toMatch(/^https:\/\/api\.slack\.com/)
  expect(await link.getAttribute('rel')).toContain('noreferrer')
})

test('whether it works is told by who connected it, and tried by calls that only read', async () => {
  const page = await shown.open('/catalogue/gmail')
  await page.getByText('Nobody has connected it yet.').waitFor()
  await page.getByText('Calls go to https://gmail.googleapis.com').waitFor()
  const session = await shown.maillon.create('ada')
  const { redirectUrl } = await session.authorize('gmail')
  await visitLink(shown.engine, redirectUrl, { user: world.users.ada.email })
  await page.reload()
  await page.getByText(/Connected last by ada/).waitFor()
  const before = world.upstreams.google.requests.length
  await page.getByRole('button', { name: 'Test it' }).click()
  await page.getByText('works', { exact: true }).nth(1).waitFor()
  const asked = world.upstreams.google.requests
    .slice(before)
    .filter(({ path }) => /gmail/.test(path))
  expect(asked.length).toBeGreaterThan(1)
  expect(new Set(asked.map(({ method }) => method))).toEqual(new Set(['GET']))
})

test('a tool in quarantine says so, with what the service was refused for, until it is called again', async () => {
  const session = await shown.maillon.create('ada', { toolkits: ['changed'] })
  await session.execute('CHANGED_READ', {})
  const page = await shown.open('/catalogue/changed')
  const marks = async () => {
    const asked = page.waitForResponse((response) => response.url().includes('/calls?'))
    await page.reload()
    await asked
    await page.waitForLoadState('networkidle')
    return page.getByText('quarantined', { exact: true }).count()
  }
  // The call log is written in batches.
  await expect.poll(marks, { timeout: 30_000 }).toBe(1)
  await page.getByText('A tool is in quarantine').waitFor()
  await page.getByRole('button', { name: /CHANGED_READ.*quarantined/ }).click()
  await page.getByText('Changed changed what CHANGED_READ says of itself.').waitFor()
  isApproved = true
  await session.execute('CHANGED_READ', {})
  await expect.poll(marks, { timeout: 30_000 }).toBe(0)
})

test('a thousand services and ten thousand tools are lists of a few rows at a time, up to the last one', async () => {
  const page = await shown.open('/catalogue')
  const rows = page.getByRole('list', { name: 'Services' }).getByRole('listitem')
  await rows.first().waitFor()
  expect(await rows.count()).toBeLessThan(60)
  await page.keyboard.press('End')
  const last = page.locator('li[aria-posinset]').last()
  await expect
    .poll(async () => {
      await page.keyboard.press('End')
      return (
        (await last.getAttribute('aria-posinset')) === (await last.getAttribute('aria-setsize'))
      )
    })
    .toBe(true)
  expect(Number(await last.getAttribute('aria-setsize'))).toBeGreaterThan(1000)

  await page.goto(`${shown.url}/console/catalogue/large`)
  await page.getByText('LARGE_TOOL_0', { exact: true }).waitFor()
  const end = page.getByText('LARGE_TOOL_9999', { exact: true })
  await expect
    .poll(
      async () => {
        await page.keyboard.press('End')
        return end.isVisible()
      },
      { timeout: 30_000 },
    )
    .toBe(true)
  expect(
    await page.getByRole('list', { name: 'Tools' }).getByRole('listitem').count(),
  ).toBeLessThan(80)
})

test('by the keyboard alone a service is found, and a tool’s schema is opened', async () => {
  const page = await shown.open('/catalogue')
  await page.getByLabel('Find a service').focus()
  await page.keyboard.type('gmail')
  // Hundreds before: while the list grows shorter, what has the focus may go.
  await page.getByText(/^\d{1,2} shown$/).waitFor()
  const link = "document.activeElement.closest('a')?.textContent"
  const focused = async () => String(await page.evaluate(link))
  while (!(await focused()).includes('gmail')) await page.keyboard.press('Tab')
  await page.keyboard.press('Enter')
  await page.getByLabel('Find a tool').focus()
  await page.keyboard.press('Tab')
  await page.keyboard.press('Enter')
  await page.getByRole('region', { name: 'what GMAIL_FETCH_EMAILS takes' }).waitFor()
  expect(await page.locator(':focus').getAttribute('aria-expanded')).toBe('true')
})

test('what a toolkit says of itself is text, whatever it says', async () => {
  const page = await shown.open('/catalogue/hostile')
  await page.getByRole('heading', { level: 1 }).getByText('<script>alert(2)</script>').waitFor()
  expect(await page.getByRole('heading', { level: 1 }).textContent()).toContain('\\u{202e}evil')
  await page.getByRole('button', { name: /HOSTILE_TOOL/ }).click()
  await page.getByRole('region', { name: 'what HOSTILE_TOOL takes' }).waitFor()
  const links = await page.getByRole('main').getByRole('link').all()
  const hrefs = await Promise.all(links.map((link) => link.getAttribute('href')))
  expect(hrefs.filter((href) => !/^(\/console\/|https:\/\/)/.test(href ?? ''))).toEqual([])
  expect(await page.locator('main img, main script').count()).toBe(0)
})

test('axe finds nothing in the catalogue, which fits on a phone', async () => {
  const list: string[] = []
  const one = await looksOf(
    (look) => shown.open('/catalogue', look),
    async (page) => {
      await page.getByText(/^\d[\d,]* shown$/).waitFor()
      list.push(...(await faultsOf(page)))
      await page.getByRole('link', { name: /^Gmail/ }).click()
      await page.getByRole('button', { name: /GMAIL_SEND_EMAIL/ }).click()
      await page.getByRole('heading', { name: 'Answers' }).waitFor()
    },
  )
  expect([...list, ...one]).toEqual([])
})
