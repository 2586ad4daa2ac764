import { MaillonError } from '@maillon/core'

/** So many a minute; none at all is `false`. */
export type PerMinute = number | false

/** So many calls a day and a month, by UTC. */
export interface Quota {
  day?: number
  month?: number
}

/** How often an engine may be called. What is left out is as it says; `false` in place of all of it limits nothing. */
export interface LimitOptions {
  /** Requests to the API by one key, a minute. 60,000 when left out. */
  perKey?: PerMinute
  /** Calls of one user, a minute: of tools, meta tools and the proxy. 12,000 when left out. */
  perUser?: PerMinute
  /** The same in one session. 6,000 when left out. */
  perSession?: PerMinute
  /** Calls of one toolkit by all users of a project, a minute; or by toolkit: `{ slack: 600 }`. 60,000 when left out. */
  perToolkit?: PerMinute | Readonly<Record<string, PerMinute>>
  /** Visits of one caller to one Connect Link, or to one step of a login, a minute and process. 120 when left out. */
  publicPages?: PerMinute
  /** Calls that reach a service, by day and month. None when left out. */
  quotas?: QuotaOptions
}

/** Whose calls are counted by day and month. */
export interface QuotaOptions {
  perProject?: Quota
  perUser?: Quota
  /** Those that an API key makes. */
  perKey?: Quota
  /** Of one toolkit, by all users of a project. */
  perToolkit?: Quota
}

/** What an engine's limits are. */
export interface LimitPolicy {
  perKey: PerMinute
  perUser: PerMinute
  perSession: PerMinute
  perToolkit: (slug: string) => PerMinute
  publicPages: PerMinute
  quotas: QuotaOptions
}

const quotaKinds = ['perProject', 'perUser', 'perKey', 'perToolkit']
const periods = ['day', 'month']
const rates = { perKey: 60_000, perUser: 12_000, perSession: 6_000, publicPages: 120 }
const toolkitRate = 60_000

/** Fills in what the operator left open. Throws `config_invalid` for what is no number of calls, and for a limit that there is not. */
export function readLimits(options: LimitOptions | false = {}): LimitPolicy {
  if (options === false) {
    const off = { perKey: false, perUser: false, perSession: false, publicPages: false } as const
    return { ...off, perToolkit: () => false, quotas: {} }
  }
  const { perToolkit = {}, quotas = {}, ...given } = options
  checkNames('limits', given, Object.keys(rates))
  checkNames('limits.quotas', quotas, quotaKinds)
  const bySlug = typeof perToolkit === 'object' ? perToolkit : {}
  const ofAny = typeof perToolkit === 'object' ? toolkitRate : perToolkit
  for (const [name, rate] of Object.entries({ ...given, perToolkit: ofAny }))
    checkRate(`limits.${name}`, rate)
  for (const [slug, rate] of Object.entries(bySlug)) checkRate(`limits.perToolkit.${slug}`, rate)
  for (const [name, quota] of Object.entries(quotas)) {
    checkNames(`limits.quotas.${name}`, quota as Quota, periods)
    for (const [period, most] of Object.entries(quota as Quota))
      checkCount(`limits.quotas.${name}.${period}`, most)
  }
  return {
    ...rates,
    ...given,
    perToolkit: (slug) => (Object.hasOwn(bySlug, slug) ? (bySlug[slug] ?? ofAny) : ofAny),
    quotas,
  }
}

/** Whoever mistypes a limit would have none. */
function checkNames(of: string, given: object, known: readonly string[]): void {
  const unknown = Object.keys(given).find((name) => !known.includes(name))
  if (unknown === undefined) return
  throw new MaillonError('config_invalid', {
    message: `${of}.${unknown} is no limit.`,
    hint: `There are ${known.join(', ')}.`,
  })
}

/** Throws `config_invalid` for quotas without the call log, with whose rows calls are counted. */
export function checkQuotas({ quotas }: LimitPolicy, calls: unknown): void {
  if (calls !== false || Object.keys(quotas).length === 0) return
  throw new MaillonError('config_invalid', {
    message: 'limits.quotas are counted with the call log, which calls: false switches off.',
    hint: 'Leave one of the two out.',
  })
}

function checkRate(name: string, rate: unknown): void {
  if (rate !== false) checkCount(name, rate)
}

function checkCount(name: string, count: unknown): void {
  if (Number.isSafeInteger(count) && (count as number) > 0) return
  throw new MaillonError('config_invalid', {
    message: `${name} is no number of calls.`,
    hint: 'Pass a whole number above 0, such as 600, or false where there is a limit by itself.',
  })
}
