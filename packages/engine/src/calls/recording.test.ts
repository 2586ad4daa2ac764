import type { Call, CallDetail, CallSummary, ExecuteResult } from '@maillon/core/contract'
import type { Upstreams } from '@maillon/testkit/upstreams'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { newEngine, startWorld } from '../connections/fixtures.contract.ts'
import type { Log } from '../telemetry/log.ts'

let world: Upstreams<'google' | 'resend'>
beforeAll(async () => {
  world = await startWorld('google', 'resend')
})
beforeEach(() => world.reset())
afterAll(() => world.stop())

async function start(options: Parameters<typeof newEngine>[1] = {}) {
  const lines: [Record<string, unknown>, string][] = []
  const line = (fields: object, message: string) => lines.push([{ ...fields }, message])
  const log: Log = { debug() {}, info: line, warn: line, error: line }
  const started = await newEngine(world, { log, onError: () => undefined, ...options })
  const { app, visitor } = started
  const session = await app.session()
  const connect = async () => visitor().connect(await session.link('gmail'))
  /** The oldest first. */
  const calls = async (query = '') => {
    const { body } = await app.call<{ items: Call[] }>('GET', `/calls?limit=200&${query}`)
    return body.items.toReversed()
  }
  return { ...started, session, connect, calls, lines }
}

const labels = 'GMAIL_LIST_LABELS'
const multi = 'COMPOSIO_MULTI_EXECUTE_TOOL'

test('a call leaves one row, with the id that its answer bears', async () => {
  const { session, connect, calls } = await start()
  const waited = await session.execute(labels)
  await connect()
  const done = await session.execute(labels)
  const same = {
    kind: 'tool',
    tool_slug: labels,
    toolkit_slug: 'gmail',
    effect: 'read',
    user_id: 'user_1',
    session_id: session.path.split('/').at(-1),
    actor: { kind: 'app', id: null },
    pending_id: waited.data.pending_id,
    parent_id: null,
  }
  expect(await calls()).toMatchObject([
    {
      ...same,
      id: waited.log_id,
      status: 'waiting',
      error_code: 'connection_required',
      attempt_id: waited.data.attempt_id,
      connected_account_id: null,
      upstream_ms: null,
    },
    {
      ...same,
      id: done.log_id,
      status: 'ok',
      error_code: null,
      error: null,
      connected_account_id: expect.stringMatching(/^ca_/),
      upstream_ms: expect.any(Number),
      argument_bytes: 2,
      result_bytes: expect.any(Number),
    },
  ])
})

test('a batch leaves a row, and one for each item, which names it', async () => {
  const { session, connect, calls } = await start()
  await connect()
  const items = [
    { tool_slug: labels },
    { tool_slug: 'GITHUB_GET_THE_AUTHENTICATED_USER' },
    { tool_slug: 'NO_SUCH_TOOL' },
    { tool_slug: 'MAILLON_READ_RESULT', arguments: { result_id: 'res_none' } },
  ]
  const answer = await session.execute(multi, { tools: items })
  const results = answer.data.results as { response: ExecuteResult }[]
  const [whole, ...parts] = (await calls()).toSorted((a) => (a.tool_slug === multi ? -1 : 1))
  expect(whole).toMatchObject({ id: answer.log_id, kind: 'meta', status: 'ok', parent_id: null })
  const told = results.map(({ response }) => response.log_id)
  expect(parts.map(({ id }) => id).toSorted()).toEqual(told.toSorted())
  expect(parts.every(({ parent_id }) => parent_id === answer.log_id)).toBe(true)
  const bySlug = Object.fromEntries(parts.map((part) => [part.tool_slug, part]))
  expect(bySlug[labels]).toMatchObject({ status: 'ok', kind: 'tool' })
  expect(bySlug.GITHUB_GET_THE_AUTHENTICATED_USER).toMatchObject({
    error_code: 'connection_required',
  })
  expect(bySlug.NO_SUCH_TOOL).toMatchObject({ error_code: 'tool_not_found', status: 'failed' })
  expect(bySlug.MAILLON_READ_RESULT).toMatchObject({ kind: 'meta', error_code: 'result_not_found' })
  expect(await calls(`parent_id=${answer.log_id}`)).toHaveLength(items.length)
})

