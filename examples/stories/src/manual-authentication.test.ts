import { Maillon, MaillonError } from '@maillon/core'
import { finishLink } from '@maillon/testkit/browser'
import { signIn } from '@maillon/testkit/upstreams'
import { github } from '@maillon/toolkits'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startWorld } from './world.ts'

let world: Awaited<ReturnType<typeof startWorld>>
let maillon: Maillon
beforeAll(async () => {
  world = await startWorld()
  maillon = new Maillon({ baseURL: world.url, apiKey: world.apiKey })
})
afterAll(() => world.stop())

test('the app asks for an account beforehand, and gets it once the user has connected', async () => {
  const session = await maillon.create('manual_1', { manageConnections: false })
  const request = await session.authorize('gmail')
  expect(request.redirectUrl).toMatch(/\/link\/ln_\w+$/)

  const waiting = request.waitForConnection(60_000)
  const page = await world.newPage()
  await finishLink(page, request.redirectUrl, { user: world.upstreams.users.ada.email })
  expect(await page.getByRole('heading', { level: 1 }).textContent()).toMatch(/connected/)

  const account = await waiting
  expect(account.id).toMatch(/^ca_\w+$/)
  expect(account).toMatchObject({ id: request.id, status: 'ACTIVE', toolkit: { slug: 'gmail' } })

  const { data, error } = await session.execute('GMAIL_FETCH_EMAILS', { max_results: 3 })
  expect(error).toBeNull()
  expect(data.messages).toHaveLength(3)
})

test('a session that leaves connecting to the app never prompts, and makes no account', async () => {
  const session = await maillon.create('manual_2', { manageConnections: false })
  const tools = await session.tools()
  expect(tools.map((tool) => tool.function.name)).not.toContain('COMPOSIO_MANAGE_CONNECTIONS')
  const { data, error } = await session.execute('GMAIL_FETCH_EMAILS', {})
  expect(data).toMatchObject({ code: 'connection_required', toolkit: 'gmail' })
  expect(`${error}${JSON.stringify(data)}`).not.toContain('/link/')
  expect((await maillon.connectedAccounts.list({ userIds: ['manual_2'] })).items).toEqual([])
})

test('a link that nobody finishes leaves the account INITIATED, and waiting ends at its limit', async () => {
  const session = await maillon.create('manual_3', { manageConnections: false })
  const request = await session.authorize('gmail')
  const page = await world.newPage()
  await page.goto(request.redirectUrl)
  await page.close()
  const late = await request.waitForConnection(300).catch((error: unknown) => error)
  expect(MaillonError.is(late, 'connection_timeout')).toBe(true)
  expect((await maillon.connectedAccounts.get(request.id)).status).toBe('INITIATED')
  const gmail = (await session.toolkits()).items.find(({ slug }) => slug === 'gmail')
  expect(gmail?.connection?.connectedAccount).toBeUndefined()
})

test('a user who declines ends the wait at once, with the reason', async () => {
  const session = await maillon.create('manual_4', { manageConnections: false })
  const request = await session.authorize('github')
  const waiting = request.waitForConnection(60_000).catch((error: unknown) => error)
  const page = await world.newPage()
  await finishLink(page, request.redirectUrl, { deny: world.upstreams.upstreams.github })
  const failed = await waiting
  expect(MaillonError.is(failed, 'connection_failed')).toBe(true)
  expect(failed).toMatchObject({ message: expect.stringContaining('declined') })
  expect((await maillon.connectedAccounts.get(request.id)).status).toBe('FAILED')
})

test('after connecting, the browser lands on the callbackUrl with its own query kept', async () => {
  const session = await maillon.create('user_123', { manageConnections: false })
  const callbackUrl = `${world.app.url}/callback?user_id=user_123&source=onboarding`
  const request = await session.authorize('github', { callbackUrl })
  const page = await world.newPage()
  await finishLink(page, request.redirectUrl, { user: world.upstreams.users.ada.email })
  expect(page.url()).toBe(`${callbackUrl}&status=success&connected_account_id=${request.id}`)
})

test('after declining, the callbackUrl says so', async () => {
  const session = await maillon.create('user_123', { manageConnections: false })
  const callbackUrl = `${world.app.url}/callback?user_id=user_123&source=onboarding`
  const request = await session.authorize('slack', { callbackUrl })
  const page = await world.newPage()
  await finishLink(page, request.redirectUrl, { deny: world.upstreams.upstreams.slack })
  expect(page.url()).toBe(
    `${callbackUrl}&status=failed&connected_account_id=${request.id}&error=access_denied`,
  )
})

test('a callbackUrl that is not in the list is refused, with the line to add', async () => {
  const session = await maillon.create('user_123')
  const refused = await session
    .authorize('gmail', { callbackUrl: 'https://evil.example/callback' })
    .catch((error: unknown) => error)
  expect(MaillonError.is(refused, 'callback_url_not_allowed')).toBe(true)
  expect(refused).toMatchObject({
    hint: expect.stringContaining("callbackUrls: ['https://evil.example/callback']"),
  })
})

test('a key is typed into a form of the link, and a wrong one is refused', async () => {
  const session = await maillon.create('manual_5', { manageConnections: false })
  const request = await session.authorize('resend')
  const page = await world.newPage()
  await finishLink(page, request.redirectUrl, { apiKey: 're_wrong_key' })
  expect(await page.getByText('did not accept this key').isVisible()).toBe(true)
  await finishLink(page, request.redirectUrl, { apiKey: world.upstreams.apiKeys.resend })
  expect(await request.waitForConnection(10_000)).toMatchObject({ status: 'ACTIVE' })
})

test('a key and a token that the app has already are brought along in one line each, at every start', async () => {
  const { apiKeys, authConfigs, routes, users } = world.upstreams
  const { oauth } = github.ways
  if (oauth?.scheme !== 'OAUTH2') throw new Error('GitHub signs in by OAuth.')
  const { email, github: login } = users.ada
  const signedIn = await signIn({ auth: oauth, client: authConfigs.github, routes, email })
  const { connectedAccounts } = maillon
  const start = () =>
    Promise.all([
      connectedAccounts.bring('manual_9', 'resend', { apiKey: apiKeys.resend }),
      connectedAccounts.bring('manual_9', 'github', { apiKey: signedIn.accessToken }),
    ])
  const [resend, first] = await start()
  expect([resend, first]).toMatchObject([
    { status: 'ACTIVE', toolkit: { slug: 'resend' } },
    { status: 'ACTIVE', toolkit: { slug: 'github' }, identity: { label: login } },
  ])
  expect((await start()).map(({ id }) => id)).toEqual([resend.id, first.id])

  const session = await maillon.create('manual_9', { manageConnections: false })
  const { data } = await session.execute('GITHUB_GET_THE_AUTHENTICATED_USER')
  expect(data.login).toBe(login)
  await expect(
    connectedAccounts.bring('manual_10', 'github', { apiKey: 'ghp_wrong' }),
  ).rejects.toMatchObject({ code: 'credential_rejected' })
  expect((await connectedAccounts.list({ userIds: ['manual_10'] })).items).toEqual([])
})
