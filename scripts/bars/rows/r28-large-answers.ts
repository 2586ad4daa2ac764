import { randomInt, randomUUID } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Engine } from '../engines.ts'
import { connect, execute, type Executed } from '../person.ts'
import { type Bar, bothDatabases, inTime, percentile, scaled, timed } from '../row.ts'
import { inWorld } from '../world.ts'

const bytes = Math.floor(9.9 * 1024 * 1024)
const everyMs = 20

/** A list whose JSON has nearly so many bytes, of words as they come: text that repeats itself would be packed to nothing. */
function largeAnswer(): Buffer {
  const words = Array.from({ length: 3_000 }, () => randomUUID().slice(0, randomInt(2, 9)))
  const title = () => Array.from({ length: 18 }, () => words[randomInt(words.length)]).join(' ')
  const items: { id: number; title: string }[] = []
  for (let size = 20; ; ) {
    const item = { id: items.length, title: title() }
    size += JSON.stringify(item).length + 1
    if (size > bytes) return Buffer.from(JSON.stringify({ items }))
    items.push(item)
  }
}

/** Times of health checks and of another user's calls, from now until told to stop. */
function watch(engine: Engine, sessionPath: string) {
  const health: number[] = []
  const calls: number[] = []
  let failed = 0
  const over = new AbortController()
  const loop = async (times: number[], work: () => Promise<boolean>) => {
    while (!over.signal.aborted) {
      const { result, ms } = await timed(work)
      times.push(ms)
      if (!result) failed += 1
      await sleep(everyMs)
    }
  }
  const loops = [
    loop(health, async () => (await fetch(`${engine.url}/healthz`)).ok),
    loop(calls, async () => (await execute(engine, sessionPath)).body.error === null),
  ]
  return async () => {
    over.abort()
    await Promise.all(loops)
    return { health, calls, failed }
  }
}

/** R28: answers as large as they may be. */
export const r28: Bar = {
  id: 'R28',
  bar: '16 answers of 9.9 MiB at once, each stored and cut for the model: /healthz p99 < 200 ms; other calls p50 < 2 × what it is without, p99 < 500 ms',
  on: bothDatabases,
  run: (options) =>
    inWorld(options, async ({ hostile, engine }) => {
      hostile.oauth.subject = 'reader'
      const { sessionPath: readerPath } = await connect(engine, 'reader')
      hostile.api.troubleFor.set('reader', { kind: 'body', body: largeAnswer() })
      hostile.oauth.subject = 'neighbour'
      const { sessionPath } = await connect(engine, 'neighbour')
      await engine.call('PATCH', readerPath, { workbench: { auto_offload_threshold: 20_000 } })
      const read = () =>
        engine.call('POST', `${readerPath}/execute`, {
          tool_slug: 'HOSTILE_LIST_ITEMS',
          arguments: {},
          enable_auto_workbench_offload: true,
        }) as Promise<Executed>
      // Once before it counts, so that neither meets what only the first one does.
      await read()
      const ownTimes = watch(engine, sessionPath)
      await sleep(scaled(4_000, options.scale, 1_000))
      const before = await ownTimes()
      const besideTimes = watch(engine, sessionPath)
      const count = scaled(16, options.scale, 2)
      const { result: answers, ms } = await timed(() =>
        Promise.all(Array.from({ length: count }, read)),
      )
      const beside = await besideTimes()
      const stored = answers.filter(({ body }) => typeof body.data.result_id === 'string').length
      const measured = {
        answers: count,
        stored,
        all_ms: Math.round(ms),
        healthz_p99_ms: percentile(beside.health, 99),
        calls_p50_without_ms: percentile(before.calls, 50),
        calls_p50_ms: percentile(beside.calls, 50),
        calls_p99_ms: percentile(beside.calls, 99),
        failed: before.failed + beside.failed,
      }
      const pass =
        stored === count &&
        measured.failed === 0 &&
        inTime(measured.healthz_p99_ms, 200, options.scale) &&
        inTime(measured.calls_p50_ms, 2 * measured.calls_p50_without_ms, options.scale) &&
        inTime(measured.calls_p99_ms, 500, options.scale)
      return { pass, measured }
    }),
}
