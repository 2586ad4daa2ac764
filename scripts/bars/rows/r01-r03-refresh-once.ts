import { setTimeout as sleep } from 'node:timers/promises'
import { inParallel } from '../../../packages/engine/src/connections/endings/in-parallel.ts'
import type { Engine } from '../engines.ts'
import { accountOf, connect, type Connected, type Executed, outcomeOf } from '../person.ts'
import { type Bar, everywhere, inTime, percentile, scaled, timed } from '../row.ts'
import { inWorld, type World } from '../world.ts'

const idpLatencyMs = 100
const inFlight = 1000
const ownConnection = { connection: 'close' }

/** Of how many bursts a time is told: each is over in a second, in which a machine may do something else. */
const bursts = 5

/** Accounts whose token ends before anyone uses it; from then on tokens live for an hour. */
async function withEndedTokens(
  { engine, hostile }: World,
  count: number,
  name = 'user',
): Promise<Connected[]> {
  hostile.oauth.lifetime = 2
  hostile.oauth.latencyMs = 0
  const accounts: Connected[] = []
  for (let index = 0; index < count; index += 1)
    accounts.push(await connect(engine, `${name}_${index}`))
  await sleep(2_100)
  hostile.oauth.lifetime = 3600
  hostile.oauth.latencyMs = idpLatencyMs
  hostile.oauth.tokenCalls.length = 0
  return accounts
}

/** All callers of an account come at once, over all processes in turn; as many accounts at a time as make `inFlight` calls. */
async function burst({ engines, hostile }: World, accounts: Connected[], callers: number) {
  const times: number[] = []
  const failures = new Map<string, number>()
  let calls = 0
  const call = async (path: string) => {
    const engine = engines[calls % engines.length]
    calls += 1
    if (!engine) throw new Error('no engine')
    const { result, ms } = await timed(() => executeAnew(engine, path))
    times.push(ms)
    const outcome = outcomeOf(result)
    if (outcome !== 'ok') failures.set(outcome, (failures.get(outcome) ?? 0) + 1)
  }
  await inParallel(Math.ceil(inFlight / callers), accounts, async ({ sessionPath }) => {
    await Promise.all(Array.from({ length: callers }, () => call(sessionPath)))
  })
  const { grants, tokenCalls } = hostile.oauth
  return {
    calls,
    refreshes: tokenCalls.length,
    failures: [...failures.values()].reduce((sum, count) => sum + count, 0),
    ...(failures.size > 0 && {
      failed_by: [...failures].map(([what, count]) => `${count} × ${what}`).join(', '),
    }),
    families_ended: grants.reused,
    p99_ms: percentile(times, 99),
  }
}

/** Runs a tool over a connection of its own: a thousand callers have one each. */
async function executeAnew({ url, apiKey }: Engine, sessionPath: string): Promise<Executed> {
  const response = await fetch(`${url}/api/v3.1${sessionPath}/execute`, {
    method: 'POST',
    headers: { 'x-api-key': apiKey, 'content-type': 'application/json', ...ownConnection },
    body: JSON.stringify({ tool_slug: 'HOSTILE_GET_ITEM', arguments: {} }),
  })
  return { status: response.status, body: (await response.json()) as Executed['body'] }
}

/** What as many bare fetches of the upstream take at once, with no engine in between: what this machine can do at best. */
async function bareP99({ hostile }: World, calls: number): Promise<number> {
  const times = Array.from({ length: calls }, async () => {
    const { ms } = await timed(async () =>
      (await fetch(`${hostile.url}/items`, { headers: ownConnection })).text(),
    )
    return ms
  })
  return percentile(await Promise.all(times), 99)
}

/** Calls at once on one ended token, and as many bare fetches after them. */
async function oneToken(world: World, calls: number, name?: string) {
  const accounts = await withEndedTokens(world, 1, name)
  const measured = await burst(world, accounts, calls)
  const { status } = await accountOf(world.engine, accounts[0]?.accountId ?? '')
  const isRight =
    measured.refreshes === 1 &&
    measured.failures === 0 &&
    measured.families_ended === 0 &&
    status === 'ACTIVE'
  return { isRight, measured: { ...measured, status, bare_p99_ms: await bareP99(world, calls) } }
}

/** What is allowed beside as many bare fetches: on Postgres each call asks another process. */
const timesBare = { sqlite: 1.1, postgres: 1.3 }

/** R01: one process. */
export const r01: Bar = {
  id: 'R01',
  bar: '1000 calls at once on one ended token, one process, five times: exactly 1 refresh, 0 failures, median p99 at most 1.1 × (Postgres: 1.3 ×) that of as many bare fetches of the upstream',
  on: [
    ['sqlite', 1],
    ['postgres', 1],
  ],
  run: (options) =>
    inWorld(options, async (world) => {
      const calls = scaled(1000, options.scale, 20)
      const rounds: Awaited<ReturnType<typeof oneToken>>[] = []
      for (let round = 0; round < (options.scale < 1 ? 1 : bursts); round += 1)
        rounds.push(await oneToken(world, calls, `burst_${round}`))
      const [last] = rounds.slice(-1).map(({ measured }) => measured)
      const median = (name: 'p99_ms' | 'bare_p99_ms') =>
        percentile(
          rounds.map(({ measured }) => measured[name]),
          50,
        )
      const [p99, bare] = [median('p99_ms'), median('bare_p99_ms')]
      const isQuick = inTime(p99, bare * timesBare[options.database], options.scale)
      return {
        pass: isQuick && rounds.every(({ isRight }) => isRight),
        measured: {
          bursts: rounds.length,
          right: rounds.filter(({ isRight }) => isRight).length,
          ...last,
          p99_ms: p99,
          bare_p99_ms: bare,
          times_bare: Math.round((p99 / bare) * 100) / 100,
        },
      }
    }),
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
  run: (options) =>
    inWorld(options, async (world) => {
      const { isRight, measured } = await oneToken(world, scaled(1000, options.scale, 20))
      return { pass: isRight, measured }
    }),
}

/** R03: many connections. */
export const r03: Bar = {
  id: 'R03',
  bar: '500 connections with ended tokens, 20 callers each, 1000 calls in flight: exactly one refresh a connection',
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
