import { AsyncLocalStorage } from 'node:async_hooks'
import { createServer } from 'node:net'
import { type Postgres, startPostgres } from '@maillon/testkit/postgres'
import { CompiledQuery, Kysely } from 'kysely'
import { Client } from 'pg'
import { afterAll, beforeAll, expect, onTestFinished, test, vi } from 'vitest'
import { silent } from '../telemetry/log.ts'
import { createTelemetry, type ReadGauge } from '../telemetry/telemetry.ts'
import { seed } from './contract/fixtures.contract.ts'
import { createStore } from './create-store.ts'
import { plansContract } from './plans.contract.ts'
import { postgresDialect } from './postgres-dialect.ts'
import { createPostgresWatch } from './postgres-watch.ts'
import { storeContract } from './store.contract.ts'

let postgres: Postgres

beforeAll(async () => {
  postgres = await startPostgres()
})
afterAll(() => postgres.stop())

storeContract('Postgres', () => createStore({ database: postgres.url }))

async function open(database: string) {
  const store = await createStore({ database })
  onTestFinished(() => store.close())
  return store
}

async function connect(database: string): Promise<Client> {
  const client = new Client({ connectionString: database })
  await client.connect()
  onTestFinished(() => client.end())
  return client
}

test('stores that migrate one database at once all come up', async () => {
  const database = await postgres.createDatabase()
  const stores = await Promise.all([1, 2, 3, 4].map(() => open(database)))
  await Promise.all(stores.map((store) => seed(store)))
})

test('the tables stand apart from those of an app that shares the database', async () => {
  const database = await postgres.createDatabase()
  const app = await connect(database)
  await app.query('create table accounts (id int); create table kysely_migration (name text)')
  await seed(await open(database))
  const { rows } = await app.query('select count(*)::int as total from maillon.accounts')
  expect(rows).toEqual([{ total: 1 }])
  expect((await app.query('select * from accounts')).rows).toEqual([])
})

test('a connection knows nothing of the call that it was made for', async () => {
  const call = new AsyncLocalStorage<string>()
  const seen: unknown[] = []
  const watch = { ...createPostgresWatch(), connected: () => void seen.push(call.getStore()) }
  const db = new Kysely({ dialect: await postgresDialect(postgres.url, { watch }) })
  onTestFinished(() => db.destroy())
  await call.run('ada', async () => {
    await db.executeQuery(CompiledQuery.raw('select 1'))
    expect(call.getStore()).toBe('ada')
  })
  expect(seen).toEqual([undefined])
})

test('when the server ends the connections, the store goes on with new ones', async () => {
  const database = await postgres.createDatabase()
  const store = await open(database)
  const { projectId, session } = await seed(store)
  const admin = await connect(database)
  const terminate = () =>
    admin.query(
      'select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()',
    )
  const broken = store.transaction(async ({ sessions }) => {
    await terminate()
    return sessions.find(projectId, session.id)
  })
  await expect(broken).rejects.toMatchObject({ code: 'unavailable' })
  expect(await store.sessions.find(projectId, session.id)).toEqual(session)
})

test('a database that cannot be reached is unavailable', async () => {
  const database = `postgres://user:secret@127.0.0.1:${await closedPort()}/maillon`
  await expect(createStore({ database })).rejects.toMatchObject({
    code: 'unavailable',
    message: expect.stringMatching(/^(?!.*secret).*127\.0\.0\.1/),
  })
})

test('a database or user that the server does not know is refused with a hint', async () => {
  const missing = new URL(postgres.url)
  missing.pathname = 'maillon_missing'
  const refused = { code: 'config_invalid', hint: expect.stringContaining('Create the Postgres') }
  await expect(createStore({ database: missing.href })).rejects.toMatchObject(refused)
})

async function closedPort(): Promise<number> {
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as { port: number }
  await new Promise((resolve) => server.close(resolve))
  return port
}

test('the pool tells how many connections it has, for as long as the store is open', async () => {
  const gauges = new Map<string, ReadGauge>()
  const telemetry = createTelemetry({ log: silent })
  telemetry.gauge = (name, _description, read) => {
    gauges.set(name, read)
    return () => void gauges.delete(name)
  }
  const store = await createStore({ database: await postgres.createDatabase(), telemetry })
  await store.transaction(async (inner) => {
    await inner.ping()
    expect(await gauges.get('pool.connections')?.()).toEqual([
      [1, 'busy'],
      [0, 'idle'],
      [0, 'waited for'],
    ])
  })
  await store.close()
  expect(gauges.size).toBe(0)
})

test('a store holds as many connections as it was told, and who comes then waits', async () => {
  const gauges = new Map<string, ReadGauge>()
  const telemetry = createTelemetry({ log: silent })
  telemetry.gauge = (name, _description, read) => (gauges.set(name, read), () => {})
  const database = await postgres.createDatabase()
  const store = await createStore({ database, pool: 1, telemetry })
  const held = Promise.withResolvers<void>()
  const begun = Promise.withResolvers<void>()
  const first = store.transaction(async (inner) => {
    await inner.ping()
    begun.resolve()
    await held.promise
  })
  await begun.promise
  const second = store.clock()
  await vi.waitFor(async () =>
    expect(await gauges.get('pool.connections')?.()).toContainEqual([1, 'waited for']),
  )
  held.resolve()
  await Promise.all([first, second])
  await store.close()
  for (const pool of [0, 1.5, 1e6])
    await expect(createStore({ database, pool })).rejects.toMatchObject({ code: 'config_invalid' })
})

plansContract('Postgres', async () => {
  const database = await postgres.createDatabase()
  await (await createStore({ database })).close()
  return {
    dialect: await postgresDialect(database, { pool: 1 }),
    schema: 'maillon',
    prepare: 'set enable_seqscan = off',
    explain: 'explain',
    scanned: (plan) => plan.match(/Seq Scan on (?!projects).*/g) ?? [],
  }
})
