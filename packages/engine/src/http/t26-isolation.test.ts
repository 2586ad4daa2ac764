import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Route, routes } from '@maillon/core/contract'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { z } from 'zod'
import { databaseIn } from '../connections/fixtures.contract.ts'
import { broughtKey, type RowIds, rowsOf, rowsOptions } from './t26-rows.contract.ts'
import {
  type Call,
  type RouteName,
  startTestApi,
  type TestApi,
  type TestRequest,
} from './test-api.contract.ts'
import { validBody } from './valid-body.contract.ts'

/** Path parameters that name a row of a project. A route with another one has to be added here, or to those below. */
const idParameters = {
  sessionId: 'trs_none',
  accountId: 'ca_none',
  authConfigId: 'ac_none',
  approvalId: 'pc_none',
  apiKeyId: 'key_none',
  revocationId: 'rev_none',
  fileId: 'file_none',
  callId: 'log_none',
} as const
type IdParameter = keyof typeof idParameters

/** Path parameters that name what all projects share, or no row. */
const sharedParameters = ['userId', 'toolkitSlug', 'toolSlug', 'authConfigStatus', 'mountId']

/** Members of bodies and queries that name a row of a project: the request with that row. */
const idFields: Partial<Record<RouteName, Record<string, (ids: RowIds) => TestRequest>>> = {
  createSession: {
    auth_configs: (ids) => ({ body: { user_id: 'u', auth_configs: { gmail: ids.authConfigId } } }),
    connected_accounts: (ids) => ({
      body: { user_id: 'user_1', connected_accounts: { gmail: [ids.accountId] } },
    }),
  },
  patchSession: {
    auth_configs: (ids) => ({ body: { auth_configs: { gmail: ids.authConfigId } } }),
    connected_accounts: (ids) => ({ body: { connected_accounts: { gmail: [ids.accountId] } } }),
  },
  executeInSession: {
    account: (ids) => ({ body: { tool_slug: 'GMAIL_LIST_LABELS', account: ids.accountId } }),
  },
  reviewInSession: {
    account: (ids) => ({ body: { tool_slug: 'GMAIL_LIST_LABELS', account: ids.accountId } }),
  },
  resumeInSession: { pending_id: (ids) => ({ body: { pending_id: ids.approvalId } }) },
  linkInSession: {
    account: (ids) => ({ body: { toolkit: 'gmail', account: ids.accountId } }),
  },
  createConnectedAccount: {
    auth_config: (ids) => ({ body: broughtKey(api, ids.keyConfigId) }),
  },
  linkConnectedAccount: {
    auth_config_id: (ids) => ({ body: { user_id: 'u', auth_config_id: ids.authConfigId } }),
  },
  completeAuth: {
    session_uri: (ids) => ({ body: { session_uri: ids.sessionUri, user_id: 'user_1' } }),
  },
  executeTool: {
    connected_account_id: (ids) => ({
      body: { user_id: 'user_1', connected_account_id: ids.accountId, arguments: {} },
    }),
  },
  checkAccess: {
    session_id: (ids) => ({ body: { session_id: ids.sessionId, tool_slug: 'GMAIL_LIST_LABELS' } }),
    api_key_id: (ids) => ({
      body: {
        session_id: own.sessionId,
        tool_slug: 'GMAIL_LIST_LABELS',
        api_key_id: ids.apiKeyId,
      },
    }),
  },
  listWaitingCalls: { session_ids: (ids) => ({ query: `session_ids=${ids.sessionId}` }) },
  listCalls: {
    session_id: (ids) => ({ query: `session_id=${ids.sessionId}` }),
    connected_account_id: (ids) => ({ query: `connected_account_id=${ids.accountId}` }),
    parent_id: (ids) => ({ query: `parent_id=${ids.callId}` }),
  },
  listAudit: { actor_id: (ids) => ({ query: `actor_id=${ids.sessionId}` }) },
  createFile: { session_id: (ids) => ({ body: { session_id: ids.sessionId, name: 'a' } }) },
  listFiles: { session_id: (ids) => ({ query: `session_id=${ids.sessionId}` }) },
  getFile: { session_id: (ids) => ({ query: `session_id=${ids.sessionId}` }) },
  deleteFile: { session_id: (ids) => ({ query: `session_id=${ids.sessionId}` }) },
  listTools: { auth_config_ids: (ids) => ({ query: `auth_config_ids=${ids.authConfigId}` }) },
  listConnectedAccounts: {
    auth_config_ids: (ids) => ({ query: `auth_config_ids=${ids.authConfigId}` }),
    connected_account_ids: (ids) => ({ query: `connected_account_ids=${ids.accountId}` }),
    external_ids: (ids) => ({ query: `external_ids=${ids.externalId}` }),
  },
}