test('a call that is resumed leaves a row of its own; what it answered, told again, leaves none', async () => {
  const { app, session, connect, calls } = await start()
  const waited = await session.execute(labels)
  await connect()
  const body = { pending_id: waited.data.pending_id }
  const resume = async () =>
    (await app.call<ExecuteResult>('POST', `${session.path}/resume`, body)).body
  const [first, second] = [await resume(), await resume()]
  expect(second).toEqual(first)
  expect(await calls()).toMatchObject([
    { id: waited.log_id, status: 'waiting' },
    { id: first.log_id, status: 'ok', ...body, tool_slug: labels },
  ])
  await app.call('POST', `${session.path}/resume`, { pending_id: 'pc_none' })
  expect(await calls()).toHaveLength(2)
})

test('a proxied call leaves its method and toolkit, never its address', async () => {
  const { session, connect, calls } = await start()
  await session.proxy({ toolkit_slug: 'gmail', endpoint: '/gmail/v1/secret', method: 'GET' })
  await connect()
  const proxied = { toolkit_slug: 'gmail', endpoint: '/gmail/v1/users/me/labels?q=private' }
  await session.proxy({ ...proxied, method: 'GET' })
  await session.proxy({ ...proxied, endpoint: '/gmail/v1/none', method: 'DELETE' })
  await session.proxy({ toolkit_slug: 'private', endpoint: '/', method: 'GET' })
  const rows = await calls('kind=proxy')
  expect(rows).toMatchObject([
    { tool_slug: 'GET gmail', status: 'waiting', attempt_id: expect.stringMatching(/^at_/) },
    { tool_slug: 'GET gmail', effect: 'read', status: 'ok', upstream_ms: expect.any(Number) },
    {
      tool_slug: 'DELETE gmail',
      effect: 'destroy',
      status: 'failed',
      error_code: 'upstream_error',
    },
    { tool_slug: 'GET', toolkit_slug: null, status: 'failed', error_code: 'toolkit_not_found' },
  ])
  expect(JSON.stringify(rows)).not.toMatch(/private|gmail.v1|labels/)
})

test('a call outside of sessions leaves a row, and so does one that is denied, and one by a fault', async () => {
  const { app, session, connect, calls } = await start()
  await connect()
  const direct = await app.call<ExecuteResult>('POST', `/tools/execute/${labels}`, {
    user_id: 'user_1',
    arguments: {},
  })
  await session.patch({
    experimental: { permissions: { overrides: { [labels]: 'always_deny' } } },
  })
  const denied = await session.execute(labels)
  expect(await calls()).toMatchObject([
    { id: direct.body.log_id, session_id: null, user_id: 'user_1', status: 'ok' },
    { id: denied.log_id, status: 'denied', error_code: 'approval_denied' },
  ])
  expect(await calls('failed=true')).toMatchObject([{ id: denied.log_id }])
})

test('what went wrong is told without what the call was given', async () => {
  const { session, connect, calls } = await start()
  await connect()
  const echo = JSON.stringify({
    error: { message: 'No user canary-person@example.com, no 4711881.' },
  })
  world.upstreams.google.faults.push({ match: /labels/, status: 400, body: echo })
  const { error } = await session.execute('GMAIL_LIST_LABELS', {})
  expect(error).toContain('canary-person@example.com')
  const given = {
    recipient_email: 'canary-person@example.com',
    subject: 'Number 4711881 is here',
    body: 'b',
  }
  world.upstreams.google.faults.push({ match: /send/, status: 400, body: echo })
  await session.execute('GMAIL_SEND_EMAIL', given)
  const [, row] = await calls()
  expect(row).toMatchObject({ status: 'failed', tool_slug: 'GMAIL_SEND_EMAIL' })
  expect(row?.error).toMatch(/No user …/)
})

