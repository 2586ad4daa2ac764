import type { PendingCallRow } from '../../store/rows.ts'
import type { LiveSession, SessionParts } from '../parts.ts'
import { keptMs, pendingLifetimeMs } from './pending-row.ts'
import { permissionOf } from './permission.ts'

/** What a person says to a call that waits for approval. */
export type Decision = 'approve' | 'deny'

interface Decided {
  row: PendingCallRow
  slug: string
  decision: Decision
  /** Whether no other call of the same hash is to come by it. */
  isOwn?: boolean
}

/** Writes a decision where a call still waits for one, and answers its row; only what has not run can still be denied. */
export async function writeDecision(
  { store, catalogue, audit, now }: SessionParts,
  { projectId, userId, id: sessionId, config }: LiveSession,
  { row: { id }, slug, decision, isOwn = false }: Decided,
): Promise<PendingCallRow | undefined> {
  const at = now()
  const isApproved = decision === 'approve'
  const status = isApproved ? 'approved' : 'denied'
  const expiresAt = at + (isApproved ? pendingLifetimeMs : keptMs)
  const change = { status, statusAt: at, expiresAt, ...(isOwn && { spent: true }) } as const
  const from = isApproved && !isOwn ? (['waiting'] as const) : (['waiting', 'approved'] as const)
  return store.transaction(async (transaction) => {
    const { pendingCalls, approvedTools } = transaction
    const condition = { status: from, ...(isOwn && { spent: false }) }
    const decided = await pendingCalls.update(projectId, id, change, condition)
    if (!decided) return undefined
    const tool = catalogue.hasTool(slug) ? catalogue.tool(slug).tool : undefined
    const isForAll = isApproved && tool && permissionOf(config, tool) === 'ask_once'
    if (isForAll) await approvedTools.insert({ projectId, sessionId, tool: slug, createdAt: at })
    const detail = { session: sessionId, tool: slug, ...(isForAll && { for: 'session' }) }
    await audit(transaction, {
      projectId,
      userId,
      action: `approval.${status}`,
      subject: id,
      detail,
    })
    return decided
  })
}
