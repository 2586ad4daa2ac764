import type { AuditEntry, AuditQuery } from '@maillon/core'
import { type Cell, table } from '../terminal/table.ts'
import { type AuditGiven, withAudit } from './with-audit.ts'

interface ListGiven extends AuditGiven {
  subject?: string | undefined
  action?: string | undefined
  actor?: string | undefined
  user?: string | undefined
  from?: string | undefined
  to?: string | undefined
  json: boolean
}

/** Entries are read so far back. */
const atMost = 1_000

/** The newest entries, one a line. */
export async function listAudit(given: ListGiven): Promise<string> {
  const { subject, action, actor, user: userId, from, to } = given
  const entries = await withAudit('list', given, async (audit) => {
    const found: AuditEntry[] = []
    let cursor: string | undefined
    do {
      const query: AuditQuery = { subject, action, actor, userId, from, to, cursor, limit: 200 }
      const page = await audit.list(query)
      found.push(...page.items)
      cursor = page.nextCursor ?? undefined
    } while (cursor !== undefined && found.length < atMost)
    return found
  })
  if (given.json) return JSON.stringify(entries)
  if (entries.length === 0) return 'There is no such entry.'
  return table(['WHEN', 'WHO', 'WHAT', 'OF', 'USER'], entries.map(rowOf))
}

/** How far the log goes, as JSON to be kept elsewhere. */
export async function auditHead(given: AuditGiven): Promise<string> {
  return JSON.stringify(await withAudit('head', given, (audit) => audit.head()))
}

function rowOf({ at, actor, action, subject, user_id: user, person }: AuditEntry): Cell[] {
  const who = actor.id === null ? actor.kind : `${actor.kind} ${actor.id}`
  return [at, who, action, subject, user ?? person ?? '']
}
