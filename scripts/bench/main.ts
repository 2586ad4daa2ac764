// Prints what a call through the engine costs beside the same call by bare fetch, and what an engine costs to start.
import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { Bench } from 'tinybench'
import { commandStart } from './command-start.ts'
import { connectedSession } from './connected-session.ts'
import { startUpstream } from './upstream.ts'

const upstream = await startUpstream()
const { session, maillon, stop } = await connectedSession(upstream.url)

const calls = new Bench({ time: 4_000, warmupTime: 500 })
calls.add('bare fetch', async () => {
  const response = await fetch(`${upstream.url}/item?id=1`, {
    headers: { authorization: 'Bearer bench-key-4f9a8b7c6d5e4f3a2b1c' },
  })
  await response.json()
})
calls.add('execute', async () => {
  await session.execute('BENCH_GET_ITEM', { id: '1' })
})
calls.add('create + tools', async () => {
  await (await maillon.create('user_123')).tools()
})
await calls.run()
await stop()
await upstream.stop()

const [bare, execute, createTools] = calls.tasks.map(({ result }) =>
  'latency' in result ? result.latency.p50 : Number.NaN,
)
const cold = await coldStart()
const figures = {
  execute_ratio: round((execute ?? Number.NaN) / (bare ?? Number.NaN)),
  create_tools_ms: round(createTools ?? Number.NaN),
  cold_start_ms: round(cold.ms),
  rss_mib: round(cold.rssMib),
  help_ratio: round(await commandStart()),
}

if (process.argv.includes('--json')) console.log(JSON.stringify(figures))
else {
  console.log(
    `execute          ${figures.execute_ratio} × bare fetch (medians ${round(execute ?? 0)} and ${round(bare ?? 0)} ms)`,
  )
  console.log(`create + tools   ${figures.create_tools_ms} ms`)
  console.log(
    `cold start       ${figures.cold_start_ms} ms from an empty process to the first session's tools`,
  )
  console.log(`RSS              ${figures.rss_mib} MiB after that`)
  console.log(`maillon --help   ${figures.help_ratio} × node -e 0`)
}

/** The median of five fresh processes. */
async function coldStart(): Promise<{ ms: number; rssMib: number }> {
  const runs: { ms: number; rssMib: number }[] = []
  for (let run = 0; run < 5; run += 1) {
    const script = new URL('cold-start.ts', import.meta.url).pathname
    const { stdout } = await promisify(execFile)(process.execPath, [script])
    runs.push(JSON.parse(stdout) as { ms: number; rssMib: number })
  }
  return runs.toSorted((a, b) => a.ms - b.ms)[2] ?? { ms: Number.NaN, rssMib: Number.NaN }
}

function round(value: number): number {
  return Math.round(value * 100) / 100
}
