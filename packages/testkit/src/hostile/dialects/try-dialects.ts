import { type ConnectedAccount, Maillon, type Session } from '@maillon/core'
import { type Auth, checkOf, inWay, isTokenAuth, type Toolkit } from '@maillon/core/toolkit'
import { createTestEngine } from '../../test-engine.ts'
import { type DialectUpstream, dialectOrigins, startDialect } from './start-dialect.ts'
import { walkLink } from './walk-link.ts'

/** How a toolkit's accounts fare at a third party that speaks as it says; null for what its scheme does not have. */
export interface DialectOutcome {
  toolkit: string
  /** By the name that it has among the toolkit's ways to connect. */
  way: string
  scheme: Toolkit['auth']['scheme']
  /** From the link to an account that is ACTIVE. */
  connects: boolean | null
  calls: boolean
  /** Once for each expiry, and not before. */
  refreshes: boolean | null
  /** By deleting, at the service too where it can be told; and by the service itself, which the account or the call tells. */
  ends: boolean | null
  /** What did not go as it should. */
  faults: string[]
}

const minute = 60_000
/** So many share an engine: each has ports of its own. */
const together = 24

/**
 * Takes an account of each toolkit from its link to its end, in an engine in memory: link, login, callback, calls, expiry,
 * refresh, revocation, and a grant that the service ended. Nothing is sent to the services themselves.
 */
export async function tryDialects(toolkits: readonly Toolkit[]): Promise<DialectOutcome[]> {
  const outcomes: DialectOutcome[] = []
  const all = toolkits.flatMap((toolkit) =>
    Object.keys(toolkit.ways).map((way) => ({ toolkit, way, key: `${toolkit.slug} ${way}` })),
  )
  const left = [...all]
  while (left.length > 0) {
    outcomes.push(...(await tryBatch(nextBatch(left))))
  }
  const found = new Map(outcomes.map((outcome) => [`${outcome.toolkit} ${outcome.way}`, outcome]))
  return all.flatMap(({ key }) => found.get(key) ?? [])
}

/** One way to connect a toolkit. */
interface Way {
  toolkit: Toolkit
  way: string
}

/** Takes the next ones off a list, of which no two are one toolkit's, or have an origin in common: an engine dials each at one place. */
function nextBatch(left: Way[]): Way[] {
  const taken = new Set<string>()
  const batch = left
    .filter(({ toolkit, way }) => {
      const once = [toolkit.slug, ...dialectOrigins(inWay(toolkit, way))]
      if (once.some((one) => taken.has(one))) return false
      for (const one of once) taken.add(one)
      return true
    })
    .slice(0, together)
  for (const one of batch) left.splice(left.indexOf(one), 1)
  return batch
}

async function tryBatch(batch: readonly Way[]): Promise<DialectOutcome[]> {
  const clock = { ahead: 0 }
  const now = () => Date.now() + clock.ahead
  const upstreams = await Promise.all(
    batch.map(({ toolkit, way }) => startDialect(inWay(toolkit, way), { now })),
  )
  const { engine, stop } = await createTestEngine({
    toolkits: batch.map(({ toolkit }) => toolkit),
    routes: Object.assign({}, ...upstreams.map(({ routes }) => routes)),
    authConfigs: Object.assign({}, ...upstreams.map(({ authConfigs }) => authConfigs)),
    origins: Object.assign({}, ...upstreams.map(({ origins }) => origins)),
    now,
  })
  try {
    const maillon = new Maillon({ engine })
    const trials = await Promise.all(
      batch.map(async ({ toolkit, way }, index) => {
        const upstream = upstreams[index] as DialectUpstream
        const connect = async (session: Session<unknown>) => {
          const { id, redirectUrl } = await session.authorize(toolkit.slug, { way })
          await walkLink(engine, redirectUrl, upstream.typed)
          return maillon.connectedAccounts.get(id)
        }
        const session = await maillon.create('ada')
        return createTrial({
          toolkit: inWay(toolkit, way),
          way,
          upstream,
          maillon,
          session,
          connect,
        })
      }),
    )
    const each = (step: (trial: Trial) => Promise<void>) => Promise.all(trials.map(step))
    await each((trial) => trial.start())
    clock.ahead += 55 * minute
    await each((trial) => trial.early())
    clock.ahead += 5 * minute
    await each((trial) => trial.late())
    await each((trial) => trial.revoke())
    clock.ahead += 120 * minute
    await each((trial) => trial.end())
    return trials.map(({ outcome }) => outcome)
  } finally {
    await stop()
    await Promise.all(upstreams.map((upstream) => upstream.stop()))
  }
}

