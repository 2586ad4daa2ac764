import type { Erased } from '../audit/erased.ts'
import type { UsageRow } from '../store/rows.ts'
import type { Store } from '../store/store.ts'
import type { Quota, QuotaOptions } from './limit-options.ts'
import { periodsAt, type Period } from './periods.ts'
import { quotaExceeded } from './refusals.ts'

/** Whose call it is, as quotas see it; what is null has none. */
export interface Counted {
  projectId: string
  userId: string | null
  keyId: string | null
  toolkit: string
}

/** Counts calls by day and month, over all processes. */
export interface Quotas {
  /** Counts a call that is about to run; the answer takes that back. Throws `quota_exceeded`. */
  count(call: Counted): () => void
  /** How many calls are counted and not written yet. */
  unwritten(): number
  /**
   * Writes what was counted, and learns what all processes counted together; within a transaction, whose end it has to be
   * told by what it answers. What is not told of is written again the next time.
   */
  write(store: Pick<Store, 'usage' | 'erasures'>): Promise<() => void>
}

interface Count {
  /** When the last call was counted. */
  at: number
  row: Omit<UsageRow, 'used' | 'createdAt'>
  /** By all processes, as it was last written. */
  written: number
  /** By this one since. */
  since: number
}

const kinds = {
  perProject: 'project',
  perUser: 'user',
  perKey: 'key',
  perToolkit: 'toolkit',
} as const satisfies Record<keyof QuotaOptions, UsageRow['kind']>

interface QuotaParts {
  now: () => number
  mostKeys?: number
  /** Leaves out counts that must not be written any more. */
  without?: Erased['without']
}

const keyOf = ({ projectId, id }: Pick<UsageRow, 'projectId' | 'id'>) => `${projectId}\n${id}`

/** How long after its end a period can be read. */
const keptMs = 400 * 24 * 3_600_000

/** Quotas over the table `usage`. Only what has a quota is counted. */
export function createQuotas(
  quotas: QuotaOptions,
  { now, mostKeys = 100_000, without = async (_, rows) => [...rows] }: QuotaParts,
): Quotas {
  const counts = new Map<string, Count>()
  const unwritten = new Set<Count>()
  const limits = Object.entries(kinds).flatMap(([name, kind]) => {
    const quota: Quota = quotas[name as keyof QuotaOptions] ?? {}
    return (['day', 'month'] as const).flatMap((per) => {
      const most = quota[per]
      return most === undefined ? [] : { kind, per, most }
    })
  })

  function countOf(
    projectId: string,
    kind: UsageRow['kind'],
    subject: string,
    period: Period,
  ): Count {
    const id = `${period.name} ${kind} ${subject}`
    const key = `${projectId}\n${id}`
    const known = counts.get(key)
    if (known) return known
    const facts = { id, projectId, kind, subject, period: period.name }
    const row = { ...facts, expiresAt: period.until + keptMs }
    const count: Count = { at: 0, row, written: 0, since: 0 }
    counts.set(key, count)
    return count
  }

  /** The oldest go first, and none that is still to be written. */
  function forget(at: number): void {
    for (const [key, count] of counts) {
      const isOver = count.row.expiresAt - keptMs <= at
      if (!isOver && counts.size <= mostKeys) continue
      if (!unwritten.has(count)) counts.delete(key)
    }
  }

  return {
    unwritten: () => unwritten.size,
    count({ projectId, userId, keyId, toolkit }) {
      if (limits.length === 0) return () => {}
      const at = now()
      const subjects = { project: '', user: userId, key: keyId, toolkit }
      const periods = periodsAt(at)
      const found = limits.flatMap(({ kind, per, most }) => {
        const subject = subjects[kind]
        if (subject === null) return []
        return { count: countOf(projectId, kind, subject, periods[per]), kind, per, most }
      })
      for (const { count, ...quota } of found)
        if (count.written + count.since >= quota.most)
          throw quotaExceeded(quota, count.row.subject, {
            until: periods[quota.per].until,
            now: at,
          })
      const add = (calls: 1 | -1) => {
        for (const { count } of found) {
          count.since += calls
          count.at = at
          unwritten.add(count)
        }
      }
      add(1)
      return () => add(-1)
    },
    async write(store) {
      const taken = [...unwritten].map((count) => ({ count, used: count.since }))
      const at = now()
      const sums = new Map<string, number>()
      const rows = taken.map(({ count, used }) => ({ ...count.row, used, createdAt: at }))
      const counted = taken.flatMap(({ count: { row, at: last } }) =>
        row.kind === 'user' ? [{ ...row, userId: row.subject, at: last }] : [],
      )
      const kept = new Set((await without(store, counted)).map(keyOf))
      const written = rows.filter((row) => row.kind !== 'user' || kept.has(keyOf(row)))
      for (const { projectId, id, used } of await store.usage.add(written))
        sums.set(`${projectId}\n${id}`, used)
      return () => {
        for (const { count, used } of taken) {
          count.since -= used
          count.written =
            sums.get(`${count.row.projectId}\n${count.row.id}`) ?? count.written + used
          if (count.since === 0) unwritten.delete(count)
        }
        forget(at)
      }
    },
  }
}
