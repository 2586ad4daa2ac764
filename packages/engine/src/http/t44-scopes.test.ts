import { type ApiKeyScope, apiKeyScope, type Route, routes } from '@maillon/core/contract'
import { createTestEngine, type TestEngine } from '@maillon/testkit'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { callWith, type RouteName } from './test-api.contract.ts'
import { validBody } from './valid-body.contract.ts'

let served: TestEngine
const keys = new Map<ApiKeyScope, string>()
beforeAll(async () => {
  served = await createTestEngine()
  for (const scope of apiKeyScope.options) {
    const body = { name: scope, scopes: [scope] }
    const made = await callWith(served.engine, served.apiKey)('createApiKey', { body })
    keys.set(scope, made.body.api_key)
  }
})
afterAll(() => served.stop())

const names = Object.keys(routes) as RouteName[]
const matrix = names.flatMap((name) => apiKeyScope.options.map((scope) => ({ name, scope })))

test.each(matrix)('T44 $name with a key for $scope', async ({ name, scope }) => {
  const route: Route = routes[name]
  const call = callWith(served.engine, keys.get(scope))
  const { status, error } = await call(name, validBody(name, 'ac_none'))
  if (scope === 'admin' || route.scopes.includes(scope)) {
    expect(error?.slug).not.toBe('forbidden')
    expect(status).not.toBe(401)
    return
  }
  expect(status).toBe(403)
  expect(error).toMatchObject({ slug: 'forbidden', details: { needed: route.scopes } })
  for (const needed of route.scopes) expect(error?.message).toContain(needed)
  expect(error?.suggested_fix).toContain(`--scopes ${route.scopes[0]}`)
})

test('T44 who may not use a route learns nothing of what it takes', async () => {
  const { status, error } = await callWith(served.engine, keys.get('connect'))('executeTool', {
    path: { toolSlug: 'NO_SUCH_TOOL' },
    body: 'no JSON',
  })
  expect(status).toBe(403)
  expect(error?.message).not.toContain('NO_SUCH_TOOL')
})

test('T44 a key makes no key that may do more than it, since only admin makes keys', async () => {
  for (const scope of ['execute', 'connect'] as const) {
    const call = callWith(served.engine, keys.get(scope))
    const before = await callWith(served.engine, served.apiKey)('listApiKeys')
    expect((await call('createApiKey', { body: { name: 'more', scopes: [scope] } })).status).toBe(
      403,
    )
    const after = await callWith(served.engine, served.apiKey)('listApiKeys')
    expect(after.body.total_items).toBe(before.body.total_items)
  }
})

test('T44 a key of an app, made without scopes, runs tools and connects accounts', async () => {
  const admin = callWith(served.engine, served.apiKey)
  const { body } = await admin('createApiKey', { body: { name: 'app' } })
  expect(body).toMatchObject({ scopes: ['execute', 'connect'], expires_at: null })
  const call = callWith(served.engine, body.api_key)
  expect((await call('createSession', { body: { user_id: 'u' } })).status).toBe(201)
  expect((await call('listApiKeys')).status).toBe(403)
})

test('T44 a call from inside the process may do everything', async () => {
  const url = 'http://maillon.local/api/v3.1/api_keys'
  const listed = await served.engine.as()(url)
  expect(listed.status).toBe(200)
  expect(JSON.stringify(await listed.json())).not.toContain(served.apiKey)
})
