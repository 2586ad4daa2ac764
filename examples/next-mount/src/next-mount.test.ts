import { finishLink, launchBrowser } from '@maillon/testkit/browser'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openSession } from '../app/session.ts'
import { serveRoute } from './serve-route.ts'
import { start } from './start.ts'

let world: Awaited<ReturnType<typeof start>>
beforeAll(async () => {
  world = await start(serveRoute)
})
afterAll(() => world.stop())

test('an account is connected through the route handler, and used in the same process', async () => {
  const session = await openSession()
  const before = await session.execute('GITHUB_GET_THE_AUTHENTICATED_USER')
  expect(before.data).toMatchObject({ code: 'connection_required' })

  const { redirectUrl } = await session.authorize('github')
  expect(redirectUrl).toMatch(new RegExp(`^${world.url}/connect/link/ln_`))
  const browser = await launchBrowser()
  const page = await browser.newPage()
  await finishLink(page, redirectUrl, { user: world.users.ada.email })
  expect(page.url()).toMatch(new RegExp(`^${world.url}/connect/oauth/callback`))
  await browser.close()

  const after = await session.execute('GITHUB_GET_THE_AUTHENTICATED_USER')
  expect(after.data.login).toBe(world.users.ada.github)
})

test('every method is mounted, and nobody reaches the vault through it without a key', async () => {
  for (const method of ['GET', 'POST', 'PATCH', 'DELETE']) {
    const answer = await fetch(`${world.url}/connect/api/v3.1/connected_accounts`, { method })
    expect(answer.status, method).toBe(401)
  }
})
