import type { Approval } from '@maillon/core/contract'
import type { PendingCallRow } from '../../store/rows.ts'
import type { ExecuteRequest } from '../execute-request.ts'
import { choiceFor } from '../accounts-of.ts'
import type { LiveSession, SessionParts } from '../parts.ts'
import { requireTool } from '../policy.ts'
import { type Decision, writeDecision } from './decision.ts'
import {
  findPending,
  isExpired,
  openCall,
  shownArguments,
  type WaitingCall,
} from './pending-row.ts'

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
  decision: Decision,
): Promise<Approval> {
  const row = await findPending(parts, session, id)
  const call = await openCall(parts, row)
  // What may not be done any more can still be denied.
  if (decision === 'approve') await checkRight(parts, session, call)
  if (isExpired(row, parts.now())) return view(parts, row, call)
  await writeDecision(parts, session, { row, slug: call.slug, decision })
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

function view({ catalogue, now }: SessionParts, row: PendingCallRow, call: WaitingCall): Approval {
  const { slug } = call
  return {
    approval_id: row.id,
    status: isExpired(row, now()) ? 'expired' : row.status,
    tool_slug: slug,
    arguments: shownArguments(call),
    // Of a tool that is there no more nothing better is known.
    effect: catalogue.hasTool(slug) ? catalogue.tool(slug).tool.effect : 'destroy',
    expires_at: new Date(row.expiresAt).toISOString(),
  }
}
