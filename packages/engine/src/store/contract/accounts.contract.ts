import { describe, expect, test } from 'vitest'
import type { AccountRow } from '../rows.ts'
import type { AccountFilter, AccountOrder, Store } from '../store.ts'
import { accountRow, everything, seed } from './fixtures.contract.ts'

const oldestFirst: AccountOrder = { by: 'createdAt', direction: 'asc' }

/** What the table `accounts` promises beyond finding its rows. */
export function accountsContract(open: () => Store): void {
  async function project(...columns: Partial<AccountRow>[]) {
    const store = open()
    const { projectId, authConfig, account } = await seed(store)
    await store.accounts.update(projectId, account.id, { deletedAt: 1, updatedAt: 1 })
    for (const [index, own] of columns.entries()) {
      await store.accounts.insert(accountRow(authConfig, { createdAt: index, ...own }))
    }
    const labels = async (filter: AccountFilter, order = oldestFirst, now = 50) => {
      const { rows, total } = await store.accounts.list(projectId, filter, order, everything, now)
      expect(total).toBe(rows.length)
      return rows.map((row) => row.label)
    }
    return { accounts: store.accounts, projectId, authConfig, labels }
  }

  describe('the status filter sees accounts by the clock', () => {
    const rows: Partial<AccountRow>[] = [
      { label: 'waiting', status: 'INITIATED', initiatedUntil: 100 },
      { label: 'just over', status: 'INITIATED', initiatedUntil: 50 },
      { label: 'long over', status: 'INITIATED', initiatedUntil: 10 },
      { label: 'refused', status: 'EXPIRED', initiatedUntil: 100 },
      { label: 'active', status: 'ACTIVE', initiatedUntil: 10 },
      { label: 'failed', status: 'FAILED', initiatedUntil: 10 },
    ]
    const cases: [AccountFilter['statuses'], string[]][] = [
      [['INITIATED'], ['waiting']],
      [['EXPIRED'], ['just over', 'long over', 'refused']],
      [
        ['INITIATED', 'EXPIRED'],
        ['waiting', 'just over', 'long over', 'refused'],
      ],
      [['ACTIVE'], ['active']],
      [
        ['ACTIVE', 'FAILED', 'EXPIRED'],
        ['just over', 'long over', 'refused', 'active', 'failed'],
      ],
      [[], []],
    ]
    test.each(cases)('%j', async (statuses, labels) => {
      const of = await project(...rows)
      expect(await of.labels({ statuses: statuses ?? [] })).toEqual(labels)
    })
  })

  test('filters narrow each other, and an empty list lets nothing through', async () => {
    const { labels, authConfig } = await project(
      { label: 'a', userId: 'ann' },
      { label: 'b', userId: 'bob' },
      { label: 'c', userId: 'ann', toolkit: 'github' },
    )
    expect(await labels({})).toEqual(['a', 'b', 'c'])
    expect(await labels({ userIds: ['ann', 'eve'] })).toEqual(['a', 'c'])
    expect(await labels({ userIds: ['ann'], toolkits: ['github'] })).toEqual(['c'])
    expect(await labels({ authConfigIds: [authConfig.id] })).toEqual(['a', 'b', 'c'])
    expect(await labels({ authConfigIds: [authConfig.id], ids: [] })).toEqual([])
    expect(await labels({ userIds: [] })).toEqual([])
  })

  test('pages do not overlap, and the total counts what there is from there on', async () => {
    const columns = Array.from({ length: 7 }, () => ({ createdAt: 1 }))
    const { accounts, projectId } = await project(...columns)
    for (const direction of ['asc', 'desc'] as const)
      for (const filter of [{}, { statuses: ['INITIATED', 'EXPIRED', 'FAILED'] as const }]) {
        const found: AccountRow[] = []
        for (const left of [7, 4, 1, 0]) {
          const last = found.at(-1)
          const after = last && { at: last.createdAt, id: last.id }
          const order = { by: 'createdAt', direction } as const
          const part = await accounts.list(projectId, filter, order, { limit: 3, after }, 50)
          expect(part).toMatchObject({ total: left, rows: { length: Math.min(3, left) } })
          found.push(...part.rows)
        }
        expect(new Set(found.map((row) => row.id)).size).toBe(7)
      }
  })

  test('an order is kept both ways', async () => {
    const { labels } = await project(
      { label: 'a', updatedAt: 9 },
      { label: 'b', updatedAt: 8 },
      { label: 'c', updatedAt: 7 },
    )
    expect(await labels({}, { by: 'updatedAt', direction: 'asc' })).toEqual(['c', 'b', 'a'])
    expect(await labels({}, { by: 'createdAt', direction: 'desc' })).toEqual(['c', 'b', 'a'])
  })

  test('active gives one user’s ACTIVE accounts, the most recently connected first', async () => {
    const { accounts, projectId } = await project(
      { label: 'old', status: 'ACTIVE', connectedAt: 1 },
      { label: 'new', status: 'ACTIVE', connectedAt: 9 },
      { label: 'other toolkit', status: 'ACTIVE', connectedAt: 5, toolkit: 'github' },
      { label: 'other user', status: 'ACTIVE', connectedAt: 5, userId: 'user_2' },
      { label: 'expired', status: 'EXPIRED', connectedAt: 5 },
      { label: 'deleted', status: 'ACTIVE', connectedAt: 5, deletedAt: 6 },
    )
    const labels = async (toolkit?: string) =>
      (await accounts.active(projectId, 'user_1', toolkit)).map((row) => row.label)
    expect(await labels()).toEqual(['new', 'other toolkit', 'old'])
    expect(await labels('gmail')).toEqual(['new', 'old'])
    expect(await labels('slack')).toEqual([])
  })

  test('an alias belongs to one account of a user and toolkit until that is deleted', async () => {
    const { accounts, projectId, authConfig } = await project()
    const insert = async (columns: Partial<AccountRow>) => {
      const row = accountRow(authConfig, columns)
      await accounts.insert(row)
      return row
    }
    const first = await insert({ alias: 'work' })
    const second = await insert({ alias: null })
    await insert({ alias: null })
    await insert({ alias: 'work', userId: 'user_2' })
    await insert({ alias: 'work', toolkit: 'github' })
    const taken = { code: 'alias_taken' }
    const rename = () => accounts.update(projectId, second.id, { alias: 'work', updatedAt: 2 })

    await expect(insert({ alias: 'work' })).rejects.toMatchObject(taken)
    await expect(rename()).rejects.toMatchObject(taken)
    expect(await accounts.findByAlias(projectId, 'user_1', 'gmail', 'work')).toEqual(first)

    await accounts.update(projectId, first.id, { deletedAt: 2, updatedAt: 2 })
    expect(await accounts.findByAlias(projectId, 'user_1', 'gmail', 'work')).toBeUndefined()
    expect(await rename()).toEqual({ ...second, alias: 'work', updatedAt: 2 })
  })

  test('an external id belongs to one account of a project, also once that is deleted', async () => {
    const { accounts, projectId, authConfig } = await project()
    const row = accountRow(authConfig, { externalId: 'old-1' })
    await accounts.insert(row)
    await accounts.insert(accountRow(authConfig))
    await accounts.insert(accountRow(authConfig))
    const elsewhere = await project()
    await elsewhere.accounts.insert(accountRow(elsewhere.authConfig, { externalId: 'old-1' }))
    const again = () =>
      accounts.insert(accountRow(authConfig, { externalId: 'old-1', userId: 'u' }))
    await expect(again()).rejects.toMatchObject({ code: 'external_id_taken' })
    expect(await accounts.findByExternalId(projectId, 'old-1')).toEqual(row)
    expect(await accounts.findByExternalId(projectId, 'old-2')).toBeUndefined()

    const deletion = { deletedAt: 2, updatedAt: 2 }
    await accounts.update(projectId, row.id, deletion)
    await expect(again()).rejects.toMatchObject({ code: 'external_id_taken' })
    expect(await accounts.findByExternalId(projectId, 'old-1')).toEqual({ ...row, ...deletion })
  })

  test('a deleted account is answered once, then never found or changed', async () => {
    const { accounts, projectId, authConfig } = await project()
    const row = accountRow(authConfig)
    await accounts.insert(row)
    const deletion = { deletedAt: 2, updatedAt: 2 }
    expect(await accounts.update(projectId, row.id, deletion)).toEqual({ ...row, ...deletion })
    expect(await accounts.find(projectId, row.id)).toBeUndefined()
    expect(
      await accounts.update(projectId, row.id, { deletedAt: null, updatedAt: 3 }),
    ).toBeUndefined()
    expect(await open().authConfigs.countAccounts(projectId, [authConfig.id])).toEqual(new Map())
  })

  test('a change happens only while its condition holds', async () => {
    const { accounts, projectId, authConfig } = await project()
    const row = accountRow(authConfig, { status: 'ACTIVE', credentialVersion: 4 })
    await accounts.insert(row)
    const change = { status: 'REVOKED', updatedAt: 2 } as const
    const update = (condition: Parameters<Store['accounts']['update']>[3]) =>
      accounts.update(projectId, row.id, change, condition)
    expect(await update({ status: ['INITIATED', 'EXPIRED'] })).toBeUndefined()
    expect(await update({ status: [] })).toBeUndefined()
    expect(await update({ credentialVersion: 3 })).toBeUndefined()
    expect(await update({ status: ['ACTIVE'], credentialVersion: 3 })).toBeUndefined()
    expect(await accounts.find(projectId, row.id)).toEqual(row)
    expect(await update({ status: ['ACTIVE'], credentialVersion: 4 })).toEqual({
      ...row,
      ...change,
    })
  })
}
