import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Kysely, sql } from 'kysely'
import { expect, onTestFinished, test } from 'vitest'
import { sqliteDialect } from './sqlite-dialect.ts'

test('nothing is written by a transaction that SQLite itself took back, whatever it does next', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'maillon-driver-'))
  onTestFinished(() => rm(folder, { recursive: true }))
  const db = new Kysely<{ rows: { id: number; text: string } }>({
    dialect: sqliteDialect(join(folder, 'a.db')),
  })
  onTestFinished(() => db.destroy())
  await sql`create table rows (id integer, text text)`.execute(db)
  const write = (on: typeof db, id: number, length = 1) =>
    on
      .insertInto('rows')
      .values({ id, text: 'x'.repeat(length) })
      .execute()
  const ids = async () => (await db.selectFrom('rows').select('id').execute()).map(({ id }) => id)
  await sql`pragma max_page_count = 20`.execute(db)
  const full = { errcode: 13 }
  const goesOn = db.transaction().execute(async (inner) => {
    await write(inner, 1)
    await expect(write(inner, 2, 1_000_000)).rejects.toMatchObject(full)
    await write(inner, 3)
  })
  await expect(goesOn).rejects.toMatchObject(full)
  const commits = db.transaction().execute(async (inner) => {
    await write(inner, 4)
    await write(inner, 5, 1_000_000).catch(() => undefined)
  })
  await expect(commits).rejects.toMatchObject(full)
  const atOnce = db
    .transaction()
    .execute((inner) => Promise.all([write(inner, 6, 1_000_000), write(inner, 7)]))
  await expect(atOnce).rejects.toMatchObject(full)
  expect(await ids()).toEqual([])
  await write(db, 8)
  expect(await ids()).toEqual([8])
})
