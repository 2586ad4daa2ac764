import { Maillon } from '@maillon/core'
import { rm } from 'node:fs/promises'
import { createTestEngine, newApiKey, testEncryptionKey } from '@maillon/testkit'
import { afterAll, beforeAll, expect, onTestFinished, test, vi } from 'vitest'
import { newDatabase } from '../connections/fixtures.contract.ts'
import { callWith } from '../http/test-api.contract.ts'
import { connectClient } from '../mcp/fixtures.contract.ts'
import type { Engine } from '../engine.ts'
import { startTicks } from './ticks.contract.ts'

const slug = 'TICKS_TICK'
const most = 2
const noon = Date.UTC(2026, 10, 30, 12)
const clock = { at: noon }
const at = <Rest extends object>(rest: Rest) => ({
  ...rest,
  publicUrl: 'http://localhost:4000',
  now: () => clock.at,
})

let ticks: Awaited<ReturnType<typeof startTicks>>
let engines: Record<'rate_limited' | 'quota_exceeded', Engine>
beforeAll(async () => {
  ticks = await startTicks()
  const { toolkit, routes } = ticks
  const shared = { toolkits: [toolkit], routes }
  const limited = await createTestEngine(at({ ...shared, limits: { perUser: most } }))
  const quotas = { perUser: { day: most } }
  const counted = await createTestEngine(at({ ...shared, limits: { quotas } }))
  engines = { rate_limited: limited.engine, quota_exceeded: counted.engine }
})
afterAll(async () => {
  await Promise.all(Object.values(engines).map((engine) => engine.close()))
  ticks.stop()
})

interface Way {
  /** Makes so many calls for a user; answers the codes of those that were refused. */
  (user: User, times: number): Promise<unknown[]>
}

interface User {
  engine: Engine
  apiKey: string
  call: ReturnType<typeof callWith>
  id: string
  sessionId: string
}

/** One after the other. */
const each =
  (one: (user: User, n: number) => Promise<unknown>): Way =>
  async (user, times) => {
    const codes = []
    for (let n = 0; n < times; n += 1) codes.push(await one(user, n))
    return codes.filter((code) => code !== undefined)
  }

const pathOf = ({ sessionId }: User) => ({ path: { sessionId } })
const item = ({ id }: User, n: number) => ({ tool_slug: slug, arguments: { who: id, n } })

const ways: Record<string, Way> = {
  'a call in a session': each(async (user, n) => {
    const body = item(user, n)
    return (await user.call('executeInSession', { ...pathOf(user), body })).body.data.code
  }),
  'the items of a batch': async (user, times) => {
    const tools = Array.from({ length: times }, (_, n) => item(user, n))
    const body = { slug: 'COMPOSIO_MULTI_EXECUTE_TOOL', arguments: { tools } }
    const { data } = (await user.call('executeMetaInSession', { ...pathOf(user), body })).body
    const results = data.results as { response: { data: { code?: string } } }[]
    return results.flatMap(({ response }) => response.data.code ?? [])
  },
  'a call outside of sessions': each(async (user, n) => {
    const body = { user_id: user.id, arguments: { who: user.id, n } }
    return (await user.call('executeTool', { path: { toolSlug: slug }, body })).body.data.code
  }),
  'the proxy': each(async (user) => {
    const body = { toolkit_slug: 'ticks', endpoint: `/ticks/${user.id}`, method: 'GET' }
    const { error } = await user.call('proxyExecuteInSession', { ...pathOf(user), body })
    return error?.slug
  }),
  'an MCP client': async (user, times) => {
    const { body } = await user.call('getSession', pathOf(user))
    const client = await connectClient(
      { fetch: (input, init) => user.engine.fetch(new Request(input, init)) },
      { url: body.mcp.url ?? '', headers: { ...body.mcp.headers } },
    )
    return each(async (_, n) => {
      const { structuredContent, isError } = await client.callTool({
        name: slug,
        arguments: { who: user.id, n },
      })
      return isError ? (structuredContent as { code: unknown }).code : undefined
    })(user, times)
  },
  'calls that an app resumes': async (user, times) => {
    await user.call('patchSession', {
      ...pathOf(user),
      body: { experimental: { permissions: { effects: { write: 'ask_always' } } } },
    })
    return each(async (_, n) => {
      const asked = await user.call('executeInSession', { ...pathOf(user), body: item(user, n) })
      const approvalId = String(asked.body.data.approval_id)
      const decision = { path: { sessionId: user.sessionId, approvalId } }
      await user.call('decideApproval', { ...decision, body: { decision: 'approve' } })
      const resumed = await user.call('resumeInSession', {
        ...pathOf(user),
        body: { pending_id: approvalId },
      })
      return resumed.body.data.code
    })(user, times)
  },
}

function wayOf(name: string): Way {
  const way = ways[name]
  if (!way) throw new Error(`no way ${name}`)
  return way
}

let users = 0
function newUser(code: keyof typeof engines): Promise<User> {
  users += 1
  return newSession(code, `user_${users}`)
}

async function newSession(code: keyof typeof engines, id: string): Promise<User> {
  const engine = engines[code]
  const apiKey = await newApiKey(engine)
  const call = callWith(engine, apiKey)
  const body = { user_id: id, preload: { tools: [slug] } }
  const { error, body: session } = await call('createSession', { body })
  if (error) throw new Error(error.message)
  const { session_id: sessionId } = session
  return { engine, apiKey, call, id, sessionId }
}

