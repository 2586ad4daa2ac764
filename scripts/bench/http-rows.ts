import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startPostgres } from '@maillon/testkit/postgres'
import { median } from '../bench-adapters/median.ts'
import { startChild } from './children.ts'
import { type Load, load, type Target } from './load.ts'
import { engineTime, postgresTime } from './processor-time.ts'
import { besides, type Row } from './row.ts'
import { startUpstream } from './upstream.ts'

const rounds = 7
const warmMs = 3_000
const roundMs = 1_500

/** Calls over HTTP, beside a bare proxy to the same upstream, and on Postgres by two engines beside one. */
export async function httpRows(): Promise<Row[]> {
  const upstream = await startUpstream()
  const folder = await mkdtemp(join(tmpdir(), 'maillon-bench-'))
  const postgres = await startPostgres()
  const start = (database: string) =>
    startChild<Target>('engine-process.ts', upstream.url, database)
  const proxy = await startChild<Target>('proxy-process.ts', upstream.url)
  const sqlite = await start(join(folder, 'bench.db'))
  const first = await start(postgres.url)
  const second = await start(postgres.url)
  const sides = {
    proxy: [proxy.told],
    sqlite: [sqlite.told],
    one: [first.told],
    two: [first.told, second.told],
  }
  const time = async () =>
    (await engineTime(first.child)) + (await engineTime(second.child)) + postgresTime()
  try {
    const many = await byTurns(sides, 16, time)
    const { proxy: bare, sqlite: ours } = await byTurns(
      { proxy: sides.proxy, sqlite: sides.sqlite },
      1,
    )
    return [
      besides(
        'calls a second over HTTP, 16 in flight, SQLite; beside a bare proxy',
        many.sqlite.perSecond,
        many.proxy.perSecond,
        '≥ 0.45',
      ),
      besides(
        'one call over HTTP, SQLite, p50 in ms; beside a bare proxy',
        ours.p50,
        bare.p50,
        '≤ 1.5',
      ),
      besides(
        'calls a second over HTTP, 16 in flight, Postgres; beside a bare proxy',
        many.one.perSecond,
        many.proxy.perSecond,
        '≥ 0.30',
      ),
      besides(
        'calls a second of two engines on one Postgres; beside one engine',
        many.two.perSecond,
        many.one.perSecond,
        '≥ 1',
      ),
      besides(
        'processor time of a call, engines and Postgres, µs: two engines; beside one',
        many.two.processorUs,
        many.one.processorUs,
        '≤ 1.1',
      ),
    ]
  } finally {
    for (const child of [proxy, sqlite, first, second]) child.stop()
    await Promise.all([upstream.stop(), postgres.stop()])
    await rm(folder, { recursive: true })
  }
}

type Measured = Load & { processorUs: number }

/** Medians of rounds in which all take turns, after each is warm. `time` is what its processes have taken by then, in ms. */
async function byTurns<Name extends string>(
  sides: Record<Name, readonly Target[]>,
  inFlight: number,
  time: () => Promise<number> = async () => 0,
): Promise<Record<Name, Measured>> {
  const entries = Object.entries(sides) as [Name, readonly Target[]][]
  for (const [, targets] of entries) await load(targets, { inFlight, ms: warmMs })
  const runs = new Map<Name, Measured[]>(entries.map(([name]) => [name, []]))
  for (let round = 0; round < rounds; round += 1)
    for (const [name, targets] of entries) {
      const before = await time()
      const loaded = await load(targets, { inFlight, ms: roundMs })
      const processorUs = (((await time()) - before) * 1_000) / loaded.calls
      runs.get(name)?.push({ ...loaded, processorUs })
    }
  return Object.fromEntries([...runs].map(([name, all]) => [name, middle(all)] as const)) as Record<
    Name,
    Measured
  >
}

function middle(all: readonly Measured[]): Measured {
  const of = (name: keyof Measured) => median(all.map((one) => one[name]))
  return {
    calls: of('calls'),
    perSecond: of('perSecond'),
    p50: of('p50'),
    p99: of('p99'),
    processorUs: of('processorUs'),
  }
}
