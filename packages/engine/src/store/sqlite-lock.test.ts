import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { Kysely, sql } from 'kysely'
import { expect, onTestFinished, test } from 'vitest'
import { sqliteDialect } from './sqlite-dialect.ts'

const patienceMs = 300

/** A database, and another connection that holds its lock. */
async function locked() {
  const folder = await mkdtemp(join(tmpdir(), 'maillon-lock-'))
  onTestFinished(() => rm(folder, { recursive: true }))
  const path = join(folder, 'a.db')
  const db = new Kysely<{ rows: { id: number } }>({ dialect: sqliteDialect(path, { patienceMs }) })
  onTestFinished(() => db.destroy())
  await sql`create table rows (id integer)`.execute(db)
  const other = new DatabaseSync(path)
  onTestFinished(() => other.close())
  other.exec('begin immediate')
  const insert = (id: number) => db.insertInto('rows').values({ id }).execute()
  const insertInTransaction = (id: number) =>
    db.transaction().execute((inner) => inner.insertInto('rows').values({ id }).execute())
  const ids = async () => (await db.selectFrom('rows').select('id').execute()).map(({ id }) => id)
  return { db, other, insert, insertInTransaction, ids }
}

test('each writer that meets a lock waits from when it asked: ten end as soon as one', async () => {
  const { insert, insertInTransaction } = await locked()
  const ends: number[] = []
  const writers = Array.from({ length: 10 }, async (_, id) => {
    const writing = id % 2 === 0 ? insert(id) : insertInTransaction(id)
    await expect(writing).rejects.toMatchObject({ errcode: 5 })
    ends.push(performance.now())
  })
  await Promise.all(writers)
  // One after the other, they took ten times as long.
  expect(Math.max(...ends) - Math.min(...ends)).toBeLessThan(patienceMs)
})

test('while writers wait for a lock, reads go on', async () => {
  const { other, insert, insertInTransaction, ids } = await locked()
  const writers = [insert(1), insertInTransaction(2)]
  expect(await ids()).toEqual([])
  other.exec('commit')
  await Promise.all(writers)
  expect(await ids()).toEqual([1, 2])
})

test('nobody sees what a transaction has not committed', async () => {
  const { db, other, insert, ids } = await locked()
  other.exec('rollback')
  const begun = Promise.withResolvers<void>()
  const goOn = Promise.withResolvers<void>()
  const transaction = db.transaction().execute(async (inner) => {
    await inner.insertInto('rows').values({ id: 1 }).execute()
    begun.resolve()
    await goOn.promise
    throw new Error('taken back')
  })
  await begun.promise
  const beside = [ids(), insert(2).then(ids)]
  goOn.resolve()
  await expect(transaction).rejects.toThrow('taken back')
  expect(await Promise.all(beside)).toEqual([[], [2]])
})
