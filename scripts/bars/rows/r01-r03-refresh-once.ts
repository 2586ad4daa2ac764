import { setTimeout as sleep } from 'node:timers/promises'
import { accountOf, connect, type Connected, execute } from '../person.ts'
import { type Bar, everywhere, inTime, percentile, type RunOptions, scaled, timed } from '../row.ts'
import { inWorld, type World } from '../world.ts'

const idpLatencyMs = 100

/** Accounts whose token ends before anyone uses it; from then on tokens live for an hour. */
async function withEndedTokens({ engine, hostile }: World, count: number): Promise<Connected[]> {
  hostile.oauth.lifetime = 2
  const accounts: Connected[] = []
  for (let index = 0; index < count; index += 1)
    accounts.push(await connect(engine, `user_${index}`))
  await sleep(2_100)
  hostile.oauth.lifetime = 3600
  hostile.oauth.latencyMs = idpLatencyMs
  hostile.oauth.tokenCalls.length = 0
  return accounts
}

/** Calls all of them at once, over all processes in turn. */
async function burst({ engines, hostile }: World, accounts: Connected[], callers: number) {
  const calls = accounts.flatMap(({ sessionPath }) =>
    Array.from({ length: callers }, () => sessionPath),
  )
  const answers = await Promise.all(
    calls.map((path, index) => {
      const engine = engines[index % engines.length]
      if (!engine) throw new Error('no engine')
      return timed(() => execute(engine, path))
    }),
  )
  const { grants, tokenCalls } = hostile.oauth
  return {
    calls: calls.length,
    refreshes: tokenCalls.length,
    failures: answers.filter(({ result }) => result.status !== 200 || result.body.error !== null)
      .length,
    families_ended: grants.reused,
    p99_ms: percentile(
      answers.map(({ ms }) => ms),
      99,
    ),
  }
}

const oneToken = (options: RunOptions) =>
  inWorld(options, async (world) => {
    const accounts = await withEndedTokens(world, 1)
    const measured = await burst(world, accounts, scaled(1000, options.scale, 20))
    const [account] = accounts
    const { status } = await accountOf(world.engine, account?.accountId ?? '')
    const pass =
      measured.refreshes === 1 &&
      measured.failures === 0 &&
      measured.families_ended === 0 &&
      status === 'ACTIVE'
    return { pass, measured: { ...measured, status } }
  })

/** R01: one process. */
export const r01: Bar = {
  id: 'R01',
  bar: '1000 calls at once on one ended token, one process: exactly 1 refresh, 0 failures, p99 < the upstream’s latency + 250 ms',
  on: [
    ['sqlite', 1],
    ['postgres', 1],
  ],
  async run(options) {
    const { pass, measured } = await oneToken(options)
    const isQuick = inTime(measured.p99_ms, idpLatencyMs + 250, options.scale)
    return { pass: pass && isQuick, measured }
  },
}

/** R02: several processes. */
export const r02: Bar = {
  id: 'R02',
  bar: 'the same over several processes: exactly 1 refresh, 0 failures, the family lives',
  on: [
    ['sqlite', 2],
    ['postgres', 2],
    ['postgres', 4],
  ],
  run: oneToken,
}

/** R03: many connections. */
export const r03: Bar = {
  id: 'R03',
  bar: '500 connections with ended tokens, 20 callers each: exactly one refresh a connection',
  on: everywhere,
  run: (options) =>
    inWorld(options, async (world) => {
      const count = scaled(500, options.scale, 5)
      const measured = await burst(world, await withEndedTokens(world, count), 20)
      const pass =
        measured.refreshes === count && measured.failures === 0 && measured.families_ended === 0
      return { pass, measured: { connections: count, ...measured } }
    }),
}
