import { DatabaseSync } from 'node:sqlite'
import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { newDatabase } from '../connections/fixtures.contract.ts'
import { newLog } from './fixtures.contract.ts'

type Row = Record<string, string | number | null>

/** What somebody can do who can write to the database, and has no key. */
const attacks = {
  'change of an entry': (db: DatabaseSync, pick: number) => {
    const row = nth(db, 'audit', pick)
    const columns = ['at', 'actor', 'actor_id', 'action', 'subject', 'person', 'detail', 'mac']
    const column = columns[pick % columns.length] ?? 'at'
    const next = column === 'at' ? Number(row.at) + 1 : `${row[column]} `
    db.prepare(`update audit set ${column} = ? where id = ?`).run(next, row.id ?? '')
    return { id: row.id }
  },
  'deletion of an entry': (db: DatabaseSync, pick: number) => {
    const row = nth(db, 'audit', pick)
    db.prepare('delete from audit where id = ?').run(row.id ?? '')
    return { writer: row.writer, number: row.seq, what: 'entry_missing' }
  },
  'swap of two entries': (db: DatabaseSync, pick: number) => {
    const [a, b] = [nth(db, 'audit', pick), nth(db, 'audit', pick + 1)]
    const swap = db.prepare('update audit set seq = ? where id = ?')
    swap.run(b.seq ?? 0, a.id ?? '')
    swap.run(a.seq ?? 0, b.id ?? '')
    return { id: a.id, what: 'entry_changed' }
  },
  'an entry twice': (db: DatabaseSync, pick: number) => {
    const row = nth(db, 'audit', pick)
    insert(db, 'audit', { ...row, id: `${row.id}x` })
    return { number: row.seq }
  },
  'an entry of somebody else': (db: DatabaseSync, pick: number) => {
    const row = nth(db, 'audit', pick)
    const as: Row[] = [
      { writer: null, seq: null, mac: null },
      { seq: 99 },
      { writer: 'aw_x' },
      { seq: null },
    ]
    insert(db, 'audit', { ...row, ...as[pick % as.length], id: 'aud_new' })
    return { id: 'aud_new', what: 'entry_added' }
  },
  'change of a seal': (db: DatabaseSync, pick: number) => {
    const row = nth(db, 'audit_seals', pick)
    const columns = ['last', 'unused', 'digest', 'before', 'at', 'mac', 'found']
    const column = columns[pick % columns.length] ?? 'at'
    const value = row[column]
    const next = typeof value === 'number' ? value + 1 : `${value} `
    db.prepare(`update audit_seals set ${column} = ? where number = ?`).run(next, row.number ?? 0)
    return { seal: row.number, what: 'seal_changed' }
  },
  'deletion of a seal': (db: DatabaseSync, pick: number) => {
    const row = nth(db, 'audit_seals', pick)
    db.prepare('delete from audit_seals where number = ?').run(row.number ?? 0)
    return { seal: row.number }
  },
  'swap of two seals': (db: DatabaseSync) => {
    db.exec('update audit_seals set number = -1 where number = 1')
    db.exec('update audit_seals set number = 1 where number = 2')
    db.exec('update audit_seals set number = 2 where number = -1')
    return { seal: 1, what: 'seal_changed' }
  },
  'cut of the tail': (db: DatabaseSync, pick: number) => {
    const row = nth(db, 'audit_seals', pick)
    db.prepare('delete from audit where writer = ? and seq >= ?').run(
      row.writer ?? '',
      row.first ?? 0,
    )
    db.prepare('delete from audit_seals where number >= ?').run(row.number ?? 0)
    return { seal: row.number, what: 'tail_cut' }
  },
  'cut of the beginning': (db: DatabaseSync, pick: number) => {
    const row = nth(db, 'audit_seals', pick)
    db.prepare('delete from audit_seals where number <= ?').run(row.number ?? 0)
    db.prepare('delete from audit where seq <= ?').run(row.last ?? 0)
    if (pick % 2 === 0) db.exec(`update audit_chains set checkpoint = '{"number":1}'`)
    return {}
  },
  'another head': (db: DatabaseSync, pick: number) => {
    const columns = ['number', 'entries', 'bare', 'at']
    db.exec(`update audit_chains set ${columns[pick % 4]} = ${columns[pick % 4]} + 1`)
    return { what: 'head_changed' }
  },
  'no head': (db: DatabaseSync) => {
    db.exec('delete from audit_chains')
    return { what: 'chain_missing' }
  },
}

