import type { ExecuteResult } from '@maillon/core/contract'
import { Maillon } from '@maillon/core'
import type { Upstreams } from '@maillon/testkit/upstreams'
import { startPostgres } from '@maillon/testkit/postgres'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { createApp, newDatabase, newEngine, startWorld } from '../connections/fixtures.contract.ts'
import { callWith } from './test-api.contract.ts'

let world: Upstreams<'github'>
let postgres: Awaited<ReturnType<typeof startPostgres>>
beforeAll(async () => {
  world = await startWorld('github')
  postgres = await startPostgres()
})
beforeEach(() => world.reset())
afterAll(async () => {
  await world.stop()
  await postgres.stop()
})

const encryptionKey = `k1:${'A'.repeat(43)}=`
const issue = { owner: 'ada-moreau', repo: 'rope-shop', title: 'Rope is frayed' }
const created = () =>
  world.upstreams.github.requests.filter(
    ({ method, path }) => method === 'POST' && path.endsWith('/issues'),
  )

/** Engines on one database, with Ada's account, and a way to create an issue under a key. */
async function start(database: string, count = 1) {
  // The database is made to refuse here.
  const options = { database, encryptionKey, onError: () => {} }
  const engines = await Promise.all(Array.from({ length: count }, () => newEngine(world, options)))
  const [first] = engines
  if (!first) throw new Error('no engine')
  const body = { user_id: 'user_1' }
  const session = await first.app.call<{ session_id: string }>('POST', '/tool_router/session', body)
  const path = `/tool_router/session/${session.body.session_id}`
  const link = await first.app.call<never>('POST', `${path}/link`, { toolkit: 'github' })
  await first.visitor().connect(link.body)
  const create = (key: string, input: object = issue, index = 0) => {
    const call = { tool_slug: 'GITHUB_CREATE_AN_ISSUE', arguments: input }
    const headers = { 'idempotency-key': key }
    const app = engines[index % count]?.app ?? first.app
    return app.call<ExecuteResult>('POST', `${path}/execute`, call, headers)
  }
  return { engines, path, create, sessionId: session.body.session_id }
}

test.each([
  ['SQLite', 2],
  ['Postgres', 3],
] as const)(
  'T53 on %s, a write that is sent many times with its key is done once, over %i engines',
  async (kind, count) => {
    const database =
      kind === 'Postgres' ? await postgres.createDatabase() : (await newDatabase()).path
    const { create } = await start(database, count)
    const sendAll = () =>
      Promise.all(Array.from({ length: 12 }, (_, index) => create('key-1', issue, index)))
    const all = [...(await sendAll()), ...(await sendAll())]
    expect(created()).toHaveLength(1)
    for (const { status, body, headers } of all) {
      if (status === 200) expect(body.error).toBeNull()
      else {
        expect([status, (body.error as never as { slug: string }).slug]).toEqual([
          409,
          'request_in_progress',
        ])
        expect([headers.get('retry-after'), headers.get('x-should-retry')]).toEqual(['1', 'true'])
      }
    }
    const [first, again] = [await create('key-1'), await create('key-1', issue, 1)]
    expect(again.body).toEqual(first.body)
    expect(again.headers.get('idempotent-replayed')).toBe('true')
    expect((await create('key-2')).body).not.toEqual(first.body)
    expect(created()).toHaveLength(2)
  },
)

test('T53 a key is of one request and one project, for a day', async () => {
  const { create, engines } = await start((await newDatabase()).path)
  await create('key-1')
  const reused = await create('key-1', { ...issue, title: 'Another' })
  expect(reused).toMatchObject({ status: 409, body: { error: { slug: 'idempotency_key_reused' } } })
  const [engine] = engines
  if (!engine) throw new Error('no engine')
  const foreign = createApp(engine.engine, 'other')
  const body = { user_id: 'user_1' }
  const headers = { 'idempotency-key': 'key-1' }
  const answer = await foreign.call('POST', '/tool_router/session', body, headers)
  expect(answer.status).toBe(201)
  engine.clock.ahead = 25 * 3_600_000
  await create('key-1', { ...issue, title: 'Another' })
  expect(created()).toHaveLength(2)
})

test('T53 an answer with a secret is told again only by what is made anew', async () => {
  const { engine, app } = await newEngine(world, { database: (await newDatabase()).path })
  const { body: made } = await app.call<{ api_key: string }>('POST', '/api_keys', { name: 'app' })
  const call = callWith(engine, made.api_key)
  const named = { body: { user_id: 'user_1' }, headers: { 'idempotency-key': 'k' } }
  const first = await call('createSession', named)
  await call('revokeSessionTokens', { path: { sessionId: first.body.session_id } })
  const again = await call('createSession', named)
  expect(again.body.session_id).toBe(first.body.session_id)
  const token = (answer: typeof first) => answer.body.mcp.headers?.authorization ?? ''
  expect(token(again)).toMatch(/^Bearer mst_/)
  expect(token(again)).not.toBe(token(first))
  await call('deleteSession', { path: { sessionId: first.body.session_id } })
  expect((await call('createSession', named)).error?.slug).toBe('session_not_found')
})

