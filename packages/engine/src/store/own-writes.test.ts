import { expect, test } from 'vitest'
import { createOwnWrites } from './own-writes.ts'

test('a statement is told from others by the table that it writes, as each database spells it', () => {
  const writes = createOwnWrites()
  const tables = ['sessions', 'accounts', 'pending_calls']
  const changedBy = (statement: string) => {
    const before = tables.map((table) => writes.stateOf(table))
    writes.note(statement)
    return tables.filter((table, index) => writes.stateOf(table) !== before[index])
  }
  expect(changedBy('select * from "sessions"')).toEqual([])
  expect(changedBy('begin immediate')).toEqual([])
  expect(changedBy('insert into "sessions" ("id") values (?)')).toEqual(['sessions'])
  expect(changedBy('insert into "maillon"."accounts" ("id") values ($1)')).toEqual(['accounts'])
  expect(changedBy('update "maillon"."pending_calls" set "spent" = $1')).toEqual(['pending_calls'])
  expect(changedBy('insert into "calls" ("id") values (?)')).toEqual([])
})

test('what takes rows of other tables with it, or is not known, may have written anything', () => {
  const writes = createOwnWrites()
  for (const statement of [
    'delete from "sessions" where "id" = ?',
    'insert or replace into "projects" values (?)',
    'with gone as (delete from "sessions" returning id) select * from gone',
    'alter table "sessions" add column "more" text',
  ]) {
    const before = writes.stateOf('accounts')
    writes.note(statement)
    expect(writes.stateOf('accounts')).not.toBe(before)
  }
})
