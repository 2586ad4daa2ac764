import { expect, test } from 'vitest'
import type { SealedValue, Store } from '../store.ts'
import { pendingCallRow, seed } from './fixtures.contract.ts'

/** What the queries over sealed values promise beyond keeping to their project. */
export function sealedContract(open: () => Store): void {
  test('values that start otherwise come in pages, each once, and are replaced while they are there', async () => {
    const store = open()
    const { projectId, session } = await seed(store)
    const calls = ['v1.new.a', 'v1.old.b', 'v1.old.c', 'v1.old.d', 'v1.old.e']
    for (const call of calls) await store.pendingCalls.insert(pendingCallRow(session, { call }))
    const seen: SealedValue[] = []
    let after: SealedValue | undefined
    do {
      const page = await store.sealed.list('pending_calls.call', 'v1.new.', after, 2)
      seen.push(...page)
      after = page.at(-1)
    } while (after)
    const mine = seen.filter((value) => value.projectId === projectId && value.value !== 'sealed')
    expect(mine.map(({ value }) => value).toSorted()).toEqual(calls.slice(1))
    expect(new Set(seen.map(({ id }) => id)).size).toBe(seen.length)

    const [first] = mine
    if (!first) throw new Error('nothing was found')
    expect(first).toMatchObject({ row: first.id, version: 1 })
    const replace = (next: string) => store.sealed.replace('pending_calls.call', first, next)
    expect([await replace('v1.new.x'), await replace('v1.new.y')]).toEqual([true, false])
    expect(await store.pendingCalls.find(projectId, first.id)).toMatchObject({ call: 'v1.new.x' })
  })

  test('a stored result is named after its session too', async () => {
    const store = open()
    const { projectId, storedResult } = await seed(store)
    const all = await store.sealed.list('stored_results.content', 'v1.', undefined, 10_000)
    expect(all.find((value) => value.projectId === projectId)).toMatchObject({
      row: `${storedResult.sessionId}/${storedResult.id}`,
      value: storedResult.content,
    })
  })

  test('what calls that are made at once are answered with is written with the grant, and sealed anew', async () => {
    const store = open()
    const { projectId, mcpGrant } = await seed(store)
    const change = { predecessorHash: 'before', successor: 'v1.old.token', renewedAt: 7 }
    expect(
      await store.mcpGrants.update(projectId, mcpGrant.id, mcpGrant.secretHash, change),
    ).toEqual({ ...mcpGrant, ...change })
    const all = await store.sealed.list('mcp_grants.successor', 'v1.new.', undefined, 10_000)
    expect(all.find((value) => value.projectId === projectId)).toMatchObject({
      row: mcpGrant.id,
      value: change.successor,
    })
  })

  test('an encryption key is forgotten once it wraps nothing', async () => {
    const store = open()
    const { dataKey } = await seed(store)
    const next = `${dataKey.encryptionKeyId}-next`
    await store.encryptionKeys.insert({ id: next, check: 'check', createdAt: 2 })
    expect(await store.encryptionKeys.deleteUnused(next)).not.toContain(dataKey.encryptionKeyId)
    const wrapped = await store.dataKeys.wrappedByOthers(next)
    expect(wrapped).toContainEqual(dataKey)
    await store.dataKeys.rewrap(dataKey, { encryptionKeyId: next, wrapped: 'anew' })
    expect(await store.dataKeys.rewrap(dataKey, { encryptionKeyId: next, wrapped: 'late' })).toBe(
      undefined,
    )
    expect(await store.encryptionKeys.deleteUnused(next)).toContain(dataKey.encryptionKeyId)
  })
}
