import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createTestEngine } from '@maillon/testkit'
import { type Postgres, startPostgres } from '@maillon/testkit/postgres'
import { Kysely } from 'kysely'
import { Migrator } from 'kysely/migration'
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest'
import { seed } from './contract/fixtures.contract.ts'
import { createStore } from './create-store.ts'
import { migrations } from './migrations/index.ts'
import { postgresDialect } from './postgres-dialect.ts'
import { sqliteDialect } from './sqlite-dialect.ts'

/** The last one of the release before: while a rolling upgrade lasts, its engines write to the tables of this one. */
const released = '026-listed-sessions'

type Rows = Record<string, Record<string, unknown>[]>
type Raw = Kysely<Record<string, Record<string, unknown>>>

interface Column {
  type: string
  isNullable: boolean
  hasDefault: boolean
}

let postgres: Postgres
beforeAll(async () => {
  postgres = await startPostgres()
})
afterAll(() => postgres.stop())

const databases = {
  async sqlite() {
    const folder = await mkdtemp(join(tmpdir(), 'maillon-'))
    onTestFinished(() => rm(folder, { recursive: true }))
    const database = join(folder, 'maillon.db')
    return { database, schema: undefined, dialect: sqliteDialect(database) }
  },
  async postgres() {
    const database = await postgres.createDatabase()
    return { database, schema: 'maillon', dialect: await postgresDialect(database) }
  },
}

/** A database, with what a process of the release before does on it: no more than it knows. */
async function open(kind: keyof typeof databases) {
  const { database, schema, dialect } = await databases[kind]()
  const plain: Raw = new Kysely({ dialect })
  onTestFinished(() => plain.destroy())
  const db = schema ? plain.withSchema(schema) : plain

  async function tables(): Promise<Map<string, Map<string, Column>>> {
    const all = await plain.introspection.getTables()
    return new Map(
      all
        .filter((table) => !schema || table.schema === schema)
        .map(({ name, columns }) => [
          name,
          new Map(
            columns.map(({ name: column, dataType, isNullable, hasDefaultValue }) => [
              column,
              { type: dataType, isNullable, hasDefault: hasDefaultValue },
            ]),
          ),
        ]),
    )
  }

  return {
    database,
    db,
    tables,
    async migrateAsReleased(): Promise<void> {
      const names = Object.keys(migrations)
      const known = names.slice(0, names.indexOf(released) + 1)
      const migrator = new Migrator({
        db,
        provider: {
          getMigrations: async () =>
            Object.fromEntries(Object.entries(migrations).filter(([name]) => known.includes(name))),
        },
        migrationTableName: 'migrations',
        migrationLockTableName: 'migration_lock',
        ...(schema && { migrationTableSchema: schema }),
      })
      const { error } = await migrator.migrateToLatest()
      if (error) throw error
    },
    /** Writes rows of tables that point at each other, those that others point at first. */
    async insert(rows: Rows): Promise<void> {
      let left = Object.entries(rows).filter(([, own]) => own.length > 0)
      while (left.length > 0) {
        const refused: typeof left = []
        let reason: unknown
        for (const entry of left) {
          await db
            .insertInto(entry[0])
            .values(entry[1])
            .execute()
            .catch((error: unknown) => {
              reason = error
              refused.push(entry)
            })
        }
        if (refused.length === left.length) throw reason
        left = refused
      }
    },
  }
}

/** A row of each table as it is written today, in the columns that the release before had. */
async function rowsOf(kind: keyof typeof databases, columns: Map<string, Map<string, Column>>) {
  const { database, db } = await open(kind)
  const store = await createStore({ database })
  const { projectId } = await seed(store)
  await store.close()
  const rows: Rows = {}
  // Its engine's own keys open what it sealed; none of that is asked for here.
  for (const [table, known] of columns)
    if (!/^migration|_keys$/.test(table) || table === 'api_keys' || table === 'idempotency_keys')
      rows[table] = await db
        .selectFrom(table)
        .select([...known.keys()])
        .execute()
  return { projectId, rows }
}

describe.each(Object.keys(databases) as (keyof typeof databases)[])('on %s', (kind) => {
  test('migrations since the last release add, and change nothing that its engines read or write', async () => {
    const old = await open(kind)
    await old.migrateAsReleased()
    const before = await old.tables()
    const store = await createStore({ database: old.database })
    await store.close()
    const after = await old.tables()
    for (const [table, columns] of before) {
      const now = after.get(table)
      for (const [name, column] of columns)
        expect(now?.get(name), `${table}.${name}`).toEqual(column)
      for (const [name, column] of now ?? [])
        if (!columns.has(name))
          expect(column.isNullable || column.hasDefault, `${table}.${name} is asked for`).toBe(true)
    }
  })

  test('an engine opens what the release before wrote, while that goes on to write', async () => {
    const old = await open(kind)
    await old.migrateAsReleased()
    const known = await old.tables()
    const { projectId, rows } = await rowsOf(kind, known)
    await old.insert(rows)

    // The new one comes up beside it, and migrates.
    const { engine, stop } = await createTestEngine({ database: old.database })
    onTestFinished(stop)
    const fetchAs = engine.as(projectId)
    const [account] = rows.accounts ?? []
    for (const path of ['auth_configs', 'api_keys', `connected_accounts/${String(account?.id)}`]) {
      const answer = await fetchAs(`http://maillon.local/api/v3.1/${path}`)
      expect([path, answer.status]).toEqual([path, 200])
      expect(await answer.text(), path).not.toContain('"items":[]')
    }

    // The old one has not heard of it: each of its tables takes a row of its columns, and is changed by them.
    await old.insert((await rowsOf(kind, known)).rows)
    await engine.runJobs()
  })
})
