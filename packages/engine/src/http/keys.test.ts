import { routes } from '@maillon/core/contract'
import { createTestEngine, newApiKey, type TestEngine } from '@maillon/testkit'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { writeApiKey } from '../access/api-key-text.ts'
import { capability } from '../access/capability.ts'
import { callWith, type RouteName, type TestAnswer } from './test-api.contract.ts'

const names = Object.keys(routes) as RouteName[]
let served: TestEngine
let refusals: Map<RouteName, TestAnswer<unknown>[]>
beforeAll(async () => {
  served = await createTestEngine()
  const keys = await wrongKeys()
  // All at once: guessed keys wait for their turn to be looked up, and are looked up together.
  const asked = names.map(async (name) => {
    const answers = keys.map((key) => callWith(served.engine, key)(name))
    return [name, await Promise.all(answers)] as const
  })
  refusals = new Map(await Promise.all(asked))
})
afterAll(() => served.stop())

async function wrongKeys(): Promise<(string | undefined)[]> {
  const other = await createTestEngine()
  await other.stop()
  const [, kid = '', secret = ''] = served.apiKey.split('_')
  return [
    undefined,
    '',
    'mk_',
    other.apiKey,
    served.apiKey.slice(0, -1),
    `${served.apiKey}x`,
    writeApiKey({ kid, secret: secret.slice(0, 43).toLowerCase() }),
    writeApiKey({ kid: 'A'.repeat(22), secret: secret.slice(0, 43) }),
    'default',
    'é'.repeat(70),
  ]
}

test.each(names)('%s asks for a key', (name) => {
  const answers = refusals.get(name) ?? []
  expect(answers).toHaveLength(10)
  for (const { status, error } of answers) {
    expect(status).toBe(401)
    expect(error).toMatchObject({ slug: 'unauthorized', code: 10401 })
    expect(error?.suggested_fix).toContain('x-api-key')
  }
})

test('paths that are no route ask for a key too, so that nobody can tell what is there', async () => {
  const { engine, apiKey } = served
  for (const path of ['/api/v3.1/none', '/api/v3/none', '/api/v3.1/', '/mcp/trs_1']) {
    expect((await engine.fetch(new Request(`http://localhost${path}`))).status).toBe(401)
  }
  const headers = { 'x-api-key': apiKey }
  const answer = await engine.fetch(new Request('http://localhost/api/v3.1/none', { headers }))
  expect(answer.status).toBe(404)
  expect(await answer.json()).toMatchObject({ error: { slug: 'route_not_found' } })
  expect((await engine.fetch(new Request('http://localhost/mcp/trs_1', { headers }))).status).toBe(
    404,
  )
})

test('a load balancer needs no key', async () => {
  for (const path of ['/healthz', '/readyz'])
    expect((await served.engine.fetch(new Request(`http://localhost${path}`))).status).toBe(200)
})

test('no request from outside can spell what `as` hands in', async () => {
  const fetchWithMore = served.engine.fetch as (...more: unknown[]) => Promise<Response>
  const spellings = [
    { [capability]: { projectId: 'default', kind: 'app' } },
    { [Symbol('maillon.project')]: 'default' },
    { env: { [capability]: { projectId: 'default', kind: 'app' } } },
    'default',
  ]
  const headers = {
    'maillon.project': 'default',
    'x-project': 'default',
    authorization: 'Bearer default',
    cookie: 'authToken=default',
  }
  const url = 'http://localhost/api/v3.1/auth_configs?projectId=default'
  for (const spelling of spellings) {
    const request = Object.assign(new Request(url, { headers }), { env: spelling })
    expect((await fetchWithMore(request, spelling, spelling)).status).toBe(401)
    expect((await fetchWithMore.call(spelling, request, spelling)).status).toBe(401)
  }
  expect((await served.engine.as('default')(url)).status).toBe(200)
})

test('a key opens its own project, and no other', async () => {
  const key = await newApiKey(served.engine, 'second')
  const ofSecond = callWith(served.engine, key)
  const made = await ofSecond('createApiKey', { body: { name: 'more' } })
  expect((await callWith(served.engine, made.body.api_key)('listAuthConfigs')).status).toBe(200)
  const { body } = await ofSecond('createSession', { body: { user_id: 'u' } })
  const path = { sessionId: body.session_id }
  expect((await callWith(served.engine, served.apiKey)('getSession', { path })).status).toBe(404)
  expect((await callWith(served.engine, made.body.api_key)('getSession', { path })).status).toBe(
    200,
  )
})
