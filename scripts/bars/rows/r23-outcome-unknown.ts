import { connect, execute } from '../person.ts'
import { type Bar, everywhere, scaled } from '../row.ts'
import { inWorld } from '../world.ts'

/** R23: the connection is lost after a write was sent. */
export const r23: Bar = {
  id: 'R23',
  bar: 'a write whose connection drops after it was sent takes effect once, and answers outcome_unknown',
  on: everywhere,
  run: (options) =>
    inWorld(options, async ({ engines, engine, hostile }) => {
      const writes = scaled(200, options.scale, 10)
      const { sessionPath } = await connect(engine)
      let unknown = 0
      for (let index = 0; index < writes; index += 1) {
        hostile.api.troubles.push({ kind: 'reset' })
        const one = engines[index % engines.length] ?? engine
        const input = { name: `item ${index}` }
        const { body } = await execute(one, sessionPath, 'HOSTILE_CREATE_ITEM', input)
        if (body.data.code === 'outcome_unknown') unknown += 1
        // Of ten failures in a row the breaker would make a pause.
        await execute(one, sessionPath)
      }
      const { effects, requests } = hostile.api
      const sent = requests.filter(({ method }) => method === 'POST').length
      const measured = { writes, effects, sent, outcome_unknown: unknown }
      return { pass: effects === writes && sent === writes && unknown === writes, measured }
    }),
}
