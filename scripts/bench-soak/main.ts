// Prints what an engine's heap grows by with calls, searches, links and users that come and go, 16 at once over HTTP on a
// SQLite file: a day's calls at 20 a second, as fast as they go, or 60 minutes. --calls N makes fewer, --json prints one line.
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { fork } from 'node:child_process'
import { alone } from '../bench/row.ts'
import { startUpstream } from '../bench/upstream.ts'
import { slope } from './slope.ts'
import { startWork } from './work.ts'

interface Heap {
  heap: number
  external: number
  rss: number
}

const { values } = parseArgs({
  options: { calls: { type: 'string', default: '1728000' }, json: { type: 'boolean' } },
})
const most = Number(values.calls)
const mostMs = 60 * 60_000
const inFlight = 16
const warmMs = 10 * 60_000
const perSlope = 100_000

const folder = await mkdtemp(join(tmpdir(), 'maillon-soak-'))
const upstream = await startUpstream()
const child = fork(
  new URL('engine-process.ts', import.meta.url),
  [upstream.url, join(folder, 'soak.db')],
  { execArgv: [...process.execArgv, '--expose-gc'] },
)
const [{ url, key }] = (await once(child, 'message')) as [{ url: string; key: string }]
const work = await startWork(url, key)
const start = performance.now()
const samples: (Heap & { calls: number; ms: number })[] = []
let calls = 0
const isOver = () => calls >= most || performance.now() - start > mostMs
try {
  const sampling = sample()
  await Promise.all(
    Array.from({ length: inFlight }, async () => {
      while (!isOver()) {
        const made = await work.next()
        calls += made
      }
    }),
  )
  await sampling
} finally {
  await work.close()
  child.kill()
  await upstream.stop()
  await rm(folder, { recursive: true })
}
report()

/** Twice a minute, and up to sixty times in all where there are few calls. */
async function sample(): Promise<void> {
  for (let next = 0; !isOver(); ) {
    const ms = performance.now() - start
    const since = ms - (samples.at(-1)?.ms ?? 0)
    if (since >= 30_000 || (calls >= next && since >= 1_000)) {
      next = calls + most / 60
      child.send('heap')
      const [heap] = (await once(child, 'message')) as [Heap]
      samples.push({ ...heap, calls, ms })
    }
    await new Promise((resolve) => {
      setTimeout(resolve, 100)
    })
  }
}

/** From minute ten on, or from the second third on where all is over before half an hour. */
function report(): void {
  const lasted = performance.now() - start
  const from = Math.min(warmMs, lasted / 3)
  const warm = samples.filter(({ ms }) => ms >= from)
  const [first, last] = [warm[0], warm.at(-1)]
  const grows = (of: keyof Heap) => slope(warm.map((one) => [one.calls / perSlope, one[of]]))
  const rows = [
    alone(
      `heap after collection, MiB per ${perSlope.toLocaleString('en')} calls`,
      grows('heap'),
      '< 1',
    ),
    alone(
      `buffers outside of it, MiB per ${perSlope.toLocaleString('en')} calls`,
      grows('external'),
    ),
    alone('heap after collection, MiB, when warm', first?.heap),
    alone('heap after collection, MiB, at the end', last?.heap),
    alone('RSS, MiB, at the end', last?.rss),
    alone('calls', calls),
    alone('minutes', lasted / 60_000),
  ]
  if (values.json) console.log(JSON.stringify(rows))
  else console.table(rows.map(({ row, ours, aim }) => ({ row, measured: ours, aim })))
}
