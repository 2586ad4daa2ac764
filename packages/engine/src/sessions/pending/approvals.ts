import type { Approval } from '@maillon/core/contract'
import type { PendingCallRow } from '../../store/rows.ts'
import type { ExecuteRequest } from '../meta-tools/meta-tool.ts'
import { choiceFor } from '../accounts-of.ts'
import type { LiveSession, SessionParts } from '../parts.ts'
import { requireTool } from '../policy.ts'
import { findPending, isExpired, openCall, pendingLifetimeMs } from './pending-row.ts'
import { permissionOf } from './permission.ts'

/** What waits for approval, and what became of it. Throws `pending_not_found`, and where the session has lost the right to it. */
export async function readApproval(
  parts: SessionParts,
  session: LiveSession,
  id: string,
): Promise<Approval> {
  const row = await findPending(parts, session, id)
  const call = await openCall(parts, row)
  await checkRight(parts, session, call)
  return view(parts, row, call)
}

/**
 * The app's decision on a call, good for this call alone, or with the rule `ask_once` for its tool in this session.
 * What is decided, done or expired stays so, as the answer tells; only what has not run can still be denied. Throws
 * `pending_not_found`.
 */
export async function decideApproval(
  parts: SessionParts,
  session: LiveSession,
  id: string,
  decision: 'approve' | 'deny',
): Promise<Approval> {
  const { store, audit, now } = parts
  const { projectId } = session
  const row = await findPending(parts, session, id)
  const call = await openCall(parts, row)
  const isApproved = decision === 'approve'
  // What may not be done any more can still be denied.
  if (isApproved) await checkRight(parts, session, call)
  const at = now()
  if (isExpired(row, at)) return view(parts, row, call)
  await store.transaction(async (transaction) => {
    const { pendingCalls, approvedTools } = transaction
    const status = isApproved ? 'approved' : 'denied'
    const change = { status, statusAt: at, expiresAt: at + pendingLifetimeMs } as const
    const from = isApproved ? (['waiting'] as const) : (['waiting', 'approved'] as const)
    if (!(await pendingCalls.update(projectId, id, change, { status: from }))) return
    if (isApproved && asksOnce(parts, session, call.slug)) {
      await approvedTools.insert({
        projectId,
        sessionId: session.id,
        tool: call.slug,
        createdAt: at,
      })
    }
    const detail = { session: session.id, tool: call.slug }
    const action = `approval.${status}`
    await audit(transaction, { projectId, actor: 'api', action, subject: id, detail })
  })
  return view(parts, await findPending(parts, session, id), call)
}

/** A call that the session could not make now is not shown, and not approved. */
async function checkRight(
  parts: SessionParts,
  session: LiveSession,
  { slug, account }: ExecuteRequest,
): Promise<void> {
  const { toolkit } = requireTool(parts.catalogue, session.config, slug)
  await parts.connections.checkShared(choiceFor(session, toolkit.slug, account))
}

function asksOnce({ catalogue }: SessionParts, { config }: LiveSession, slug: string): boolean {
  return catalogue.hasTool(slug) && permissionOf(config, catalogue.tool(slug).tool) === 'ask_once'
}

function view(
  { catalogue, now }: SessionParts,
  row: PendingCallRow,
  { slug, arguments: input = {} }: ExecuteRequest,
): Approval {
  return {
    approval_id: row.id,
    status: isExpired(row, now()) ? 'expired' : row.status,
    tool_slug: slug,
    arguments: input,
    // Of a tool that is there no more nothing better is known.
    effect: catalogue.hasTool(slug) ? catalogue.tool(slug).tool.effect : 'destroy',
    expires_at: new Date(row.expiresAt).toISOString(),
  }
}
