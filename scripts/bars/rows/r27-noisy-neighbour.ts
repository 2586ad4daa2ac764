import { setTimeout as sleep } from 'node:timers/promises'
import type { Trouble } from '@maillon/testkit/hostile'
import { connect, execute, outcomeOf } from '../person.ts'
import { type Bar, bothDatabases, scaled } from '../row.ts'
import { inWorld } from '../world.ts'

const troubles: readonly Trouble[] = [
  { kind: 'status', status: 500 },
  { kind: 'status', status: 503 },
  { kind: 'reset' },
]
const perSecond = 10
const everyMs = 1_000 / perSecond

/** R27: one user whose calls all fail, at the service of others. */
export const r27: Bar = {
  id: 'R27',
  bar: 'one user’s calls all fail, 10 a second, by 500, 503 and broken connections for 20 s each: the calls of 5 neighbours, one of them new, all succeed',
  on: bothDatabases,
  run: (options) =>
    inWorld(options, async ({ hostile, engine }) => {
      hostile.oauth.subject = 'noisy'
      const noisy = await connect(engine, 'noisy')
      const neighbours = []
      for (let index = 0; index < 5; index += 1) {
        hostile.oauth.subject = `neighbour_${index}`
        neighbours.push(await connect(engine, `neighbour_${index}`))
      }
      const turns = scaled(20 * perSecond, options.scale, 3 * perSecond)
      const outcomes: Record<string, number> = {}
      let noise = 0
      let failed = 0
      let calls = 0
      const makeNoise = async () => {
        const { body } = await execute(engine, noisy.sessionPath)
        if (body.error !== null) noise += 1
      }
      const ask = async (sessionPath: string) => {
        const outcome = outcomeOf(await execute(engine, sessionPath))
        calls += 1
        if (outcome === 'ok') return
        failed += 1
        outcomes[outcome] = (outcomes[outcome] ?? 0) + 1
      }
      for (const trouble of troubles) {
        hostile.api.troubleFor.set('noisy', trouble)
        const running: Promise<void>[] = []
        for (let turn = 0; turn < turns; turn += 1) {
          running.push(makeNoise())
          // At first nothing but noise is known of the service, and the last neighbour comes late.
          const asking = turn < turns / 4 ? 0 : turn < turns / 2 ? 4 : 5
          for (const { sessionPath } of neighbours.slice(0, asking)) running.push(ask(sessionPath))
          await sleep(everyMs)
        }
        await Promise.all(running)
      }
      const measured = { noise, neighbours_calls: calls, neighbours_failed: failed, ...outcomes }
      return { pass: failed === 0 && calls > 0 && noise === turns * troubles.length, measured }
    }),
}
