import { afterEach, beforeEach, expect, test } from 'vitest'
import { startTestApi, type TestApi } from '../http/test-api.contract.ts'

const manage = 'COMPOSIO_MANAGE_CONNECTIONS'
const fetchEmails = 'GMAIL_FETCH_EMAILS'
let api: TestApi
let later = 0
beforeEach(async () => {
  later = 0
  api = await startTestApi({ now: () => Date.now() + later })
})
afterEach(() => api.stop())

interface Required {
  code: string
  redirect_url: string
  connected_account_id: string
}

/** What a call of a tool answers that lacks its account. */
async function required(sessionId: string, slug = fetchEmails): Promise<Required> {
  const { data, error } = await api.execute(sessionId, slug)
  expect(data.code).toBe('connection_required')
  expect(error).toBe(data.message)
  return data as unknown as Required
}

interface Managed {
  status: string
  has_active_connection: boolean
  redirect_url: string
  connected_account_id: string
  error_message?: string
}

async function managed(sessionId: string, input: object, toolkit = 'gmail'): Promise<Managed> {
  const { data } = await api.execute(sessionId, manage, { toolkits: [toolkit], ...input })
  const [result] = Object.values(data.results as Record<string, Managed>)
  if (!result) throw new Error(`Nothing about ${toolkit}.`)
  return result
}

async function accounts() {
  return (await api.call('listConnectedAccounts')).body.items
}

test('a call that lacks its account answers the link to show, and after that link it runs', async () => {
  const sessionId = await api.session()
  const answer = await required(sessionId)
  expect(answer).toMatchObject({
    toolkit: 'gmail',
    message: expect.stringContaining(answer.redirect_url),
    hint: expect.stringContaining('redirect_url'),
    expires_at: expect.stringMatching(/^\d{4}-.*Z$/),
  })
  await api.finish(answer)
  const { data, error } = await api.execute(sessionId, fetchEmails, { max_results: 2 })
  expect(error).toBeNull()
  expect(data.messages).toHaveLength(2)
  const { id, status } = (await accounts())[0] ?? {}
  expect({ id, status }).toEqual({ id: answer.connected_account_id, status: 'ACTIVE' })
})

test("a session's calls share its open link, also when they come at the same time", async () => {
  const sessionId = await api.session()
  const [first, ...others] = await Promise.all([
    required(sessionId),
    required(sessionId, 'GMAIL_LIST_LABELS'),
    managed(sessionId, {}),
    managed(sessionId, {}),
  ])
  for (const { redirect_url, connected_account_id } of [...others, await required(sessionId)]) {
    expect(redirect_url).toBe(first.redirect_url)
    expect(connected_account_id).toBe(first.connected_account_id)
  }
  expect(await accounts()).toHaveLength(1)
})

test('another session, another toolkit and a link that is too old get a link of their own', async () => {
  const sessionId = await api.session()
  const first = await required(sessionId)
  const links = [
    await required(await api.session()),
    await required(sessionId, 'GITHUB_GET_THE_AUTHENTICATED_USER'),
  ]
  later = 10 * 60_000
  links.push(await required(sessionId))
  const urls = [first, ...links].map(({ redirect_url }) => redirect_url)
  expect(new Set(urls).size).toBe(4)
})

test('where the agent does not manage connections, it gets no link and makes nothing', async () => {
  const sessionId = await api.session({ manage_connections: { enable: false } })
  const { data } = await api.execute(sessionId, fetchEmails)
  expect(data).toEqual({
    toolkit: 'gmail',
    missing_scopes: [],
    tool_slug: fetchEmails,
    arguments: {},
    on_required: 'return',
    code: 'connection_required',
    message: 'The user has no active Gmail account.',
    hint: expect.stringContaining('tell the user'),
  })
  expect(await api.execute(sessionId, manage, { toolkits: ['gmail'] })).toMatchObject({
    data: { code: 'tool_not_allowed' },
  })
  expect(await accounts()).toEqual([])
  expect((await api.call('listAuthConfigs')).body.items).toEqual([])
})

test('only authorize and reinitiate_all make a new link', async () => {
  const sessionId = await api.session()
  const first = await managed(sessionId, {})
  const link = { path: { sessionId }, body: { toolkit: 'gmail' } }
  const { body: second } = await api.call('linkInSession', link)
  expect((await managed(sessionId, {})).redirect_url).toBe(second.redirect_url)
  const third = await managed(sessionId, { reinitiate_all: true })
  expect(third).toMatchObject({ status: 'initiated', was_reinitiated: true })
  const urls = [first, second, third].map(({ redirect_url }) => redirect_url)
  expect(new Set(urls).size).toBe(3)
})