test('a call has one line in the log, which names nobody', async () => {
  const { session, connect, lines } = await start()
  await connect()
  lines.length = 0
  const { log_id: logId } = await session.execute(labels)
  const failed = await session.execute('NO_SUCH_TOOL')
  const of = lines.filter(([, message]) => message === 'call').map(([fields]) => fields)
  const ms = expect.any(Number) as number
  expect(of).toEqual([
    { logId, project: 'default', tool: labels, status: 'ok', ms },
    {
      logId: failed.log_id,
      project: 'default',
      tool: 'NO_SUCH_TOOL',
      status: 'failed',
      ms,
      error: 'tool_not_found',
    },
  ])
  expect(lines.filter(([, message]) => message === 'request')).toHaveLength(2)
})

test('arguments and results are kept where the operator says so, sealed, without secrets and cut', async () => {
  const without = await start()
  await without.session.execute(labels, { q: 'private' })
  const [bare] = await without.calls()
  const read = async ({ app }: Pick<typeof without, 'app'>, id = '') =>
    (await app.call<CallDetail>('GET', `/calls/${id}`)).body
  expect(await read(without, bare?.id)).toMatchObject({ content: null })

  const started = await start({ calls: { content: true } })
  await started.connect()
  const long = { label: 'x'.repeat(40_000), password: 'canary-of-a-password' }
  const answer = await started.session.execute(labels, long)
  const { content } = await read(started, answer.log_id)
  expect(content).toMatchObject({ cut: ['arguments'] })
  expect(String(content?.arguments).length).toBeLessThan(17_000)
  expect(JSON.stringify(content)).not.toContain('canary-of-a-password')
  const small = await started.session.execute(labels, { password: 'canary-of-a-password', a: 1 })
  const { content: kept } = await read(started, small.log_id)
  expect(kept).toMatchObject({ arguments: { a: 1, password: '[secret]' }, cut: [] })
})

test('an overview counts calls by toolkit and hour, with how long they took', async () => {
  const { app, session, connect, clock } = await start()
  await connect()
  await session.execute(labels)
  await session.execute('NO_SUCH_TOOL')
  clock.ahead = 3 * 3_600_000
  await session.execute(labels)
  const summary = async (query = '') =>
    (await app.call<CallSummary>('GET', `/calls/summary?${query}`)).body
  const { total, toolkits, hours } = await summary()
  expect(total).toMatchObject({ calls: 3, failures: 1, p95_ms: expect.any(Number) })
  expect(toolkits).toMatchObject([
    { toolkit_slug: 'gmail', calls: 2, failures: 0 },
    { toolkit_slug: null, calls: 1, failures: 1 },
  ])
  expect(hours.map(({ calls }) => calls)).toEqual([2, 1])
  expect(await summary('from=2020-01-01T00:00:00Z&to=2020-01-02T00:00:00Z')).toMatchObject({
    total: { calls: 0, failures: 0, p50_ms: null, p95_ms: null },
    toolkits: [],
    hours: [],
  })
})

test('a list of calls goes on where it ended, and takes no cursor of its own making', async () => {
  const { app, session } = await start()
  const ids: string[] = []
  for (let turn = 0; turn < 5; turn += 1) ids.push((await session.execute('NO_SUCH_TOOL')).log_id)
  const read: string[] = []
  let cursor = ''
  do {
    const { body } = await app.call<{ items: Call[]; next_cursor: string | null }>(
      'GET',
      `/calls?limit=2&cursor=${cursor}`,
    )
    read.push(...body.items.map(({ id }) => id))
    cursor = body.next_cursor ?? ''
  } while (cursor !== '')
  expect(read.toSorted()).toEqual(ids.toSorted())
  expect(await app.call('GET', '/calls?cursor=bm9uZQ')).toMatchObject({ status: 400 })
  expect(await app.call('GET', '/calls/log_none')).toMatchObject({
    status: 404,
    body: { error: { slug: 'call_not_found' } },
  })
})

