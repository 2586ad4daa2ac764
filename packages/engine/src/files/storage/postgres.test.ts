import { type Postgres, startPostgres } from '@maillon/testkit/postgres'
import { Client } from 'pg'
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest'
import { createStore } from '../../store/create-store.ts'
import { postgresStorage } from './postgres.ts'
import { storageContract } from './storage.contract.ts'

let postgres: Postgres
beforeAll(async () => {
  postgres = await startPostgres()
})
afterAll(() => postgres.stop())

/** The address of a database with the engine's tables. */
async function newDatabase(): Promise<string> {
  const database = await postgres.createDatabase()
  await (await createStore({ database })).close()
  return database
}

async function largeObjects(database: string): Promise<number> {
  const client = new Client({ connectionString: database })
  await client.connect()
  const { rowCount } = await client.query('select oid from pg_largeobject_metadata')
  await client.end()
  return rowCount ?? 0
}

storageContract('large objects of Postgres', async () => postgresStorage(await newDatabase()))

test('no large object stays of what was deleted or broke off, and those of others stay', async () => {
  const database = await newDatabase()
  const storage = postgresStorage(database)
  onTestFinished(() => storage.close())
  const client = new Client({ connectionString: database })
  await client.connect()
  await client.query('select lo_create(0)')
  await client.end()
  async function* broken() {
    yield Buffer.alloc(300_000)
    throw new Error('broke off')
  }
  async function* one() {
    yield Buffer.alloc(600_000)
  }
  await expect(storage.write('file_A.1', broken())).rejects.toThrow('broke off')
  expect(await largeObjects(database)).toBe(1)
  await storage.write('file_A.2', one())
  expect(await largeObjects(database)).toBe(2)
  await storage.delete('file_A.2')
  expect(await largeObjects(database)).toBe(1)
})
