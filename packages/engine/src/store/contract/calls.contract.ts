import { expect, test } from 'vitest'
import type { CallRow } from '../rows.ts'
import type { CallFilter, Store } from '../store.ts'
import { callRow, seedProject } from './fixtures.contract.ts'

/** What the call log's tables promise beyond finding their rows. */
export function callsContract(open: () => Store): void {
  test('calls are written by the hundred, each once, whatever stands in their texts', async () => {
    const store = open()
    const projectId = await seedProject(store)
    const strange = `'"\\\n\u{1F600}{"a":[1]} null 007`
    const rows = Array.from({ length: 700 }, (_, index) =>
      callRow(projectId, { at: index, error: strange, tool: '007', userId: strange, ms: index }),
    )
    expect(await store.calls.insert(rows.slice(0, 500))).toHaveLength(500)
    const added = await store.calls.insert(rows)
    expect(added).toEqual(rows.slice(500))
    const found = await store.calls.list(projectId, {}, { limit: 1000 })
    expect(found).toEqual(rows.toReversed())
  })

  test('a list is read on from the row where it ended, and misses and repeats none', async () => {
    const store = open()
    const projectId = await seedProject(store)
    const rows = Array.from({ length: 25 }, (_, index) =>
      callRow(projectId, { at: Math.floor(index / 4) }),
    )
    await store.calls.insert(rows)
    const read: CallRow[] = []
    let after: { at: number; id: string } | undefined
    do {
      const part = await store.calls.list(projectId, {}, { limit: 7, after })
      read.push(...part)
      after = part.at(-1)
    } while (after)
    const byAge = rows.toSorted((a, b) => b.at - a.at || (a.id < b.id ? 1 : -1))
    expect(read).toEqual(byAge)
  })

  test('each filter tells its calls from all others', async () => {
    const store = open()
    const projectId = await seedProject(store)
    const common = callRow(projectId, { at: 5 })
    const odd: Partial<Record<keyof CallFilter, Partial<CallRow>>> = {
      userId: { userId: 'other' },
      sessionId: { sessionId: 'trs_1' },
      accountId: { accountId: 'ca_1' },
      tool: { tool: 'GMAIL_LIST_LABELS' },
      toolkit: { toolkit: 'github' },
      parentId: { parentId: 'log_1' },
      kinds: { kind: 'proxy' },
      statuses: { status: 'waiting' },
      from: { at: 9 },
      to: { at: 1 },
    }
    const rows = Object.entries(odd).map(([, more]) => callRow(projectId, { at: 5, ...more }))
    await store.calls.insert([common, ...rows])
    const filters: Required<CallFilter> = {
      userId: 'other',
      sessionId: 'trs_1',
      accountId: 'ca_1',
      tool: 'GMAIL_LIST_LABELS',
      toolkit: 'github',
      parentId: 'log_1',
      kinds: ['proxy', 'custom'],
      statuses: ['failed', 'waiting'],
      from: 6,
      to: 5,
    }
    const found = await Promise.all(
      Object.entries(filters).map(([name, value]) =>
        store.calls.list(projectId, { [name]: value }, { limit: 10 }),
      ),
    )
    expect(found).toEqual(rows.map((row) => [row]))
    const ok = await store.calls.list(
      projectId,
      { statuses: ['ok'], kinds: ['tool'] },
      { limit: 99 },
    )
    expect(ok).toHaveLength(rows.length - 1)
    expect(await store.calls.list(projectId, { statuses: [] }, { limit: 10 })).toEqual([])
  })

  test('what is counted at once by many adds up', async () => {
    const store = open()
    const projectId = await seedProject(store)
    const row = (step: number) => ({
      projectId,
      hour: 3_600_000,
      toolkit: '',
      step,
      calls: 2,
      failures: 1,
    })
    const rows = [row(2), row(1), row(10)]
    await Promise.all(Array.from({ length: 8 }, () => store.calls.count(rows)))
    expect(await store.calls.hours(projectId, 3_600_000, 3_600_001)).toEqual(
      [row(1), row(2), row(10)].map((counted) => ({ ...counted, calls: 16, failures: 8 })),
    )
    expect(await store.calls.hours(projectId, 0, 3_600_000)).toEqual([])
  })

  test('calls and what is counted of them end with their time, the oldest first', async () => {
    const store = open()
    const projectId = await seedProject(store)
    const rows = Array.from({ length: 6 }, (_, index) => callRow(projectId, { at: -10 + index }))
    await store.calls.insert(rows)
    const hour = { projectId, toolkit: 'gmail', step: 0, calls: 1, failures: 0 }
    await store.calls.count([
      { ...hour, hour: -10 },
      { ...hour, hour: -5 },
    ])
    expect(await store.retention.purge('calls', -6, 3)).toBe(3)
    expect(await store.retention.purge('calls', -6, 3)).toBe(1)
    expect(await store.calls.list(projectId, {}, { limit: 9 })).toEqual(rows.slice(4).toReversed())
    expect(await store.retention.purge('callHours', -5, 3)).toBe(1)
    expect(await store.calls.hours(projectId, -99, 0)).toEqual([{ ...hour, hour: -5 }])
  })
}
