import { DatabaseSync } from 'node:sqlite'
import fc from 'fast-check'
import { Browser, newLink } from '../person.ts'
import { type Bar, inTime, percentile, scaled, timed } from '../row.ts'
import { inWorld } from '../world.ts'

const marker = 'reflect<me>"&'
const atOnce = 50

/** S01: requests that anybody can send. The engine's own timers rest: they write down whose turn it is. */
export const s01: Bar = {
  id: 'S01',
  bar: '1,000,000 made-up callbacks and link requests: no row changes, no 5xx, nothing is reflected, p99 < 50 ms',
  on: [['sqlite', 1]],
  run: (options) =>
    inWorld(
      options,
      async ({ engine, database }) => {
        const real = await new Browser().consent(await newLink(engine, 'ada'))
        const state = new URL(real).searchParams.get('state') ?? ''
        await sealed(database)
        const before = rowsOf(database)
        const requests = scaled(1_000_000, options.scale, 500)
        const paths = fc.sample(madeUp(state), Math.min(requests, 20_000))
        const times: number[] = []
        const seen = { server_errors: 0, reflected: 0 }
        const send = async (index: number) => {
          const path = paths[index % paths.length] ?? '/'
          const method = index % 5 === 0 && path.startsWith('/link') ? 'POST' : 'GET'
          const { result, ms } = await timed(() =>
            fetch(engine.url + path, { method, redirect: 'manual' }),
          )
          times.push(ms)
          if (result.status >= 500) seen.server_errors += 1
          if ((await result.text()).includes(marker)) seen.reflected += 1
        }
        for (let from = 0; from < requests; from += atOnce)
          await Promise.all(Array.from({ length: atOnce }, (_, index) => send(from + index)))
        const after = rowsOf(database)
        const changed = [...after.keys()].filter((table) => after.get(table) !== before.get(table))
        const p99 = percentile(times, 99)
        const pass =
          changed.length === 0 &&
          seen.server_errors === 0 &&
          seen.reflected === 0 &&
          inTime(p99, 50, options.scale)
        const measured = { requests: times.length, tables_changed: changed.join(' ') || 'none' }
        return { pass, measured: { ...measured, ...seen, p99_ms: p99 } }
      },
      { jobs: false },
    ),
}

/** Waits until what came before stands in the audit log's chain: the engine seals it within a second, whoever asks. */
async function sealed(path: string): Promise<void> {
  const file = new DatabaseSync(path, { timeout: 5_000 })
  const open = file.prepare(
    'select (select count(*) from audit) - (select coalesce(sum(entries), 0) from audit_chains) as count',
  )
  while (open.get()?.count !== 0) await new Promise((resolve) => setTimeout(resolve, 50))
  file.close()
}

/** All rows of each table, as text; without those by which processes say that they live. */
function rowsOf(path: string): Map<string, string> {
  const file = new DatabaseSync(path, { timeout: 5_000 })
  const tables = file
    .prepare(`select name from sqlite_master where type = 'table' and name <> 'audit_writers'`)
    .all()
  const rows = tables.map(({ name }) => {
    const table = String(name)
    return [table, JSON.stringify(file.prepare(`select * from "${table}"`).all())] as const
  })
  file.close()
  return new Map(rows)
}

/** Callbacks and links with made-up values, and some that differ from a real state in one letter. */
function madeUp(state: string): fc.Arbitrary<string> {
  const text = fc.string({ maxLength: 60, unit: 'grapheme' })
  const near = fc.integer({ min: 0, max: state.length - 1 }).map((at) => {
    const other = state[at] === 'A' ? 'B' : 'A'
    return state.slice(0, at) + other + state.slice(at + 1)
  })
  const query = (values: Record<string, string>) => new URLSearchParams(values).toString()
  return fc.oneof(
    fc
      .tuple(fc.oneof(text, near), text)
      .map(([made, code]) => `/oauth/callback?${query({ state: made, code: code + marker })}`),
    text.map(
      (made) => `/oauth/callback/${encodeURIComponent(made || 'x')}?${query({ error: marker })}`,
    ),
    text.map((made) => `/link/${encodeURIComponent(`ln_${made}${marker}`)}`),
  )
}
