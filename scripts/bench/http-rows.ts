import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startPostgres } from '@maillon/testkit/postgres'
import { median } from '../bench-adapters/median.ts'
import { startChild } from './children.ts'
import { type Load, load, type Target } from './load.ts'
import { besides, type Row } from './row.ts'
import { startUpstream } from './upstream.ts'

const rounds = 7
const warmMs = 3_000
const roundMs = 1_500

/** Calls over HTTP, beside a bare proxy to the same upstream. */
export async function httpRows(): Promise<Row[]> {
  const upstream = await startUpstream()
  const folder = await mkdtemp(join(tmpdir(), 'maillon-bench-'))
  const postgres = await startPostgres()
  const start = (database: string) =>
    startChild<Target>('engine-process.ts', upstream.url, database)
  const proxy = await startChild<Target>('proxy-process.ts', upstream.url)
  const sqlite = await start(join(folder, 'bench.db'))
  const onPostgres = await start(postgres.url)
  try {
    const many = await byTurns(
      { proxy: proxy.told, sqlite: sqlite.told, postgres: onPostgres.told },
      16,
    )
    const one = await byTurns({ proxy: proxy.told, sqlite: sqlite.told }, 1)
    return [
      besides(
        'calls a second over HTTP, 16 in flight, SQLite; beside a bare proxy',
        many.sqlite.perSecond,
        many.proxy.perSecond,
        '≥ 0.45',
      ),
      besides(
        'ms of one over HTTP, 1 in flight, SQLite, p50; beside a bare proxy',
        one.sqlite.p50,
        one.proxy.p50,
        '≤ 1.5',
      ),
      besides(
        'calls a second over HTTP, 16 in flight, Postgres; beside a bare proxy',
        many.postgres.perSecond,
        many.proxy.perSecond,
        '≥ 0.30',
      ),
    ]
  } finally {
    for (const child of [proxy, sqlite, onPostgres]) child.stop()
    await Promise.all([upstream.stop(), postgres.stop()])
    await rm(folder, { recursive: true })
  }
}

/** Medians of rounds in which all take turns, after each is warm. */
async function byTurns<Name extends string>(
  targets: Record<Name, Target>,
  inFlight: number,
): Promise<Record<Name, Load>> {
  const entries = Object.entries(targets) as [Name, Target][]
  for (const [, target] of entries) await load(target, { inFlight, ms: warmMs })
  const runs = new Map<Name, Load[]>(entries.map(([name]) => [name, []]))
  for (let round = 0; round < rounds; round += 1)
    for (const [name, target] of entries)
      runs.get(name)?.push(await load(target, { inFlight, ms: roundMs }))
  const middle = (all: readonly Load[]): Load => ({
    perSecond: median(all.map(({ perSecond }) => perSecond)),
    p50: median(all.map(({ p50 }) => p50)),
    p99: median(all.map(({ p99 }) => p99)),
  })
  return Object.fromEntries([...runs].map(([name, all]) => [name, middle(all)] as const)) as Record<
    Name,
    Load
  >
}