/** Members that look like ids and name no row of a project. */
const notIds = ['user_id', 'user_ids', 'entity_id', 'multi_account']

let api: TestApi
let database: ReturnType<typeof databaseIn>
let stranger: Call
/** The stranger's own rows, for the parameters that are not being tried. */
let own: RowIds
/** The other project's. */
let foreign: RowIds
const missing: RowIds = {
  ...idParameters,
  userId: 'user_none',
  sessionUri: `session_${'A'.repeat(43)}`,
  keyConfigId: 'ac_no_keys',
  externalId: 'external-none',
}

beforeAll(async () => {
  database = databaseIn(await mkdtemp(join(tmpdir(), 'maillon-')))
  api = await startTestApi({
    database: database.path,
    ...rowsOptions,
  })
  stranger = await api.otherProject()
  foreign = await rowsOf(api, api.call)
  own = await rowsOf(api, stranger)
})
afterAll(async () => {
  await api.stop()
  await rm(database.folder, { recursive: true })
})

/** An answer without what differs by each request. */
function told({ status, error, body }: Awaited<ReturnType<Call>>, ids: RowIds) {
  const text = JSON.stringify(error ?? body)
  const plain = Object.entries(ids).reduce((rest, [name, id]) => rest.replaceAll(id, name), text)
  return `${status} ${plain.replace(/"(request_id|log_id|session_id|url|created_at)":"[^"]*"/g, '')}`
}

// Those of calls are written a moment later.
const untold = ['api_keys', 'calls', 'call_hours']
const rows = () =>
  JSON.stringify(database.dump().filter(([table]) => !untold.includes(String(table))))
const shared = {
  toolkitSlug: 'gmail',
  toolSlug: 'GMAIL_LIST_LABELS',
  authConfigStatus: 'DISABLED',
  mountId: 'files',
  userId: 'nobody',
}

const parameterCases = (Object.keys(routes) as RouteName[]).flatMap((name) =>
  parametersOf(routes[name])
    .filter((parameter): parameter is IdParameter => parameter in idParameters)
    .map((parameter) => ({ name, parameter })),
)

function parametersOf({ path }: Route): string[] {
  return [...path.matchAll(/:(\w+)/g)].map(([, parameter = '']) => parameter)
}

test.each(parameterCases)(
  "T26 $name with another project's $parameter is as with one that is not there",
  async ({ name, parameter }) => {
    const before = rows()
    const call = (ids: RowIds) =>
      stranger(name, {
        path: { ...shared, ...own, [parameter]: ids[parameter] },
        ...validBody(name, own.authConfigId),
      })
    const [theirs, nobodys] = [await call(foreign), await call(missing)]
    expect(theirs.status).toBe(404)
    expect(told(theirs, foreign)).toBe(told(nobodys, missing))
    expect(rows()).toBe(before)
  },
)

const fieldCases = Object.entries(idFields).flatMap(([name, fields]) =>
  Object.entries(fields).map(([field, request]) => ({ name: name as RouteName, field, request })),
)

test.each(fieldCases)(
  "T26 $name with another project's $field is as with one that is not there",
  async ({ name, request }) => {
    const call = (ids: RowIds) => stranger(name, { path: { ...shared, ...own }, ...request(ids) })
    const before = api.call
    const [theirs, nobodys] = [await call(foreign), await call(missing)]
    expect(told(theirs, foreign)).toBe(told(nobodys, missing))
    expect(JSON.stringify(theirs.body)).not.toContain('ada@example.com')
    // The other project's rows are as they were, and its own calls still work.
    const account = await before('getConnectedAccount', { path: { accountId: foreign.accountId } })
    expect(account.body.status).toBe('ACTIVE')
  },
)

test('T26 every parameter of a path is in the matrix, or names what all projects share', () => {
  const known = new Set<string>([...Object.keys(idParameters), ...sharedParameters])
  const all = Object.values(routes).flatMap((route: Route) => parametersOf(route))
  expect(all.filter((parameter) => !known.has(parameter))).toEqual([])
})

test('T26 every member of a body or query that names a row is in the matrix', () => {
  const looksLikeId = /(^|_)(ids?|uri|account|accounts|configs)$/
  const left = (Object.keys(routes) as RouteName[]).flatMap((name) => {
    const { body, query }: Route = routes[name]
    return [body, query]
      .flatMap((schema) => Object.keys(propertiesOf(schema)))
      .filter((member) => looksLikeId.test(member) && !notIds.includes(member))
      .filter((member) => !(member in (idFields[name] ?? {})))
      .map((member) => `${name}.${member}`)
  })
  expect(left).toEqual([])
})

function propertiesOf(schema: z.ZodType): object {
  const json = z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' })
  return json.properties ?? {}
}