const cases = (['rate_limited', 'quota_exceeded'] as const).flatMap((code) =>
  Object.keys(ways).map((way) => ({ code, way })),
)

test.each(cases)('$way: what is beyond is $code, and nothing of it was sent', async (of) => {
  const user = await newUser(of.code)
  const refused = await wayOf(of.way)(user, most + 3)
  expect(refused).toEqual([of.code, of.code, of.code])
  expect(ticks.asked(user.id)).toBe(most)
  // None of the other ways has anything left, in another session neither.
  const again = await newSession(of.code, user.id)
  for (const [other, way] of Object.entries(ways)) {
    if (other === 'calls that an app resumes') continue
    expect([other, await way(again, 1)]).toEqual([other, [of.code]])
  }
  expect(ticks.asked(user.id)).toBe(most)
})

test('an approved call that is refused stays approved, and runs once when the minute is over', async () => {
  const user = await newUser('rate_limited')
  await wayOf('calls that an app resumes')(user, most)
  const asked = await user.call('executeInSession', { ...pathOf(user), body: item(user, 9) })
  const approvalId = String(asked.body.data.approval_id)
  const decision = { path: { sessionId: user.sessionId, approvalId } }
  await user.call('decideApproval', { ...decision, body: { decision: 'approve' } })
  const resume = () =>
    user.call('resumeInSession', { ...pathOf(user), body: { pending_id: approvalId } })
  expect((await resume()).body.data).toMatchObject({ code: 'rate_limited' })
  expect((await user.call('getApproval', decision)).body).toMatchObject({ status: 'approved' })
  clock.at += 60_000
  expect((await resume()).body.error).toBeNull()
  expect((await resume()).body.error).toBeNull()
  expect(ticks.asked(user.id)).toBe(most + 1)
})

test('a call under a name, or sent again by its client, is not told of a refusal that is over', async () => {
  const user = await newUser('rate_limited')
  await wayOf('a call in a session')(user, most)
  const named = { 'idempotency-key': 'approved-1' }
  const retried = { 'x-stainless-retry-count': '1' }
  const send = async (headers: Record<string, string>) => {
    const body = { ...item(user, 9), ...(headers === named && { approved: true }) }
    return (await user.call('executeInSession', { ...pathOf(user), body, headers })).body
  }
  expect((await send(named)).data).toMatchObject({ code: 'rate_limited' })
  expect((await send({})).data).toMatchObject({ code: 'rate_limited' })
  clock.at += 60_000
  expect((await send(named)).error).toBeNull()
  expect((await send(retried)).error).toBeNull()
  expect(await send(named)).toEqual(await send(named))
  expect(ticks.asked(user.id)).toBe(most + 2)
})

test('what was used stands beside the calls that used it, and other engines go by it', async () => {
  const database = await newDatabase()
  onTestFinished(() => rm(database.folder, { recursive: true, force: true }))
  const { toolkit, routes } = ticks
  const encryptionKey = testEncryptionKey()
  const quotas = { perToolkit: { month: 3 }, perKey: { day: 10 } }
  const options = { toolkits: [toolkit], routes, encryptionKey, limits: { quotas } }
  const start = () => createTestEngine(at({ ...options, database: database.path }))
  const one = await start()
  onTestFinished(one.stop)
  const call = callWith(one.engine, one.apiKey)
  const body = { user_id: 'shared', arguments: { who: 'shared' } }
  const run = (by = call) => by('executeTool', { path: { toolSlug: slug }, body })
  for (let turn = 0; turn < 3; turn += 1) expect((await run()).body.error).toBeNull()
  expect((await run()).body.data).toMatchObject({ code: 'quota_exceeded', quota: 'toolkit' })
  const read = () => database.read<{ kind: string; used: number }>('select kind, used from usage')
  await vi.waitFor(() => expect(read()).toHaveLength(2), { timeout: 5_000 })
  expect(read()).toEqual([
    { kind: 'toolkit', used: 3 },
    { kind: 'key', used: 3 },
  ])
  expect(
    database.read('select status, error_code from calls').map((row) => ({ ...Object(row) })),
  ).toEqual([
    ...Array.from({ length: 3 }, () => ({ status: 'ok', error_code: null })),
    { status: 'denied', error_code: 'quota_exceeded' },
  ])

  const other = await start()
  const otherCall = callWith(other.engine, one.apiKey)
  await run(otherCall)
  await other.stop()
  expect(read()[0]).toEqual({ kind: 'toolkit', used: 4 })
})

test('an app reads in data what is used up, and when to try again', async () => {
  clock.at = noon + 48_000
  const { engine, id } = await newUser('rate_limited')
  const session = await new Maillon({ engine }).create(`${id} again`)
  const call = () => session.execute(slug, { who: id })
  await call()
  await call()
  const { error, data } = await call()
  expect(error).toBe(
    'This user has made 2 calls in this minute, the most that are allowed. This one was not made.',
  )
  expect(data).toMatchObject({
    code: 'rate_limited',
    limit: 'user',
    most: 2,
    window_seconds: 60,
    retry_after: 12,
    hint: 'Make it again in 12 seconds, and do what needs no such call until then.',
  })
})
