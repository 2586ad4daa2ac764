// Prints how many calls one replica answers in a second, how long they take and what memory it holds, on each database and
// with pools of several sizes; upstream and callers run beside it on the same machine. --json prints one line.
import { readFileSync } from 'node:fs'
import { type DatabaseKind, stopDatabases } from '../bars/engines.ts'
import { connect, execute } from '../bars/person.ts'
import { percentile, timed } from '../bars/row.ts'
import { inWorld } from '../bars/world.ts'

const warmMs = 3_000
const measuredMs = 8_000
const settings: { database: DatabaseKind; pool?: number; callers: number }[] = [
  { database: 'sqlite', callers: 16 },
  { database: 'postgres', pool: 2, callers: 16 },
  { database: 'postgres', pool: 10, callers: 16 },
  { database: 'postgres', pool: 10, callers: 64 },
  { database: 'postgres', pool: 30, callers: 64 },
]

const rows: object[] = []
for (const setting of settings) rows.push(await measure(setting))
await stopDatabases()
if (process.argv.includes('--json')) console.log(JSON.stringify(rows))
else console.table(rows)

function measure({ database, pool, callers }: (typeof settings)[number]): Promise<object> {
  const options = pool === undefined ? {} : { databasePool: pool }
  return inWorld(
    { database, processes: 1, scale: 1 },
    async ({ engine }) => {
      const { sessionPath } = await connect(engine)
      const times: number[] = []
      let failures = 0
      async function load(ms: number): Promise<void> {
        const end = performance.now() + ms
        const caller = async () => {
          while (performance.now() < end) {
            const { result, ms: took } = await timed(() => execute(engine, sessionPath))
            times.push(took)
            if (result.status !== 200) failures += 1
          }
        }
        await Promise.all(Array.from({ length: callers }, caller))
      }
      await load(warmMs)
      times.length = 0
      await load(measuredMs)
      return {
        database,
        pool: pool ?? null,
        callers,
        calls_a_second: Math.round(times.length / (measuredMs / 1000)),
        p50_ms: percentile(times, 50),
        p95_ms: percentile(times, 95),
        failures,
        rss_mib: residentMib(engine.child.pid),
      }
    },
    options,
  )
}

/** On Linux; null elsewhere. */
function residentMib(pid: number | undefined): number | null {
  try {
    const [, kib] = /^VmRSS:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? []
    return Math.round(Number(kib) / 1024)
  } catch {
    return null
  }
}
