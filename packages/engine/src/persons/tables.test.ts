import { expect, test } from 'vitest'
import { newDatabase } from '../connections/fixtures.contract.ts'
import { createStore } from '../store/create-store.ts'
import { snakeCase } from './snake-case.ts'
import { personTables } from './tables.ts'

/** What the migrations themselves keep. */
const migrating = ['migrations', 'migration_lock']

async function migrated() {
  const database = await newDatabase()
  await (await createStore({ database: database.path })).close()
  return database
}

test('each table says how a person is erased from it and told of it, and none that is not there does', async () => {
  const database = await migrated()
  const there = database
    .read<{ name: string }>("select name from sqlite_master where type = 'table'")
    .map(({ name }) => name)
    .filter((name) => !migrating.includes(name) && !name.startsWith('sqlite_'))
  expect(Object.keys(personTables).map(snakeCase).toSorted()).toEqual(there.toSorted())
})

test('an export says of each column of its tables whether it tells it', async () => {
  const database = await migrated()
  for (const [table, { export: told }] of Object.entries(personTables)) {
    if (typeof told === 'string') continue
    const columns = database
      .read<{ name: string }>(`select name from pragma_table_info('${snakeCase(table)}')`)
      .map(({ name }) => name)
    const said = [...told.tells, ...(told.opens ?? []), ...told.leaves].map(snakeCase)
    expect([table, said.toSorted()]).toEqual([table, columns.toSorted()])
  }
})
