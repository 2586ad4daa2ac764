import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startPostgres } from '@maillon/testkit/postgres'
import { median } from '../bench-adapters/median.ts'
import { connectedSession } from './connected-session.ts'
import { besides, type Row } from './row.ts'

const rounds = 31
const perRound = 100

/** What call log and limits cost, as they are when left out: the same calls on each database, by turns, in engines of their own. */
export async function logRows(upstreamUrl: string): Promise<Row[]> {
  const folder = await mkdtemp(join(tmpdir(), 'maillon-bench-'))
  const servers = [await startPostgres(), await startPostgres()] as const
  const databases = {
    SQLite: [join(folder, 'on.db'), join(folder, 'off.db')],
    Postgres: servers.map(({ url }) => url),
  }
  const rows: Row[] = []
  try {
    for (const [database, [on = '', off = '']] of Object.entries(databases))
      rows.push(await measure(upstreamUrl, database, [on, off]))
  } finally {
    for (const server of servers) await server.stop()
    await rm(folder, { recursive: true })
  }
  return rows
}

async function measure(
  upstreamUrl: string,
  database: string,
  [on, off]: readonly [string, string],
): Promise<Row> {
  const engines = {
    on: await connectedSession(upstreamUrl, { database: on }),
    off: await connectedSession(upstreamUrl, { database: off, calls: false, limits: false }),
  }
  const times: Record<keyof typeof engines, number[]> = { on: [], off: [] }
  for (let round = 0; round < rounds; round += 1) {
    for (const name of round % 2 === 0 ? (['on', 'off'] as const) : (['off', 'on'] as const)) {
      const start = performance.now()
      for (let call = 0; call < perRound; call += 1)
        await engines[name].session.execute('BENCH_GET_ITEM', { id: '1' })
      // The first round warms up.
      if (round > 0) times[name].push((performance.now() - start) / perRound)
    }
  }
  for (const { stop } of Object.values(engines)) await stop()
  return besides(
    `execute on ${database} with call log and limits, ms; beside none of both`,
    median(times.on),
    median(times.off),
    database === 'SQLite' ? '≤ 1.05' : '≤ 1.10',
  )
}
