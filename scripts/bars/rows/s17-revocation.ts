import { createEngine } from '@maillon/engine'
import { hostileToolkit } from '@maillon/testkit/hostile'
import { connect } from '../person.ts'
import { type Bar, inTime, scaled, timed } from '../row.ts'
import { inWorld } from '../world.ts'

/** S17: delete, and the bad day. */
export const s17: Bar = {
  id: 'S17',
  bar: 'delete revokes at the upstream each time; 10,000 connections are revoked at once in less than 5 minutes',
  on: [
    ['sqlite', 1],
    ['postgres', 1],
  ],
  run: (options) =>
    inWorld(options, async ({ engine, hostile, database }) => {
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
      const connections = scaled(10_000, options.scale, 50)
      for (let index = 0; index < connections; index += 1) {
        hostile.oauth.subject = `person_${index}`
        await connect(engine, `user_${index}`)
      }
      const badDay = await createEngine({
        toolkits: [hostileToolkit],
        database,
        encryptionKey: `bars:${Buffer.alloc(32, 7).toString('base64')}`,
        routes: hostile.routes,
        authConfigs: hostile.authConfigs,
        jobs: false,
      })
      const { ms } = await timed(() => badDay.revokeAll({}))
      await badDay.close()
      const left = hostile.oauth.grants.live
      const measured = {
        deletes,
        receipts_yes: receipts,
        left_after_deletes: liveAfterDeletes,
        connections,
        left,
        revoke_all_ms: Math.round(ms),
      }
      const pass =
        receipts === deletes &&
        liveAfterDeletes === 0 &&
        left === 0 &&
        inTime(ms, 5 * 60_000, options.scale)
      return { pass, measured }
    }),
}
