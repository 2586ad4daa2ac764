import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import type { Store } from '../store.ts'
import { pendingCallRow, seed } from './fixtures.contract.ts'

/** What the tables of pending calls and of approved tools promise. */
export function pendingCallsContract(open: () => Store): void {
  test('a session has one open call of a hash, however many come at once', async () => {
    const store = open()
    const { session, pendingCall } = await seed(store)
    const hash = randomUUID()
    const rows = Array.from({ length: 20 }, () => pendingCallRow(session, { hash }))
    const made = await Promise.all(rows.map((row) => store.pendingCalls.insert(row)))
    expect(made.filter(Boolean)).toHaveLength(1)
    expect(await store.pendingCalls.insert(pendingCallRow(session))).toBe(true)
    expect(await store.pendingCalls.insert(pendingCall)).toBe(false)
  })

  test('by its hash, the call that is not spent is found before newer ones', async () => {
    const store = open()
    const { projectId, session } = await seed(store)
    const hash = randomUUID()
    const found = () => store.pendingCalls.findByHash(projectId, session.id, hash)
    expect(await found()).toBeUndefined()
    const older = pendingCallRow(session, { hash, spent: true, createdAt: 3 })
    const newer = pendingCallRow(session, { hash, spent: true, createdAt: 4 })
    for (const row of [older, newer]) expect(await store.pendingCalls.insert(row)).toBe(true)
    expect(await found()).toEqual(newer)
    const opened = pendingCallRow(session, { hash, createdAt: 2 })
    expect(await store.pendingCalls.insert(opened)).toBe(true)
    expect(await found()).toEqual(opened)
    await store.pendingCalls.update(projectId, opened.id, { spent: true })
    expect(await found()).toEqual(newer)
  })

  test('calls that wait are listed newest first, by session and page, without those that ended', async () => {
    const store = open()
    const { projectId, session } = await seed(store)
    const rows = [11, 12, 13].map((createdAt) =>
      pendingCallRow(session, { hash: randomUUID(), createdAt, expiresAt: 500 }),
    )
    const [, second, last] = rows.toReversed()
    const ended = pendingCallRow(session, { hash: randomUUID(), expiresAt: 400 })
    const done = pendingCallRow(session, { hash: randomUUID(), status: 'done', expiresAt: 500 })
    for (const row of [...rows, ended, done]) await store.pendingCalls.insert(row)
    const filter = { sessionIds: [session.id], statuses: ['waiting'], endsAfter: 400 } as const
    const list = store.pendingCalls.list
    expect(await list(projectId, filter, { limit: 5, offset: 1 })).toEqual({
      rows: [second, last],
      total: 3,
    })
    const others = { ...filter, sessionIds: ['trs_other'] }
    expect((await list(projectId, others, { limit: 5, offset: 0 })).total).toBe(0)
  })

  test('of 50 that claim a call, one wins', async () => {
    const store = open()
    const { projectId, pendingCall } = await seed(store)
    const claim = { status: 'running', statusAt: 5, expiresAt: 200 } as const
    const claims = await Promise.all(
      Array.from({ length: 50 }, () =>
        store.pendingCalls.update(projectId, pendingCall.id, claim, {
          status: ['waiting', 'approved'],
        }),
      ),
    )
    expect(claims.filter((row) => row !== undefined)).toEqual([{ ...pendingCall, ...claim }])
    const done = { status: 'done', result: 'sealed', spent: true } as const
    expect(
      await store.pendingCalls.update(projectId, pendingCall.id, done, { status: ['waiting'] }),
    ).toBeUndefined()
    expect(await store.pendingCalls.update(projectId, pendingCall.id, done)).toEqual({
      ...pendingCall,
      ...claim,
      ...done,
    })
  })

  test('of 50 that take a call for themselves, one wins, whatever its status', async () => {
    const store = open()
    const { projectId, pendingCall } = await seed(store)
    const take = { status: 'approved', spent: true, statusAt: 5 } as const
    const taken = await Promise.all(
      Array.from({ length: 50 }, () =>
        store.pendingCalls.update(projectId, pendingCall.id, take, {
          status: ['waiting', 'approved'],
          spent: false,
        }),
      ),
    )
    expect(taken.filter((row) => row !== undefined)).toEqual([{ ...pendingCall, ...take }])
  })

  test('what ended is deleted a few at a time, the oldest first', async () => {
    const store = open()
    const { projectId, session, pendingCall } = await seed(store)
    const rows = [30, 10, 20, 40].map((expiresAt) => pendingCallRow(session, { expiresAt }))
    for (const row of rows) await store.pendingCalls.insert(row)
    const [third, first, second] = rows.map(({ id }) => id)
    const remove = () => store.pendingCalls.deleteExpired(projectId, 30, 2)
    expect((await remove()).toSorted()).toEqual([first, second].toSorted())
    expect(await remove()).toEqual([third])
    expect(await remove()).toEqual([])
    expect(await store.pendingCalls.find(projectId, pendingCall.id)).toEqual(pendingCall)
  })

  test('an approved tool stays so, for its session and no other', async () => {
    const store = open()
    const { projectId, session } = await seed(store)
    const row = { projectId, sessionId: session.id, tool: 'GMAIL_SEND_EMAIL', createdAt: 2 }
    await store.approvedTools.insert(row)
    expect(await store.approvedTools.has(projectId, session.id, row.tool)).toBe(true)
    expect(await store.approvedTools.has(projectId, session.id, 'GMAIL_MOVE_TO_TRASH')).toBe(false)
    expect(await store.approvedTools.has(projectId, randomUUID(), row.tool)).toBe(false)
  })

  test('with a session go the calls that wait in it and what it approved', async () => {
    const store = open()
    const { projectId, session, pendingCall } = await seed(store)
    await store.sessions.delete(projectId, session.id)
    expect(await store.pendingCalls.find(projectId, pendingCall.id)).toBeUndefined()
    expect(await store.approvedTools.has(projectId, session.id, 'GMAIL_SEND_EMAIL')).toBe(false)
  })
}
