import { setTimeout as sleep } from 'node:timers/promises'
import { accountOf, Browser, execute, newLink } from '../person.ts'
import { type Bar, bothDatabases, scaled } from '../row.ts'
import { inWorld } from '../world.ts'

/** R07: killed anywhere in a callback. */
export const r07: Bar = {
  id: 'R07',
  bar: 'killed at random moments of the callback: the account is usable, or the link can be finished by opening it again; never ACTIVE without a token',
  on: bothDatabases,
  run: (options) =>
    inWorld(options, async ({ engine, hostile, start, engines }) => {
      const counts = { missed: 0, active: 0, finished_again: 0, new_link: 0, wrong: 0 }
      const kills = scaled(200, options.scale, 4)
      let victim = engine
      for (let index = 0; index < kills; index += 1) {
        const link = await newLink(victim, `user_${index}`)
        const browser = new Browser()
        const callback = await browser.consent(link)
        const { promise: exchanged, resolve: tell } = Promise.withResolvers<void>()
        hostile.oauth.onAnswered = tell
        let isOver = false
        const page = browser.send(callback).then(
          () => (isOver = true),
          () => undefined,
        )
        // Before the code is exchanged, and between that and the page.
        if (index % 2 === 0) await exchanged
        await sleep(Math.random() * 6)
        if (isOver) counts.missed += 1
        await victim.kill()
        await page
        hostile.oauth.onAnswered = () => {}
        victim = await start()
        engines.push(victim)
        const { status } = await accountOf(victim, link.connected_account_id)
        if (status === 'ACTIVE') {
          const { body } = await execute(victim, link.sessionPath)
          counts[body.error === null ? 'active' : 'wrong'] += 1
          continue
        }
        const moved = link.redirect_url.replace(new URL(link.redirect_url).origin, victim.url)
        const again = await browser.consent({ redirect_url: moved }).catch(() => undefined)
        if (again) await browser.send(again)
        const after = await accountOf(victim, link.connected_account_id)
        if (after.status === 'ACTIVE') counts.finished_again += 1
        else counts.wrong += 1
      }
      const pass = counts.wrong === 0 && counts.missed < kills
      return { pass, measured: { kills, ...counts } }
    }),
}

/** What browsers know several replicas by. */
const address = 'http://localhost:4999'

/** R08: the callback at another replica. */
export const r08: Bar = {
  id: 'R08',
  bar: 'a callback that reaches a process that did not start the flow works',
  on: [
    ['sqlite', 2],
    ['postgres', 2],
    ['postgres', 4],
  ],
  // Replicas have one address between them.
  run: (options) =>
    inWorld(
      options,
      async ({ engines, engine }) => {
        let connected = 0
        for (const [index, other] of engines.entries()) {
          const link = await newLink(engine, `user_${index}`)
          const at = (url: string, to: string) => url.replace(address, to)
          const browser = new Browser()
          const here = { redirect_url: at(link.redirect_url, engine.url) }
          const callback = await browser.consent(here, address)
          await browser.send(at(callback, other.url))
          const { status } = await accountOf(engine, link.connected_account_id)
          if (status === 'ACTIVE') connected += 1
        }
        return {
          pass: connected === engines.length,
          measured: { processes: engines.length, connected },
        }
      },
      { publicUrl: address },
    ),
}

/** R09: the same callback many times. */
export const r09: Bar = {
  id: 'R09',
  bar: '100 identical callbacks at once: 1 call of the token endpoint',
  on: [
    ['sqlite', 1],
    ['postgres', 1],
    ['postgres', 2],
  ],
  run: (options) =>
    inWorld(options, async ({ engine, hostile }) => {
      const link = await newLink(engine, 'ada')
      const browser = new Browser()
      const callback = await browser.consent(link)
      const pages = await Promise.all(
        Array.from({ length: 100 }, () => browser.send(callback).then(({ status }) => status)),
      )
      const { status } = await accountOf(engine, link.connected_account_id)
      const measured = {
        callbacks: pages.length,
        token_calls: hostile.oauth.tokenCalls.length,
        server_errors: pages.filter((code) => code >= 500).length,
        status,
      }
      const pass = measured.token_calls === 1 && measured.server_errors === 0 && status === 'ACTIVE'
      return { pass, measured }
    }),
}
