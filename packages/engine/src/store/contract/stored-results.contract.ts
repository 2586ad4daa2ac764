import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import type { Store } from '../store.ts'
import { seed, sessionRow, storedResultRow } from './fixtures.contract.ts'

/** What the table of stored results promises. */
export function storedResultsContract(open: () => Store): void {
  test('a result is found by its own session only, even within a project', async () => {
    const store = open()
    const { projectId, session, storedResult } = await seed(store)
    const other = sessionRow(projectId)
    await store.sessions.insert(other)
    const find = (sessionId: string) =>
      store.storedResults.find(projectId, sessionId, storedResult.id)
    expect(await find(session.id)).toEqual(storedResult)
    expect(await find(other.id)).toBeUndefined()
    expect(await store.storedResults.list(projectId, other.id)).toEqual([])
  })

  test('a list has the newest first and no content', async () => {
    const store = open()
    const { projectId, session, storedResult } = await seed(store)
    const newer = storedResultRow(session, { createdAt: 5 })
    await store.storedResults.insert(newer)
    const listed = await store.storedResults.list(projectId, session.id)
    expect(listed.map(({ id }) => id)).toEqual([newer.id, storedResult.id])
    for (const row of listed) expect(row).not.toHaveProperty('content')
  })

  test('results are deleted by their ids, and with their session', async () => {
    const store = open()
    const { projectId, session, storedResult } = await seed(store)
    const second = storedResultRow(session)
    await store.storedResults.insert(second)
    const remove = (...ids: string[]) => store.storedResults.delete(projectId, ids)
    expect(await remove()).toEqual([])
    expect(await remove(second.id, randomUUID())).toEqual([second.id])
    expect(await store.storedResults.list(projectId, session.id)).toHaveLength(1)
    await store.sessions.delete(projectId, session.id)
    expect(await store.storedResults.find(projectId, session.id, storedResult.id)).toBeUndefined()
  })

  test('what ended is deleted a few at a time, the oldest first', async () => {
    const store = open()
    const { projectId, session } = await seed(store)
    const rows = [-10, -30, -20].map((expiresAt) => storedResultRow(session, { expiresAt }))
    for (const row of rows) await store.storedResults.insert(row)
    expect(await store.retention.purge('storedResults', -9, 2)).toBe(2)
    const [youngest] = rows
    expect(await store.storedResults.find(projectId, session.id, youngest?.id ?? '')).toEqual(
      youngest,
    )
    expect(await store.retention.purge('storedResults', -9, 2)).toBe(1)
    expect(await store.retention.purge('storedResults', -9, 2)).toBe(0)
  })
}
