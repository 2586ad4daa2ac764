import fc from 'fast-check'
import type { ApiKeyScope } from '@maillon/core/contract'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { callWith, startTestApi, type TestApi } from '../http/test-api.contract.ts'

let api: TestApi
const keys: { id: string; call: TestApi['call'] }[] = []
beforeAll(async () => {
  api = await startTestApi()
  for (const scope of ['execute', 'connect', 'admin'] satisfies ApiKeyScope[]) {
    const { body } = await api.call('createApiKey', { body: { name: scope, scopes: [scope] } })
    keys.push({ id: body.id, call: callWith(api.engine, body.api_key) })
  }
  await api.connect(await api.session({ user_id: 'connected' }), 'gmail')
})
afterAll(() => api.stop())

const rules = fc.record({
  user: fc.constantFrom('connected', 'unconnected'),
  key: fc.integer({ min: 0, max: 2 }),
  toolkits: fc.constantFrom(undefined, ['gmail'], ['github']),
  tags: fc.constantFrom(undefined, { disable: ['readOnlyHint'] }),
  manages: fc.boolean(),
  permissions: fc.constantFrom(
    undefined,
    { default: 'ask_every_call' },
    { effects: { read: 'ask_once' } },
    { overrides: { GMAIL_FETCH_EMAILS: 'always_deny' } },
    { constraints: { GMAIL_FETCH_EMAILS: { max_results: { max: 2 } } } },
  ),
  tool: fc.constantFrom(
    ['GMAIL_FETCH_EMAILS', { max_results: 1 }],
    ['GMAIL_FETCH_EMAILS', { max_results: 5 }],
    ['GMAIL_FETCH_EMAILS', { max_results: 'many' }],
    ['GMAIL_NO_SUCH_TOOL', {}],
    ['HACKERNEWS_GET_FRONTPAGE', {}],
  ),
})

/** What the tester says that comes of a call, in the code of its answer. */
const codes = {
  key: 'forbidden',
  tool: /^tool_not_(allowed|found)$/,
  arguments: 'invalid_arguments',
  constraints: 'call_denied',
  account: 'connection_required',
  permission: /^approval_(denied|required)$/,
}

test('what is said of a call is what comes of it when it is made, whatever the rules', async () => {
  const made = async ({ user, key, toolkits, tags, manages, permissions, tool }: Ruled) => {
    const sessionId = await api.session({
      user_id: user,
      manage_connections: { enable: manages },
      ...(toolkits && { toolkits: { enable: toolkits } }),
      ...(tags && { tags }),
      ...(permissions && { experimental: { permissions } }),
    })
    const [slug, input] = tool
    const { id, call } = keys[key] ?? expect.fail()
    const body = { session_id: sessionId, tool_slug: slug, arguments: input, api_key_id: id }
    const { body: said } = await api.call('checkAccess', { body })
    const answer = await call('executeInSession', {
      path: { sessionId },
      body: { tool_slug: slug, arguments: input },
    })
    const code = String(answer.error?.slug ?? answer.body.data.code)
    const stop = said.rules.find(({ says }) => says !== 'yes')
    if (!stop) expect(code).not.toMatch(/denied|required|not_allowed|forbidden|invalid_arguments/)
    else expect(code).toMatch(codes[stop.rule])
    expect(said.allowed).toBe(said.rules.every(({ says }) => says !== 'no'))
    expect(said.needs !== undefined).toBe(said.allowed && stop !== undefined)
  }
  await fc.assert(fc.asyncProperty(rules, made), { numRuns: 60 })
})
type Ruled = typeof rules extends fc.Arbitrary<infer Value> ? Value : never

test('each rule is told in the order in which a call meets it, and nothing is run, opened or asked', async () => {
  const sessionId = await api.session({ user_id: 'connected' })
  const before = api.world.upstreams.google.requests.length
  const check = async (body: object) =>
    (await api.call('checkAccess', { body: { session_id: sessionId, ...body } })).body
  const said = await check({ tool_slug: 'GMAIL_LIST_LABELS', api_key_id: keys[0]?.id })
  expect(said).toMatchObject({ allowed: true, note: expect.stringContaining('Nothing was run') })
  expect(said.rules.map(({ rule, says }) => `${rule} ${says}`)).toEqual(
    ['key', 'tool', 'arguments', 'constraints', 'account', 'permission'].map((one) => `${one} yes`),
  )
  expect(said.needs).toBeUndefined()
  const lacking = await check({ tool_slug: 'GITHUB_GET_THE_AUTHENTICATED_USER' })
  expect(lacking).toMatchObject({ allowed: true, needs: 'connection' })
  const waiting = await api.call('listWaitingCalls', { query: `session_ids=${sessionId}` })
  expect([waiting.body.items, api.world.upstreams.google.requests.length]).toEqual([[], before])
})

test('an approval that was given or refused for this very call counts', async () => {
  const permissions = { default: 'ask_every_call' }
  const sessionId = await api.session({ user_id: 'connected', experimental: { permissions } })
  const check = async () =>
    (
      await api.call('checkAccess', {
        body: { session_id: sessionId, tool_slug: 'GMAIL_LIST_LABELS' },
      })
    ).body
  expect(await check()).toMatchObject({ allowed: true, needs: 'approval' })
  const { data } = await api.execute(sessionId, 'GMAIL_LIST_LABELS')
  const path = { sessionId, approvalId: String(data.approval_id) }
  await api.call('decideApproval', { path, body: { decision: 'deny' } })
  expect((await check()).allowed).toBe(false)
})

test('a meta tool is not judged, and an unknown key is told', async () => {
  const sessionId = await api.session()
  const check = async (body: object) =>
    (await api.call('checkAccess', { body: { session_id: sessionId, ...body } })).error?.slug
  expect(await check({ tool_slug: 'COMPOSIO_MULTI_EXECUTE_TOOL' })).toBe('invalid_request')
  expect(await check({ tool_slug: 'GMAIL_LIST_LABELS', api_key_id: 'key_none' })).toBe(
    'api_key_not_found',
  )
})
