import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import type { Store } from '../store.ts'
import { seedProject, usageRow } from './fixtures.contract.ts'

/** What counts of quotas, and of the processes that keep them, promise. */
export function usageContract(open: () => Store): void {
  test('what many add at once is added up, and each is told a sum that holds its own', async () => {
    const store = open()
    const projectId = await seedProject(store)
    const rows = ['a', 'b', 'c'].map((id) => usageRow(projectId, { id, used: 2 }))
    const told = await Promise.all(
      Array.from({ length: 10 }, (_, turn) =>
        store.transaction((inner) => inner.usage.add(turn % 2 === 0 ? rows : rows.toReversed())),
      ),
    )
    const sums = told.flat().filter(({ id }) => id === 'a')
    expect(sums.map(({ used }) => used).toSorted((one, other) => one - other)).toEqual(
      Array.from({ length: 10 }, (_, turn) => 2 * (turn + 1)),
    )
    const stored = await store.usage.list(projectId, ['2026-11'], 10)
    expect(stored).toEqual(rows.map((row) => ({ ...row, used: 20 })))
  })

  test('the most used of a period come first', async () => {
    const store = open()
    const projectId = await seedProject(store)
    await store.usage.add([
      usageRow(projectId, { id: 'little', used: 1 }),
      usageRow(projectId, { id: 'much', used: 9 }),
      usageRow(projectId, { id: 'other', used: 10, period: '2026-12' }),
    ])
    const listed = async (limit: number) =>
      (await store.usage.list(projectId, ['2026-11'], limit)).map(({ id }) => id)
    expect(await listed(10)).toEqual(['much', 'little'])
    expect(await listed(1)).toEqual(['much'])
  })

  test('a process is counted until it leaves, or says nothing for too long', async () => {
    const store = open()
    const newId = (name: string) => `${name} ${randomUUID()}`
    const [one, other, gone] = [newId('one'), newId('other'), newId('gone')] as const
    const before = await store.processes.beat(one, 60_000)
    expect(await store.processes.beat(other, 60_000)).toBe(before + 1)
    expect(await store.processes.beat(one, 60_000)).toBe(before + 1)
    await store.processes.beat(gone, -1)
    expect(await store.processes.beat(one, 60_000)).toBe(before + 1)
    await store.processes.leave(other)
    expect(await store.processes.beat(one, 60_000)).toBe(before)
    await store.processes.leave(one)
  })
}
