import { createAdaptorServer } from '@hono/node-server'
import type { AddressInfo } from 'node:net'
import { createVerifier, Maillon } from '@maillon/core'
import { startTestEngine } from '@maillon/testkit'
import { finishLink, launchBrowser } from '@maillon/testkit/browser'
import { startUpstreams, type Upstreams } from '@maillon/testkit/upstreams'
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest'
import { createApp } from '../connections/fixtures.contract.ts'

let world: Upstreams<'github'>
let started: Awaited<ReturnType<typeof startTestEngine>>
let browser: Awaited<ReturnType<typeof launchBrowser>>
/** An app with a login, which is a cookie that says who one is, and the one line of verification. */
let appUrl: string
const server = createAdaptorServer({ fetch: (request) => serveApp(request) })
let verify: (request: Request) => Promise<Response>

async function serveApp(request: Request): Promise<Response> {
  const { pathname, searchParams } = new URL(request.url)
  if (pathname === '/verify') return verify(request)
  return new Response(`Chat: ${searchParams.get('status')}`)
}

beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  appUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  world = await startUpstreams({ services: ['github'] })
  started = await startTestEngine({
    routes: world.routes,
    authConfigs: world.authConfigs,
    verification: 'app',
    verifierUrl: `${appUrl}/verify`,
  })
  verify = createVerifier(new Maillon({ engine: started.engine }), {
    userId: ({ headers }) => /(?:^|; )user=(\w+)/.exec(headers.get('cookie') ?? '')?.[1],
  })
  browser = await launchBrowser()
})
afterAll(async () => {
  await browser.close()
  await started.stop()
  await world.stop()
  server.close()
})

/** A person's browser, logged in to the app as a user, or as nobody. */
async function person(user?: string) {
  const context = await browser.newContext()
  onTestFinished(() => context.close())
  if (user) await context.addCookies([{ name: 'user', value: user, url: appUrl }])
  return context.newPage()
}

async function linkFor(user: string) {
  const app = createApp(started.engine)
  const session = await app.session({ user_id: user })
  const link = await session.link('github', { callback_url: `${appUrl}/chat` })
  return { ...link, account: () => app.account(link.connected_account_id) }
}

test('T01 the user whose link it is comes back to the chat, connected', async () => {
  const page = await person('ada')
  const link = await linkFor('ada')
  await finishLink(page, link.redirect_url, { user: 'ada@example.com' })
  expect(page.url()).toContain('/chat?status=success')
  expect(await link.account()).toMatchObject({ status: 'ACTIVE', verification: 'app' })
})

test("T01 an attacker's link that a victim opens and consents to gives the attacker nothing", async () => {
  const before = world.upstreams.github.liveTokens().length
  const link = await linkFor('attacker')
  const victim = await person('victim')
  await finishLink(victim, link.redirect_url, { user: 'ben@example.com' })
  expect(await victim.content()).toContain('This link was not made for you')
  expect(await link.account()).toMatchObject({ status: 'FAILED', identity: null })
  // Nor does the attacker get anywhere with the address that the victim's browser was sent to.
  const attacker = await person('attacker')
  await attacker.goto(victim.url())
  expect(await attacker.content()).toContain('This link was not made for you')
  expect(world.upstreams.github.liveTokens()).toHaveLength(before)
})

test('T01 a victim who is not logged in to the app gives nothing either', async () => {
  const link = await linkFor('attacker')
  const victim = await person()
  await finishLink(victim, link.redirect_url, { user: 'ben@example.com' })
  expect(await victim.content()).toContain('Log in to the app')
  expect(await link.account()).toMatchObject({ status: 'INITIATED' })
})
