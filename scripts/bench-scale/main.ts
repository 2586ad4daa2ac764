// Prints what 99 of 100 calls, searches, lists and views take with a million accounts and ten million calls and entries of
// the audit on Postgres, and with a tenth of it on SQLite, beside the same on a small database; how long jobs take there,
// and how many calls retention deletes while 500 a second come in. --accounts N and --rows N make fewer, --only sqlite or
// postgres takes one, and --json prints one line.
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { startPostgres } from '@maillon/testkit/postgres'
import { alone, type Row } from '../bench/row.ts'
import { startUpstream } from '../bench/upstream.ts'
import { besideRows, jobsRow } from './beside.ts'
import type { Size } from './fill.ts'
import { retain } from './retain.ts'
import { type Side, startSide } from './side.ts'
import { postgresTables, sqliteTables, type Tables } from './tables.ts'

const { values } = parseArgs({
  options: {
    accounts: { type: 'string', default: '1000000' },
    rows: { type: 'string', default: '10000000' },
    only: { type: 'string' },
    json: { type: 'boolean' },
  },
})
const size = { accounts: Number(values.accounts), rows: Number(values.rows) }
/** Enough for a page of each list. */
const smallSize = { accounts: 5_000, rows: 20_000 }
const callsASecond = 500

const upstream = await startUpstream()
const rows: Row[] = []
try {
  if (values.only !== 'postgres') rows.push(...(await onSqlite()))
  if (values.only !== 'sqlite') rows.push(...(await onPostgres()))
} finally {
  await upstream.stop()
}
console.log(values.json ? JSON.stringify(rows) : '')

async function onSqlite(): Promise<Row[]> {
  const folder = await mkdtemp(join(tmpdir(), 'maillon-scale-'))
  const tenth = { accounts: size.accounts / 10, rows: size.rows / 10 }
  try {
    return await onSides(
      [join(folder, 'large.db'), join(folder, 'small.db')],
      tenth,
      sqliteTables,
      (large, small) => compared('SQLite', large, small),
    )
  } finally {
    await rm(folder, { recursive: true })
  }
}

async function onPostgres(): Promise<Row[]> {
  const postgres = await startPostgres()
  const [large, small] = [await postgres.createDatabase(), await postgres.createDatabase()]
  try {
    return await onSides([large, small], size, postgresTables, (side, other) =>
      compared('Postgres', side, other, () => deleting(side, large)),
    )
  } finally {
    await postgres.stop()
  }
}

async function onSides(
  [largeUrl, smallUrl]: readonly [string, string],
  largeSize: Size,
  open: (database: string) => Promise<Tables> | Tables,
  work: (large: Side, small: Side) => Promise<Row[]>,
): Promise<Row[]> {
  const start = performance.now()
  const large = await startSide(largeUrl, upstream.url, largeSize, open)
  const small = await startSide(smallUrl, upstream.url, smallSize, open)
  if (!values.json) console.log({ ...largeSize, seconds: (performance.now() - start) / 1000 })
  try {
    return await work(large, small)
  } finally {
    await large.stop()
    await small.stop()
  }
}

async function compared(
  name: string,
  large: Side,
  small: Side,
  first = () => Promise.resolve<Row[]>([]),
): Promise<Row[]> {
  const found = [
    ...(await besideRows(name, large, small)),
    ...(await first()),
    await jobsRow(name, large, small),
  ]
  if (!values.json) console.table(found)
  return found
}

async function deleting({ engine }: Side, database: string): Promise<Row[]> {
  const { deleted, seconds } = await retain(engine, database, callsASecond)
  const what = `Postgres: calls that retention deletes a second while ${callsASecond} come in`
  return [alone(what, deleted / seconds, `≥ ${callsASecond}`)]
}
