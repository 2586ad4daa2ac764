import { MaillonError } from '@maillon/core'
import type { Audit } from '../audit/audit.ts'
import type { Connections } from '../connections/connections.ts'
import type { Files } from '../files/files.ts'
import type { Retained, Store } from '../store/store.ts'

/** How long things are kept, in days. */
export interface RetentionOptions {
  /** Connected accounts that no call used for so long are ended and revoked; never when left out. */
  unusedConnections?: number
  /** Deleted accounts and auth configs, and links that nobody finished. 30 when left out. */
  deleted?: number
  /** Links that are over, for the page that says so. 7 when left out. */
  links?: number
  /** The audit log. 365 when left out. */
  audit?: number
  /** The call log. 30 when left out. */
  calls?: number
  /** Sessions that nobody changed. 365 when left out. */
  sessions?: number
  /** What came of revocations, and keys that were revoked. 90 when left out. */
  receipts?: number
}

export type RetentionPolicy = Required<Omit<RetentionOptions, 'unusedConnections'>> &
  Pick<RetentionOptions, 'unusedConnections'>

/** Fills in what the operator left open. Throws `config_invalid` for what is no number of days. */
export function readRetention(options: RetentionOptions = {}): RetentionPolicy {
  for (const [name, days] of Object.entries(options)) {
    if (typeof days === 'number' && days > 0 && days <= 36_500) continue
    throw new MaillonError('config_invalid', {
      message: `retention.${name} is no number of days.`,
      hint: 'Pass a number above 0, such as 30.',
    })
  }
  return { deleted: 30, links: 7, audit: 365, calls: 30, sessions: 365, receipts: 90, ...options }
}

const dayMs = 24 * 3_600_000
/** Small portions, so that nobody waits for a table. */
const portion = 500

/** Deletes what is over, and answers how old the oldest row of each table is, in ms. */
export function createRetention({
  store,
  connections,
  files,
  audit,
  policy,
  now,
}: {
  store: Store
  connections: Connections
  files: Pick<Files, 'sweep'>
  audit: Pick<Audit, 'retire'>
  policy: RetentionPolicy
  now: () => number
}): () => Promise<ReadonlyMap<string, number>> {
  // Accounts before their auth configs.
  const days: readonly (readonly [Retained, number])[] = [
    ['accounts', policy.deleted],
    ['unfinishedAccounts', policy.deleted],
    ['authConfigs', policy.deleted],
    ['attempts', policy.links],
    ['pendingCalls', 1],
    ['storedResults', 0],
    ['idempotencyKeys', 0],
    ['sessions', policy.sessions],
    ['audit', policy.audit],
    ['calls', policy.calls],
    ['callHours', policy.calls],
    ['revocations', policy.receipts],
    ['apiKeys', policy.receipts],
    ['mcpGrants', 0],
    ['usage', 0],
    // As long as the log that tells of them.
    ['erasures', policy.audit],
  ]

  return async () => {
    const at = now()
    if (policy.unusedConnections !== undefined)
      await connections.ends.expireUnused(at - policy.unusedConnections * dayMs)
    for (const [table, kept] of days) {
      while ((await store.retention.purge(table, at - kept * dayMs, portion)) === portion);
    }
    await audit.retire(at - policy.audit * dayMs)
    // With their bytes; how long they live is said where they are made.
    await files.sweep()
    const oldest = Object.entries(await store.retention.oldest())
    return new Map(
      oldest.flatMap(([table, madeAt]) => (madeAt === null ? [] : [[table, at - madeAt] as const])),
    )
  }
}
