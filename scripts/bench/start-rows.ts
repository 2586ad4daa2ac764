import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startChild } from './children.ts'
import { coldStarts } from './cold-starts.ts'
import { commandStart } from './command-start.ts'
import { load, type Target } from './load.ts'
import { rssOf } from './rss-of.ts'
import { besides, type Row } from './row.ts'
import { startUpstream } from './upstream.ts'

const rounds = 11
const minute = 60_000

/** What an engine with the whole catalogue takes to start, and of memory, beside an empty server and others. */
export async function startRows(ms = minute): Promise<Row[]> {
  const { catalogue, three, services, packages, hono } = await coldStarts(
    ['catalogue', 'three', 'services', 'packages', 'hono'],
    rounds,
  )
  const help = await commandStart()
  const { rest, loaded } = await memoryUnderLoad(ms)
  const whole = 'with the catalogue and all services'
  return [
    besides(`start ${whole}, ms; beside an empty Hono server`, catalogue.ms, hono.ms, '≤ 2.5'),
    besides(`start ${whole}, ms; beside three toolkits`, catalogue.ms, three.ms, '≤ 1.1'),
    besides('start with all services, ms; beside three toolkits', services.ms, three.ms, '≤ 1.1'),
    besides(
      `RSS ${whole}, MiB; beside the same packages, imported`,
      catalogue.rssMib,
      packages.rssMib,
      '≤ 1.15',
    ),
    besides(
      `RSS ${whole}, MiB; beside an empty Hono server`,
      catalogue.rssMib,
      hono.rssMib,
      '≤ 1.8',
    ),
    besides(
      'RSS with all services, MiB; beside three toolkits',
      services.rssMib,
      three.rssMib,
      '≤ 1.1',
    ),
    besides('RSS after a minute at 16 in flight, MiB; beside itself before', loaded, rest, '≤ 1.6'),
    besides('maillon --help, ms; beside node -e 0', help.ours, help.floor, '≤ 1.4'),
  ]
}

async function memoryUnderLoad(ms: number): Promise<{ rest: number; loaded: number }> {
  const upstream = await startUpstream()
  const folder = await mkdtemp(join(tmpdir(), 'maillon-bench-'))
  const engine = await startChild<Target>(
    'engine-process.ts',
    upstream.url,
    join(folder, 'bench.db'),
  )
  try {
    const rest = rssOf(engine.child)
    await load([engine.told], { inFlight: 16, ms })
    return { rest, loaded: rssOf(engine.child) }
  } finally {
    engine.stop()
    await upstream.stop()
    await rm(folder, { recursive: true })
  }
}
