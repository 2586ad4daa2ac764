import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { accountsContract } from './contract/accounts.contract.ts'
import { callsContract } from './contract/calls.contract.ts'
import { seed, sessionRow } from './contract/fixtures.contract.ts'
import { filesContract } from './contract/files.contract.ts'
import { heldGrantsContract } from './contract/held-grants.contract.ts'
import { isolationContract } from './contract/isolation.contract.ts'
import { idempotencyKeysContract } from './contract/idempotency-keys.contract.ts'
import { leasesContract } from './contract/leases.contract.ts'
import { pendingCallsContract } from './contract/pending-calls.contract.ts'
import { personsContract } from './contract/persons.contract.ts'
import { sealedContract } from './contract/sealed.contract.ts'
import { storedResultsContract } from './contract/stored-results.contract.ts'
import { tablesContract } from './contract/tables.contract.ts'
import { transactionsContract } from './contract/transactions.contract.ts'
import { usageContract } from './contract/usage.contract.ts'
import type { Store } from './store.ts'

/** What every store promises; `open` gives one, on a database that may hold other rows. */
export function storeContract(name: string, open: () => Promise<Store>): void {
  describe(`a store on ${name}`, () => {
    let store: Store
    beforeAll(async () => {
      store = await open()
    })
    afterAll(() => store.close())
    const opened = () => store

    describe('tables', () => tablesContract(opened))
    describe('accounts', () => accountsContract(opened))
    describe('idempotency keys', () => idempotencyKeysContract(opened))
    describe('held grants', () => heldGrantsContract(opened))
    describe('leases', () => leasesContract(opened))
    describe('pending calls', () => pendingCallsContract(opened))
    describe('stored results', () => storedResultsContract(opened))
    describe('calls', () => callsContract(opened))
    describe('files', () => filesContract(opened))
    describe('sealed values', () => sealedContract(opened))
    describe('usage', () => usageContract(opened))
    describe('persons', () => personsContract(opened))
    describe('isolation', () => isolationContract(opened))
    describe('transactions', () => transactionsContract(opened))

    test('a closed store lets running work end and refuses more', async () => {
      const closing = await open()
      const { projectId } = await seed(closing)
      const row = sessionRow(projectId)
      const running = closing.transaction(async ({ sessions }) => {
        await sessions.insert(row)
        return sessions.find(projectId, row.id)
      })
      await Promise.all([closing.close(), closing.close()])
      expect(await running).toEqual(row)
      const refused = { code: 'unavailable', message: 'The store is closed.' }
      await expect(closing.ping()).rejects.toMatchObject(refused)
      await expect(closing.sessions.find(projectId, row.id)).rejects.toMatchObject(refused)
      await expect(closing.transaction(async () => {})).rejects.toMatchObject(refused)
    })
  })
}
