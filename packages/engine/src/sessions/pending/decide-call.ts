import type { PendingCallRow } from '../../store/rows.ts'
import type { LiveSession, SessionParts } from '../parts.ts'
import { type Decision, writeDecision } from './decision.ts'
import { isJoinable, openPending } from './pending-row.ts'
import type { SessionCall } from './session-call.ts'

/**
 * The row of a call that was decided on when it was made. It is that call's alone: the same call made again, or decided
 * on elsewhere, is another one. Where the call runs, ran or was denied by its own approval meanwhile, that one's row.
 */
export async function decideCall(
  parts: SessionParts,
  session: LiveSession,
  call: SessionCall,
  decision: Decision,
): Promise<PendingCallRow> {
  const { store, now } = parts
  const { projectId, id } = session
  for (;;) {
    const found = await store.pendingCalls.findByHash(projectId, id, call.hash)
    const known = found && !found.spent && isJoinable(found, now()) ? found : undefined
    const row = known ?? (await openPending(parts, session, call, undefined, 'approval'))
    if (row.status !== 'waiting' && row.status !== 'approved') return row
    const { slug } = call.request
    const decided = await writeDecision(parts, session, { row, slug, decision, isOwn: true })
    if (decided) return decided
  }
}
