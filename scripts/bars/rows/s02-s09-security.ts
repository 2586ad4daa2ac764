import { accountOf, Browser, newLink } from '../person.ts'
import { runTests } from '../run-tests.ts'
import { type Bar, scaled } from '../row.ts'
import { inWorld } from '../world.ts'

/** S02: links of an attacker that a victim completes. */
export const s02: Bar = {
  id: 'S02',
  bar: '200 ways to have a victim complete an attacker’s link, in mode app: none gives the attacker an account, or asks for a token',
  on: [
    ['sqlite', 1],
    ['postgres', 1],
  ],
  run: (options) =>
    inWorld(
      options,
      async ({ engine, hostile }) => {
        const variants = scaled(200, options.scale, 12)
        const linked = { attacker: 0, token_requests: 0, distinct_refusals: new Set<string>() }
        for (let index = 0; index < variants; index += 1) {
          const link = await newLink(engine, 'attacker')
          hostile.oauth.tokenCalls.length = 0
          const victim = new Browser()
          const back = await victim.send(await victim.consent(link))
          const verifier = new URL(back.headers.get('location') ?? 'http://none')
          const sessionUri = verifier.searchParams.get('session_uri') ?? ''
          const answer = await engine.call<{ error?: { message: string } }>(
            'POST',
            '/connected_accounts/complete_auth',
            attack(index, sessionUri),
          )
          linked.distinct_refusals.add(`${answer.status} ${answer.body.error?.message ?? ''}`)
          const { status } = await accountOf(engine, link.connected_account_id)
          if (status === 'ACTIVE') linked.attacker += 1
          linked.token_requests += hostile.oauth.tokenCalls.length
        }
        const { distinct_refusals, ...counts } = linked
        const measured = { variants, ...counts, refusals: distinct_refusals.size }
        return {
          pass:
            counts.attacker === 0 && counts.token_requests === 0 && distinct_refusals.size === 1,
          measured,
        }
      },
      { verification: 'app', verifierUrl: 'http://127.0.0.1:9/verify' },
    ),
}

/** What the app says when the victim is logged in, or what an attacker would have it say. */
function attack(index: number, sessionUri: string): { session_uri: string; user_id: string } {
  const users = [
    'victim',
    'Attacker',
    'attacker ',
    ' attacker',
    'attacker\u200b',
    'attacker%00',
    'ATTACKER',
    '*',
  ]
  const uris = [
    sessionUri,
    sessionUri.toLowerCase(),
    `${sessionUri}x`,
    sessionUri.slice(0, -1),
    `${sessionUri} `,
    `session_${'A'.repeat(43)}`,
  ]
  const uri = uris[index % uris.length] ?? sessionUri
  const isReal = uri === sessionUri
  const user = users[Math.floor(index / uris.length) % users.length] ?? 'victim'
  return { session_uri: uri, user_id: isReal ? user : 'attacker' }
}

/** S03: codes that go elsewhere. */
export const s03: Bar = {
  id: 'S03',
  bar: 'mix-up of authorization servers by clients with callbacks of their own, foreign callbacks, wrong or missing iss: no code reaches another token endpoint',
  on: [['sqlite', 1]],
  run: async () => {
    const [redirect, issuer, binding, posted] = [
      await runTests('links/t02'),
      await runTests('oauth/t05'),
      await runTests('links/link-binding'),
      await runTests('links/form-post'),
    ]
    return both(redirect, issuer, binding, posted)
  },
}

/** S04: where a browser may be sent. */
export const s04: Bar = {
  id: 'S04',
  bar: '60 evil callbackUrls: all refused when the link is asked for',
  on: [['sqlite', 1]],
  run: () => runTests('links/callback-url'),
}

/** S05: addresses that nobody may reach. */
export const s05: Bar = {
  id: 'S05',
  bar: '120 hostile URLs at every feature that takes one: no connection is made',
  on: [['sqlite', 1]],
  run: async () => both(await runTests('outbound/hostile-urls'), await runTests('calls/t20')),
}

/** S06: where a credential may go. */
export const s06: Bar = {
  id: 'S06',
  bar: '100,000 made-up paths, queries and parameters: a credential goes to its toolkit’s own origins only, or nowhere',
  on: [['sqlite', 1]],
  run: async ({ scale }) => {
    process.env.MAILLON_PROPERTY_RUNS = String(scaled(100_000, scale, 1_000))
    const { pass, measured } = await runTests('calls/t21')
    return { pass, measured: { ...measured, runs: Number(process.env.MAILLON_PROPERTY_RUNS) } }
  },
}

/** S08: secrets in what anybody can read. */
export const s08: Bar = {
  id: 'S08',
  bar: 'canary secrets in every field over whole flows, and a key in any of the promised spellings in what a service answers: none in answers, errors, headers, stored results, MCP frames, logs, traces, or the database in clear',
  on: [['sqlite', 1]],
  run: async () => {
    const [flows, whole, channels, spellings] = [
      await runTests('telemetry/t40'),
      await runTests('calls/secrets'),
      await runTests('calls/t40'),
      await runTests('secrets/t40'),
    ]
    return both(flows, whole, channels, spellings)
  },
}

/** S09: rows of other projects. */
export const s09: Bar = {
  id: 'S09',
  bar: 'every route with every id of another project: as if it were not there, and nothing changes',
  on: [['sqlite', 1]],
  run: () => runTests('http/t26'),
}

function both(...runs: Awaited<ReturnType<typeof runTests>>[]) {
  const sum = (name: 'passed' | 'failed') =>
    runs.reduce((total, { measured }) => total + Number(measured[name]), 0)
  return {
    pass: runs.every(({ pass }) => pass),
    measured: { passed: sum('passed'), failed: sum('failed') },
  }
}
