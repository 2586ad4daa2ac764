import { type AuditEntry, routes } from '@maillon/core/contract'
import { checkScopes } from '../access/caller.ts'
import type { AuditListed } from '../audit/log.ts'
import { timeOf } from '../audit/time-of.ts'
import { nextCursor, readCursor } from './keyset-cursor.ts'
import type { Mount } from './mount.ts'
import type { HttpParts } from './parts.ts'
import type { RouteTable } from './route-table.ts'
import type { Serve } from './visit.ts'

/** The audit log, its head and its proof. */
export function mountAuditRoutes(mount: Mount, { audit }: HttpParts): void {
  mount(routes.listAudit, async ({ projectId, query }) => {
    const { limit, subject, action, actor } = query
    const filter = {
      subject,
      action,
      actor,
      actorId: query.actor_id,
      userId: query.user_id,
      from: query.from === undefined ? undefined : Date.parse(query.from),
      to: query.to === undefined ? undefined : Date.parse(query.to),
    }
    const after = readCursor('aud_', query.cursor)
    const rows = await audit.list(projectId, filter, { limit, after })
    return { items: rows.map(view), next_cursor: nextCursor(rows, limit) }
  })

  mount(routes.getAuditHead, async ({ projectId }) => ({ head: await audit.head(projectId) }))

  mount(routes.verifyAudit, ({ projectId, body }) => audit.verify(projectId, body.since))
}

/** All of the audit log as lines of JSON, as it is read; nothing of it is held. */
export function mountAuditExport(routes: RouteTable<Serve>, { audit }: HttpParts): void {
  routes.put('GET', '/audit/export', async ({ caller }) => {
    checkScopes(caller, ['admin'])
    return {
      status: 200,
      headers: new Map([
        ['content-type', 'application/x-ndjson'],
        ['content-disposition', 'attachment; filename="audit.ndjson"'],
      ]),
      body: ReadableStream.from(encoded(audit.export(caller.projectId))),
    }
  })
}

async function* encoded(lines: AsyncIterable<string>): AsyncGenerator<Uint8Array> {
  const encoder = new TextEncoder()
  for await (const line of lines) yield encoder.encode(line)
}

function view(row: AuditListed): AuditEntry {
  const { id, at, actor, actorId, action, subject, userId, person, detail } = row
  return {
    id,
    at: timeOf(at) ?? String(at),
    actor: { kind: actor, id: actorId },
    action,
    subject,
    user_id: userId,
    person,
    detail: detailOf(detail),
  }
}

/** A row that somebody changed by hand hides no other. */
function detailOf(text: string): Record<string, unknown> {
  try {
    return { ...JSON.parse(text) }
  } catch {
    return { unreadable: text }
  }
}
