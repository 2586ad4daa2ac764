import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startUpstreams, type Upstreams, visitLink } from '@maillon/testkit/upstreams'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { faultsOf, looksOf, type Page, startConsole } from '../../console.contract.ts'
import { seedCalls } from '../../seed-calls.contract.ts'

const count = 500
const markup = `<img src=x onerror="alert(1)"><b>"'&`
const hostile = `${markup}\u202Egnp.exe\u0007\u001B[31m${'W'.repeat(3_000)}`

let folder: string
let world: Upstreams<'google'>
let shown: Awaited<ReturnType<typeof startConsole>>
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'maillon-calls-'))
  const database = join(folder, 'engine.db')
  world = await startUpstreams({ services: ['google'] })
  shown = await startConsole({
    database,
    calls: { content: true },
    routes: world.routes,
    authConfigs: { gmail: world.authConfigs.gmail },
  })
  const start = Date.now() - count * 1_000
  seedCalls(
    database,
    Array.from({ length: count }, (_, index) => ({
      id: `log_${String(index).padStart(22, '0')}`,
      at: start + index * 1_000,
      tool: index % 2 ? 'GMAIL_LIST_LABELS' : 'GMAIL_FETCH_EMAILS',
      userId: `user_${index % 50}`,
      ...(index % 50 < 8 &&
        index % 3 === 0 && { status: 'failed' as const, error: 'Gmail answered 500.' }),
    })),
  )
  const evil = { id: 'log_evil', at: start, tool: 'GMAIL_SEND_EMAIL', userId: hostile }
  seedCalls(database, [{ ...evil, status: 'failed', error: hostile }])
})
afterAll(async () => {
  await shown.stop()
  await world.stop()
  await rm(folder, { recursive: true, force: true })
})

const rows = (page: Page) => page.getByRole('list', { name: 'Calls' }).getByRole('listitem')

const toEnd = (page: Page) => page.evaluate('scrollTo(0, document.documentElement.scrollHeight)')

test('older calls come as one scrolls, until there are no more', async () => {
  const page = await shown.open('/calls')
  await page.getByText('200 calls so far').waitFor()
  await toEnd(page)
  await page.getByText('400 calls so far').waitFor()
  await toEnd(page)
  await page.getByText('501 calls.').waitFor()
})

test('of ten thousand calls no more than a screen is in the page, wherever one is', async () => {
  const page = await shown.open('/')
  await page.route('**/api/v3.1/calls?*', async (route) => {
    const answer = await route.fetch()
    const { items } = (await answer.json()) as { items: { id: string }[] }
    const many = Array.from({ length: 10_000 }, (_, index) => {
      return { ...items[index % items.length], id: `log_${index}` }
    })
    await route.fulfill({ json: { items: many, next_cursor: null } })
  })
  await page.goto(`${shown.url}/console/calls`)
  await page.getByText('10,000 calls.').waitFor()
  for (const part of [0, 0.5, 1]) {
    await page.evaluate(`scrollTo(0, document.documentElement.scrollHeight * ${part})`)
    const isShown = () =>
      page.evaluate(`[...document.querySelectorAll('.rows > li')].some((row) => {
        const { top } = row.getBoundingClientRect()
        return top > 0 && top < innerHeight
      })`)
    await expect.poll(isShown, { timeout: 30_000 }).toBe(true)
    expect(await rows(page).count()).toBeLessThan(80)
  }
  expect(await page.evaluate('document.querySelectorAll("*").length')).toBeLessThan(2_000)
})

test('calls are found by user and by how they ended, with the keyboard alone, and told by their address', async () => {
  const page = await shown.open('/calls')
  await rows(page).first().waitFor()
  await page.getByLabel('Calls of a user').focus()
  await page.keyboard.type('user_7')
  await page.getByText('10 calls.').waitFor()
  for (let step = 0; step < 4; step += 1) await page.keyboard.press('Tab')
  await page.keyboard.press('ArrowRight')
  await page.waitForURL(/user=user_7&show=failed/)
  await page.reload()
  await rows(page).first().waitFor()
  await page.getByText('3 calls.').waitFor()
  await rows(page).first().getByRole('link').focus()
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { name: /^GMAIL_/ }).waitFor()
  await page.getByText('Gmail answered 500.').waitFor()
  await page.getByText('90 ms at the service, 30 ms here').waitFor()
})

test('a call appears as it is made, and is made again: a read at once, a write after a question', async () => {
  const session = await shown.maillon.create('replays', { toolkits: ['gmail'] })
  const { redirectUrl } = await session.authorize('gmail')
  await visitLink(shown.engine, redirectUrl, { user: world.users.ada.email })
  const page = await shown.open('/calls?user=replays')
  await page.getByText('No call fits.').waitFor()
  await session.execute('GMAIL_LIST_LABELS', {})
  const list = page.getByRole('link', { name: /GMAIL_LIST_LABELS/ })
  await list.click()
  const labels = () =>
    world.upstreams.google.requests.filter(({ path }) => path.endsWith('/labels')).length
  const before = labels()
  await page.getByRole('button', { name: 'Make this call again' }).click()
  await page.getByText('It went well.').waitFor()
  expect(labels()).toBe(before + 1)

  const mail = { recipient_email: 'ben@example.com', subject: 'Twice', body: markup }
  await session.execute('GMAIL_SEND_EMAIL', mail)
  const sent = () =>
    world.upstreams.google.requests.filter(({ path }) => path.endsWith('/messages/send')).length
  const once = sent()
  await page.getByRole('link', { name: 'All calls' }).click()
  await page
    .getByRole('link', { name: /GMAIL_SEND_EMAIL/ })
    .first()
    .click()
  await page.getByRole('region', { name: 'the arguments' }).getByText('Twice').waitFor()
  const again = page.getByRole('button', { name: 'Make this call again' })
  await again.click()
  await page.getByRole('button', { name: 'Cancel' }).click()
  expect(sent()).toBe(once)
  await again.click()
  await page.getByRole('dialog').getByRole('button', { name: 'Call it' }).click()
  await page.getByText('It went well.').waitFor()
  expect(sent()).toBe(once + 1)
  expect(await faultsOf(page)).toEqual([])
})

test('what others wrote commands nothing in the list and in a call, and breaks neither', async () => {
  const page = await shown.open('/calls/log_evil', { viewport: { width: 360, height: 740 } })
  await page.getByText('\\u{202e}').first().waitFor()
  await page.getByText(markup).first().waitFor()
  expect(await faultsOf(page)).toEqual([])
  await page.goto(`${shown.url}/console/calls?tool=GMAIL_SEND_EMAIL`)
  await page.getByText(markup).first().waitFor()
  expect(await faultsOf(page)).toEqual([])
  expect(await page.locator('img').count()).toBe(0)
})

test('axe finds nothing in the calls, which fit on a phone', async () => {
  const ready = (page: Page) => rows(page).first().waitFor()
  expect(await looksOf((look) => shown.open('/calls', look), ready)).toEqual([])
})
