import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { faultsOf, looksOf, type Page, startConsole } from '../../console.contract.ts'

const markup = `<img src=x onerror="alert(1)">\u202E\u001B[31m`
let folder: string
let database: string
let shown: Awaited<ReturnType<typeof startConsole>>
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'maillon-audit-'))
  database = join(folder, 'engine.db')
  shown = await startConsole({ database })
  const { id } = await shown.maillon.apiKeys.create({ name: markup, scopes: ['execute'] })
  await shown.maillon.apiKeys.revoke(id)
})
afterAll(async () => {
  await shown.stop()
  await rm(folder, { recursive: true, force: true })
})

const entries = (page: Page) => page.getByRole('list', { name: 'Audit' }).getByRole('listitem')

test('entries are found and opened with the keyboard, and what others wrote commands nothing there', async () => {
  const page = await shown.open('/audit')
  await page.getByLabel('Entries of an action').focus()
  await page.keyboard.type('api_key.created')
  await page.waitForURL(/action=api_key.created/)
  await entries(page).filter({ hasText: 'api_key.revoked' }).waitFor({ state: 'detached' })
  for (let step = 0; step < 4; step += 1) await page.keyboard.press('Tab')
  await page.keyboard.press('Enter')
  await entries(page).first().getByText('<img src=x onerror="alert(1)">\\u{202e}\\u{1b}').waitFor()
  expect(await faultsOf(page)).toEqual([])
  expect(await page.locator('img').count()).toBe(0)
})

test('the log is proved, saved, and a change of it is told where it is', async () => {
  const page = await shown.open('/audit')
  await entries(page).first().waitFor()
  const verify = page.getByRole('button', { name: 'Verify' })
  await verify.click()
  await page.getByText(/entries are as written/).waitFor()
  const [file] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'Export' }).click(),
  ])
  expect(file.suggestedFilename()).toBe('audit.ndjson')
  expect(await readFile(await file.path(), 'utf8')).toContain('"api_key.revoked"')

  const db = new DatabaseSync(database)
  db.exec(`update audit set subject = 'key_other' where action = 'api_key.revoked'`)
  db.close()
  await verify.click()
  await page.getByText('The log is not as it was written: 1 thing is wrong.').waitFor()
  await page.getByText(/An entry was changed: aud_/).waitFor()
})

test('axe finds nothing in the audit, which fits on a phone', async () => {
  const ready = (page: Page) => entries(page).first().waitFor()
  expect(await looksOf((look) => shown.open('/audit', look), ready)).toEqual([])
})
