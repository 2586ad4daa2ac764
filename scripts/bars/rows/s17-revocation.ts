import { createEngine } from '@maillon/engine'
import { hostileToolkit } from '@maillon/testkit/hostile'
import { Browser, connect, newLink } from '../person.ts'
import { type Bar, inTime, scaled, timed } from '../row.ts'
import { runTests } from '../run-tests.ts'
import { inWorld, type World } from '../world.ts'

/** S17: delete, crashes, every order of what may happen, and the bad day. */
export const s17: Bar = {
  id: 'S17',
  bar: 'delete revokes at the upstream each time; after kills between a token answer and its write, and after any order of connecting, connecting again, cancelling, deleting and crashing, no grant is left that no account holds; 10,000 connections are revoked at once in less than 5 minutes',
  on: [
    ['sqlite', 1],
    ['postgres', 1],
  ],
  run: async (options) => {
    const orders = scaled(200, options.scale, 4)
    process.env.MAILLON_PROPERTY_RUNS = String(orders)
    // In one process, and so on SQLite.
    const inProcess = options.database === 'sqlite' ? await runTests('endings/s17') : undefined
    return inWorld(options, async (world) => {
      const { engine, hostile } = world
      const deletes = scaled(100, options.scale, 5)
      let receipts = 0
      for (let index = 0; index < deletes; index += 1) {
        hostile.oauth.subject = `deleted_${index}`
        const { accountId } = await connect(engine, `deleted_${index}`)
        const { body } = await engine.call<{ revoked_upstream: string }>(
          'DELETE',
          `/connected_accounts/${accountId}`,
        )
        if (body.revoked_upstream === 'yes') receipts += 1
      }
      const liveAfterDeletes = hostile.oauth.grants.live
      const crashes = scaled(50, options.scale, 2)
      const survivor = await crash(world, crashes)
      const liveAfterCrashes = hostile.oauth.grants.live
      const connections = scaled(10_000, options.scale, 50)
      for (let index = 0; index < connections; index += 1) {
        hostile.oauth.subject = `person_${index}`
        await connect(survivor, `user_${index}`)
      }
      const badDay = await engineOf(world)
      const { ms } = await timed(() => badDay.revokeAll({}))
      await badDay.close()
      const left = hostile.oauth.grants.live
      const measured = {
        deletes,
        receipts_yes: receipts,
        left_after_deletes: liveAfterDeletes,
        crashes,
        left_after_crashes: liveAfterCrashes,
        ...(inProcess && { orders: orders * 4, orders_failed: inProcess.measured.failed ?? 0 }),
        connections,
        left,
        revoke_all_ms: Math.round(ms),
      }
      const pass =
        receipts === deletes &&
        liveAfterDeletes === 0 &&
        liveAfterCrashes === 0 &&
        (inProcess?.pass ?? true) &&
        left === 0 &&
        inTime(ms, 5 * 60_000, options.scale)
      return { pass, measured }
    })
  },
}

/** Kills engines as soon as they were answered; then, a minute later, the jobs do what is left to do. */
async function crash(world: World, count: number) {
  const { hostile, start, engines } = world
  let victim = world.engine
  for (let index = 0; index < count; index += 1) {
    hostile.oauth.subject = `crashed_${index}`
    const link = await newLink(victim, `crashed_${index}`)
    const browser = new Browser()
    const callback = await browser.consent(link)
    const killed = new Promise<void>((resolve) => {
      hostile.oauth.onAnswered = () => {
        hostile.oauth.onAnswered = () => {}
        void victim.kill().then(resolve)
      }
    })
    await browser.send(callback).catch(() => undefined)
    await killed
    victim = await start()
    engines.push(victim)
    // What was written in time is the account's.
    await victim.call('DELETE', `/connected_accounts/${link.connected_account_id}`)
  }
  const later = await engineOf(world, { now: () => Date.now() + 60_000 })
  await later.runJobs()
  await later.close()
  return victim
}

/** An engine of this process on the world's database. */
function engineOf({ database, hostile }: World, more: { now?: () => number } = {}) {
  return createEngine({
    toolkits: [hostileToolkit],
    database,
    encryptionKey: `bars:${Buffer.alloc(32, 7).toString('base64')}`,
    routes: hostile.routes,
    authConfigs: hostile.authConfigs,
    jobs: false,
    ...more,
  })
}
