import { createServer, request as send } from 'node:http'
import type { AddressInfo } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import { hostileOrigin } from '@maillon/testkit/hostile'
import type { Engine } from '../engines.ts'
import { endLease } from '../lease.ts'
import { accountOf, connect, execute, outcomeOf } from '../person.ts'
import { type Bar, scaled, timed } from '../row.ts'
import { inWorld } from '../world.ts'

const bothWays = [
  ['sqlite', 2],
  ['postgres', 2],
] as const

/** R04: an upstream that takes longer than anyone waits. */
export const r04: Bar = {
  id: 'R04',
  bar: 'the token endpoint hangs for 30 s: never 2 refreshes in flight; every caller has an answer within its 60 s',
  on: bothWays,
  run: (options) =>
    inWorld(options, async ({ engines, engine, hostile }) => {
      const { sessionPath } = await connect(engine)
      hostile.oauth.grants.expire()
      hostile.oauth.latencyMs = Math.max(3_000, 30_000 * options.scale)
      const answers = await Promise.all(
        Array.from({ length: 20 }, (_, index) =>
          timed(() => execute(engines[index % engines.length] ?? engine, sessionPath)),
        ),
      )
      const longest = Math.max(...answers.map(({ ms }) => ms))
      const outcomes = new Set(answers.map(({ result }) => outcomeOf(result)))
      const measured = {
        hang_ms: hostile.oauth.latencyMs,
        most_in_flight: hostile.oauth.mostForOneToken,
        longest_answer_ms: Math.round(longest),
        answers: [...outcomes].join(', '),
      }
      return { pass: measured.most_in_flight === 1 && longest < 60_000, measured }
    }),
}

/** R05: killed while it holds the lease, before it sent anything. */
export const r05: Bar = {
  id: 'R05',
  bar: 'the process with the lease is killed before it sends: another one refreshes once the lease is over (35 s), and not before',
  on: bothWays,
  run: (options) =>
    inWorld({ ...options, processes: 1 }, async ({ engine, hostile, start, database, engines }) => {
      const { sessionPath, accountId } = await connect(engine)
      hostile.oauth.grants.expire()
      hostile.oauth.tokenCalls.length = 0
      // It can reach the API, and its token requests go to a door that nobody opens.
      const { url, stop, asked } = await proxyWithoutToken(hostile.url)
      const doomed = await start({ routes: { [hostileOrigin]: url } })
      const answered = execute(doomed, sessionPath).then(
        () => true,
        () => false,
      )
      // It knocks at that door once it has the lease. Whoever is answered never held it.
      const isMissed = await Promise.race([asked.then(() => false), answered])
      await doomed.kill()
      const during = await Promise.race([
        execute(engine, sessionPath).then(() => 'answered'),
        sleep(1_000, 'waiting'),
      ])
      const before = hostile.oauth.tokenCalls.length
      // Its lease ends by the database’s clock; the wait is cut short below the full scale.
      if (options.scale < 1) await endLease(database, accountId)
      else await sleep(36_000)
      const { result, ms } = await timed(() => execute(engine, sessionPath))
      await stop()
      engines.push(doomed)
      const measured = {
        missed: isMissed ? 1 : 0,
        while_leased: during,
        refreshes_while_leased: before,
        refreshes: hostile.oauth.tokenCalls.length,
        then_ms: Math.round(ms),
        answer: outcomeOf(result),
      }
      const pass =
        !isMissed &&
        during === 'waiting' &&
        before === 0 &&
        measured.refreshes === 1 &&
        result.body.error === null
      return { pass, measured }
    }),
}

/** Takes connections and never answers those that ask for a token; `asked` resolves with the first of them. */
async function proxyWithoutToken(
  target: string,
): Promise<{ url: string; asked: Promise<void>; stop(): Promise<void> }> {
  const { promise: asked, resolve: tell } = Promise.withResolvers<void>()
  const server = createServer((incoming, outgoing) => {
    if (incoming.url === '/token') {
      tell()
      return
    }
    const forwarded = send(
      `${target}${incoming.url}`,
      { method: incoming.method, headers: incoming.headers },
      (answer) => {
        outgoing.writeHead(answer.statusCode ?? 502, answer.headers)
        answer.pipe(outgoing)
      },
    )
    incoming.pipe(forwarded)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    asked,
    stop: async () => {
      server.closeAllConnections()
      server.close()
    },
  }
}

/** R06: killed at a random moment around the upstream's answer. */
export const r06: Bar = {
  id: 'R06',
  bar: 'killed at 200 random moments of a refresh: with an overlap always recovered; a strict upstream: recovered, or EXPIRED with refresh_in_doubt; never a wrong token',
  on: [
    ['sqlite', 1],
    ['postgres', 1],
  ],
  run: (options) =>
    inWorld(options, async ({ engine, hostile, start, database, engines }) => {
      const counts = { missed: 0, recovered: 0, in_doubt: 0, wrong: 0 }
      const kills = scaled(200, options.scale, 3)
      const one = async (overlaps: boolean, index: number, victim: Engine) => {
        hostile.oauth.overlaps = overlaps
        hostile.oauth.troubles.length = 0
        const { sessionPath, accountId } = await connect(victim, `user_${overlaps}_${index}`)
        hostile.oauth.grants.expire()
        const answered = new Promise<void>((resolve) => {
          hostile.oauth.onAnswered = resolve
        })
        let isOver = false
        const call = execute(victim, sessionPath).then(
          () => (isOver = true),
          () => undefined,
        )
        await answered
        await sleep(Math.random() * 6)
        if (isOver) counts.missed += 1
        await victim.kill()
        await call
        hostile.oauth.onAnswered = () => {}
        await endLease(database, accountId)
        const next = await start()
        engines.push(next)
        const { body } = await execute(next, sessionPath)
        const account = await accountOf(next, accountId)
        const isInDoubt = account.status_reason?.startsWith('refresh_in_doubt') ?? false
        if (body.error === null && account.status === 'ACTIVE') counts.recovered += 1
        else if (!overlaps && account.status === 'EXPIRED' && isInDoubt) counts.in_doubt += 1
        else counts.wrong += 1
        return next
      }
      let victim = engine
      for (const overlaps of [true, false])
        for (let index = 0; index < kills; index += 1) victim = await one(overlaps, index, victim)
      return { pass: counts.wrong === 0, measured: { kills: kills * 2, ...counts } }
    }),
}
