import { finishLink, launchBrowser } from '@maillon/testkit/browser'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { start } from './start.ts'

let world: Awaited<ReturnType<typeof start>>
beforeAll(async () => {
  world = await start()
})
afterAll(() => world.stop())

test('an account is connected below the path where the engine is mounted, and used', async () => {
  const before = await fetch(`${world.url}/github/me`)
  expect(before.status).toBe(409)

  const answer = await fetch(`${world.url}/github/connect`, { method: 'POST' })
  const { redirectUrl } = (await answer.json()) as { redirectUrl: string }
  expect(redirectUrl).toMatch(new RegExp(`^${world.url}/connect/link/ln_`))
  const browser = await launchBrowser()
  const page = await browser.newPage()
  await finishLink(page, redirectUrl, { user: world.users.ada.email })
  expect(page.url()).toMatch(new RegExp(`^${world.url}/connect/oauth/callback`))
  await browser.close()

  const after = await fetch(`${world.url}/github/me`)
  expect(await after.json()).toEqual({ login: world.users.ada.github })
})

test('nobody reaches the vault through the mount without a key', async () => {
  const answer = await fetch(`${world.url}/connect/api/v3.1/connected_accounts`)
  expect(answer.status).toBe(401)
})
