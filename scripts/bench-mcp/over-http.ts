import { execFile } from 'node:child_process'
import type { AddressInfo } from 'node:net'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { median } from '../bench-adapters/median.ts'
import { type Asked, asked } from './message.ts'
import type { Served } from './servers.ts'

export interface Figures {
  per_second: number
  p50_ms: number
  p99_ms: number
}
/** By who serves, and what is asked: `session call`. */
export type Measured = Record<string, Figures>

const load = fileURLToPath(new URL('load.ts', import.meta.url))
const rounds = 5

/** What each answers over HTTP, with the load from another process: medians of five rounds, in turns. */
export async function overHttp(
  servers: Readonly<Record<string, Served>>,
  names = Object.keys(asked) as Asked[],
): Promise<Measured> {
  const sides = Object.entries(servers)
  for (const [, { server }] of sides)
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const measured: Measured = {}
  for (const what of names) {
    const taken = sides.map(([who, served]) => ({ who, served, all: [] as Figures[] }))
    // The first round warms both up.
    for (let round = -1; round < rounds; round += 1)
      for (const { served, all } of round % 2 === 0 ? taken : taken.toReversed()) {
        const figures = await loaded(served, what)
        if (round >= 0) all.push(figures)
      }
    for (const { who, all } of taken) measured[`${who} ${what}`] = medians(all)
  }
  for (const [, { server }] of sides) await new Promise((resolve) => server.close(resolve))
  return measured
}

async function loaded({ server, path, headers }: Served, what: Asked): Promise<Figures> {
  const { port } = server.address() as AddressInfo
  const address = `http://localhost:${port}${path}`
  const { stdout } = await promisify(execFile)(process.execPath, [
    load,
    address,
    what,
    JSON.stringify(headers),
  ])
  return JSON.parse(stdout) as Figures
}

function medians(taken: readonly Figures[]): Figures {
  const of = (name: keyof Figures) => median(taken.map((figures) => figures[name]))
  return { per_second: of('per_second'), p50_ms: round(of('p50_ms')), p99_ms: round(of('p99_ms')) }
}

function round(value: number): number {
  return Math.round(value * 100) / 100
}