test('connecting anew leaves the account that works alone until it is done', async () => {
  const sessionId = await api.session()
  const account = await api.connect(sessionId, 'gmail')
  expect(await managed(sessionId, {})).toMatchObject({
    status: 'active',
    has_active_connection: true,
    connected_account_id: account,
  })
  const again = await managed(sessionId, { reinitiate_all: true })
  expect(again).toMatchObject({ has_active_connection: true, connected_account_id: account })
  expect((await api.execute(sessionId, fetchEmails)).error).toBeNull()
  api.world.upstreams.google.deny(true)
  await api.finish(again)
  expect((await api.execute(sessionId, fetchEmails)).error).toBeNull()
  expect(await accounts()).toHaveLength(1)
})

test('an account that its upstream ended is one to connect again', async () => {
  const sessionId = await api.session()
  await api.connect(sessionId, 'gmail')
  api.world.upstreams.google.revoke()
  const answer = await required(sessionId)
  await api.finish(answer)
  expect((await api.execute(sessionId, fetchEmails)).error).toBeNull()
})

test('a pinned account that ended is connected anew, since no other one may be used', async () => {
  const first = await api.session()
  const account = await api.connect(first, 'gmail')
  const sessionId = await api.session({ connected_accounts: { gmail: [account] } })
  api.world.upstreams.google.revoke()
  const answer = await required(sessionId)
  expect(answer.connected_account_id).toBe(account)
  const again = await managed(sessionId, { reinitiate_all: true })
  expect(again.connected_account_id).toBe(account)
  const { body } = await api.call('linkInSession', {
    path: { sessionId },
    body: { toolkit: 'gmail' },
  })
  expect(body.connected_account_id).toBe(account)
  await api.finish(body)
  expect((await api.execute(sessionId, fetchEmails)).error).toBeNull()
})

test("the session's callback URL is where the browser ends, unless authorize names another", async () => {
  const callback_url = 'http://localhost:3000/chat?tab=2'
  const sessionId = await api.session({ manage_connections: { callback_url } })
  const answer = await required(sessionId)
  expect((await api.finish(answer)).headers.get('location')).toBe(
    `${callback_url}&status=success&connected_account_id=${answer.connected_account_id}`,
  )
  const { body } = await api.call('linkInSession', {
    path: { sessionId },
    body: { toolkit: 'gmail', callback_url: 'http://localhost:3000/other' },
  })
  const { headers } = await api.finish(body)
  expect(headers.get('location')).toMatch(/^http:\/\/localhost:3000\/other\?status=success&/)
})

test('what stands in the way of a link is told, not thrown', async () => {
  await api.stop()
  api = await startTestApi({ authConfigs: {} })
  const sessionId = await api.session({ toolkits: ['gmail', 'hackernews'] })
  const { data } = await api.execute(sessionId, fetchEmails)
  expect(data).toMatchObject({
    code: 'auth_config_missing',
    hint: expect.stringContaining('authConfigs: { gmail'),
  })
  expect(await managed(sessionId, {})).toMatchObject({
    status: 'failed',
    error_message: expect.stringContaining('authConfigs: { gmail'),
  })
  expect(await managed(sessionId, {}, 'github')).toMatchObject({ status: 'failed' })
  expect(await managed(sessionId, {}, 'gmial')).toMatchObject({
    status: 'failed',
    error_message: expect.stringContaining('gmail'),
  })
  expect(await managed(sessionId, {}, 'hackernews')).toMatchObject({
    status: 'active',
    has_active_connection: true,
  })
})

test('a key that is typed connects as well', async () => {
  const sessionId = await api.session()
  const answer = await required(sessionId, 'RESEND_LIST_DOMAINS')
  expect((await api.typeKey(answer)).status).toBe(200)
  expect((await api.execute(sessionId, 'RESEND_LIST_DOMAINS')).error).toBeNull()
})

test('the account is the most recently connected one, or the one that a call names', async () => {
  const sessionId = await api.session()
  const { ada, ben } = api.world.users
  const link = { toolkit: 'gmail', alias: 'work' }
  const { body: work } = await api.call('linkInSession', { path: { sessionId }, body: link })
  await api.finish(work, ada.email)
  later = 1_000
  await api.connect(sessionId, 'gmail', ben.email)
  const subjects = async (account?: string) => {
    const body = { tool_slug: fetchEmails, arguments: {}, ...(account && { account }) }
    const answer = await api.call('executeInSession', { path: { sessionId }, body })
    return JSON.stringify(answer.body.data)
  }
  expect(await subjects()).toContain('Review of the voucher fix')
  expect(await subjects('work')).toContain('Contract renewal')
  expect(await subjects(work.connected_account_id)).toContain('Contract renewal')
  expect(await subjects('home')).toContain('connected_account_not_found')
  const { data } = await api.execute(sessionId, 'COMPOSIO_MULTI_EXECUTE_TOOL', {
    tools: [{ tool_slug: fetchEmails, account: 'work' }, { tool_slug: fetchEmails }],
  })
  const [first, second] = data.results as unknown[]
  expect(JSON.stringify(first)).toContain('Contract renewal')
  expect(JSON.stringify(second)).toContain('Review of the voucher fix')
})
