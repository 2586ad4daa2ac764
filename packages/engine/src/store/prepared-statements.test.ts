import { startPostgres } from '@maillon/testkit/postgres'
import { CompiledQuery, Kysely } from 'kysely'
import { expect, onTestFinished, test, vi } from 'vitest'
import { postgresDialect } from './postgres-dialect.ts'
import { prepare, preparedName } from './prepared-statements.ts'

test('each statement has a name of its own, and keeps it', () => {
  const texts = ['select 1', 'select 2']
  texts.forEach(prepare)
  const [one, two] = texts.map(preparedName)
  texts.forEach(prepare)
  expect(texts.map(preparedName)).toEqual([one, two])
  expect(one).not.toBe(two)
  expect(preparedName('select 3')).toBeUndefined()
})

test('a name is of its text alone, so that behind a pooler no other process means another one by it', async () => {
  const texts = ['select 4', 'select 5']
  texts.forEach(prepare)
  vi.resetModules()
  const elsewhere = await import('./prepared-statements.ts')
  texts.toReversed().forEach(elsewhere.prepare)
  expect(texts.map(elsewhere.preparedName)).toEqual(texts.map(preparedName))
})

test('where a pooler loses what was planned, statements are planned anew from then on', async () => {
  const postgres = await startPostgres()
  onTestFinished(() => postgres.stop())
  const db = new Kysely({ dialect: await postgresDialect(postgres.url, { pool: 1 }) })
  const run = async (text: string) => (await db.executeQuery(CompiledQuery.raw(text))).rows
  const planned = 'select count(*) as count from pg_prepared_statements where from_sql = false'
  prepare(planned)
  expect(await run(planned)).toEqual([{ count: 1 }])
  await run('deallocate all')
  await expect(run(planned)).rejects.toMatchObject({ code: '26000' })
  expect(await run(planned)).toEqual([{ count: 0 }])
  await db.destroy()
})
