import type { Audit } from '../audit/audit.ts'
import type { Connections } from '../connections/connections.ts'
import type { Files } from '../files/files.ts'
import type { Store } from '../store/store.ts'
import type { Job } from './jobs.ts'
import { createRetention, type RetentionPolicy } from './retention.ts'

export interface EngineJobsParts {
  store: Store
  connections: Connections
  files: Files
  audit: Pick<Audit, 'sealLeft' | 'retire'>
  policy: RetentionPolicy
  /** Told how old the oldest row of each table is, in ms. */
  onAges: (ages: ReadonlyMap<string, number>) => void
  now: () => number
}

const second = 1_000
const minute = 60 * second

/** What an engine does by itself. */
export function engineJobs({
  store,
  connections,
  files,
  audit,
  policy,
  onAges,
  now,
}: EngineJobsParts): Job[] {
  const retention = createRetention({ store, connections, files, audit, policy, now })
  return [
    { name: 'audit-seals', everyMs: minute, run: audit.sealLeft },
    { name: 'refresh-ahead', everyMs: minute, run: connections.refreshAhead },
    { name: 'revocations', everyMs: 30 * second, run: connections.revocations.work },
    {
      name: 'retention',
      everyMs: 10 * minute,
      run: async () => onAges(await retention()),
    },
    { name: 'file-objects', everyMs: 60 * minute, run: files.sweepObjects },
  ]
}
