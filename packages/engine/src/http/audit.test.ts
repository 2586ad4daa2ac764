import { randomBytes } from 'node:crypto'
import type { AuditEntry, AuditHead, AuditProof } from '@maillon/core/contract'
import type { Upstreams } from '@maillon/testkit/upstreams'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { verifyAuditExport } from '../audit/exported.ts'
import { newDatabase, newEngine, startWorld } from '../connections/fixtures.contract.ts'

let world: Upstreams<'google' | 'resend'>
beforeAll(async () => {
  world = await startWorld('google', 'resend')
})
afterAll(() => world.stop())

const newKey = (id: string) => `${id}:${randomBytes(32).toString('base64')}`

async function start(encryptionKey = newKey('k1')) {
  const database = await newDatabase()
  const engineWith = (key: string) =>
    newEngine(world, { database: database.path, encryptionKey: key })
  const { app, engine, visitor, apiKey } = await engineWith(encryptionKey)
  const session = await app.session()
  const link = await session.link('gmail')
  await visitor().connect(link)
  await app.call('PATCH', `/connected_accounts/${link.connected_account_id}`, { alias: 'work' })
  return { database, app, engine, apiKey, session, link, encryptionKey, engineWith }
}

type Started = Awaited<ReturnType<typeof start>>

const list = async ({ app }: Pick<Started, 'app'>, query = '') =>
  (await app.call<{ items: AuditEntry[]; next_cursor: string | null }>('GET', `/audit${query}`))
    .body
const verify = async ({ app }: Pick<Started, 'app'>, since?: AuditHead) =>
  (await app.call<AuditProof>('POST', '/audit/verify', { since })).body
const head = async ({ app }: Pick<Started, 'app'>) =>
  (await app.call<{ head: AuditHead }>('GET', '/audit/head')).body.head
async function exported({ engine }: Pick<Started, 'engine'>, project?: string): Promise<string> {
  const response = await engine.as(project)('http://maillon.local/api/v3.1/audit/export')
  expect(response.headers.get('content-type')).toBe('application/x-ndjson')
  return response.text()
}

test('the log is read newest first, in pages, by subject, action, actor, user and time', async () => {
  const started = await start()
  const { link } = started
  const whole = await list(started)
  expect(whole.items.map(({ action }) => action)).toContain('connection.connected')
  expect(whole.items[0]).toMatchObject({
    actor: { kind: 'app', id: null },
    action: 'connection.renamed',
    subject: link.connected_account_id,
    user_id: 'user_1',
    person: expect.stringMatching(/^prs_/),
    detail: { from: { named: false }, to: { named: true } },
  })
  const paged: AuditEntry[] = []
  for (let cursor = ''; ; ) {
    const page = await list(started, `?limit=2${cursor && `&cursor=${cursor}`}`)
    paged.push(...page.items)
    if (page.next_cursor === null) break
    cursor = page.next_cursor
  }
  expect(paged).toEqual(whole.items)
  const actions = async (query: string) =>
    (await list(started, query)).items.map(({ action }) => action)
  expect(await actions('?actor=browser')).toEqual(['connection.connected'])
  expect(await actions('?user_id=nobody')).toEqual([])
  expect(await actions('?user_id=user_1&action=session.created')).toEqual(['session.created'])
  expect(await actions('?to=2020-01-01T00:00:00Z')).toEqual([])
})

test('the log is proved, and by a head and an export that were kept elsewhere too', async () => {
  const started = await start()
  const { app, database, encryptionKey } = started
  const before = await head(started)
  expect(await verify(started, before)).toMatchObject({ ok: true, bare: 0, problems: [] })
  const text = await exported(started)
  const lines = text.trimEnd().split('\n')
  expect(await verifyAuditExport(lines, { encryptionKey, since: before })).toMatchObject({
    ok: true,
    entries: before.entries,
  })
  const changed = text.replace('connection.connected', 'connection.deleted').trimEnd().split('\n')
  expect(await verifyAuditExport(changed, { encryptionKey })).toMatchObject({
    ok: false,
    problems: [expect.objectContaining({ what: 'entry_changed' })],
  })
  expect(await verifyAuditExport(lines, { encryptionKey: newKey('k9') })).toMatchObject({
    ok: false,
  })
  await expect(verifyAuditExport(lines.slice(0, -1), { encryptionKey })).rejects.toMatchObject({
    code: 'invalid_request',
  })
  await app.call('POST', '/tool_router/session', { user_id: 'u' })
  database.write(`update audit set subject = 'x' where action = 'session.created'`)
  expect((await verify(started)).problems[0]).toMatchObject({ what: 'entry_changed' })
})

