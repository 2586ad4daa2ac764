import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import type { AccountRow, RevocationRow } from '../rows.ts'
import type { Store } from '../store.ts'
import { accountRow, revocationRow, seed } from './fixtures.contract.ts'

/** What tells whose grants are held, and which are to be looked at again. */
export function heldGrantsContract(open: () => Store): void {
  async function account(columns: Partial<AccountRow>) {
    const store = open()
    const { authConfig } = await seed(store)
    const row = accountRow(authConfig, { status: 'ACTIVE', client: randomUUID(), ...columns })
    await store.accounts.insert(row)
    return { store, row, client: row.client ?? '', projectId: row.projectId }
  }

  test.each([
    ['ada', 'ada', false, true],
    ['ada', 'ben', true, false],
    ['ada', null, true, true],
    ['ada', null, false, false],
    [null, 'ada', true, true],
    [null, 'ada', false, false],
    [null, null, true, true],
  ])(
    'an account of %s holds a grant of %s, which is anybody’s when unknown (%s): %s',
    async (holder, subject, isAnybodys, holds) => {
      const { store, client, projectId } = await account({ subject: holder })
      const asked = { client, subject, projectId, accountId: 'another', isAnybodys }
      expect(await store.accounts.sharesGrant(asked)).toBe(holds)
      expect(await store.accounts.sharesGrant({ ...asked, client: 'another' })).toBe(false)
    },
  )

  test('the account itself holds what was given to it by nobody knows whom', async () => {
    const { store, client, projectId, row } = await account({ subject: 'ada' })
    const asked = { client, projectId, accountId: row.id, isAnybodys: false }
    expect(await store.accounts.sharesGrant({ ...asked, subject: null })).toBe(true)
    expect(await store.accounts.sharesGrant({ ...asked, subject: 'ben' })).toBe(false)
  })

  test('an account that has ended or is deleted holds nothing, and a disabled one does', async () => {
    const holds = async (columns: Partial<AccountRow>) => {
      const { store, client, projectId } = await account({ subject: 'ada', ...columns })
      const asked = { client, subject: 'ada', projectId, accountId: 'another', isAnybodys: true }
      return store.accounts.sharesGrant(asked)
    }
    expect(await holds({ status: 'INACTIVE' })).toBe(true)
    for (const status of ['EXPIRED', 'REVOKED', 'INITIATED'] as const)
      expect(await holds({ status })).toBe(false)
    expect(await holds({ deletedAt: 1 })).toBe(false)
  })

  test('what is kept of a client and person is due again, and of nobody knows whom', async () => {
    const { store, client, row } = await account({})
    const insert = async (columns: Partial<RevocationRow>) => {
      const revocation = revocationRow(row, { client, status: 'kept', nextAt: 900, ...columns })
      await store.revocations.insert(revocation)
      return revocation.id
    }
    const ada = await insert({ subject: 'ada' })
    const unknown = await insert({})
    const ben = await insert({ subject: 'ben' })
    await insert({ subject: 'ada', status: 'yes' })
    await insert({ subject: 'ada', client: 'another' })
    const recheck = async (subject: string | null) =>
      (await store.revocations.recheck({ client, subject }, 5)).map(({ id }) => id).toSorted()
    expect(await recheck('ada')).toEqual([ada, unknown].toSorted())
    const due = (await store.revocations.due(5, 1000)).map(({ id }) => id)
    expect(due).toEqual(expect.arrayContaining([ada, unknown]))
    expect(due).not.toContain(ben)
    expect(await recheck(null)).toEqual([ada, ben, unknown].toSorted())
  })

  test('a row is deleted by whoever knows when it is due, while it is not over', async () => {
    const { store, row } = await account({})
    const { projectId } = row
    const revocation = revocationRow(row, { nextAt: 7 })
    await store.revocations.insert(revocation)
    const { id } = revocation
    expect(await store.revocations.delete(projectId, id, 8)).toBe(false)
    await store.revocations.update(projectId, id, { status: 'kept', updatedAt: 2 }, 7)
    expect(await store.revocations.pending(projectId, row.id)).toEqual([])
    expect(await store.revocations.delete(projectId, id, 7)).toBe(true)
    expect(await store.revocations.find(projectId, id)).toBeUndefined()
  })
}
