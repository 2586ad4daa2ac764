import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { apiKeyScope, type Route, routes } from '@maillon/core/contract'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { databaseIn } from '../connections/fixtures.contract.ts'
import { broughtKey, type RowIds, rowsOf, rowsOptions } from './t26-rows.contract.ts'
import {
  type Call,
  callWith,
  type RouteName,
  startTestApi,
  type TestAnswer,
  type TestApi,
  type TestRequest,
} from './test-api.contract.ts'
import { validBody } from './valid-body.contract.ts'

let api: TestApi
let database: ReturnType<typeof databaseIn>
let ids: RowIds
/** Everybody who is not the caller of the writes, with what their key may do. */
const others: { who: string; scopes: readonly string[]; sameProject: boolean; call: Call }[] = []

beforeAll(async () => {
  database = databaseIn(await mkdtemp(join(tmpdir(), 'maillon-')))
  api = await startTestApi({ ...rowsOptions, database: database.path })
  ids = await rowsOf(api, api.call)
  const { engine } = api
  const path = { sessionId: ids.sessionId, mountId: 'files' }
  const { upload_url } = (
    await api.call('uploadToMount', { path, ...validBody('uploadToMount', '') })
  ).body
  await engine.fetch(new Request(upload_url, { method: 'PUT', body: 'a' }))
  const add = (who: string, scopes: readonly string[], call: Call, sameProject = true) =>
    others.push({ who, scopes, call, sameProject })
  for (const scope of apiKeyScope.options) {
    const body = { name: scope, scopes: [scope] }
    const { api_key } = (await api.call('createApiKey', { body })).body
    add(`another key for ${scope}`, [scope], callWith(engine, api_key))
  }
  add('the app in this process', ['admin'], callWith({ fetch: engine.as() }, undefined))
  add('a key of another project', ['admin'], await api.otherProject(), false)
  const { mcp } = (await api.call('createSession', { body: { user_id: 'user_1' } })).body
  const { authorization = '' } = mcp.headers ?? {}
  add('a session token as a key', [], callWith(engine, authorization.replace('Bearer ', '')))
  add('a session token', [], (name, request = {}) =>
    callWith(engine, undefined)(name, {
      ...request,
      headers: { ...request.headers, authorization },
    }),
  )
  const { body: gone } = await api.call('createApiKey', { body: { name: 'gone' } })
  await api.call('revokeApiKey', { path: { apiKeyId: gone.id } })
  add('a key that was revoked', [], callWith(engine, gone.api_key))
})
afterAll(async () => {
  await api.stop()
  await rm(database.folder, { recursive: true })
})

/** What ends things comes last, so that there is something to do for all. */
const ending = [
  'resumeInSession',
  'revokeConnectedAccount',
  'deleteConnectedAccount',
  'patchAuthConfigStatus',
  'revokeApiKey',
  'revokeSessionTokens',
  'deleteSession',
  'deleteAuthConfig',
]
const writes = (Object.keys(routes) as RouteName[])
  .filter((name) => routes[name].method !== 'GET')
  .toSorted((a, b) => ending.indexOf(a) - ending.indexOf(b))

function requestOf(name: RouteName): TestRequest {
  const shared = {
    toolkitSlug: 'gmail',
    toolSlug: 'GMAIL_LIST_LABELS',
    authConfigStatus: 'DISABLED',
    mountId: 'files',
  }
  const own: Partial<Record<RouteName, object>> = {
    resumeInSession: { pending_id: ids.approvalId },
    createConnectedAccount: broughtKey(api, ids.keyConfigId),
    checkAccess: {
      api_key_id: ids.apiKeyId,
      session_id: ids.sessionId,
      tool_slug: 'GMAIL_LIST_LABELS',
    },
    executeTool: { user_id: 'user_1', arguments: {} },
    completeAuth: { session_uri: ids.sessionUri, user_id: 'user_1' },
  }
  const body = own[name]
  return {
    path: { ...shared, ...ids },
    ...validBody(name, ids.authConfigId),
    ...(body && { body }),
  }
}

// Those of calls are written a moment later.
const untold = ['api_keys', 'calls', 'call_hours']
const rows = () =>
  JSON.stringify(database.dump().filter(([table]) => !untold.includes(String(table))))

/** What only this answer can have told: ids that were made with it, and secrets. */
function news({ body }: TestAnswer<unknown>, request: TestRequest): string[] {
  const asked = JSON.stringify(request)
  const made = JSON.stringify(body).match(/\b(log|trs|key|ac|rev|mk|file)_[\w-]{16,}/g) ?? []
  return made.filter((id) => !asked.includes(id))
}

test.each(writes)('T26 what %s answered is told to its caller alone', async (name) => {
  const route: Route = routes[name]
  const request = requestOf(name)
  const key = `key of ${name}`.replaceAll(' ', '-')
  const replays = { 'idempotency-key': key }
  const retries = { 'x-stainless-retry-count': '1' }
  const first = await api.call(name, { ...request, headers: replays })
  expect(first.error).toBeUndefined()
  const told = news(first, request)

  const after = rows()
  for (const headers of [replays, retries]) {
    const again = await api.call(name, { ...request, headers })
    if (name === 'createApiKey') {
      expect(again.error).toMatchObject({ slug: 'already_done', details: { id: told[0] } })
      expect(JSON.stringify(again)).not.toContain('mk_')
    } else expect(again.error).toBeUndefined()
    expect(rows()).toBe(after)
  }

  for (const { who, scopes, sameProject, call } of others) {
    const may = scopes.includes('admin') || route.scopes.some((scope) => scopes.includes(scope))
    const refusal = may
      ? 'idempotency_key_reused'
      : scopes.length > 0
        ? 'forbidden'
        : 'unauthorized'
    const before = rows()
    const named = await call(name, { ...request, headers: replays })
    expect(named.headers.get('idempotent-replayed'), who).toBeNull()
    if (sameProject) {
      expect(named.error?.slug, who).toBe(refusal)
      expect(rows(), who).toBe(before)
    }
    const retried = await call(name, { ...request, headers: retries })
    if (!may) expect(retried.error?.slug, who).toBe(refusal)
    const text = JSON.stringify([named.body, retried.body])
    for (const id of told) expect(text, who).not.toContain(id)
    if (!may || scopes.join() === 'connect') expect(text, who).not.toContain('mst_')
  }
})
