import { DatabaseSync } from 'node:sqlite'
import { setTimeout as sleep } from 'node:timers/promises'
import { runTests } from '../run-tests.ts'
import { type Bar, scaled } from '../row.ts'
import { inWorld } from '../world.ts'

/** R12: Postgres goes away and comes back. */
export const r12: Bar = {
  id: 'R12',
  bar: 'Postgres restarts under load: no crash, typed 503 with Retry-After, recovery, no acknowledged write lost',
  on: [['postgres', 1]],
  run: () => runTests('http/r12-r15-database'),
}

/** R13: killed while it writes. */
export const r13: Bar = {
  id: 'R13',
  bar: 'kill -9 under write load, 200 times: the SQLite file is whole, and no acknowledged write is lost',
  on: [['sqlite', 1]],
  run: (options) =>
    inWorld(options, async ({ engine, start, engines, database }) => {
      const kills = scaled(200, options.scale, 4)
      const acknowledged: string[] = []
      let broken = 0
      let missed = 0
      let victim = engine
      for (let index = 0; index < kills; index += 1) {
        const over = new AbortController()
        const { promise: written, resolve: tell } = Promise.withResolvers<void>()
        let underWay = 0
        const writers = Array.from({ length: 4 }, async () => {
          while (!over.signal.aborted) {
            underWay += 1
            const answer = await victim
              .call<{ session_id: string }>('POST', '/tool_router/session', { user_id: 'u' })
              .catch(() => undefined)
            underWay -= 1
            if (answer?.status !== 201) continue
            acknowledged.push(answer.body.session_id)
            tell()
          }
        })
        // Under load: something was written by now, and more is on its way.
        await written
        await sleep(Math.random() * 40)
        if (underWay === 0) missed += 1
        await victim.kill()
        over.abort()
        await Promise.all(writers)
        const file = new DatabaseSync(database, { timeout: 5_000 })
        const [row] = file.prepare('pragma integrity_check').all()
        if (row?.integrity_check !== 'ok') broken += 1
        file.close()
        victim = await start()
        engines.push(victim)
      }
      const file = new DatabaseSync(database, { timeout: 5_000 })
      const kept = new Set(
        file
          .prepare('select id from sessions')
          .all()
          .map(({ id }) => id),
      )
      file.close()
      const lost = acknowledged.filter((id) => !kept.has(id)).length
      const measured = { kills, missed, acknowledged: acknowledged.length, lost, broken }
      const pass = lost === 0 && broken === 0 && missed < kills
      return { pass, measured }
    }),
}
