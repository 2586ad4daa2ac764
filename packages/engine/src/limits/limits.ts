import { actor } from '../audit/actor.ts'
import type { Erased } from '../audit/erased.ts'
import type { Store } from '../store/store.ts'
import type { LimitPolicy, PerMinute } from './limit-options.ts'
import { createQuotas } from './quotas.ts'
import { rateLimited } from './refusals.ts'
import { createReplicas } from './replicas.ts'
import { createWindows, type Claim, type Standing } from './windows.ts'

/** A call that is about to run. */
export interface LimitedCall {
  projectId: string
  /** Null for a call on nobody's behalf. */
  userId: string | null
  sessionId: string | null
  /** The slug of the toolkit that it calls; null for one that reaches no service. */
  toolkit: string | null
}

/** Says how often the engine may be called. */
export interface Limits {
  /** Lets a call run. Throws `rate_limited`, `quota_exceeded`. */
  admit(call: LimitedCall): Promise<void>
  /** Counts a request of an API key; answers how its limit stands. */
  request(keyId: string): Promise<(Standing & { isOver: boolean }) | undefined>
  /** Counts a visit of a public page by `caller`. Throws `rate_limited`. */
  visit(caller: string): Promise<void>
  /**
   * Writes what quotas counted, and learns what all processes did; within a transaction, whose end it has to be told by
   * what it answers.
   */
  write(store: Pick<Store, 'usage' | 'erasures'>): Promise<() => void>
  /** Writes what is left, and gives its share to the others. */
  close(): Promise<void>
}

export interface LimitParts {
  store: Pick<Store, 'usage' | 'erasures' | 'processes'>
  erased: Pick<Erased, 'without'>
  policy: LimitPolicy
  /** Whether no other process can have the database. */
  isAlone: boolean
  /** Milliseconds since 1970; the same in all processes. */
  now: () => number
  monotonic?: () => number
  /** Told that what was left could not be written at the end. */
  onError: (error: unknown) => void
}

/** The limits of this process, which shares them with all that have the database. */
export function createLimits({
  store,
  erased,
  policy,
  onError,
  now,
  ...others
}: LimitParts): Limits {
  const windows = createWindows({ now })
  const replicas = createReplicas({ store, ...others })
  const quotas = createQuotas(policy.quotas, { now, without: erased.without })

  /** This process's part of a limit. */
  async function shared(name: string, key: string, most: PerMinute): Promise<Claim[]> {
    if (most === false) return []
    const share = Math.max(1, Math.floor(most / (await replicas.count())))
    return [{ name, key, most, share }]
  }

  return {
    async admit({ projectId, userId, sessionId, toolkit }) {
      const { kind, id } = actor()
      const ofProject = (key: string) => `${projectId}\n${key}`
      const keyId = kind === 'key' ? id : null
      // Before anything is waited for: of calls that come at once, each counts the one before it.
      const takeBack =
        toolkit === null ? () => {} : quotas.count({ projectId, userId, keyId, toolkit })
      const claims = await Promise.all([
        toolkit === null ? [] : shared('toolkit', ofProject(toolkit), policy.perToolkit(toolkit)),
        userId === null ? [] : shared('user', ofProject(userId), policy.perUser),
        sessionId === null ? [] : shared('session', ofProject(sessionId), policy.perSession),
      ])
      const { refused } = windows.take(claims.flat())
      if (!refused) return
      takeBack()
      throw rateLimited(refused, toolkit ?? undefined)
    },
    async request(keyId) {
      const claims = await shared('key', keyId, policy.perKey)
      const { standings, refused } = windows.take(claims)
      const [standing] = standings
      return standing && { ...standing, isOver: refused !== undefined }
    },
    async visit(caller) {
      const { publicPages: most } = policy
      if (most === false) return
      // In this process alone: a visit by nobody knows whom writes nothing.
      const { refused } = windows.take([{ name: 'page', key: caller, most, share: most }])
      if (refused) throw rateLimited(refused)
    },
    write: quotas.write,
    async close() {
      await quotas.write(store).then((settle) => settle(), onError)
      await replicas.leave()
    },
  }
}
