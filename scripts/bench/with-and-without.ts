import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startPostgres } from '@maillon/testkit/postgres'
import { connectedSession } from './connected-session.ts'

/** Milliseconds of an `execute`, medians: with call log and limits as they are when left out, and without both. */
export interface WithAndWithout {
  database: string
  on: number
  off: number
}

const rounds = 31
const perRound = 100

/** The same calls on each database, by turns, each engine on a database of its own. */
export async function withAndWithout(upstreamUrl: string): Promise<WithAndWithout[]> {
  const folder = await mkdtemp(join(tmpdir(), 'maillon-bench-'))
  const servers = [await startPostgres(), await startPostgres()] as const
  const databases = {
    SQLite: [join(folder, 'on.db'), join(folder, 'off.db')],
    Postgres: servers.map(({ url }) => url),
  }
  const measured: WithAndWithout[] = []
  try {
    for (const [database, [on = '', off = '']] of Object.entries(databases))
      measured.push({ database, ...(await measure(upstreamUrl, on, off)) })
  } finally {
    for (const server of servers) await server.stop()
    await rm(folder, { recursive: true })
  }
  return measured
}

async function measure(upstreamUrl: string, on: string, off: string) {
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
  return { on: median(times.on), off: median(times.off) }
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN
}
