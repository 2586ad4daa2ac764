import { type ListedSession, routes, type SessionConfig } from '@maillon/core/contract'
import type { SessionRow } from '../store/rows.ts'
import type { Mount } from './mount.ts'
import { pageOf, partOf, sliceOf } from './page.ts'
import type { HttpParts } from './parts.ts'

/** The sessions of a project, and what waits in them. */
export function mountSessionListRoutes(mount: Mount, { sessions }: HttpParts): void {
  mount(routes.listSessions, async ({ projectId, query }) => {
    const slice = sliceOf(query)
    const part = await sessions.list(projectId, query.user_ids, slice)
    return partOf(part, part.rows.map(view), (row) => row.createdAt, slice)
  })
  mount(routes.listWaitingCalls, async ({ projectId, query }) => {
    const slice = sliceOf(query)
    const filter = { sessionIds: query.session_ids, waitsFor: query.waits_for }
    const { rows, total } = await sessions.waiting(projectId, filter, slice)
    return pageOf(rows, total, slice)
  })
}

/** Without its tools, and without a token for it. */
function view(row: SessionRow): ListedSession {
  return {
    session_id: row.id,
    user_id: row.userId,
    config: row.config as SessionConfig,
    config_version: row.configVersion,
    created_at: new Date(row.createdAt).toISOString(),
    updated_at: new Date(row.updatedAt).toISOString(),
  }
}
