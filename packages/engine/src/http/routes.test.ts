import { type Route, routes } from '@maillon/core/contract'
import { afterAll, beforeAll, expect, test } from 'vitest'
import {
  type RouteName,
  startTestApi,
  type TestApi,
  type TestRequest,
} from './test-api.contract.ts'

let api: TestApi
let path: Record<string, string>
beforeAll(async () => {
  api = await startTestApi()
  const sessionId = await api.session({ preload: { tools: ['GMAIL_SEND_EMAIL'] } })
  const accountId = await api.connect(sessionId, 'gmail')
  const { body } = await api.call('getConnectedAccount', { path: { accountId } })
  const { data, log_id } = await api.execute(sessionId, 'GITHUB_GET_THE_AUTHENTICATED_USER')
  const keyed = await api.call('createAuthConfig', { body: { toolkit: { slug: 'resend' } } })
  path = {
    keyConfigId: keyed.body.auth_config.id,
    approvalId: String(data.pending_id),
    sessionId,
    accountId,
    authConfigId: body.auth_config.id,
    authConfigStatus: 'ENABLED',
    toolkitSlug: 'gmail',
    apiKeyId: (await api.call('createApiKey', { body: { name: 'spare' } })).body.id,
    toolSlug: 'HACKERNEWS_GET_FRONTPAGE',
    mountId: 'files',
    fileId: await uploaded(sessionId),
    callId: log_id,
  }
})
afterAll(() => api.stop())

/** A file that stands in the session's mount. */
async function uploaded(sessionId: string): Promise<string> {
  const session = { sessionId, mountId: 'files' }
  const body = { mount_relative_path: 'a/b.txt' }
  const { body: address } = await api.call('uploadToMount', { path: session, body })
  const put = new Request(address.upload_url, { method: 'PUT', body: 'abc' })
  return ((await (await api.engine.fetch(put)).json()) as { id: string }).id
}

const customTool = {
  slug: 'FIND_CUSTOMER',
  name: 'Find customer',
  description: 'Finds a customer.',
  input_schema: { type: 'object' },
  output_schema: { type: 'object' },
  extends_toolkit: 'gmail',
  preload: true,
}

/** They need what only the tests of app verification, and of the ends of connections, have. */
const elsewhere = ['completeAuth', 'getRevocation'] as const
type Elsewhere = (typeof elsewhere)[number]

