import { fork } from 'node:child_process'
import { once } from 'node:events'
import type { Engine } from '../engines.ts'
import { connect, type Connected, execute, outcomeOf } from '../person.ts'
import { type Bar, bothDatabases, inTime, percentile, scaled, timed } from '../row.ts'
import { inWorld, type World } from '../world.ts'

const users = 15
/** A person's agent is not at it all the time: so many ms between an answer and its next call. */
const thinkMs = 40

/** The others call one after the other while `during` goes on, and at least so often; how long each call took. */
async function measured(
  { engine }: World,
  others: readonly Connected[],
  least: number,
  during: Promise<unknown>,
) {
  const state = { isOver: false }
  void during.finally(() => {
    state.isOver = true
  })
  const times: number[] = []
  let failed = 0
  await Promise.all(
    others.map(async ({ sessionPath }, index) => {
      await pause((thinkMs * index) / users)
      for (let made = 0; made < least || !state.isOver; made += 1) {
        const { result, ms } = await timed(() => execute(engine, sessionPath))
        if (outcomeOf(result) !== 'ok') failed += 1
        times.push(ms)
        await pause(thinkMs)
      }
    }),
  )
  return { p50: percentile(times, 50), p99: percentile(times, 99), calls: times.length, failed }
}

/** Makes so many calls at once from another process; answers how long they took, and how many failed. */
async function burstOf({ url, apiKey }: Engine, { sessionPath }: Connected, calls: number) {
  const child = fork(new URL('../burst-process.ts', import.meta.url), {
    env: { ...process.env, BARS_BURST: JSON.stringify({ url, apiKey, sessionPath, calls }) },
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  })
  const [told] = (await once(child, 'message')) as [{ failed: number; ms: number }]
  return told
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, ms)
  })
}

/** R29: one user's burst, and what others feel of it. */
export const r29: Bar = {
  id: 'R29',
  bar: 'of 16 users one makes 1,000 calls at once: the other users’ p99 at most 2 × of theirs alone, and no call fails',
  on: bothDatabases,
  run: (options) =>
    inWorld(options, async (world) => {
      const { engine, hostile } = world
      const all: Connected[] = []
      for (let index = 0; index <= users; index += 1) {
        hostile.oauth.subject = `user_${index}`
        all.push(await connect(engine, `user_${index}`))
      }
      const [greedy, ...others] = all
      if (!greedy) throw new Error('nobody')
      const least = scaled(60, options.scale, 5)
      await measured(world, others, 5, Promise.resolve())
      const alone = await measured(world, others, least, Promise.resolve())
      const calls = scaled(1_000, options.scale, 50)
      const burst = burstOf(engine, greedy, calls)
      const beside = await measured(world, others, least, burst)
      const { ms, failed: burstFailed } = await burst
      const failed = alone.failed + beside.failed + burstFailed
      return {
        pass: failed === 0 && inTime(beside.p99, 2 * alone.p99, options.scale),
        measured: {
          burst: calls,
          burst_ms: ms,
          others_calls: beside.calls,
          p50_alone_ms: alone.p50,
          p50_beside_ms: beside.p50,
          p99_alone_ms: alone.p99,
          p99_beside_ms: beside.p99,
          failed,
        },
      }
    }),
}
