import { finishLink, launchBrowser } from '@maillon/testkit/browser'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { start } from './start.ts'

let world: Awaited<ReturnType<typeof start>>
let browser: Awaited<ReturnType<typeof launchBrowser>>
beforeAll(async () => {
  world = await start()
  browser = await launchBrowser()
})
afterAll(async () => {
  await browser.close()
  await world.stop()
})

test('a user connects what the app needs, and the agent may start', async () => {
  const page = await browser.newPage({ viewport: { width: 390, height: 700 } })
  await page.goto(world.url)
  const startButton = page.getByRole('button', { name: 'Start' })
  expect(await startButton.isDisabled()).toBe(true)

  for (const name of ['Gmail', 'GitHub']) {
    await page.getByRole('button', { name: `Connect ${name}` }).click()
    await page.getByRole('button', { name: `Continue to ${name}` }).click()
    await page.getByRole('button', { name: world.users.ada.email }).click()
    await page.getByRole('listitem').filter({ hasText: name }).getByText('Connected').waitFor()
    expect(page.url()).toBe(`${world.url}/`)
  }

  await startButton.click()
  await page.getByText(`as ${world.users.ada.github}`).waitFor()
})

test('a user who declines is back on the page, and may try again', async () => {
  const page = await browser.newPage()
  const response = await fetch(`${world.url}/connect/github`, {
    method: 'POST',
    redirect: 'manual',
  })
  await finishLink(page, response.headers.get('location') ?? '', { deny: world.gates.github })
  await page.getByRole('alert').waitFor()
  expect(page.url()).toBe(`${world.url}/?notice=failed`)
})

test('an agent that lacks an account is told so before it starts', async () => {
  const other = await start()
  const answer = await fetch(`${other.url}/agent`, { method: 'POST' })
  expect(answer.status).toBe(409)
  expect(await answer.text()).toBe('Connect Gmail and GitHub first.')
  await other.stop()
})
