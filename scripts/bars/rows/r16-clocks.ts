import { setTimeout as sleep } from 'node:timers/promises'
import { accountOf, Browser, connect, execute, newLink } from '../person.ts'
import { type Bar, scaled } from '../row.ts'
import { inWorld } from '../world.ts'

const hour = 3_600_000
const skews = [10 * 60_000, -10 * 60_000, hour, -hour, 24 * hour, -24 * hour]

/** R16: replicas whose clocks are wrong. */
export const r16: Bar = {
  id: 'R16',
  bar: 'a replica whose clock is wrong by 10 min, 1 h or 1 day, either way: one refresh a connection, no ended token is used, links and accounts end when they should',
  on: [
    ['sqlite', 1],
    ['postgres', 1],
  ],
  run: (options) =>
    inWorld(options, async ({ engine, hostile, start, engines }) => {
      const outcomes: Record<string, string> = {}
      let refreshesTooMany = 0
      for (const skewMs of options.scale < 1 ? skews.slice(0, 4) : skews) {
        const wrong = await start({ skewMs })
        engines.push(wrong)
        hostile.oauth.lifetime = 2
        const accounts = []
        for (let index = 0; index < scaled(50, options.scale, 3); index += 1)
          accounts.push(await connect(wrong, `user_${skewMs}_${index}`))
        await sleep(2_100)
        hostile.oauth.lifetime = 3600
        hostile.oauth.tokenCalls.length = 0
        const answers = await Promise.all(
          accounts.flatMap(({ sessionPath }) =>
            [engine, wrong, engine, wrong].map((one) => execute(one, sessionPath)),
          ),
        )
        const failures = answers.filter(({ body }) => body.error !== null).length
        refreshesTooMany += Math.max(0, hostile.oauth.tokenCalls.length - accounts.length)
        // A link that the wrong replica made works at the right one, and is not over before its time.
        const link = await newLink(wrong, `link_${skewMs}`)
        const browser = new Browser()
        const page = await browser.send(link.redirect_url.replace(wrong.url, engine.url))
        const { status } = await accountOf(engine, link.connected_account_id)
        outcomes[`${skewMs / 60_000} min`] =
          failures === 0 && page.status === 200 && status === 'INITIATED'
            ? 'fine'
            : `${failures} failures, page ${page.status}, account ${status}`
        await wrong.kill()
      }
      const pass = refreshesTooMany === 0 && Object.values(outcomes).every((one) => one === 'fine')
      return { pass, measured: { refreshes_too_many: refreshesTooMany, ...outcomes } }
    }),
}
