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
      for (const trouble of troubles) {
        hostile.api.troubleFor.set('noisy', trouble)
        const running: Promise<unknown>[] = []
        for (let turn = 0; turn < turns; turn += 1) {
          running.push(
            execute(engine, noisy.sessionPath).then((answer) => {
              noise += 1
              if (answer.body.error === null) throw new Error('the noisy one had an answer')
            }),
          )
          // The last one comes late: nothing but noise is known of the service by then.
          const asks = turn < turns / 2 ? neighbours.slice(0, turn % 2 === 0 ? 0 : 4) : neighbours
          for (const { sessionPath } of turn < turns / 4 ? [] : asks)
            running.push(
              execute(engine, sessionPath).then((answer) => {
                calls += 1
                const outcome = outcomeOf(answer)
                if (outcome === 'ok') return
                failed += 1
                outcomes[outcome] = (outcomes[outcome] ?? 0) + 1
              }),
            )
          await sleep(everyMs)
        }
        await Promise.all(running)
      }
      const measured = { noise, neighbours_calls: calls, neighbours_failed: failed, ...outcomes }
      return { pass: failed === 0 && calls > 0 && noise === turns * troubles.length, measured }
    }),
}