interface Parts {
  toolkit: Toolkit
  way: string
  upstream: DialectUpstream
  maillon: Maillon
  session: Session<unknown>
  connect: (session: Session<unknown>) => Promise<ConnectedAccount>
}

type Trial = ReturnType<typeof createTrial>

/** One toolkit's way through all of it, step by step, so that many can go beside each other by one clock. */
function createTrial({ toolkit, way, upstream, maillon, session, connect }: Parts) {
  const { auth, slug } = toolkit
  const needsAccount = auth.scheme !== 'NO_AUTH'
  const isRefreshed = auth.scheme === 'OAUTH2' || isMinted(auth)
  const canRevoke = isTokenAuth(auth)
    ? auth.revoke !== undefined
    : 'revokeUrl' in auth && auth.revokeUrl !== undefined
  const isAsked = isRefreshed || checkOf(auth) !== undefined
  const outcome: DialectOutcome = {
    toolkit: slug,
    way,
    scheme: auth.scheme,
    connects: needsAccount ? false : null,
    calls: false,
    refreshes: isRefreshed ? false : null,
    ends: needsAccount ? false : null,
    faults: [],
  }
  let account: ConnectedAccount | undefined
  let refreshed = 0

  async function step(what: string, take: () => Promise<string | undefined>): Promise<boolean> {
    try {
      const fault = await take()
      if (fault === undefined) return true
      outcome.faults.push(`${what}: ${fault}`)
    } catch (error) {
      outcome.faults.push(`${what}: ${error instanceof Error ? error.message : String(error)}`)
    }
    return false
  }

  const open = () =>
    step('connecting', async () => {
      account = await connect(session)
      if (account.status !== 'ACTIVE') return `${account.status}: ${account.statusReason}`
      return undefined
    })
  const send = () => {
    const body = 'body' in auth && auth.body ? { item: 1 } : undefined
    return session.proxyExecute({
      toolkit: slug,
      endpoint: '/items',
      method: body ? 'POST' : 'GET',
      ...(body && { body }),
    })
  }
  const call = () =>
    step('calling', async () => {
      const { status, data } = await send()
      return status === 200 ? undefined : `${status}: ${JSON.stringify(data)}`
    })

  return {
    outcome,
    async start() {
      if (needsAccount) outcome.connects = await open()
      outcome.calls = await call()
    },
    async early() {
      outcome.calls = (await call()) && outcome.calls
      refreshed = upstream.refreshes
    },
    async late() {
      const isThere = await call()
      if (!isRefreshed) outcome.calls = isThere && outcome.calls
      else {
        outcome.refreshes = await step('refreshing', async () => {
          if (refreshed > 0) return 'it was refreshed before it had to be'
          const times = upstream.refreshes
          return isThere && times === 1 ? undefined : `it was refreshed ${times} times`
        })
      }
    },
    async revoke() {
      if (!account || !canRevoke) return
      const { id } = account
      outcome.ends = await step('revoking', async () => {
        await maillon.connectedAccounts.delete(id)
        for (let tries = 0; upstream.live > 0 && tries < 200; tries += 1)
          await new Promise((resolve) => setTimeout(resolve, 10))
        return upstream.live > 0 ? 'the service was not told' : undefined
      })
      outcome.ends = (await open()) && outcome.ends
    },
    async end() {
      const last = account
      if (!last) return
      upstream.endGrants()
      const isTold = await step('the end', async () => {
        const answer = await send().catch(() => undefined)
        const { status } = await maillon.connectedAccounts.get(last.id)
        // A key that nobody else can be asked about stays, and the app reads the service's own no.
        const isOver = isAsked ? status === 'EXPIRED' : answer?.status === 401
        return isOver ? undefined : `the account is ${status}, and a call ${answer?.status}`
      })
      outcome.ends = isTold && (outcome.ends || !canRevoke)
    },
  }
}

/** Whether a token is asked for that holds for an hour, so that it is over when this trial looks. */
function isMinted(auth: Auth): boolean {
  return isTokenAuth(auth) && auth.request !== undefined && (auth.lifetime ?? 3_600) === 3_600
}
