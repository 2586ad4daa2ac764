import { expect, test } from 'vitest'
import type { Store } from '../store.ts'
import { idempotencyKeyRow, seed } from './fixtures.contract.ts'

/** What the table `idempotency_keys` promises beyond finding its rows. */
export function idempotencyKeysContract(open: () => Store): void {
  test('of many who bring the same key one gets it, in each project', async () => {
    const store = open()
    const [one, other] = [await seed(store), await seed(store)]
    const row = idempotencyKeyRow(one.projectId)
    const insert = (projectId: string) => store.idempotencyKeys.insert({ ...row, projectId })
    const inserted = await Promise.all(Array.from({ length: 10 }, () => insert(one.projectId)))
    expect(inserted.filter(Boolean)).toHaveLength(1)
    expect(await insert(other.projectId)).toBe(true)
  })

  test('expired keys are deleted in portions, the others stay', async () => {
    const store = open()
    const { projectId } = await seed(store)
    const rows = [-9, -8, -7, 50].map((expiresAt) => ({
      ...idempotencyKeyRow(projectId),
      expiresAt,
    }))
    for (const row of rows) await store.idempotencyKeys.insert(row)
    expect(await store.idempotencyKeys.deleteExpired(-7, 2)).toBe(2)
    expect(await store.idempotencyKeys.deleteExpired(-7, 2)).toBe(1)
    const left = await Promise.all(rows.map(({ id }) => store.idempotencyKeys.find(projectId, id)))
    expect(left.map((row) => row?.expiresAt)).toEqual([undefined, undefined, undefined, 50])
  })
}
