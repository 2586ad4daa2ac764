import type { CallResult } from '../answer.ts'
import type { ExecuteRequest } from '../execute-request.ts'
import type { LiveSession, SessionParts } from '../parts.ts'
import { endRow, findPending, isExpired, newRow, openCall, sealCall } from './pending-row.ts'
import { runPending } from './run-pending.ts'

/** A call that waits or runs, or what came of it is kept. */
export interface PendingFacts {
  id: string
  /** The slug of its tool. */
  tool: string
  /** Whether nothing comes of it any more. */
  hasEnded: boolean
  /** Milliseconds since 1970. */
  createdAt: number
  statusAt: number
  expiresAt: number
}

/**
 * Lets a call that runs go on without its caller, and keeps what it answers as that of a call which waited; the same
 * call, made again, does not join it.
 */
export async function runLater(
  parts: SessionParts,
  session: LiveSession,
  request: ExecuteRequest,
  running: Promise<CallResult>,
): Promise<PendingFacts> {
  const row = newRow(session, undefined, parts.now())
  row.call = await sealCall(parts, row, request)
  await parts.store.pendingCalls.insert(row)
  runPending(parts, row, true, () => running).catch((error: unknown) =>
    parts.onError(error, row.id),
  )
  return pendingFacts(parts, session, row.id)
}

/** What is known of a session's pending call. Throws `pending_not_found`. */
export async function pendingFacts(
  parts: SessionParts,
  session: LiveSession,
  pendingId: string,
): Promise<PendingFacts> {
  const row = await findPending(parts, session, pendingId)
  const { id, createdAt, statusAt, expiresAt } = row
  const { slug: tool } = await openCall(parts, row)
  return { id, tool, hasEnded: isExpired(row, parts.now()), createdAt, statusAt, expiresAt }
}

/** Lets nothing come of a call that waits; one that runs, or has ended, stays as it is. Throws `pending_not_found`. */
export async function endPending(
  parts: SessionParts,
  session: LiveSession,
  pendingId: string,
): Promise<void> {
  await endRow(parts, await findPending(parts, session, pendingId))
}