test('a list in the contract’s numbers ends, however many calls one moment had, and takes any status', async () => {
  const { app, session } = await start({ now: () => 1_796_000_000_000 })
  const ran = { tool_slug: 'LOCAL_FIND', ago_ms: 0, duration_ms: 4 }
  const older = { ...ran, ago_ms: 1 }
  const report = (calls: object[]) => app.call('POST', `${session.path}/calls`, { calls })
  for (let turn = 0; turn < 13; turn += 1) await report(Array.from({ length: 100 }, () => ran))
  await report([older])
  const list = async (body: object) =>
    (
      await app.call<{ data: { createdAt: number }[]; nextCursor: number | null }>(
        'POST',
        '/internal/action_execution/logs',
        { limit: 200, ...body },
      )
    ).body
  let pages = 0
  let told = 0
  let cursor: number | null = null
  do {
    const page = await list({ cursor })
    told += page.data.length
    cursor = page.nextCursor
    pages += 1
  } while (cursor !== null && pages < 20)
  expect(cursor).toBeNull()
  expect(told).toBeGreaterThan(1_000)
  for (const value of ['constructor', 'toString', 'none']) {
    const search = [{ field: 'status', operation: '==', value }]
    expect(await list({ cursor: null, search_params: search })).toMatchObject({ data: [] })
  }
})

test('no content that is kept opens a Connect Link', async () => {
  const { session, app, calls } = await start({ calls: { content: true } })
  await session.execute(labels)
  await session.execute(labels)
  await session.execute('COMPOSIO_MANAGE_CONNECTIONS', { toolkits: ['gmail'] })
  await session.execute(multi, { tools: [{ tool_slug: labels }] })
  const rows = await calls()
  expect(rows).toHaveLength(5)
  for (const { id } of rows) {
    const { body } = await app.call<CallDetail>('GET', `/calls/${id}`)
    expect(body.content).not.toBeNull()
    expect(JSON.stringify(body)).not.toMatch(/ln_\w{8}/)
  }
})

test('of custom tools the log believes an app when and how they ended, and nothing else', async () => {
  const { app, session, calls } = await start()
  const path = `${session.path}/calls`
  const ran = { tool_slug: 'LOCAL_FIND', ago_ms: 2_000, duration_ms: 40 }
  const failed = { ...ran, tool_slug: 'LOCAL_SAVE', error_code: 'tool_failed' }
  const made = { ...ran, tool_slug: 'a b?<script>', error_code: 'canary-of-a-person' }
  await app.call('POST', path, { calls: [ran, failed, made] })
  const same = { kind: 'custom', user_id: 'user_1', duration_ms: 40, toolkit_slug: null }
  expect((await calls()).toSorted((a, b) => (a.tool_slug < b.tool_slug ? -1 : 1))).toMatchObject([
    { ...same, tool_slug: 'LOCAL_FIND', status: 'ok' },
    { ...same, tool_slug: 'LOCAL_SAVE', status: 'failed', error_code: 'tool_failed' },
    { ...same, tool_slug: 'unknown', status: 'failed', error_code: 'tool_failed' },
  ])
  expect(await app.call('POST', path, { calls: [{ ...ran, user_id: 'ben' }] })).toMatchObject({
    status: 400,
  })
  expect(
    await app.call('POST', '/tool_router/session/trs_none/calls', { calls: [ran] }),
  ).toMatchObject({ status: 404 })
})

test('an engine that keeps no calls has no rows and no lines of them, and no quotas', async () => {
  const { session, connect, calls, lines } = await start({ calls: false })
  await connect()
  expect(await session.execute(labels)).toMatchObject({ error: null, log_id: expect.any(String) })
  expect(await calls()).toEqual([])
  expect(lines.filter(([, message]) => message === 'call')).toEqual([])
  const quotas = { perUser: { day: 5 } }
  await expect(start({ calls: false, limits: { quotas } })).rejects.toMatchObject({
    code: 'config_invalid',
  })
})
