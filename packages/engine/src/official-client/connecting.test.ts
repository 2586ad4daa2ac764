import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { finishLink, launchBrowser } from '@maillon/testkit/browser'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { type OfficialClient, startOfficialClient } from './official-client.contract.ts'

let official: OfficialClient
let browser: Awaited<ReturnType<typeof launchBrowser>>
let page: Awaited<ReturnType<typeof browser.newPage>>
let app: Server
let appUrl: string
beforeAll(async () => {
  official = await startOfficialClient()
  browser = await launchBrowser()
  app = createServer((_, response) => response.end('Back in the app'))
  await new Promise<void>((resolve) => app.listen(0, '127.0.0.1', resolve))
  appUrl = `http://127.0.0.1:${(app.address() as AddressInfo).port}`
})
beforeEach(async () => {
  page = await (await browser.newContext()).newPage()
})
afterEach(() => page.context().close())
afterAll(async () => {
  await browser.close()
  app.close()
  await official.stop()
})

const ada = () => ({ user: official.world.users.ada.email })

test('authorize, a person who connects in a browser, and the call that needed it', async () => {
  const session = await official.composio.create('user_1', { manageConnections: false })
  const callbackUrl = `${appUrl}/callback?user_id=user_1&source=onboarding`
  const request = await session.authorize('gmail', { callbackUrl })
  const waiting = request.waitForConnection(20_000)
  await finishLink(page, request.redirectUrl ?? '', ada())
  const account = await waiting
  expect(account).toMatchObject({ id: request.id, status: 'ACTIVE', toolkit: { slug: 'gmail' } })
  expect(page.url()).toBe(`${callbackUrl}&status=success&connected_account_id=${request.id}`)
  const { data, error } = await session.execute('GMAIL_FETCH_EMAILS', { max_results: 1 })
  expect({ error, messages: data.messages }).toMatchObject({ error: null, messages: [{}] })
})

test("an agent's link from a tool's answer, and the same call again", async () => {
  const session = await official.composio.create('user_2', {
    manageConnections: { callbackUrl: `${appUrl}/chat`, waitForConnections: true },
  })
  const call = { tools: [{ tool_slug: 'GITHUB_GET_THE_AUTHENTICATED_USER', arguments: {} }] }
  const before = await session.execute('COMPOSIO_MULTI_EXECUTE_TOOL', call)
  const [lacking] = before.data.results as { response: { data: { redirect_url: string } } }[]
  const waiting = session.execute('COMPOSIO_WAIT_FOR_CONNECTIONS', { toolkits: ['github'] })
  await finishLink(page, lacking?.response.data.redirect_url ?? '', ada())
  expect(page.url()).toMatch(/\/chat\?status=success&connected_account_id=ca_/)
  expect((await waiting).data.results).toMatchObject({ github: { status: 'ACTIVE' } })
  const after = await session.execute('COMPOSIO_MULTI_EXECUTE_TOOL', call)
  expect(after.data).toMatchObject({
    results: [{ response: { successful: true, data: { login: 'ada-moreau' } } }],
  })
})

test('ensureConnected asks for what is missing, and for nothing after that', async () => {
  const session = await official.composio.create('user_3')
  const { connectedAccounts } = official.composio
  const ensuring = session.ensureConnected('slack', { timeout: 20_000 })
  // The link goes to the user by other ways; here it is the one that the account waits for.
  await expect
    .poll(async () => (await connectedAccounts.list({ userIds: ['user_3'] })).items.length)
    .toBe(1)
  const { data } = await session.execute('COMPOSIO_MANAGE_CONNECTIONS', { toolkits: ['slack'] })
  const { slack } = data.results as Record<string, { redirect_url: string }>
  await finishLink(page, slack?.redirect_url ?? '', ada())
  expect(await ensuring).toMatchObject({ toolkit: 'slack', wasConnected: false })
  expect(await session.ensureConnected('slack')).toMatchObject({ wasConnected: true })
  expect(await session.ensureConnected('hackernews')).toMatchObject({ wasConnected: true })
})
