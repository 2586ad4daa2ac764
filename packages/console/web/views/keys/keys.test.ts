import { afterAll, beforeAll, expect, test } from 'vitest'
import { faultsOf, pressInDialog, startConsole } from '../../console.contract.ts'

let shown: Awaited<ReturnType<typeof startConsole>>
beforeAll(async () => {
  shown = await startConsole()
})
afterAll(() => shown.stop())

const statusOf = async (key: string) =>
  (await fetch(`${shown.url}/api/v3.1/toolkits?limit=1`, { headers: { 'x-api-key': key } })).status

test('a key is made, shown this once, and revoked by the keyboard after a question', async () => {
  const name = '"><img src=x onerror=alert(1)>\u202E<script>alert(2)</script>'
  const page = await shown.open('/keys')
  await page.getByLabel('Name').fill(name)
  await page.getByLabel('Ends').fill('2100-01-01T00:00')
  await page.keyboard.press('Enter')
  const made = page.getByText(/^mk_\w+_/)
  const key = (await made.textContent()) ?? ''
  expect(await statusOf(key)).toBe(200)
  await page.getByText('<script>alert(2)</script>').first().waitFor()
  expect(await page.locator('main img, main script').count()).toBe(0)
  await page.getByRole('button', { name: 'I have it' }).click()
  await made.waitFor({ state: 'detached' })
  expect(await page.content()).not.toContain(key)
  await page.reload()
  await page.getByRole('button', { name: /^Revoke ">/ }).focus()
  expect(await page.content()).not.toContain(key)
  await page.keyboard.press('Enter')
  await page.getByRole('dialog', { name: 'Revoke the key?' }).waitFor()
  expect(await statusOf(key)).toBe(200)
  await pressInDialog(page, 'Revoke')
  await page.getByRole('button', { name: /^Revoke ">/ }).waitFor({ state: 'detached' })
  expect(await statusOf(key)).toBe(401)
})

test.each([
  { colorScheme: 'light' as const },
  { colorScheme: 'dark' as const },
  { colorScheme: 'light' as const, viewport: { width: 360, height: 740 } },
])('whether a call may be made is said with the rule, to be read by anybody: %o', async (look) => {
  const session = await shown.maillon.create('tests', { toolkits: ['gmail'] })
  const page = await shown.open('/keys', look)
  await page.getByRole('textbox', { name: 'Session' }).fill(session.sessionId)
  await page.getByRole('textbox', { name: 'Tool' }).fill('GMAIL_LIST_LABELS')
  await page.keyboard.press('Enter')
  await page.getByText('Yes, once the account is connected.').waitFor()
  await page.getByText('The user has no active Gmail account.').waitFor()
  await page.getByText('Nothing was run').waitFor()
  expect(await faultsOf(page)).toEqual([])
  await page.getByRole('textbox', { name: 'Tool' }).fill('GITHUB_GET_THE_AUTHENTICATED_USER')
  await page.keyboard.press('Enter')
  await page.getByText('No, it may not.').waitFor()
  await page.getByText('This session does not include').waitFor()
})
