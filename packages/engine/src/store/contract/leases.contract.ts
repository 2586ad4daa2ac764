import { expect, test } from 'vitest'
import type { Store } from '../store.ts'
import { accountRow, seed } from './fixtures.contract.ts'

/** What leases and the database's clock promise. */
export function leasesContract(open: () => Store): void {
  async function account() {
    const store = open()
    const { projectId, account } = await seed(store)
    const { id, credentialVersion } = account
    const lease = (owner: string, ms = 60_000, version = credentialVersion) =>
      store.accounts.lease(projectId, id, { owner, ms, credentialVersion: version })
    return { store, projectId, id, account, credentialVersion, lease }
  }

  test('of many who ask for a lease one gets it, and keeps it until it is over', async () => {
    const { lease, credentialVersion } = await account()
    const asked = await Promise.all(Array.from({ length: 20 }, (_, index) => lease(`${index}`)))
    const [leased] = asked.filter((row) => row !== undefined)
    expect(asked.filter((row) => row !== undefined)).toHaveLength(1)
    expect(leased).toMatchObject({ refreshInDoubt: credentialVersion })
    expect(await lease('late')).toBeUndefined()
  })

  test('a lease that is over is given to the next one, by the clock of the database', async () => {
    const { store, lease } = await account()
    const before = await store.clock()
    const row = await lease('first', 0)
    expect(row?.leaseUntil).toBeGreaterThanOrEqual(before)
    expect(await lease('second', 60_000)).toMatchObject({ leaseOwner: 'second' })
  })

  test('only its owner gives a lease back', async () => {
    const { store, projectId, id, lease } = await account()
    await lease('mine')
    const release = (owner: string, inDoubt = false) =>
      store.accounts.release(projectId, id, { owner, inDoubt })
    expect(await release('other')).toBe(false)
    expect(await lease('other')).toBeUndefined()
    expect(await release('mine', true)).toBe(true)
    expect(await store.accounts.find(projectId, id)).toMatchObject({
      leaseOwner: null,
      leaseUntil: null,
      refreshInDoubt: expect.any(Number),
    })
    await lease('other')
    await release('other')
    expect(await store.accounts.find(projectId, id)).toMatchObject({ refreshInDoubt: null })
  })

  test('a credential that was written meanwhile, or an account that is over, gets no lease', async () => {
    const { store, projectId, id, lease, credentialVersion } = await account()
    expect(await lease('me', 1000, credentialVersion + 1)).toBeUndefined()
    await store.accounts.update(projectId, id, { status: 'EXPIRED', updatedAt: 2 })
    expect(await lease('me')).toBeUndefined()
  })

  test('a change can ask for the lease', async () => {
    const { store, projectId, id, lease } = await account()
    const change = { label: 'new', updatedAt: 2 }
    await lease('mine')
    const update = (leaseOwner: string) =>
      store.accounts.update(projectId, id, change, { leaseOwner })
    expect(await update('other')).toBeUndefined()
    expect(await update('mine')).toMatchObject(change)
  })

  test('the clock of the database goes on, in milliseconds', async () => {
    const store = open()
    const [first, second] = [await store.clock(), await store.clock()]
    expect(Number.isSafeInteger(first)).toBe(true)
    expect(second).toBeGreaterThanOrEqual(first)
    expect(Math.abs(first - Date.now())).toBeLessThan(60_000)
  })

  test('accounts whose token ends soon, and that are in use, are found; the soonest first', async () => {
    const store = open()
    const { authConfig } = await seed(store)
    const add = (label: string, columns: object) =>
      store.accounts.insert(accountRow(authConfig, { label, status: 'ACTIVE', ...columns }))
    await add('later', { tokenExpiresAt: -80, lastUsedAt: 50 })
    await add('sooner', { tokenExpiresAt: -90, lastUsedAt: 50 })
    await add('unused', { tokenExpiresAt: -85, lastUsedAt: 10 })
    await add('never used', { tokenExpiresAt: -85 })
    await add('not yet', { tokenExpiresAt: -50, lastUsedAt: 50 })
    await add('over', { tokenExpiresAt: -85, lastUsedAt: 50, status: 'EXPIRED' })
    await add('deleted', { tokenExpiresAt: -85, lastUsedAt: 50, deletedAt: 1 })
    await add('ended long ago', { tokenExpiresAt: -101, lastUsedAt: 50 })
    const filter = { endsAfter: -100, endsBefore: -60, usedSince: 40 }
    const rows = await store.accounts.ending({ ...filter, limit: 1000 })
    const own = rows.filter(({ projectId }) => projectId === authConfig.projectId)
    expect(own.map(({ label }) => label)).toEqual(['sooner', 'later'])
    expect(await store.accounts.ending({ ...filter, limit: 1 })).toHaveLength(1)
  })

  test('the last use goes forward only', async () => {
    const { store, projectId, id } = await account()
    expect(await store.accounts.touch(projectId, id, 20)).toBe(true)
    expect(await store.accounts.touch(projectId, id, 10)).toBe(false)
    expect(await store.accounts.find(projectId, id)).toMatchObject({ lastUsedAt: 20 })
  })
}
