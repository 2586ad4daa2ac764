import { readdir } from 'node:fs/promises'
import type { Erasure, ExportedRow } from '@maillon/core/contract'
import { testEncryptionKey } from '@maillon/testkit'
import type { Upstreams } from '@maillon/testkit/upstreams'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { newDatabase, newEngine, startWorld } from '../connections/fixtures.contract.ts'
import { callRow, storedResultRow } from '../store/contract/fixtures.contract.ts'
import { createStore } from '../store/create-store.ts'
import type { Log } from '../telemetry/log.ts'
import { fillFor } from './fixtures.contract.ts'
import { snakeCase } from './snake-case.ts'
import { personTables } from './tables.ts'

let world: Upstreams<'google' | 'resend'>
beforeAll(async () => {
  world = await startWorld('google', 'resend')
})
beforeEach(() => world.reset())
afterAll(() => world.stop())

const labels = 'GMAIL_LIST_LABELS'
/** An id of which each character would mean something in an address, a pattern or JSON. */
const ada = `canary/ada?100%_"\\'#é`
const bob = 'canary-bob'
const at = (userId: string) => `/users/${encodeURIComponent(userId)}`

async function start(options: Parameters<typeof newEngine>[1] = {}) {
  const database = await newDatabase()
  const lines: string[] = []
  const line = (fields: object, message: string) => lines.push(JSON.stringify([fields, message]))
  const log: Log = { debug: line, info: line, warn: line, error: line }
  const started = await newEngine(world, {
    database: database.path,
    log,
    onError: () => undefined,
    calls: { content: true },
    limits: { quotas: { perUser: { day: 100 } } },
    ...options,
  })
  const { app, visitor } = started
  const erase = async (userId: string) => app.call<Erasure>('DELETE', at(userId))
  const connected = async (user_id: string, email: string = world.users.ada.email) => {
    const session = await app.session({ user_id })
    const link = await session.link('gmail')
    await session.execute(labels)
    await visitor().connect(link, email)
    return { session, accountId: link.connected_account_id }
  }
  const dump = () => JSON.stringify(database.dump())
  const told = (row: unknown) => JSON.stringify(row).slice(1, -1)
  return { ...started, database, lines, erase, connected, dump, told }
}

test('nothing that names an erased user is left in any table, and nobody else has changed', async () => {
  const { app, database, erase, dump, told, lines } = await start()
  await app.session({ user_id: 'somebody' })
  await fillFor(database.path, 'default', ada, bob)
  const store = await createStore({ database: database.path })
  const sharing = { allowsAll: false, allowed: [ada, 'x'], denied: [ada] }
  const [shared] = (await store.accounts.active('default', bob)).slice()
  await store.accounts.update('default', shared?.id ?? '', { sharing, updatedAt: 1 })
  await store.close()
  const file = await app.call<{ id: string; upload_url: string }>('POST', '/files', {
    user_id: ada,
    name: 'a.txt',
  })
  expect(file.status).toBe(201)
  const ofBob = () =>
    database
      .dump()
      .map(([, rows]) => (rows as object[]).filter((row) => JSON.stringify(row).includes(bob)))
      .map((rows) => rows.filter((row) => !('sharing' in row)))
  const before = ofBob()
  expect(dump()).toContain(told(ada))

  const { status, body } = await erase(ada)
  expect(status).toBe(200)
  expect(body.status).toBe('done')
  const counted = Object.entries(personTables)
    .filter(([table, { erase: how }]) => how === 'deleted' && table !== 'auditPersons')
    .map(([table]) => snakeCase(table))
  expect(Object.keys(body.erased).toSorted()).toEqual([...counted, 'others_sharing'].toSorted())
  expect(body.erased).toMatchObject({ accounts: 2, sessions: 1, calls: 2, files: 2 })
  expect(dump()).not.toContain('canary/ada')
  expect(lines.join()).not.toMatch(/canary.{1,3}ada/)
  expect(ofBob()).toEqual(before)
  expect(database.read(`select sharing from accounts where sharing like '%"x"%'`)).toEqual([
    { sharing: '{"allowsAll":false,"allowed":["x"],"denied":[]}' },
  ])
})

