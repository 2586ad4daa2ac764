import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import type { Store } from '../store.ts'
import { accountRow, seed, sessionRow } from './fixtures.contract.ts'

const contenders = Array.from({ length: 50 }, (_, index) => index)

/** What holds when many ask at once, and when work fails half way. */
export function transactionsContract(open: () => Store): void {
  test('of 50 that change an account from the same version, one wins', async () => {
    const store = open()
    const { projectId, account } = await seed(store)
    const answers = await Promise.all(
      contenders.map((index) => {
        const change = { credentialVersion: 1, label: `winner ${index}`, updatedAt: 2 }
        return store.accounts.update(projectId, account.id, change, { credentialVersion: 0 })
      }),
    )
    const winners = answers.filter((answer) => answer !== undefined)
    expect(winners).toHaveLength(1)
    expect(await store.accounts.find(projectId, account.id)).toEqual(winners[0])
  })

  test('of 50 that claim an attempt, one wins', async () => {
    const store = open()
    const { projectId, attempt } = await seed(store)
    const answers = await Promise.all(
      contenders.map((index) => {
        const change = { status: 'claimed', browserHash: `browser ${index}`, updatedAt: 2 } as const
        return store.attempts.update(projectId, attempt.id, change, { status: ['open'] })
      }),
    )
    expect(answers.filter((answer) => answer !== undefined)).toHaveLength(1)
  })

  test('of 50 that change a session from the same version, one wins', async () => {
    const store = open()
    const { projectId, session } = await seed(store)
    const answers = await Promise.all(
      contenders.map((config) =>
        store.sessions.update(projectId, session.id, { config, fromVersion: 1, updatedAt: 2 }),
      ),
    )
    expect(answers.filter((answer) => answer !== undefined)).toHaveLength(1)
  })

  test('of 50 accounts that take an alias, one has it', async () => {
    const store = open()
    const { authConfig } = await seed(store)
    const inserts = contenders.map(() =>
      store.accounts.insert(accountRow(authConfig, { alias: 'new' })),
    )
    const outcomes = await Promise.allSettled(inserts)
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    const refused = outcomes.filter((outcome) => outcome.status === 'rejected')
    expect(refused.every(({ reason }) => reason.code === 'alias_taken')).toBe(true)
  })

  test('of 50 transactions that read and then change, each sees the one before', async () => {
    const store = open()
    const { projectId, account } = await seed(store)
    const raise = () =>
      store.transaction(async ({ accounts }) => {
        const found = await accounts.find(projectId, account.id)
        const credentialVersion = found?.credentialVersion ?? 0
        const change = { credentialVersion: credentialVersion + 1, updatedAt: 2 }
        return accounts.update(projectId, account.id, change, { credentialVersion })
      })
    let raised = 0
    while (raised < contenders.length) {
      const answers = await Promise.all(contenders.slice(raised).map(raise))
      raised += answers.filter((answer) => answer !== undefined).length
    }
    const found = await store.accounts.find(projectId, account.id)
    expect(found?.credentialVersion).toBe(contenders.length)
  })

  test('a transaction that fails leaves nothing, and what it threw is thrown on', async () => {
    const store = open()
    const { projectId, account } = await seed(store)
    const session = sessionRow(projectId)
    const failure = new Error('half way')
    const work = store.transaction(async (inner) => {
      await inner.sessions.insert(session)
      await inner.transaction(({ accounts }) =>
        accounts.update(projectId, account.id, { status: 'REVOKED', updatedAt: 2 }),
      )
      expect(await inner.sessions.find(projectId, session.id)).toEqual(session)
      throw failure
    })
    await expect(work).rejects.toBe(failure)
    expect(await store.sessions.find(projectId, session.id)).toBeUndefined()
    expect(await store.accounts.find(projectId, account.id)).toEqual(account)
  })

  test('a transaction that ends well keeps all of it, and answers', async () => {
    const store = open()
    const { projectId } = await seed(store)
    const rows = [sessionRow(projectId), sessionRow(projectId)]
    const answer = await store.transaction(async (inner) => {
      for (const row of rows) await inner.sessions.insert(row)
      await inner.ping()
      return 'done'
    })
    expect(answer).toBe('done')
    for (const row of rows) expect(await store.sessions.find(projectId, row.id)).toEqual(row)
  })

  test('inside a transaction an alias that is taken is told as such', async () => {
    const store = open()
    const { authConfig } = await seed(store)
    const codes: unknown[] = []
    const work = store.transaction(async ({ accounts }) => {
      const inserted = accounts.insert(accountRow(authConfig, { alias: 'work' }))
      await inserted.catch((error) => {
        codes.push(error.code)
        throw error
      })
    })
    await expect(work).rejects.toMatchObject({ code: 'alias_taken' })
    expect(codes).toEqual(['alias_taken'])
  })

  test('the outer store refuses inside its transaction, and works after it', async () => {
    const store = open()
    const id = randomUUID()
    const refused = { code: 'internal', message: expect.stringContaining('its own transactions') }
    let later: Promise<unknown> = Promise.resolve()
    await store.transaction(async () => {
      await expect(store.projects.find(id)).rejects.toMatchObject(refused)
      await expect(store.transaction(async () => {})).rejects.toMatchObject(refused)
      await expect(store.close()).rejects.toMatchObject(refused)
      later = new Promise((resolve) => setTimeout(resolve, 20)).then(() => store.ping())
    })
    await later
  })
}
