import { setTimeout as sleep } from 'node:timers/promises'
import type { Engine } from '../engines.ts'
import { connect, execute } from '../person.ts'
import { type Bar, percentile, scaled, timed } from '../row.ts'
import { inWorld } from '../world.ts'

/** R18: every replica is replaced while calls come in. */
export const r18: Bar = {
  id: 'R18',
  bar: 'three replicas are stopped by SIGTERM and replaced one by one at 200 calls a second: no call is dropped, no 5xx',
  on: [
    ['sqlite', 3],
    ['postgres', 3],
  ],
  run: (options) =>
    inWorld(options, async ({ engines, engine, start }) => {
      const { sessionPath } = await connect(engine)
      const serving = [...engines]
      const counts = { calls: 0, dropped: 0, server_errors: 0 }
      const times: number[] = []
      const over = new AbortController()
      const perSecond = scaled(200, options.scale, 40)

      /** A load balancer: it asks the next one when a replica is not ready, or refuses the connection. */
      async function balanced(turn: number): Promise<void> {
        counts.calls += 1
        const tried = serving.length
        for (let index = 0; index < tried; index += 1) {
          const one = serving[(turn + index) % serving.length]
          if (!one || !(await isReady(one))) continue
          const answer = await timed(() => execute(one, sessionPath)).catch(
            (error: unknown) => error,
          )
          if (answer instanceof Error) {
            if (isRefused(answer)) continue
            break
          }
          const { result, ms } = answer as { result: { status: number }; ms: number }
          times.push(ms)
          if (result.status >= 500) counts.server_errors += 1
          return
        }
        counts.dropped += 1
      }

      const load = (async () => {
        const calls: Promise<void>[] = []
        for (let turn = 0; !over.signal.aborted; turn += 1) {
          calls.push(balanced(turn))
          await sleep(1_000 / perSecond)
        }
        await Promise.all(calls)
      })()
      const codes: (number | null)[] = []
      for (const old of engines.slice(0, 3)) {
        await sleep(300)
        const next = await start()
        engines.push(next)
        serving.push(next)
        codes.push(await old.stop())
        serving.splice(serving.indexOf(old), 1)
      }
      await sleep(300)
      over.abort()
      await load
      const pass =
        counts.dropped === 0 && counts.server_errors === 0 && codes.every((code) => code === 0)
      return {
        pass,
        measured: { ...counts, exit_codes: codes.join(' '), p99_ms: percentile(times, 99) },
      }
    }),
}

async function isReady({ url }: Engine): Promise<boolean> {
  const response = await fetch(`${url}/readyz`).catch(() => undefined)
  return response?.ok ?? false
}

function isRefused(error: Error): boolean {
  const { code } = (error.cause ?? {}) as { code?: string }
  return code === 'ECONNREFUSED'
}