test('an erased user is logged out of services, their files and calls are gone, and the audit log is proved as before', async () => {
  const { app, engine, database, erase, connected, dump, told } = await start()
  const { session } = await connected(ada)
  const other = await connected(bob, 'ben@example.com')
  const tokens = world.upstreams.google.liveTokens().length
  await session.execute(labels)
  const { body: file } = await app.call<{ upload_url: string }>('POST', '/files', {
    user_id: ada,
    name: 'a.txt',
  })
  await engine.fetch(new Request(file.upload_url, { method: 'PUT', body: 'canary' }))
  const objects = async () =>
    (await readdir(database.folder, { recursive: true, withFileTypes: true })).filter(
      (one) => one.isFile() && !one.name.startsWith('engine.db'),
    ).length
  expect(await objects()).toBe(1)

  const { body } = await erase(ada)
  expect(body).toMatchObject({ status: 'done', remains: { revocations: [] } })
  expect(body.erased).toMatchObject({ accounts: 1, sessions: 1, files: 1 })
  expect(await objects()).toBe(0)
  expect(world.upstreams.google.liveTokens().length).toBeLessThan(tokens)
  expect((await session.execute(labels)) as unknown).toMatchObject({
    error: { slug: 'session_not_found' },
  })
  expect((await other.session.execute(labels)).error).toBeNull()
  await engine.runJobs()
  expect(dump()).not.toContain(told(ada))
  expect((await app.call<{ ok: boolean }>('POST', '/audit/verify', {})).body.ok).toBe(true)
  const { body: entries } = await app.call('GET', '/audit?action=person.erased')
  expect(entries).toMatchObject({ items: [{ subject: body.id, user_id: null }] })
})

test('a receipt is told again, and proves whose it is to who knows the id', async () => {
  const { app, erase, connected } = await start()
  await connected(ada)
  await app.session({ user_id: bob })
  const first = await erase(ada)
  expect((await erase(ada)).body).toEqual(first.body)
  const receipts = async (userId: string) =>
    (await app.call<{ items: Erasure[] }>('GET', `${at(userId)}/erasures`)).body.items
  expect(await receipts(ada)).toEqual([first.body])
  expect(await receipts(bob)).toEqual([])
  await app.session({ user_id: ada })
  const later = await erase(ada)
  expect(later.body.id).not.toBe(first.body.id)
  expect(await receipts(ada)).toHaveLength(2)
})

test('what a service does not end at once is told by the receipt, and nobody stands in it once that is done', async () => {
  const { engine, clock, database, erase, connected } = await start()
  await connected(ada)
  world.upstreams.google.faults.push({ match: /revoke/, status: 503 })
  const { body } = await erase(ada)
  expect(body.remains.revocations).toMatchObject([
    { toolkit: 'gmail', status: 'pending', until: expect.any(String) },
  ])
  clock.ahead = 60_000
  await engine.runJobs()
  expect(database.read('select status, subject, grant from revocations')).toEqual([
    { status: 'yes', subject: null, grant: null },
  ])
  expect(world.upstreams.google.liveTokens()).toEqual([])
})

test('a call that is under way while its user is erased leaves nothing', async () => {
  const begun = Promise.withResolvers<void>()
  const goOn = Promise.withResolvers<void>()
  let isHeld = false
  const { app, engine, erase, connected, dump, told } = await start({
    hooks: {
      beforeExecute: async () => {
        if (!isHeld) return { decision: 'allow' }
        begun.resolve()
        await goOn.promise
        return { decision: 'allow' }
      },
    },
  })
  const { session } = await connected(ada)
  isHeld = true
  const running = app.call(
    'POST',
    `${session.path}/execute`,
    { tool_slug: labels, arguments: {} },
    { 'idempotency-key': 'k' },
  )
  await begun.promise
  expect((await erase(ada)).body.status).toBe('done')
  goOn.resolve()
  await running
  await app.call('GET', '/calls')
  await engine.runJobs()
  expect(dump()).not.toContain(told(ada))
  expect(dump()).not.toContain('"answer":"')
})

test('a call that is under way in another process leaves nothing either', async () => {
  const begun = Promise.withResolvers<void>()
  const goOn = Promise.withResolvers<void>()
  const encryptionKey = testEncryptionKey()
  const { app, database, erase, connected, dump, told } = await start({ encryptionKey })
  const { session } = await connected(ada)
  const other = await start({
    encryptionKey,
    database: database.path,
    hooks: {
      beforeExecute: async () => {
        begun.resolve()
        await goOn.promise
        return { decision: 'allow' }
      },
    },
  })
  const running = other.app.call('POST', `${session.path}/execute`, {
    tool_slug: labels,
    arguments: {},
  })
  await begun.promise
  expect((await erase(ada)).body.status).toBe('done')
  goOn.resolve()
  await running
  await other.app.call('GET', '/calls')
  await app.call('GET', '/calls')
  expect(dump()).not.toContain(told(ada))
})

