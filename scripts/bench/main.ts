// Prints what a call through the engine costs beside the same call by bare fetch, and what an engine costs to start,
// also with all services beside it; --json prints one line of rows.
import { Bench } from 'tinybench'
import { connectedSession } from './connected-session.ts'
import { httpRows } from './http-rows.ts'
import { alone, besides, type Row } from './row.ts'
import { startRows } from './start-rows.ts'
import { withAndWithout } from './with-and-without.ts'
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
const log = await withAndWithout(upstream.url)
await upstream.stop()

const [bare, execute, createTools] = calls.tasks.map(({ result }) =>
  'latency' in result ? result.latency.p50 : Number.NaN,
)

const rows: Row[] = [
  ...(await httpRows()),
  besides('execute, ms; beside a bare fetch', execute, bare, '≤ 1.35'),
  ...log.map(({ database, on, off }) =>
    besides(
      `execute on ${database} with call log and limits, ms; beside none of both`,
      on,
      off,
      database === 'SQLite' ? '≤ 1.05' : '≤ 1.10',
    ),
  ),
  alone('create + tools, ms', createTools, ''),
  ...(await startRows()),
]

if (process.argv.includes('--json')) console.log(JSON.stringify(rows))
else
  for (const { row, ours, floor, ratio, aim } of rows) {
    const figures = floor === null ? `${ours}` : `${ratio} × (${ours} and ${floor})`
    console.log(`${row.padEnd(72)}${figures.padEnd(30)}${aim}`)
  }