function nth(db: DatabaseSync, table: string, pick: number): Row {
  const rows = db.prepare(`select * from ${table} order by rowid`).all() as Row[]
  return rows[pick % rows.length] ?? {}
}

function insert(db: DatabaseSync, table: string, row: Row): void {
  const names = Object.keys(row)
  const marks = names.map(() => '?').join(', ')
  db.prepare(
    `insert into ${table} (${names.map((name) => `"${name}"`).join(', ')}) values (${marks})`,
  ).run(...Object.values(row))
}

async function textOf(lines: AsyncIterable<string>): Promise<string> {
  let text = ''
  for await (const line of lines) text += line
  return text
}

test.each(Object.entries(attacks))('%s is found, and where', async (_, attack) => {
  await fc.assert(
    fc.asyncProperty(fc.nat(20), async (pick) => {
      const database = await newDatabase()
      const { write, proof, audit } = await newLog({ database: database.path })
      for (const round of ['a', 'b', 'c']) {
        await write(`${round}1`)
        await write(`${round}2`, { fails: true })
        await write(`${round}3`)
        await audit.seal()
      }
      expect(await proof()).toMatchObject({ ok: true, entries: 6, seals: 3 })
      const db = new DatabaseSync(database.path)
      const where = attack(db, pick)
      db.close()
      const { ok, problems } = await proof()
      expect(ok).toBe(false)
      expect(problems).toContainEqual(expect.objectContaining(where))
    }),
    { numRuns: 8 },
  )
})

test.each(['audit', 'audit_seals', 'audit_chains'])(
  'a time that is none, in %s, is told of like any other change',
  async (table) => {
    const database = await newDatabase()
    const { write, proof, audit } = await newLog({ database: database.path })
    await write('a')
    await audit.seal()
    const db = new DatabaseSync(database.path)
    db.exec(`update ${table} set at = 9000000000000000`)
    db.close()
    const { ok, problems } = await proof()
    expect(ok).toBe(false)
    expect(problems).toContainEqual(expect.objectContaining({ at: null }))
  },
)

test('a chain that is put back whole to what it was is found by a head that was kept elsewhere, and not gone on with', async () => {
  const database = await newDatabase()
  const { write, audit, projectId, errors } = await newLog({ database: database.path })
  await write('a')
  await audit.seal()
  const db = new DatabaseSync(database.path)
  const before = nth(db, 'audit_chains', 0)
  await write('b')
  const kept = await audit.log.head(projectId)
  db.exec(
    `delete from audit where subject = 'b'; delete from audit_seals where number = 2; delete from audit_chains`,
  )
  insert(db, 'audit_chains', before)
  db.close()
  expect(await audit.log.verify(projectId)).toMatchObject({ ok: true })
  expect(await audit.log.verify(projectId, kept ?? undefined)).toMatchObject({
    ok: false,
    problems: [{ what: 'tail_cut', seal: 2, seal_to: 2 }],
  })
  await write('c')
  await audit.seal()
  expect(errors).toMatchObject([{ code: 'audit_broken' }])
})

test('who is erased is known by no entry any more, and the chain is as it was', async () => {
  const { write, proof, audit, projectId } = await newLog()
  await write('a', { userId: 'ada@example.com' })
  await write('b', { userId: 'ben' })
  const of = async (userId: string) =>
    (await audit.log.list(projectId, { userId }, { limit: 9 })).length
  expect([await of('ada@example.com'), await of('ben')]).toEqual([1, 1])
  expect(await audit.detach(projectId, 'ada@example.com')).toBe(true)
  expect([await of('ada@example.com'), await of('ben')]).toEqual([0, 1])
  expect(await proof()).toMatchObject({ ok: true, entries: 3 })
  const lines = await textOf(audit.log.export(projectId))
  expect(lines).not.toMatch(/"(ada|ben)/)
  expect(await audit.detach(projectId, 'ada@example.com')).toBe(false)
})
