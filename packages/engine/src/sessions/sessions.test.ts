import { afterAll, beforeAll, expect, test } from 'vitest'
import { startTestApi, type TestApi } from '../http/test-api.contract.ts'

let api: TestApi
beforeAll(async () => {
  api = await startTestApi()
})
afterAll(() => api.stop())

const metaTools = [
  'COMPOSIO_SEARCH_TOOLS',
  'COMPOSIO_GET_TOOL_SCHEMAS',
  'COMPOSIO_MANAGE_CONNECTIONS',
  'COMPOSIO_MULTI_EXECUTE_TOOL',
]

async function listed(config: object): Promise<string[]> {
  const sessionId = await api.session({ ...config })
  const tools = await api.call('listSessionTools', { path: { sessionId } })
  const session = await api.call('getSession', { path: { sessionId } })
  const slugs = tools.body.items.map(({ slug }) => slug)
  expect(session.body.tool_router_tools).toEqual(slugs)
  return slugs
}

async function patch(sessionId: string, body: object) {
  return api.call('patchSession', { path: { sessionId }, body })
}

test('a session lists four meta tools, and others by what it was made with', async () => {
  const without = (slug: string) => metaTools.filter((one) => one !== slug)
  expect(await listed({})).toEqual(metaTools)
  expect(await listed({ workbench: { enable: true } })).toEqual(metaTools)
  expect(await listed({ manage_connections: { enable: false } })).toEqual(
    without('COMPOSIO_MANAGE_CONNECTIONS'),
  )
  const single = { execute: { enable_multi_execute: false } }
  expect(await listed(single)).toEqual([
    ...without('COMPOSIO_MULTI_EXECUTE_TOOL'),
    'MAILLON_READ_RESULT',
    'MAILLON_READ_FILE',
  ])
  expect(await listed({ ...single, workbench: { enable: false } })).toEqual(
    without('COMPOSIO_MULTI_EXECUTE_TOOL'),
  )
  expect(await listed({ search: { enable: false } })).toEqual(metaTools.slice(2))
  const waiting = { manage_connections: { enable_wait_for_connections: true } }
  expect(await listed(waiting)).toContain('COMPOSIO_WAIT_FOR_CONNECTIONS')
  const off = { manage_connections: { enable: false, enable_wait_for_connections: true } }
  expect(await listed(off)).not.toContain('COMPOSIO_WAIT_FOR_CONNECTIONS')
})

test('preloaded tools are listed after the meta tools', async () => {
  const preload = { tools: ['GMAIL_SEND_EMAIL', 'HACKERNEWS_GET_FRONTPAGE'] }
  expect(await listed({ preload })).toEqual([...metaTools, ...preload.tools])
  const all = await listed({ toolkits: ['hackernews'], preload: { tools: 'all' } })
  expect(all.slice(4)).toContain('HACKERNEWS_GET_USER')
  expect(all.slice(4).every((slug) => slug.startsWith('HACKERNEWS_'))).toBe(true)
})

test('a meta tool that is not listed does not run, and neither does a tool outside the session', async () => {
  const sessionId = await api.session({
    toolkits: ['gmail'],
    manage_connections: { enable: false },
    search: { enable: false },
    execute: { enable_multi_execute: false },
  })
  for (const slug of [...metaTools, 'COMPOSIO_WAIT_FOR_CONNECTIONS', 'GITHUB_CREATE_AN_ISSUE']) {
    const { data, error } = await api.execute(sessionId, slug, {})
    expect(data).toMatchObject({ code: 'tool_not_allowed' })
    expect(error).toContain(slug)
  }
  expect(await api.execute(sessionId, 'GMAIL_SEND_EMAILS')).toMatchObject({
    data: { code: 'tool_not_found', suggestions: expect.arrayContaining(['GMAIL_SEND_EMAIL']) },
  })
})

test('a change is written with the next version, or not at all', async () => {
  const sessionId = await api.session({ preload: { tools: ['GMAIL_SEND_EMAIL'] } })
  const first = await patch(sessionId, { tags: { disable: [] }, expected_config_version: 1 })
  expect(first.body.config_version).toBe(2)

  const stale = await patch(sessionId, { toolkits: ['github'], expected_config_version: 1 })
  expect(stale).toMatchObject({
    status: 409,
    error: { slug: 'config_version_conflict', details: { config_version: 2 } },
  })
  expect(stale.headers.get('x-should-retry')).toBe('false')

  const narrowing = await patch(sessionId, { toolkits: ['github'] })
  expect(narrowing.status).toBe(400)
  expect(narrowing.error?.message).toContain('GMAIL_SEND_EMAIL')

  const { body } = await api.call('getSession', { path: { sessionId } })
  expect(body).toEqual(first.body)
})

test('what ended since the session was made is in the way of no other change', async () => {
  const first = await api.session()
  const accountId = await api.connect(first, 'gmail')
  const sessionId = await api.session({ connected_accounts: { gmail: [accountId] } })
  await api.call('deleteConnectedAccount', { path: { accountId } })
  expect((await patch(sessionId, { toolkits: ['gmail'] })).status).toBe(200)
  const again = await patch(sessionId, { connected_accounts: { gmail: [accountId] } })
  expect(again).toMatchObject({ status: 400, error: { slug: 'connected_account_not_found' } })
})

test('changes at the same time that expect no version are all made', async () => {
  const sessionId = await api.session()
  const changes = [
    { toolkits: ['gmail'] },
    { search: { enable: false } },
    { execute: { enable_multi_execute: false } },
    { manage_connections: { enable_wait_for_connections: true } },
    { auth_configs: {} },
  ]
  const answers = await Promise.all(changes.map((change) => patch(sessionId, change)))
  expect(answers.map(({ status }) => status)).toEqual(changes.map(() => 200))
  const { body } = await api.call('getSession', { path: { sessionId } })
  expect(body.config_version).toBe(6)
  expect(body.config).toMatchObject({
    toolkits: { enabled: ['gmail'] },
    search: { enable: false },
    execute: { enable_multi_execute: false },
    manage_connections: { enable_wait_for_connections: true },
  })
})

test('of changes at the same time that expect the same version, one is made', async () => {
  const sessionId = await api.session()
  const change = { search: { enable: false }, expected_config_version: 1 }
  const answers = await Promise.all([1, 2, 3].map(() => patch(sessionId, change)))
  expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 409, 409])
})

test('a deleted session is gone for every call', async () => {
  const sessionId = await api.session()
  const path = { sessionId }
  const { body } = await api.call('deleteSession', { path })
  expect(body).toEqual({ session_id: sessionId, deleted: true })
  const calls = [
    api.call('getSession', { path }),
    api.call('patchSession', { path, body: {} }),
    api.call('listSessionTools', { path }),
    api.call('listSessionToolkits', { path }),
    api.call('searchSession', { path, body: { queries: [{ use_case: 'a' }] } }),
    api.call('executeInSession', { path, body: { tool_slug: 'A' } }),
    api.call('executeMetaInSession', { path, body: { slug: 'A' } }),
    api.call('linkInSession', { path, body: { toolkit: 'gmail' } }),
    api.call('deleteSession', { path }),
  ]
  for (const { status, error } of await Promise.all(calls)) {
    expect(status).toBe(404)
    expect(error?.slug).toBe('session_not_found')
  }
})
