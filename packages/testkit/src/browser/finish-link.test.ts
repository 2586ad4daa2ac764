import { createHash } from 'node:crypto'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Browser, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { startUpstreams, type Upstreams } from '../upstreams/index.ts'
import { finishLink } from './finish-link.ts'
import { launchBrowser } from './launch-browser.ts'

let world: Upstreams<'google' | 'github' | 'slack'>
let browser: Browser
let page: Page
let server: Server
let origin: string

beforeAll(async () => {
  world = await startUpstreams({ services: ['google', 'github', 'slack'] })
  browser = await launchBrowser()
  server = createServer((request, response) => {
    const { pathname, searchParams } = new URL(request.url ?? '/', origin)
    if (request.method === 'POST' && pathname.startsWith('/link/')) {
      response.writeHead(303, { location: authorizeUrl(pathname.slice('/link/'.length)) }).end()
    } else {
      const label = pathname === '/link/resend' ? '<label>API key <input name="key"></label>' : ''
      const button = label ? 'Connect' : 'Continue to the service'
      const form = `<form method="post">${label}<button>${button}</button><button>Cancel</button></form>`
      const html = pathname.startsWith('/link/') ? form : `<p>${searchParams.toString()}</p>`
      response.writeHead(200, { 'content-type': 'text/html' }).end(html)
    }
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  origin = `http://localhost:${(server.address() as AddressInfo).port}`
})
beforeEach(async () => {
  page = await (await browser.newContext()).newPage()
})
afterEach(() => page.context().close())
afterAll(async () => {
  await browser.close()
  server.close()
  await world.stop()
})

const authorizePaths: Record<string, [gate: 'google' | 'github' | 'slack', path: string]> = {
  gmail: ['google', '/o/oauth2/v2/auth'],
  github: ['github', '/login/oauth/authorize'],
  slack: ['slack', '/oauth/v2/authorize'],
}

function authorizeUrl(toolkit: string): string {
  if (toolkit === 'resend') return `${origin}/done?status=success`
  const [gate, path] = authorizePaths[toolkit] ?? ['github', '/']
  const query = new URLSearchParams({
    response_type: 'code',
    client_id: world.authConfigs[toolkit as 'gmail'].clientId,
    redirect_uri: `${origin}/done`,
    state: 'the-state',
    code_challenge: createHash('sha256').update('verifier').digest('base64url'),
    code_challenge_method: 'S256',
  })
  return `${world.upstreams[gate].url}${path}?${query}`
}

test.each(['gmail', 'github', 'slack'])(
  'a person signs in at %s and comes back',
  async (toolkit) => {
    await finishLink(page, `${origin}/link/${toolkit}`, { user: world.users.ben.email })
    const { pathname, searchParams } = new URL(page.url())
    expect(pathname).toBe('/done')
    expect(searchParams.get('state')).toBe('the-state')
    expect(searchParams.get('code')).toMatch(/^\w{20,}$/)
  },
)

test('a person who says no comes back with access_denied, and the next one may say yes', async () => {
  await finishLink(page, `${origin}/link/github`, { deny: world.upstreams.github })
  expect(new URL(page.url()).search).toBe('?error=access_denied&state=the-state')
  await finishLink(page, `${origin}/link/github`, { user: world.users.ada.email })
  expect(new URL(page.url()).searchParams.get('code')).toBeTruthy()
})

test('a key is typed and sent', async () => {
  await finishLink(page, `${origin}/link/resend`, { apiKey: 're_x' })
  expect(page.url()).toBe(`${origin}/done?status=success`)
})

test("an upstream's cookies stay away from the app", async () => {
  await finishLink(page, `${origin}/link/github`, { user: world.users.ada.email })
  expect(await page.context().cookies()).toEqual([])
})