/** A call of each route that does something; the last ones end what the others use. */
const cases: Record<Exclude<RouteName, Elsewhere>, () => TestRequest> = {
  createSession: () => ({ body: { user_id: 'user_2', toolkits: ['gmail'], tags: {} } }),
  listWaitingCalls: () => ({ query: `session_ids=${path.sessionId}` }),
  listSessions: () => ({ query: 'user_ids=user_2&limit=1' }),
  getSession: () => ({}),
  attachToSession: () => ({ body: { experimental: { custom_tools: [customTool] } } }),
  patchSession: () => ({ body: { tags: ['readOnlyHint', 'openWorldHint'] } }),
  revokeSessionTokens: () => ({ body: {} }),
  listSessionTools: () => ({ query: 'limit=2' }),
  listSessionToolkits: () => ({ query: 'is_connected=true' }),
  searchSession: () => ({ body: { queries: [{ use_case: 'read my mail' }] } }),
  executeInSession: () => ({
    body: { tool_slug: 'GMAIL_FETCH_EMAILS', arguments: { max_results: 1 } },
  }),
  executeMetaInSession: () => ({
    body: { slug: 'COMPOSIO_MANAGE_CONNECTIONS', arguments: { toolkits: ['github'] } },
  }),
  offloadInSession: () => ({
    body: { results: [{ tool: 'LOCAL_A', json: JSON.stringify({ text: 'x'.repeat(30_000) }) }] },
  }),
  resumeInSession: () => ({ body: { pending_id: path.approvalId } }),
  reviewInSession: () => ({ body: { tool_slug: 'GMAIL_SEND_EMAIL', arguments: {} } }),
  getApproval: () => ({}),
  decideApproval: () => ({ body: { decision: 'deny' } }),
  proxyExecuteInSession: () => ({
    body: { toolkit_slug: 'gmail', endpoint: '/gmail/v1/users/me/labels', method: 'GET' },
  }),
  linkInSession: () => ({ body: { toolkit: 'github' } }),
  listConnectedAccounts: () => ({ query: 'statuses=ACTIVE,INITIATED&order_by=updated_at' }),
  createConnectedAccount: () => ({
    body: {
      auth_config: { id: path.keyConfigId },
      connection: {
        user_id: 'user_3',
        state: { authScheme: 'API_KEY', val: { api_key: api.world.apiKeys.resend } },
      },
    },
  }),
  linkConnectedAccount: () => ({
    body: { auth_config_id: path.authConfigId, user_id: 'user_3', alias: 'work' },
  }),
  getConnectedAccount: () => ({}),
  patchConnectedAccount: () => ({ body: { alias: 'home' } }),
  patchConnectedAccountStatus: () => ({ body: { enabled: true } }),
  createAuthConfig: () => ({ body: { toolkit: { slug: 'github' } } }),
  listAuthConfigs: () => ({ query: 'limit=1' }),
  getAuthConfig: () => ({}),
  listToolkits: () => ({ query: 'limit=2&sort_by=alphabetically' }),
  getToolkit: () => ({}),
  getToolkitSetup: () => ({}),
  listTools: () => ({ query: 'search=send%20mail&limit=2' }),
  getTool: () => ({ query: 'toolkit_versions=latest' }),
  executeTool: () => ({ body: { arguments: {} } }),
  createFile: () => ({ body: { user_id: 'user_1', name: 'a.txt', size: 3 } }),
  listFiles: () => ({ query: `session_id=${path.sessionId}&limit=1` }),
  requestUpload: () => ({
    body: {
      filename: 'a.txt',
      mimetype: 'text/plain',
      md5: 'd41d8cd98f00b204e9800998ecf8427e',
      tool_slug: 'GMAIL_SEND_EMAIL',
      toolkit_slug: 'gmail',
    },
  }),
  listUploads: () => ({ query: 'tool_slug=GMAIL_SEND_EMAIL' }),
  getFile: () => ({ query: `session_id=${path.sessionId}` }),
  listMountItems: () => ({ query: 'mount_relative_prefix=a&limit=1' }),
  uploadToMount: () => ({ body: { mount_relative_path: 'c.txt', mimetype: 'text/plain' } }),
  downloadFromMount: () => ({ body: { mount_relative_path: 'a/b.txt' } }),
  deleteFromMount: () => ({ body: { mount_relative_path: 'none.txt' } }),
  deleteFile: () => ({}),
  checkAccess: () => ({
    body: {
      api_key_id: path.apiKeyId,
      session_id: path.sessionId,
      tool_slug: 'GMAIL_SEND_EMAIL',
    },
  }),
  getOverview: () => ({}),
  listCalls: () => ({ query: `status=waiting,ok&kind=tool&from=2020-01-01T00:00:00Z&limit=2` }),
  getCallSummary: () => ({}),
  getCall: () => ({}),
  reportCalls: () => ({
    body: {
      calls: [{ tool_slug: 'LOCAL_A', ago_ms: 9, duration_ms: 3, error_code: 'tool_failed' }],
    },
  }),
  listToolLogs: () => ({
    body: { filters: [{ field: 'toolkit_slug', operator: '==', value: 'gmail' }], limit: 1 },
  }),
  getToolLog: () => ({}),
  listActionLogs: () => ({ body: { cursor: null, limit: 1 } }),
  getActionLog: () => ({}),
  createApiKey: () => ({
    body: { name: 'second', scopes: ['connect'], expires_at: '2100-01-01T00:00:00+02:00' },
  }),
  listAudit: () => ({ query: 'actor=app&from=2020-01-01T00:00:00Z&limit=2' }),
  getAuditHead: () => ({}),
  verifyAudit: () => ({ body: {} }),
  listUsers: () => ({ query: 'prefix=user&limit=1' }),
  exportUser: () => ({ path: { userId: 'user_2' } }),
  getUserErasures: () => ({ path: { userId: 'user_2' } }),
  eraseUser: () => ({ path: { userId: 'user_2' } }),
  listApiKeys: () => ({ query: 'limit=1' }),
  revokeApiKey: () => ({}),
  patchAuthConfig: () => ({ body: { type: 'default', name: 'Mail', scopes: ['openid'] } }),
  patchAuthConfigStatus: () => ({}),
  refreshConnectedAccount: () => ({}),
  revokeConnectedAccount: () => ({}),
  deleteConnectedAccount: () => ({}),
  deleteAuthConfig: () => ({}),
  deleteSession: () => ({}),
}

test('every route has a case', () => {
  expect([...Object.keys(cases), ...elsewhere].toSorted()).toEqual(Object.keys(routes).toSorted())
})

test.each(Object.keys(cases) as (keyof typeof cases)[])(
  '%s answers what its schema says',
  async (name) => {
    const route: Route = routes[name]
    const { status, headers, body } = await api.call(name, { path, ...cases[name]() })
    expect(body).toEqual(route.answer.parse(body))
    expect(status).toBe(route.status ?? 200)
    expect(headers.get('content-type')).toBe('application/json')
    expect(headers.get('cache-control')).toBe('no-store')
    expect(headers.get('x-request-id')).toMatch(/^req_/)
  },
)
