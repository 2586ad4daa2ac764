import { Maillon } from '@maillon/core'
import { finishLink } from '@maillon/testkit/browser'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startWorld } from './world.ts'

let world: Awaited<ReturnType<typeof startWorld>>
let maillon: Maillon
beforeAll(async () => {
  world = await startWorld()
  maillon = new Maillon({ engine: world.engine })
})
afterAll(() => world.stop())

async function connect(redirectUrl: string, user: string): Promise<void> {
  const page = await world.newPage()
  await finishLink(page, redirectUrl, { user })
  await page.context().close()
}

test('required toolkits are connected before the agent loop starts', async () => {
  const { ada } = world.upstreams.users
  const required = ['gmail', 'github']
  const session = await maillon.create('preflight', { manageConnections: false })
  const connected = (await session.toolkits()).items
    .filter((toolkit) => toolkit.connection?.connectedAccount)
    .map((toolkit) => toolkit.slug)
  expect(connected).toEqual([])

  for (const slug of required.filter((slug) => !connected.includes(slug))) {
    const request = await session.authorize(slug)
    const waiting = request.waitForConnection()
    await connect(request.redirectUrl, ada.email)
    expect((await waiting).status).toBe('ACTIVE')
  }

  const { items } = await session.toolkits()
  const [first, second, ...others] = items
  expect([first?.slug, second?.slug].toSorted()).toEqual(['github', 'gmail'])
  expect(first?.connection?.connectedAccount?.id).toMatch(/^ca_/)
  expect(others.every((toolkit) => toolkit.connection?.connectedAccount === undefined)).toBe(true)
  expect(session.mcp.url).toBe(`${world.url}/mcp/${session.sessionId}`)
  const answer = await fetch(session.mcp.url, {
    method: 'POST',
    headers: {
      ...session.mcp.headers,
      'content-type': 'application/json',
      accept: 'application/json, text/event-stream',
    },
    body: JSON.stringify({ jsonrpc: '2.0', id: 1, method: 'tools/list' }),
  })
  expect(answer.status).toBe(200)
  expect(await answer.text()).toContain('COMPOSIO_SEARCH_TOOLS')
})

test('one call connects what is missing: each link is told of, and nothing is asked for again', async () => {
  const { ada } = world.upstreams.users
  const required = ['gmail', 'github', 'hackernews']
  const session = await maillon.create('preflight_2', { manageConnections: false })
  const links: string[] = []
  const ensuring = session.ensureConnected(required, {
    onLink: ({ redirectUrl }) => links.push(redirectUrl),
  })
  await expect.poll(() => links.length).toBe(2)
  for (const link of links) await connect(link, ada.email)
  expect(await ensuring).toMatchObject([
    { toolkit: 'gmail', wasConnected: false, connectedAccount: { status: 'ACTIVE' } },
    { toolkit: 'github', wasConnected: false, connectedAccount: { status: 'ACTIVE' } },
    { toolkit: 'hackernews', wasConnected: true },
  ])
  const again = await session.ensureConnected(required)
  expect(again.every(({ wasConnected }) => wasConnected)).toBe(true)
  await expect(session.ensureConnected(['slack', 'gmial'])).rejects.toMatchObject({
    code: 'toolkit_not_found',
  })
})

test('a second account does not replace the first: the newest is the default, the other is chosen by name', async () => {
  const { ada, ben } = world.upstreams.users
  const session = await maillon.create('two_accounts')
  const first = await session.authorize('github', { alias: 'personal' })
  await connect(first.redirectUrl, ada.email)
  const second = await session.authorize('github', { alias: 'work' })
  await connect(second.redirectUrl, ben.email)
  expect(second.id).not.toBe(first.id)

  const login = async (account?: string) => {
    const { data } = await session.execute('GITHUB_GET_THE_AUTHENTICATED_USER', {}, { account })
    return data.login
  }
  expect(await login()).toBe(ben.github)
  expect(await login('personal')).toBe(ada.github)
  expect(await login(second.id)).toBe(ben.github)

  const pinned = await maillon.create('two_accounts', { connectedAccounts: { github: first.id } })
  const { data } = await pinned.execute('GITHUB_GET_THE_AUTHENTICATED_USER')
  expect(data.login).toBe(ada.github)
})

test('nobody reaches the account of another user', async () => {
  const { ada } = world.upstreams.users
  const owner = await maillon.create('owner')
  const request = await owner.authorize('github')
  await connect(request.redirectUrl, ada.email)
  const other = await maillon.create('somebody_else')
  const { data } = await other.execute(
    'GITHUB_GET_THE_AUTHENTICATED_USER',
    {},
    { account: request.id },
  )
  expect(data).toMatchObject({ code: 'connected_account_not_found' })
  await expect(
    maillon.create('somebody_else', { connectedAccounts: { github: request.id } }),
  ).rejects.toMatchObject({ code: 'invalid_request' })
})

test('a disabled account asks to connect, and works again once enabled', async () => {
  const { ada } = world.upstreams.users
  const session = await maillon.create('switched')
  const request = await session.authorize('github')
  await connect(request.redirectUrl, ada.email)
  await maillon.connectedAccounts.disable(request.id)
  expect((await session.execute('GITHUB_GET_THE_AUTHENTICATED_USER')).data).toMatchObject({
    code: 'connection_required',
  })
  await maillon.connectedAccounts.enable(request.id)
  expect((await session.execute('GITHUB_GET_THE_AUTHENTICATED_USER')).error).toBeNull()
  await maillon.connectedAccounts.delete(request.id)
  expect((await session.execute('GITHUB_GET_THE_AUTHENTICATED_USER')).data).toMatchObject({
    code: 'connection_required',
  })
})
