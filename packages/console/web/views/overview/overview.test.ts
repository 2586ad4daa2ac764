import { startUpstreams, type Upstreams, visitLink } from '@maillon/testkit/upstreams'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { looksOf, startConsole } from '../../console.contract.ts'

const clock = { ahead: 0 }
const markup = `<img src=x onerror="alert(1)">`
let world: Upstreams<'google'>
let shown: Awaited<ReturnType<typeof startConsole>>
beforeAll(async () => {
  world = await startUpstreams({ services: ['google'] })
  shown = await startConsole({
    routes: world.routes,
    authConfigs: { gmail: world.authConfigs.gmail },
    now: () => Date.now() + clock.ahead,
  })
})
afterAll(async () => {
  await shown.stop()
  await world.stop()
})

test('the overview tells how many calls there were, which failed, and what somebody has to see to', async () => {
  const session = await shown.maillon.create(markup, { toolkits: ['gmail'] })
  const { redirectUrl } = await session.authorize('gmail')
  await visitLink(shown.engine, redirectUrl, { user: world.users.ada.email })
  for (let call = 0; call < 3; call += 1) await session.execute('GMAIL_LIST_LABELS', {})
  await session.execute('GMAIL_FETCH_MESSAGE_BY_MESSAGE_ID', { message_id: 'none' })
  // An attempt that nobody finished is no account that somebody misses.
  await (await shown.maillon.create('other', { toolkits: ['gmail'] })).authorize('gmail')
  const page = await shown.open('/')
  await page.getByRole('img', { name: /4 calls by the hour, 1 of them failed/ }).waitFor()
  await page.getByRole('row', { name: /gmail 4 1/ }).waitFor()
  await page.getByText(/toolkits without an OAuth client/).focus()
  await page.keyboard.press('Enter')
  await page.getByRole('link', { name: 'Slack' }).waitFor()
  expect(await page.getByRole('link', { name: 'Gmail', exact: true }).count()).toBe(0)
  expect(await page.getByText('to connect again').count()).toBe(0)

  world.upstreams.google.revoke()
  clock.ahead = 3_600_000
  await session.execute('GMAIL_LIST_LABELS', {})
  await page.reload()
  await page.getByText('1 account to connect again').click()
  await page.getByText(markup).waitFor()
  expect(await page.locator('main img').count()).toBe(0)
  await page.getByRole('link', { name: 'gmail', exact: true }).click()
  await page.waitForURL(/\/calls\?toolkit=gmail/)
})

test('axe finds nothing in the overview, which fits on a phone', async () => {
  const open = (look: object) => shown.open('/', look)
  expect(await looksOf(open, (page) => page.getByText('By toolkit').waitFor())).toEqual([])
})
