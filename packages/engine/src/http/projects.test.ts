import { type Route, routes } from '@maillon/core/contract'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Call, type RouteName, startTestApi, type TestApi } from './test-api.contract.ts'
import { validBody } from './valid-body.contract.ts'

let api: TestApi
let path: { sessionId: string; accountId: string; authConfigId: string; apiKeyId: string }
let foreign: Call
beforeAll(async () => {
  api = await startTestApi()
  const sessionId = await api.session()
  const accountId = await api.connect(sessionId, 'gmail')
  const { body } = await api.call('getConnectedAccount', { path: { accountId } })
  const { id: apiKeyId } = (await api.call('createApiKey', { body: { name: 'spare' } })).body
  path = { sessionId, accountId, authConfigId: body.auth_config.id, apiKeyId }
  foreign = await api.otherProject()
})
afterAll(() => api.stop())

/** Everything that a project holds, as it sees it itself. */
async function everything() {
  return Promise.all([
    api.call('getSession', { path }).then(({ body }) => body),
    api.call('listSessionToolkits', { path }).then(({ body }) => body),
    api.call('listConnectedAccounts').then(({ body }) => body),
    api.call('listAuthConfigs', { query: 'show_disabled=true' }).then(({ body }) => body),
    api.call('listApiKeys').then(({ body }) => body.items.map(({ id }) => id)),
  ])
}

const owned = Object.entries(routes as Record<string, Route>)
  .filter(([, { path }]) => /:(session|account|authConfig|apiKey)Id/.test(path))
  .map(([name]) => name as RouteName)

test.each(owned)(
  "another project's key finds nothing with %s, and changes nothing",
  async (name) => {
    const before = await everything()
    const { status, error } = await foreign(name, {
      path: { ...path, authConfigStatus: 'DISABLED' },
      ...validBody(name, path.authConfigId),
    })
    expect(status).toBe(404)
    expect(error?.slug).toMatch(/^(session|connected_account|auth_config|api_key)_not_found$/)
    expect(await everything()).toEqual(before)
  },
)

test("another project's ids are of no use in a body", async () => {
  const refused = async (name: RouteName, body: object, status: number) => {
    expect((await foreign(name, { body, path: { toolSlug: 'GMAIL_FETCH_EMAILS' } })).status).toBe(
      status,
    )
  }
  const user_id = 'user_1'
  await refused('createSession', { user_id, auth_configs: { gmail: path.authConfigId } }, 400)
  await refused('createSession', { user_id, connected_accounts: { gmail: [path.accountId] } }, 400)
  await refused('linkConnectedAccount', { user_id, auth_config_id: path.authConfigId }, 404)
  await refused('executeTool', { connected_account_id: path.accountId }, 404)
  await refused('executeTool', { user_id, connected_account_id: path.accountId }, 404)
  await refused('executeTool', { user_id }, 404)
})

test('lists hold nothing of another project, whatever one asks for', async () => {
  const queries = ['', `connected_account_ids=${path.accountId}`, 'user_ids=user_1', 'limit=1000']
  for (const query of queries)
    expect((await foreign('listConnectedAccounts', { query })).body.total_items).toBe(0)
  const { body } = await foreign('listAuthConfigs', { query: 'show_disabled=true&search=g' })
  expect(body.total_items).toBe(0)
})

test("a user's session reaches no account of another user", async () => {
  const create = (connected_accounts: object) =>
    api.call('createSession', { body: { user_id: 'user_2', connected_accounts } })
  expect((await create({ gmail: [path.accountId] })).error?.message).toContain(
    'not a gmail account',
  )
  const { body } = await create({})
  const { data } = await api
    .call('executeInSession', {
      path: { sessionId: body.session_id },
      body: { tool_slug: 'GMAIL_FETCH_EMAILS', account: path.accountId },
    })
    .then((answer) => answer.body)
  expect(data).toMatchObject({ code: 'connected_account_not_found' })
  const { status } = await api.call('executeTool', {
    path: { toolSlug: 'GMAIL_FETCH_EMAILS' },
    body: { user_id: 'user_2', connected_account_id: path.accountId },
  })
  expect(status).toBe(404)
})