test('what was written under an older encryption key is proved while that is given, and after it was retired', async () => {
  const [k1, k2] = [newKey('k1'), newKey('k2')]
  const started = await start(k1)
  const { entries } = (await head(started)) ?? {}
  await started.engine.close()
  const both = await started.engineWith(`${k2},${k1}`)
  expect(await verify(both)).toMatchObject({ ok: true, problems: [] })
  expect(await both.engine.reseal()).toMatchObject({ retired: ['k1'] })
  await both.engine.close()
  const next = await started.engineWith(k2)
  const proof = await verify(next)
  expect(proof).toMatchObject({ ok: true, problems: [] })
  expect(proof.entries).toBeGreaterThan(entries ?? 0)
  const { app } = next
  const { items } = await list(next, '?action=data_key.rewrapped')
  expect(items).toMatchObject([
    { detail: { from: { encryption_key: 'k1' }, to: { encryption_key: 'k2' } } },
  ])
  const engineLog = await next.engine.as('@engine')('http://maillon.local/api/v3.1/audit')
  const told = ((await engineLog.json()) as { items: AuditEntry[] }).items.map(
    ({ action }) => action,
  )
  expect(told).toContain('encryption_key.retired')
  expect((await app.call('GET', '/audit/head')).status).toBe(200)
})

test('no secret stands in an entry or an export, nor who a user is in an export', async () => {
  const started = await start()
  const { app, database } = started
  const { body } = await app.call<{ api_key: string }>('POST', '/api_keys', {
    name: 'ci',
    scopes: ['admin'],
  })
  await app.call('POST', '/auth_configs', {
    toolkit: { slug: 'gmail' },
    auth_config: {
      type: 'use_custom_auth',
      authScheme: 'OAUTH2',
      credentials: { client_id: 'own', client_secret: 'canary-of-a-client' },
    },
  })
  const text = (await exported(started)) + JSON.stringify(database.read('select * from audit'))
  for (const canary of [
    body.api_key,
    'canary-of-a-client',
    'user_1',
    '"work"',
    ...world.upstreams.google.liveTokens(),
  ])
    expect(text).not.toContain(canary)
})

test('an export is of its project alone, and takes the scope admin', async () => {
  const started = await start()
  const { engine, app, link } = started
  expect(await exported(started, 'other')).not.toContain(link.connected_account_id)
  const { body } = await app.call<{ api_key: string }>('POST', '/api_keys', {
    name: 'a',
    scopes: ['execute'],
  })
  const path = 'http://localhost/api/v3.1/audit/export'
  const asked = (key: string) => engine.fetch(new Request(path, { headers: { 'x-api-key': key } }))
  expect((await asked(body.api_key)).status).toBe(403)
  expect((await asked('none')).status).toBe(401)
})

test('an entry that somebody changed by hand hides no other of the list', async () => {
  const started = await start()
  const before = (await list(started)).items
  started.database.write(
    `update audit set detail = 'none', at = 9000000000000000 where action = 'session.created'`,
  )
  const after = (await list(started)).items
  expect(after).toHaveLength(before.length)
  expect(after[0]).toMatchObject({ action: 'session.created', detail: { unreadable: 'none' } })
})

test('an export of many entries of one process is read to its end', async () => {
  const [encryptionKey, at] = [newKey('k1'), Date.now()]
  const facts = { projectId: 'default', writer: 'aw_1', at, actor: 'app', actorId: null, mac: 'x' }
  const what = { action: 'session.created', subject: 's', person: null, detail: '{}' }
  function* lines() {
    for (let seq = 1; seq <= 150_000; seq += 1)
      yield JSON.stringify({ type: 'entry', ...facts, ...what, id: `aud_${seq}`, seq })
    yield JSON.stringify({ type: 'chain', projectId: 'default' })
  }
  expect(await verifyAuditExport(lines(), { encryptionKey })).toMatchObject({ ok: false })
})
