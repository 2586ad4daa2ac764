import { expect, test } from 'vitest'
import type { PersonPart, Store } from '../store.ts'
import {
  accountRow,
  callRow,
  erasureRow,
  seed,
  seedProject,
  sessionRow,
} from './fixtures.contract.ts'

const parts = [
  'idempotencyKeys',
  'attempts',
  'pendingCalls',
  'approvedTools',
  'storedResults',
  'mcpGrants',
  'calls',
  'usage',
] as const satisfies PersonPart[]

/** What finds, and erases, all that is a user's promises. */
export function personsContract(open: () => Store): void {
  test('users with sessions or accounts are listed once, by their ids, from a prefix and from one on', async () => {
    const store = open()
    const { projectId, authConfig } = await seed(store)
    for (const userId of ['100%', '100_', 'Ada', 'ada', 'ada/2', 'é'])
      await store.sessions.insert(sessionRow(projectId, { userId }))
    await store.accounts.insert(accountRow(authConfig, { userId: 'ada' }))
    await store.accounts.insert(accountRow(authConfig, { userId: 'bob' }))
    await store.accounts.insert(accountRow(authConfig, { userId: 'gone', deletedAt: 2 }))
    const all = await store.persons.list(projectId, {}, 10)
    const ids = all.map(({ userId }) => userId)
    expect(ids.toSorted()).toEqual(
      ['100%', '100_', 'Ada', 'ada', 'ada/2', 'bob', 'user_1', 'é'].toSorted(),
    )
    expect(all.find(({ userId }) => userId === 'ada')).toMatchObject({ accounts: 1, sessions: 1 })
    expect(all.find(({ userId }) => userId === 'bob')).toMatchObject({ accounts: 1, sessions: 0 })
    const paged: string[] = []
    for (let after: string | undefined; ; after = paged.at(-1)) {
      const page = await store.persons.list(projectId, { after }, 3)
      paged.push(...page.map(({ userId }) => userId))
      if (page.length < 3) break
    }
    expect(paged).toEqual(ids)
    const found = await store.persons.list(projectId, { prefix: 'ada' }, 10)
    expect(found.map(({ userId }) => userId).toSorted()).toEqual(['ada', 'ada/2'])
    expect(await store.persons.list(projectId, { prefix: '100_' }, 10)).toHaveLength(1)
  })

  test('each part of a user is read on from a row, and deleted in portions, with nothing of others', async () => {
    const store = open()
    const seeded = await seed(store)
    const { projectId, session } = seeded
    for (const at of [2, 3, 4]) await store.calls.insert([callRow(projectId, { at })])
    await store.calls.insert([callRow(projectId, { userId: 'other' })])
    const first = await store.persons.rows(projectId, session.userId, 'calls', undefined, 3)
    expect(first).toHaveLength(3)
    const rest = await store.persons.rows(projectId, session.userId, 'calls', first.at(-1)?.at, 3)
    expect(rest.map(({ row }) => row.at)).toEqual([4])
    expect(await store.persons.delete(projectId, session.userId, 'calls', 3)).toBe(3)
    for (const part of parts) {
      expect(await store.persons.rows(projectId, 'nobody', part, undefined, 9)).toEqual([])
      const rows = await store.persons.rows(projectId, session.userId, part, undefined, 9)
      expect([part, rows.length]).toEqual([part, 1])
      const again = await store.persons.rows(projectId, session.userId, part, rows[0]?.at, 9)
      expect(again).toEqual([])
      expect(await store.persons.delete(projectId, session.userId, part, 9)).toBe(1)
    }
    expect(await store.calls.list(projectId, {}, { limit: 9 })).toMatchObject([{ userId: 'other' }])
  })

  test('a revocation goes with its person once it is done', async () => {
    const store = open()
    const { projectId, account, revocation } = await seed(store)
    const erase = () => store.persons.delete(projectId, account.userId, 'revocations', 9)
    expect(await erase()).toBe(0)
    const done = { status: 'yes', updatedAt: 2 } as const
    await store.revocations.update(projectId, revocation.id, done, revocation.nextAt)
    expect(await erase()).toBe(1)
  })

  test("a user is taken out of others' lists, whatever their id is made of", async () => {
    const store = open()
    const { projectId, authConfig } = await seed(store)
    const odd = `100%_"\\'é`
    const sharing = { allowsAll: true, allowed: [odd, 'x'], denied: [odd, `${odd}!`] }
    const account = accountRow(authConfig, { userId: 'owner', sharing })
    await store.accounts.insert(account)
    const { id, toolkit } = account
    expect(await store.persons.sharedWith(projectId, odd)).toEqual([
      { id, toolkit, allowed: true, denied: true },
    ])
    expect(await store.persons.unshare(projectId, odd, 7)).toBe(1)
    expect(await store.persons.unshare(projectId, odd, 8)).toBe(0)
    expect(await store.accounts.find(projectId, id)).toMatchObject({
      sharing: { allowsAll: true, allowed: ['x'], denied: [`${odd}!`] },
      updatedAt: 7,
    })
  })

  test('an erasure is found by any code of its person, and is changed until it is done', async () => {
    const store = open()
    const projectId = await seedProject(store)
    const row = erasureRow(projectId, { createdAt: 2, updatedAt: 2 })
    await store.erasures.insert(erasureRow(projectId, { person: 'k0.old' }))
    await store.erasures.insert(row)
    expect(await store.erasures.latest(projectId, ['k0.old', 'k1.code'])).toEqual(row)
    const done = { status: 'done', updatedAt: 5 } as const
    expect(await store.erasures.update(projectId, row.id, done)).toMatchObject(done)
    expect(await store.erasures.update(projectId, row.id, done)).toBeUndefined()
    const since = (await store.erasures.since(5)).filter((one) => one.projectId === projectId)
    expect(since).toEqual([{ projectId, person: 'k1.code', updatedAt: 5 }])
  })
}
