import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Kysely } from 'kysely'
import { Migrator } from 'kysely/migration'
import { expect, onTestFinished, test } from 'vitest'
import { seed } from './contract/fixtures.contract.ts'
import { createStore } from './create-store.ts'
import { migrations } from './migrations/index.ts'
import { sqliteDialect } from './sqlite-dialect.ts'

async function newFile(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'maillon-'))
  onTestFinished(() => rm(folder, { recursive: true }))
  return join(folder, 'maillon.db')
}

test('a database that has a later migration and lacks an earlier one is brought up to date', async () => {
  const database = await newFile()
  const names = Object.keys(migrations)
  const some = [...names.slice(0, 2), '011-mcp-grants']
  expect(names.length).toBeGreaterThan(some.length)
  const db = new Kysely<unknown>({ dialect: sqliteDialect(database) })
  const migrator = new Migrator({
    db,
    provider: {
      getMigrations: async () =>
        Object.fromEntries(Object.entries(migrations).filter(([name]) => some.includes(name))),
    },
    migrationTableName: 'migrations',
    migrationLockTableName: 'migration_lock',
  })
  expect((await migrator.migrateToLatest()).error).toBeUndefined()
  await db.destroy()

  const store = await createStore({ database })
  onTestFinished(() => store.close())
  await seed(store)
})
