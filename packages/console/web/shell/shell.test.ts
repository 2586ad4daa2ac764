import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Look, looksOf, startConsole } from '../console.contract.ts'

let shown: Awaited<ReturnType<typeof startConsole>>
beforeAll(async () => {
  shown = await startConsole()
})
afterAll(() => shown.stop())

test('a key with the scope admin opens the console, and no other one does', async () => {
  const page = await shown.newPage()
  await page.goto(`${shown.url}/console`)
  const key = page.getByLabel('API key')
  await key.fill('mk_none')
  await page.keyboard.press('Enter')
  await page.getByRole('alert').getByText('This is no key of this engine').waitFor()
  const weak = await shown.maillon.apiKeys.create({ name: 'weak', scopes: ['execute'] })
  await key.fill(weak.key)
  await page.keyboard.press('Enter')
  await page.getByRole('alert').getByText('may not open the console').waitFor()
  await key.fill(shown.apiKey)
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { name: 'Overview' }).waitFor()
  expect(page.url()).not.toContain(shown.apiKey)
  await page.reload()
  await page.getByRole('heading', { name: 'Overview' }).waitFor()
})

test('axe finds nothing in the login and the shell, which fit on a phone', async () => {
  const login = async (look: Look) => {
    const page = await shown.newPage(look)
    await page.goto(`${shown.url}/console`)
    return page
  }
  expect(await looksOf(login, (page) => page.getByLabel('API key').waitFor())).toEqual([])
  const overview = (look: Look) => shown.open('/', look)
  const heading = { name: 'Overview' }
  expect(await looksOf(overview, (page) => page.getByRole('heading', heading).waitFor())).toEqual(
    [],
  )
})
