import { startUpstreams, type Upstreams, visitLink } from '@maillon/testkit/upstreams'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { faultsOf, looksOf, startConsole } from '../../console.contract.ts'

let world: Upstreams<'google'>
let shown: Awaited<ReturnType<typeof startConsole>>
beforeAll(async () => {
  world = await startUpstreams({ services: ['google'] })
  shown = await startConsole({
    routes: world.routes,
    authConfigs: { gmail: world.authConfigs.gmail },
  })
})
afterAll(async () => {
  await shown.stop()
  await world.stop()
})

async function connected(user: string, alias?: string) {
  const session = await shown.maillon.create(user, { toolkits: ['gmail'] })
  const request = await session.authorize('gmail', alias === undefined ? {} : { alias })
  await visitLink(shown.engine, request.redirectUrl, { user: world.users.ada.email })
  return { session, id: request.id }
}

test('an account is connected by a link that is made here, found, renamed, disabled, connected again and deleted', async () => {
  const page = await shown.open('/accounts')
  await page.getByText('Nobody has connected one yet.').waitFor()
  await page.getByRole('button', { name: 'Connect one' }).focus()
  await page.keyboard.press('Enter')
  const dialog = page.getByRole('dialog', { name: 'Connect an account' })
  await dialog.locator('input:focus').waitFor()
  await page.keyboard.type('ada')
  await page.keyboard.press('Tab')
  await page.keyboard.type('gmail')
  await page.keyboard.press('Escape')
  await dialog.getByRole('button', { name: 'Make a link' }).focus()
  await page.keyboard.press('Enter')
  const link = await dialog.getByRole('link', { name: 'Open it' }).getAttribute('href')
  const faults = await faultsOf(page)
  await visitLink(shown.engine, link ?? '', { user: world.users.ada.email })
  await dialog.getByRole('button', { name: 'Done' }).click()
  const other = await connected('ben')

  await page.goto(`${shown.url}/console/accounts`)
  await page.getByText('2 accounts', { exact: true }).waitFor()
  await page.getByRole('combobox', { name: 'Accounts of a user' }).fill('ada')
  await page.getByText('1 account', { exact: true }).waitFor()
  await page.getByLabel('Accounts at a toolkit').fill('slack')
  await page.getByText('No account fits.').waitFor()
  await page.getByLabel('Accounts at a toolkit').fill('gmail')
  await page.getByRole('link', { name: /ada@example.com.*active/ }).click()

  await page.getByText('It works: calls are made with it.').waitFor()
  await page
    .getByText(/auth\/gmail/)
    .first()
    .waitFor()
  await page.getByLabel('Alias').fill('work')
  await page.keyboard.press('Enter')
  await page.getByText('work', { exact: true }).waitFor()
  await page.getByRole('button', { name: 'Disable' }).click()
  await page.getByText('It is disabled: no call is made with it.').waitFor()
  await page.getByRole('button', { name: 'Enable' }).click()
  await page.getByText('It works: calls are made with it.').waitFor()
  await page.getByRole('button', { name: 'Connect again' }).click()
  await page.getByText('It is renewed; nobody had to do anything.').waitFor()

  await page.getByRole('button', { name: 'Delete it' }).focus()
  await page.keyboard.press('Enter')
  const asks = page.getByRole('dialog', { name: 'Delete the account?' })
  await asks.locator('button:focus', { hasText: 'Cancel' }).waitFor()
  await page.keyboard.press('Enter')
  await asks.waitFor({ state: 'detached' })
  // Who says no is back where they were.
  await page.locator('button:focus', { hasText: 'Delete it' }).waitFor()
  await page.keyboard.press('Enter')
  await asks.locator('button:focus', { hasText: 'Cancel' }).waitFor()
  faults.push(...(await faultsOf(page)))
  await page.keyboard.press('Tab')
  await page.keyboard.press('Enter')
  // The same person's account of another user works by the same grant.
  await page.getByText('The grant stays:').waitFor()
  const left = await shown.maillon.connectedAccounts.list()
  expect(faults).toEqual([])
  expect(left.items.map(({ id }) => id)).toEqual([other.id])
})

test('axe finds nothing in the accounts, which fit on a phone, tell why one ended and what was called, and command nothing', async () => {
  const markup = '"><img src=x onerror=alert(1)>\u202E</bdi><script>alert(2)</script>'
  const { session, id } = await connected(markup, 'x'.repeat(100))
  await session.execute('GMAIL_FETCH_EMAILS', {})
  await shown.maillon.connectedAccounts.revoke(id)
  const list: string[] = []
  const one = await looksOf(
    (look) => shown.open('/accounts', look),
    async (page) => {
      const row = page.getByRole('link', { name: /onerror=alert\(1\).*revoked/ })
      await row.waitFor()
      list.push(...(await faultsOf(page)))
      await row.click()
      await page.getByText('It was revoked: its user has to connect it again.').waitFor()
      const call = page.getByRole('link', { name: /GMAIL_FETCH_EMAILS/ })
      expect(await call.getAttribute('href')).toMatch(/^\/console\/calls\/log_/)
      expect(await page.getByRole('heading', { level: 1 }).textContent()).toContain('\\u{202e}')
      expect(await page.locator('main img, main script').count()).toBe(0)
    },
  )
  expect([...list, ...one]).toEqual([])
})