test("what others read from an erased user's account is erased, and their calls stay", async () => {
  const { app, database, erase, connected } = await start()
  const { accountId } = await connected(ada)
  await app.session({ user_id: bob })
  const store = await createStore({ database: database.path })
  const row = callRow('default', { userId: bob, accountId, content: 'sealed', error: 'of ada' })
  await store.calls.insert([row])
  const { rows } = await store.sessions.list('default', [bob], { limit: 1 })
  const [session] = rows
  if (session) await store.storedResults.insert(storedResultRow(session, { accountId }))
  await store.close()
  const { body } = await erase(ada)
  expect(body.erased).toMatchObject({ others_calls: 1, stored_results: 1 })
  expect(database.read(`select user_id, account_id, content, error from calls`)).toEqual([
    { user_id: bob, account_id: null, content: null, error: null },
  ])
  expect(database.read('select user_id from sessions')).toEqual([{ user_id: bob }])
})

test('an account whose credential cannot be opened does not keep its user from being erased', async () => {
  const { database, erase, connected, dump, told } = await start()
  await connected(ada)
  database.write("update accounts set credential = 'broken'")
  expect((await erase(ada)).body).toMatchObject({ status: 'done', erased: { accounts: 1 } })
  expect(dump()).not.toContain(told(ada))
})

test('an erasure that was cut off goes on, and has one receipt', async () => {
  const { app, database, erase } = await start()
  await app.session({ user_id: bob })
  await fillFor(database.path, 'default', ada)
  for (const table of ['sessions', 'calls', 'accounts']) {
    database.write(
      `create trigger cut before delete on ${table} begin select raise(abort, 'cut'); end`,
    )
    expect((await erase(ada)).status).toBeGreaterThanOrEqual(500)
    database.write('drop trigger cut')
  }
  const { body } = await erase(ada)
  expect(body).toMatchObject({ status: 'done', erased: { stored_results: 1, accounts: 2 } })
  const { body: told } = await app.call<{ items: Erasure[] }>('GET', `${at(ada)}/erasures`)
  expect(told.items).toEqual([body])
})

test('an export tells all that is known of a user, page by page, without a credential', async () => {
  const { app, engine, connected } = await start()
  const { session, accountId } = await connected(ada)
  await connected(bob, 'ben@example.com')
  await session.execute(labels)
  for (let count = 0; count < 30; count += 1) await session.execute('NO_SUCH_TOOL')
  const { body: file } = await app.call<{ id: string; upload_url: string }>('POST', '/files', {
    user_id: ada,
    name: 'a.txt',
  })
  await engine.fetch(new Request(file.upload_url, { method: 'PUT', body: 'canary' }))
  const rows: ExportedRow[] = []
  for (let cursor: string | null = ''; cursor !== null; ) {
    const path: string = `${at(ada)}/export?cursor=${cursor}`
    const page = await app.call<{ items: ExportedRow[]; next_cursor: string | null }>('GET', path)
    rows.push(...page.body.items)
    cursor = page.body.next_cursor
  }
  const of = (table: string) => rows.filter((one) => one.table === table).map(({ row }) => row)
  expect(of('accounts')).toMatchObject([{ id: accountId, label: world.users.ada.email }])
  expect(of('sessions')).toMatchObject([{ user_id: ada }])
  expect(of('pending_calls')).toMatchObject([{ call: { slug: labels } }])
  expect(of('calls')).toHaveLength(32)
  expect(of('calls')).toContainEqual(
    expect.objectContaining({ tool: labels, content: expect.objectContaining({ arguments: {} }) }),
  )
  expect(of('audit').map(({ action }) => action)).toContain('connection.connected')
  const [stored] = of('files')
  const bytes = await engine.fetch(new Request(String(stored?.download_url)))
  expect(await bytes.text()).toBe('canary')
  const text = JSON.stringify(rows)
  for (const secret of world.upstreams.google.liveTokens()) expect(text).not.toContain(secret)
  expect(text).not.toContain(bob)
  expect(await app.call('GET', `${at('nobody')}/export`)).toMatchObject({
    status: 404,
    body: { error: { slug: 'user_not_found' } },
  })
})

test("another project's user of the same id is another", async () => {
  const { app, engine, erase, connected, dump, told } = await start()
  await connected(bob)
  const before = dump()
  const stranger = await engine.as('other')(`http://maillon.local/api/v3.1${at(bob)}`, {
    method: 'DELETE',
  })
  expect(stranger.status).toBe(404)
  expect(JSON.parse(before).length).toBe(JSON.parse(dump()).length)
  const list = await app.call('GET', '/users?prefix=canary')
  expect(list.body).toEqual({
    items: [{ user_id: bob, connected_accounts: 1, sessions: 1 }],
    next_cursor: null,
  })
  await erase(bob)
  expect(dump()).not.toContain(told(bob))
})
