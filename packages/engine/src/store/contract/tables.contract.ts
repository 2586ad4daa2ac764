import { randomUUID } from 'node:crypto'
import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import type { AttemptRow } from '../rows.ts'
import type { AuditFilter, AuthConfigFilter, Store } from '../store.ts'
import {
  accountRow,
  apiKeyRow,
  attemptRow,
  authConfigRow,
  everything,
  seed,
  seedProject,
  sessionRow,
} from './fixtures.contract.ts'

/** What each table promises of its rows; accounts have a suite of their own. */
export function tablesContract(open: () => Store): void {
  test('every row is found as it was written', async () => {
    const store = open()
    const { projectId, ...rows } = await seed(store)
    expect(await store.projects.find(projectId)).toEqual({
      id: projectId,
      name: 'Test',
      createdAt: 1,
    })
    expect(await store.projects.find(randomUUID())).toBeUndefined()
    expect(await store.dataKeys.find(projectId, rows.dataKey.id)).toEqual(rows.dataKey)
    expect(await store.sessions.find(projectId, rows.session.id)).toEqual(rows.session)
    expect(await store.authConfigs.find(projectId, rows.authConfig.id)).toEqual(rows.authConfig)
    expect(await store.accounts.find(projectId, rows.account.id)).toEqual(rows.account)
    expect(await store.attempts.find(projectId, rows.attempt.id)).toEqual(rows.attempt)
    expect(await store.attempts.findByTokenHash(rows.attempt.tokenHash)).toEqual(rows.attempt)
    expect(await store.attempts.findByStateHash(rows.attempt.stateHash ?? '')).toEqual(rows.attempt)
    expect(
      await store.attempts.findBySessionHash(projectId, rows.attempt.sessionHash ?? ''),
    ).toEqual(rows.attempt)
    expect(await store.pendingCalls.find(projectId, rows.pendingCall.id)).toEqual(rows.pendingCall)
    const { storedResult } = rows
    expect(
      await store.storedResults.find(projectId, storedResult.sessionId, storedResult.id),
    ).toEqual(storedResult)
    expect(await store.files.find(projectId, rows.file.id)).toEqual(rows.file)
    expect(await store.calls.find(projectId, rows.call.id)).toEqual(rows.call)
    expect(await store.calls.hours(projectId, 0, 1)).toEqual([rows.callHour])
    expect(await store.audit.list(projectId, {}, { limit: 1 })).toEqual([
      { ...rows.audit, userId: 'user_1' },
    ])
    expect(await store.auditSeals.list(projectId, 0, 10)).toEqual([rows.auditSeal])
    expect(await store.auditChains.find(projectId)).toEqual(rows.auditChain)
    expect(await store.auditPersons.find(projectId, 'user_1')).toEqual(rows.auditPerson)
  })

  test('any text and any JSON comes back as it went in', async () => {
    const store = open()
    const projectId = await seedProject(store)
    const authConfig = authConfigRow(projectId)
    await store.authConfigs.insert(authConfig)
    // A zero character is refused at the door: Postgres cannot hold it in text.
    const text = fc.string({ unit: 'binary' }).filter((value) => !value.includes('\0'))
    const columns = fc.record({
      alias: text,
      label: text,
      credential: text,
      scopes: fc.array(text),
    })
    const quotes = {
      alias: `'; drop table accounts; --`,
      label: '"\\%_',
      credential: '👩‍🚀é',
      scopes: ['$1', '?'],
    }
    const check = async (given: typeof quotes, config: unknown) => {
      const account = accountRow(authConfig, { userId: randomUUID(), ...given })
      const session = sessionRow(projectId, { config })
      await store.accounts.insert(account)
      await store.sessions.insert(session)
      const { userId, toolkit, alias } = account
      expect(await store.accounts.findByAlias(projectId, userId, toolkit, alias ?? '')).toEqual(
        account,
      )
      expect(await store.sessions.find(projectId, session.id)).toEqual(session)
    }
    // -0 is 0 in JSON.
    const json = fc.jsonValue().map((value) => JSON.parse(JSON.stringify(value)) as unknown)
    await fc.assert(fc.asyncProperty(columns, json, check), {
      examples: [[quotes, { a_b: { cD: null } }]],
    })
  })

  test('sessions are listed the newest first, page by page, all of them or some users’ alone', async () => {
    const store = open()
    const projectId = await seedProject(store)
    const rows = ['ada', 'ben', 'ada'].map((userId, at) =>
      sessionRow(projectId, { userId, createdAt: at }),
    )
    for (const row of rows) await store.sessions.insert(row)
    const [first, second, third] = rows
    expect(await store.sessions.list(projectId, undefined, everything)).toEqual({
      rows: [third, second, first],
      total: 3,
    })
    const after = { at: third?.createdAt ?? 0, id: third?.id ?? '' }
    expect(await store.sessions.list(projectId, ['ada'], { limit: 1, after })).toEqual({
      rows: [first],
      total: 1,
    })
    expect(await store.sessions.list(projectId, ['none'], everything)).toEqual({
      rows: [],
      total: 0,
    })
  })

  test('a revoked API key is not found', async () => {
    const store = open()
    const projectId = await seedProject(store)
    const live = apiKeyRow(projectId, { expiresAt: 9, lastUsedAt: 3 })
    const later = apiKeyRow(projectId, { createdAt: 2 })
    const revoked = apiKeyRow(projectId, { revokedAt: 5 })
    for (const row of [later, live, revoked]) await store.apiKeys.insert(row)
    expect(await store.apiKeys.findByKid(live.kid)).toEqual(live)
    expect(await store.apiKeys.findByKid(revoked.kid)).toBeUndefined()
    const kids = [live.kid, 'none', revoked.kid]
    expect(await store.apiKeys.findByKids(kids)).toEqual([live])
    expect(await store.apiKeys.findByKids([])).toEqual([])
    expect(await store.apiKeys.list(projectId, everything)).toEqual({
      rows: [live, later],
      total: 2,
    })
    const second = { limit: 1, offset: 1 }
    expect(await store.apiKeys.list(projectId, second)).toEqual({ rows: [later], total: 2 })
    const again = apiKeyRow(projectId, { kid: live.kid })
    await expect(store.apiKeys.insert(again)).rejects.toThrow(/unique/i)
  })

  test('an API key is revoked once, and not changed after that', async () => {
    const store = open()
    const { projectId, apiKey } = await seed(store)
    const { id, kid } = apiKey
    expect(await store.apiKeys.update(projectId, id, { lastUsedAt: 7 })).toEqual({
      ...apiKey,
      lastUsedAt: 7,
    })
    expect(await store.apiKeys.update(projectId, id, { revokedAt: 8 })).toMatchObject({ id })
    expect(await store.apiKeys.update(projectId, id, { revokedAt: 9 })).toBeUndefined()
    expect(await store.apiKeys.update(projectId, id, { lastUsedAt: 9 })).toBeUndefined()
    expect(await store.apiKeys.findByKid(kid)).toBeUndefined()
  })

  test('a project and an encryption key stay what they were first', async () => {
    const store = open()
    const id = randomUUID()
    const insert = async (name: string) => {
      await store.projects.insert({ id, name, createdAt: 1 })
      await store.encryptionKeys.insert({ id, check: name, createdAt: 1 })
    }
    await Promise.all(['first', 'first', 'first'].map(insert))
    await insert('second')
    expect(await store.projects.find(id)).toMatchObject({ name: 'first' })
    const found = (await store.encryptionKeys.list()).filter((row) => row.id === id)
    expect(found).toEqual([{ id, check: 'first', createdAt: 1 }])
  })

  test('a session is changed from the version that was read, and deleted once', async () => {
    const store = open()
    const { projectId, session } = await seed(store)
    const change = { config: { toolkits: [] }, updatedAt: 2 }
    const changed = { ...session, ...change, configVersion: 2 }
    const update = () => store.sessions.update(projectId, session.id, { ...change, fromVersion: 1 })
    expect(await update()).toEqual(changed)
    expect(await update()).toBeUndefined()
    expect(await store.sessions.find(projectId, session.id)).toEqual(changed)
    const raised = { ...changed, tokenVersion: 2 }
    expect(await store.sessions.raiseTokenVersion(projectId, session.id)).toEqual(raised)
    expect(await store.sessions.find(projectId, session.id)).toEqual(raised)
    expect(await store.sessions.delete(projectId, session.id)).toBe(true)
    expect(await store.sessions.delete(projectId, session.id)).toBe(false)
    expect(await store.sessions.find(projectId, session.id)).toBeUndefined()
  })

  test('auth configs are listed by toolkit, owner, state and part of the name', async () => {
    const store = open()
    const projectId = await seedProject(store)
    const insert = (createdAt: number, name: string, columns = {}) =>
      store.authConfigs.insert(authConfigRow(projectId, { createdAt, name, ...columns }))
    await insert(3, 'Third', { toolkit: 'github' })
    await insert(1, '100% École_1', { isManaged: false })
    await insert(2, 'Second', { enabled: false })
    const names = async (filter: AuthConfigFilter, paging = everything) => {
      const { rows, total } = await store.authConfigs.list(projectId, filter, paging)
      return [...rows.map((row) => row.name), total]
    }
    expect(await names({})).toEqual(['100% École_1', 'Second', 'Third', 3])
    expect(await names({}, { limit: 1, offset: 1 })).toEqual(['Second', 3])
    expect(await names({ toolkit: 'github' })).toEqual(['Third', 1])
    expect(await names({ isManaged: false })).toEqual(['100% École_1', 1])
    expect(await names({ isManaged: true, enabled: true })).toEqual(['Third', 1])
    expect(await names({ search: 'éCOLE' })).toEqual(['100% École_1', 1])
    expect(await names({ search: '%' })).toEqual(['100% École_1', 1])
    expect(await names({ search: 'e_1' })).toEqual(['100% École_1', 1])
    expect(await names({ search: '\\' })).toEqual([0])
  })

  test('a changed auth config answers its new row, and counts its accounts', async () => {
    const store = open()
    const { projectId, authConfig, account } = await seed(store)
    const change = { enabled: false, isManaged: false, scopes: ['mail'], name: 'New', updatedAt: 2 }
    const changed = { ...authConfig, ...change }
    expect(await store.authConfigs.update(projectId, authConfig.id, change)).toEqual(changed)
    expect(await store.authConfigs.update(projectId, authConfig.id, { updatedAt: 2 })).toEqual(
      changed,
    )
    await store.accounts.insert(accountRow(authConfig))
    const counts = await store.authConfigs.countAccounts(projectId, [
      account.authConfigId,
      randomUUID(),
    ])
    expect(counts).toEqual(new Map([[authConfig.id, 2]]))
    expect(await store.authConfigs.countAccounts(projectId, [])).toEqual(new Map())
  })

  test('the newest open attempt of a session is found while it can be finished', async () => {
    const store = open()
    const { projectId, session, account, attempt } = await seed(store)
    const sessionId = session.id
    const insert = (columns: Partial<AttemptRow>) =>
      store.attempts.insert(attemptRow(account, { sessionId, createdAt: 9, ...columns }))
    await insert({ status: 'parked' })
    await insert({ consumedAt: 3 })
    await insert({ expiresAt: 50 })
    await insert({ sessionId: null })
    await insert({ toolkit: 'github' })
    const found = () => store.attempts.findOpen(projectId, sessionId, 'gmail', 50)
    expect(await found()).toEqual(attempt)
    await insert({ status: 'claimed', createdAt: 2 })
    expect(await found()).toMatchObject({ status: 'claimed', createdAt: 2 })
    await store.accounts.update(projectId, account.id, { deletedAt: 3, updatedAt: 3 })
    expect(await found()).toBeUndefined()
  })

  test('an attempt changes only while its condition holds', async () => {
    const store = open()
    const { projectId, attempt } = await seed(store)
    const consume = { consumedAt: 7, updatedAt: 2 }
    const update = (condition: Parameters<Store['attempts']['update']>[3]) =>
      store.attempts.update(projectId, attempt.id, consume, condition)
    expect(await update({ status: ['claimed'], consumed: false })).toBeUndefined()
    expect(await update({ consumed: true })).toBeUndefined()
    expect(await update({ status: [] })).toBeUndefined()
    expect(await update({ sessionHash: 'another' })).toBeUndefined()
    expect(await update({ status: ['open'], consumed: false })).toEqual({ ...attempt, ...consume })
    expect(await update({ consumed: false })).toBeUndefined()
    expect(await update({ consumed: true })).toMatchObject(consume)
  })

  test('a link token and an OAuth state belong to one attempt', async () => {
    const store = open()
    const { account, attempt } = await seed(store)
    const { tokenHash, stateHash } = attempt
    await expect(store.attempts.insert(attemptRow(account, { tokenHash }))).rejects.toThrow(
      /unique/i,
    )
    await expect(store.attempts.insert(attemptRow(account, { stateHash }))).rejects.toThrow(
      /unique/i,
    )
    await store.attempts.insert(attemptRow(account, { stateHash: null }))
    await store.attempts.insert(attemptRow(account, { stateHash: null }))
  })

  test('the audit log is read newest first, from an entry on, and by what each filter names', async () => {
    const store = open()
    const { projectId, audit: row } = await seed(store)
    const other = { actor: 'cli', actorId: null, action: 'api_key.created', person: null }
    for (const at of [3, 5, 4])
      await store.audit.insert({ ...row, ...other, id: `a${at}`, at, subject: 'key_1', seq: at })
    const times = async (filter: AuditFilter, after?: { at: number; id: string }) =>
      (await store.audit.list(projectId, filter, { limit: 2, after })).map(({ at }) => at)
    expect(await times({})).toEqual([5, 4])
    expect(await times({}, { at: 4, id: 'a4' })).toEqual([3, 1])
    expect(await times({ from: 1, to: 5 })).toEqual([4, 3])
    expect(await times({ subject: 'key_1' }, { at: 4, id: 'a4' })).toEqual([3])
    expect(await times({ actor: 'key', actorId: 'key_1' })).toEqual([1, 0])
    expect(await times({ action: 'api_key.created', from: 4 })).toEqual([5, 4])
    expect(await times({ person: 'prs_1' })).toEqual([1, 0])
  })

  test('entries are read by their numbers, and counted by who wrote them', async () => {
    const store = open()
    const { projectId, audit: row } = await seed(store)
    for (const seq of [4, 3]) await store.audit.insert({ ...row, id: `a${seq}`, seq })
    const numbers = async (first: number, last: number, limit = 10) =>
      (await store.audit.numbered(projectId, 'aw_1', { first, last }, limit)).map(({ seq }) => seq)
    expect(await numbers(1, 3)).toEqual([1, 3])
    expect(await numbers(1, Number.MAX_SAFE_INTEGER, 2)).toEqual([1, 3])
    expect(await store.audit.byWriter(projectId)).toEqual(
      expect.arrayContaining([
        { writer: 'aw_1', entries: 3, first: 1, last: 4 },
        { writer: null, entries: 1, first: null, last: null },
      ]),
    )
    expect(await store.audit.deleteNumbered(projectId, 'aw_1', { first: 2, last: 9 })).toBe(2)
    expect(await numbers(1, 9)).toEqual([1])
  })

  test('of two that bring a chain on from the same seal one does, and each writer is sealed once', async () => {
    const store = open()
    const { projectId, auditChain, auditWriter } = await seed(store)
    const next = (mac: string) => ({ ...auditChain, number: 2, mac })
    const moved = ['a', 'b'].map((mac) => store.auditChains.advance(next(mac), auditChain.mac))
    expect((await Promise.all(moved)).toSorted()).toEqual([false, true])
    const sealed = { ...auditWriter, sealed: 5, seenAt: 9 }
    expect(await store.auditWriters.advance(sealed, 1)).toBe(true)
    expect(await store.auditWriters.advance(sealed, 1)).toBe(false)
    await store.auditWriters.note({ ...auditWriter, seenAt: 10 })
    const known = (await store.auditWriters.unseen(11, 1000)).filter(
      (row) => row.projectId === projectId,
    )
    expect(known).toEqual([{ ...sealed, seenAt: 10 }])
    expect(await store.auditChains.close(projectId, 'one', null)).toBe(true)
    expect(await store.auditChains.close(projectId, 'two', null)).toBe(false)
    expect(await store.auditChains.find(projectId)).toMatchObject({ number: 2, checkpoint: 'one' })
  })

  test('a transaction tells how it ended, and outside of one nobody is told', async () => {
    const store = open()
    const projectId = await seedProject(store)
    const told: string[] = []
    const work = (fails: boolean) =>
      store.transaction(async (transaction) => {
        transaction.onEnd((how) => told.push(how))
        await transaction.transaction(async (nested) => nested.onEnd((how) => told.push(how)))
        await transaction.projects.find(projectId)
        if (fails) throw new Error('no')
      })
    await work(false)
    await work(true).catch(() => undefined)
    expect(told).toEqual(['kept', 'kept', 'undone', 'undone'])
    expect(() => store.onEnd(() => undefined)).toThrow(/No transaction/)
  })
}
