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
}