test('T53 what was refused may be asked again, and what may have acted is not done again', async () => {
  const { create, path, engines } = await start((await newDatabase()).path)
  const [engine] = engines
  const bad = () =>
    engine?.app.call('POST', `${path}/execute`, { tool_slug: 7 }, { 'idempotency-key': 'k' })
  expect([(await bad())?.status, (await bad())?.status]).toEqual([400, 400])

  world.upstreams.github.faults.push({ match: /POST .*issues/, destroy: 'after' })
  const first = await create('key-2')
  expect(first.body.data).toMatchObject({ code: 'outcome_unknown' })
  expect((await create('key-2')).body).toEqual(first.body)
  expect(created()).toHaveLength(1)
})

test('T53 a process that was killed while it wrote leaves an outcome that nobody knows', async () => {
  const database = await newDatabase()
  const { create, engines } = await start(database.path)
  await create('key-1')
  database.write(`update idempotency_keys set status = 'running', answer = null`)
  expect((await create('key-1')).status).toBe(409)
  const [engine] = engines
  if (engine) engine.clock.ahead = 6 * 60_000
  const answer = await create('key-1')
  expect(answer.body.error).toMatchObject({ slug: 'outcome_unknown' })
  expect(created()).toHaveLength(1)
})

/** What the database refuses until it is taken back. */
const trouble = (table: string, kind: 'insert' | 'update') =>
  `create trigger trouble before ${kind} on ${table} begin select raise(abort, 'trouble'); end`

test('T53 a write whose answer cannot be kept is answered, and not done again', async () => {
  const database = await newDatabase()
  const { create } = await start(database.path)
  database.write(trouble('idempotency_keys', 'update'))
  expect(await create('key-1')).toMatchObject({ status: 200, body: { error: null } })
  database.write('drop trigger trouble')
  expect(await create('key-1')).toMatchObject({
    status: 409,
    body: { error: { slug: 'request_in_progress' } },
  })
  expect(created()).toHaveLength(1)
})

test('T53 a write that a fault cut off is not done again', async () => {
  const database = await newDatabase()
  const { app } = await newEngine(world, { database: database.path, onError: () => {} })
  const make = () =>
    app.call('POST', '/tool_router/session', { user_id: 'user_1' }, { 'idempotency-key': 'k' })
  database.write(trouble('sessions', 'insert'))
  expect(await make()).toMatchObject({ status: 500, body: { error: { slug: 'internal' } } })
  database.write('drop trigger trouble')
  expect(await make()).toMatchObject({ body: { error: { slug: 'outcome_unknown' } } })
})

test('T53 what a write answered lies sealed, and its key not at all', async () => {
  const database = await newDatabase()
  const { create } = await start(database.path)
  await create('a-key-of-the-callers')
  const [row] = database.read<{ answer: string }>('select * from idempotency_keys')
  expect(JSON.stringify(row)).not.toMatch(/frayed|a-key-of-the-callers/)
})

test('T53 what was asked lies signed: who has the database alone cannot try what stood in it', async () => {
  const kept = async (key: string) => {
    const database = await newDatabase()
    const { app } = await newEngine(world, { database: database.path, encryptionKey: key })
    await app.call('POST', '/auth_configs', { toolkit: { slug: 'github' } }, named)
    await app.call('POST', '/auth_configs', { toolkit: { slug: 'github' } }, named)
    return database.read<{ request: string }>('select request from idempotency_keys')
  }
  const named = { 'idempotency-key': 'key-1' }
  const [first, again, other] = [
    await kept(encryptionKey),
    await kept(encryptionKey),
    await kept(`k1:${'B'.repeat(43)}=`),
  ]
  expect(first).toHaveLength(1)
  expect(again).toEqual(first)
  expect(other).not.toEqual(first)
})

test.each(['', ' ', 'a'.repeat(256), 'ключ', 'a b'])(
  'a key that is none is refused: %j',
  async (key) => {
    const { create } = await start(':memory:')
    // What no header can carry does not reach the engine.
    if (/[^\x20-\xff]/.test(key)) return expect(create(key)).rejects.toThrow(TypeError)
    const { status } = await create(key)
    expect(status).toBe(400)
  },
)

test('the client names each write by itself where it may be sent twice, or as the app wants', async () => {
  const { engines, sessionId } = await start(':memory:')
  const [engine] = engines
  if (!engine) throw new Error('no engine')
  const keys: (string | null)[] = []
  const fetch = (url: string, init: RequestInit) => {
    keys.push(new Headers(init.headers).get('idempotency-key'))
    return engine.engine.fetch(new Request(url, init))
  }
  const remote = new Maillon({ baseURL: 'http://localhost', apiKey: engine.apiKey, fetch })
  const session = await remote.use(sessionId)
  await session.execute('GITHUB_CREATE_AN_ISSUE', issue)
  await session.execute('GITHUB_CREATE_AN_ISSUE', issue, { idempotencyKey: 'mine' })
  await session.execute('GITHUB_CREATE_AN_ISSUE', issue, { idempotencyKey: 'mine' })
  expect(keys.slice(-3)).toEqual([expect.stringMatching(/^[\da-f-]{36}$/), 'mine', 'mine'])
  expect(created()).toHaveLength(2)
})
