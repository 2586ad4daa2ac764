import type { Upstreams } from '@maillon/testkit/upstreams'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { newDatabase, newEngine, startWorld } from '../connections/fixtures.contract.ts'
import { readRetention } from './retention.ts'

let world: Upstreams<'github'>
beforeAll(async () => {
  world = await startWorld('github')
})
afterAll(() => world.stop())

const day = 24 * 3_600_000

test('every table that grows is emptied of what is over, and what is in use stays', async () => {
  const database = await newDatabase()
  const { app, engine, visitor, clock } = await newEngine(world, { database: database.path })
  const session = await app.session()
  const link = await session.link('github')
  await visitor().connect(link)
  const gone = await session.link('github')
  await visitor().connect(gone, 'ben@example.com')
  await app.call('DELETE', `/connected_accounts/${gone.connected_account_id}`)
  await session.link('github')
  await app.call('POST', '/tool_router/session', { user_id: 'u' }, { 'idempotency-key': 'k' })
  const count = (table: string) => database.read(`select * from ${table}`).length
  expect([count('accounts'), count('attempts'), count('idempotency_keys')]).toEqual([3, 3, 1])

  await engine.runJobs()
  clock.ahead = 8 * day
  await engine.runJobs()
  expect([count('accounts'), count('attempts'), count('idempotency_keys')]).toEqual([3, 0, 0])
  clock.ahead = 31 * day
  await engine.runJobs()
  expect([count('accounts'), count('sessions')]).toEqual([1, 2])
  clock.ahead = 366 * day
  await engine.runJobs()
  expect([count('sessions'), count('revocations')]).toEqual([0, 0])
  // By now they are sealed, and the oldest of them have gone.
  expect(database.read('select * from audit where at < 1000 * unixepoch()')).toEqual([])
  clock.ahead = 366 * 2 * day
  await engine.runJobs()
  expect(database.read('select * from audit')).toEqual([])
  expect(await app.account(link.connected_account_id)).toMatchObject({ status: 'ACTIVE' })
})

test('more rows than one portion go in one run', async () => {
  const database = await newDatabase()
  const { engine, clock, app } = await newEngine(world, { database: database.path })
  await app.session()
  database.write(`
    with recursive n(i) as (select 1 union all select i + 1 from n where i < 1700)
    insert into audit (project_id, id, at, actor, action, subject, detail)
    select 'default', 'a' || i, 1, 'api', 'x', 's', '{}' from n`)
  clock.ahead = 1
  await engine.runJobs()
  expect(database.read('select * from audit where at = 1')).toHaveLength(0)
})

test('an auth config that was deleted goes once its accounts are gone', async () => {
  const database = await newDatabase()
  const { app, engine, visitor, clock } = await newEngine(world, { database: database.path })
  const link = await (await app.session()).link('github')
  await visitor().connect(link)
  const { auth_config } = await app.account(link.connected_account_id)
  await app.call('DELETE', `/auth_configs/${auth_config.id}`)
  expect(await app.call('GET', `/auth_configs/${auth_config.id}`)).toMatchObject({ status: 404 })
  expect(await app.call('GET', `/connected_accounts/${link.connected_account_id}`)).toMatchObject({
    status: 404,
  })
  expect(world.upstreams.github.liveTokens()).toEqual([])
  clock.ahead = 31 * day
  await engine.runJobs()
  expect(database.read('select * from auth_configs')).toEqual([])
})

test('what is no number of days is refused when the engine starts', () => {
  for (const wrong of [0, -1, Number.NaN, '30', 1e9])
    expect(() => readRetention({ audit: wrong as number })).toThrow(/retention.audit/)
  expect(readRetention({ audit: 1 })).toMatchObject({ audit: 1, deleted: 30 })
})
