import { createEngine } from '@maillon/engine'
import { hostileToolkit, startHostile, type Trouble } from '@maillon/testkit/hostile'
import { inProcessEngine } from '../in-process-engine.ts'
import { newDatabase } from '../engines.ts'
import { accountOf, type Connected, execute } from '../person.ts'
import { type Bar, bothDatabases, type RunOptions, scaled } from '../row.ts'

const hour = 3_600_000

/** One engine in this process, so that its time can be moved by hours, and accounts at the hostile upstream. */
async function withClock<T>(
  { database: kind }: RunOptions,
  count: number,
  work: (world: {
    hostile: Awaited<ReturnType<typeof startHostile>>
    engine: ReturnType<typeof inProcessEngine>
    accounts: Connected[]
    clock: { ahead: number }
  }) => Promise<T>,
): Promise<T> {
  const hostile = await startHostile()
  hostile.oauth.lifetime = 3600
  const database = await newDatabase(kind)
  const clock = { ahead: 0 }
  const made = await createEngine({
    toolkits: [hostileToolkit],
    database: database.url,
    encryptionKey: `bars:${Buffer.alloc(32, 7).toString('base64')}`,
    publicUrl: 'http://localhost:4998',
    loopbackCallbacks: true,
    routes: hostile.routes,
    authConfigs: hostile.authConfigs,
    now: () => Date.now() + clock.ahead,
    onError: () => {},
    jobs: false,
  })
  const engine = inProcessEngine(made)
  try {
    const accounts = []
    for (let index = 0; index < count; index += 1)
      accounts.push(await engine.connect(`user_${index}`))
    return await work({ hostile, engine, accounts, clock })
  } finally {
    await made.close()
    await hostile.stop()
    await database.end()
  }
}

const troubles: readonly Trouble[] = [
  { kind: 'status', status: 500 },
  { kind: 'status', status: 502 },
  { kind: 'status', status: 503, retryAfter: '5' },
  { kind: 'status', status: 429, retryAfter: '2' },
  { kind: 'refusal', dialect: 'gateway' },
  { kind: 'refusal', dialect: 'page' },
  { kind: 'refusal', dialect: 'wrongClient' },
  { kind: 'html' },
  { kind: 'nothing' },
  { kind: 'truncated' },
  { kind: 'duplicate-keys' },
  { kind: 'wrong-type' },
  { kind: 'reset' },
]

/** R10: every trouble there is. */
export const r10: Bar = {
  id: 'R10',
  bar: '10,000 mixed troubles of the token endpoint (5xx, 429, resets, HTML, malformed): no connection ends; a token that still holds is used throughout',
  on: bothDatabases,
  run: (options) =>
    withClock(options, 20, async ({ hostile, engine, accounts, clock }) => {
      const total = scaled(10_000, options.scale, 200)
      let met = 0
      let failedWhileHolding = 0
      while (met < total) {
        // Into the last minute of the tokens: they hold, and are to be refreshed.
        clock.ahead += hour - 30_000
        hostile.oauth.troubles.length = 0
        for (let index = 0; index < 20; index += 1) hostile.oauth.troubles.push(...troubles)
        for (let turn = 0; turn < 3; turn += 1) {
          const before = hostile.oauth.troubles.length
          const answers = await Promise.all(
            accounts.map(({ sessionPath }) => execute(engine, sessionPath)),
          )
          failedWhileHolding += answers.filter(({ body }) => body.error !== null).length
          met += before - hostile.oauth.troubles.length
          clock.ahead += 8_000
        }
        hostile.oauth.troubles.length = 0
        clock.ahead += hour
        await Promise.all(accounts.map(({ sessionPath }) => execute(engine, sessionPath)))
      }
      const states = await Promise.all(
        accounts.map(({ accountId }) => accountOf(engine, accountId)),
      )
      const ended = states.filter(({ status }) => status !== 'ACTIVE').length
      hostile.oauth.troubles.push({ kind: 'error', error: 'invalid_grant' })
      clock.ahead += 2 * hour
      const [first] = accounts
      await execute(engine, first?.sessionPath ?? '')
      const { status } = await accountOf(engine, first?.accountId ?? '')
      const measured = {
        troubles: met,
        ended,
        failed_while_holding: failedWhileHolding,
        after_invalid_grant: status,
      }
      return { pass: ended === 0 && failedWhileHolding === 0 && status === 'EXPIRED', measured }
    }),
}

/** R11: the upstream is back. */
export const r11: Bar = {
  id: 'R11',
  bar: 'after an outage the first success comes within 30 s of the upstream’s return, and no herd: at most 2 refreshes a connection',
  on: bothDatabases,
  run: (options) =>
    withClock(
      options,
      scaled(200, options.scale, 20),
      async ({ hostile, engine, accounts, clock }) => {
        clock.ahead += 2 * hour
        for (let turn = 0; turn < 30; turn += 1) {
          hostile.oauth.troubles = accounts.map(() => ({ kind: 'status', status: 503 }))
          await Promise.all(accounts.map(({ sessionPath }) => execute(engine, sessionPath)))
          clock.ahead += 10_000
        }
        hostile.oauth.troubles.length = 0
        hostile.oauth.tokenCalls.length = 0
        let seconds = 0
        let waiting = accounts
        let firstSuccess = -1
        while (waiting.length > 0 && seconds < 60) {
          const answers = await Promise.all(
            waiting.map(async (account) => ({
              account,
              isWell: (await execute(engine, account.sessionPath)).body.error === null,
            })),
          )
          if (firstSuccess < 0 && answers.some(({ isWell }) => isWell)) firstSuccess = seconds
          waiting = answers.flatMap(({ account, isWell }) => (isWell ? [] : [account]))
          seconds += 1
          clock.ahead += 1_000
        }
        const measured = {
          connections: accounts.length,
          first_success_s: firstSuccess,
          all_well_s: seconds,
          refreshes: hostile.oauth.tokenCalls.length,
        }
        const pass =
          firstSuccess >= 0 &&
          firstSuccess <= 30 &&
          waiting.length === 0 &&
          measured.refreshes <= accounts.length * 2
        return { pass, measured }
      },
    ),
}

/** R17: what upstreams say of the life of a token. */
export const r17: Bar = {
  id: 'R17',
  bar: 'expires_in that is missing, a string, negative, 0, 1e12 or no number: the account works, and its token is refreshed by its end or by a 401',
  on: bothDatabases,
  run: (options) =>
    withClock(options, 1, async ({ hostile, engine, clock }) => {
      const outcomes: Record<string, string> = {}
      for (const value of [null, '3600', '3600.5', -5, 0, 1e12, 'soon', {}, true]) {
        hostile.oauth.expiresIn = value
        const account = await engine.connect(`user_${JSON.stringify(value)}`)
        const first = await execute(engine, account.sessionPath)
        hostile.oauth.grants.expire()
        clock.ahead += 61_000
        const second = await execute(engine, account.sessionPath)
        const { status } = await accountOf(engine, account.accountId)
        const isWell =
          first.body.error === null && second.body.error === null && status === 'ACTIVE'
        outcomes[`expires_in ${JSON.stringify(value)}`] = isWell ? 'works' : status
      }
      return { pass: Object.values(outcomes).every((one) => one === 'works'), measured: outcomes }
    }),
}
