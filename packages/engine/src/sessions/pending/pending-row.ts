import { newId } from '../../ids.ts'
import type { PendingCallRow } from '../../store/rows.ts'
import type { CallResult } from '../answer.ts'
import type { ExecuteRequest } from '../execute-request.ts'
import type { LiveSession, SessionParts } from '../parts.ts'
import { pendingNotFound } from './answers.ts'
import type { SessionCall } from './session-call.ts'

/** How long a call waits, and how long the same call, made again, joins one that has ended. */
export const pendingLifetimeMs = 10 * 60_000

/** How long what came of a call is told to whoever has its id. */
export const keptMs = 24 * 3_600_000

/** So many rows that ended go with each new one: the table stays as large as a day is busy. */
const cleanedAtOnce = 20

/** Whether nothing comes of a waiting call any more; one that runs is seen to its end. */
export function isExpired({ status, expiresAt }: PendingCallRow, now: number): boolean {
  return status !== 'running' && now >= expiresAt
}

/** Whether the same call, made again, may join: one that waits or runs, or ended less than ten minutes ago. */
export function isJoinable(row: PendingCallRow, now: number): boolean {
  if (row.status !== 'done' && row.status !== 'denied') return !isExpired(row, now)
  return now < row.statusAt + pendingLifetimeMs
}

/** A session's waiting call by its id. Throws `pending_not_found`. */
export async function findPending(
  { store }: SessionParts,
  session: LiveSession,
  id: string,
): Promise<PendingCallRow> {
  const row = await store.pendingCalls.find(session.projectId, id)
  if (row?.sessionId !== session.id) throw pendingNotFound(id)
  return row
}

/** The row of a call that waits, for ten minutes from now: the one given, the one that another made meanwhile, or a new one. */
export async function openPending(
  parts: SessionParts,
  session: LiveSession,
  call: SessionCall,
  known: PendingCallRow | undefined,
  waitsFor: 'account' | 'approval',
): Promise<PendingCallRow> {
  const { store, audit, now } = parts
  const { projectId } = session
  const expiresAt = now() + pendingLifetimeMs
  if (known) {
    const waiting = { status: ['waiting', 'approved'] } as const
    const renewed = await store.pendingCalls.update(projectId, known.id, { expiresAt }, waiting)
    return renewed ?? findPending(parts, session, known.id)
  }
  const row = newRow(session, call.hash, now())
  const { changed } = call.passage
  row.call = await sealCall(parts, row, { ...call.request, ...(changed && { changed }) })
  const opened = await store.transaction(async (transaction) => {
    const { pendingCalls } = transaction
    const other = await pendingCalls.findByHash(projectId, session.id, row.hash)
    if (other && !other.spent) {
      if (isJoinable(other, now())) return other
      await pendingCalls.update(projectId, other.id, { spent: true })
    }
    await pendingCalls.deleteExpired(projectId, now(), cleanedAtOnce)
    if (!(await pendingCalls.insert(row))) return undefined
    if (waitsFor === 'approval') {
      const detail = { session: session.id, tool: call.request.slug }
      const { userId } = session
      const action = 'approval.asked'
      await audit(transaction, { projectId, userId, action, subject: row.id, detail })
    }
    return row
  })
  return opened ?? openPending(parts, session, call, undefined, waitsFor)
}

/** A call as it was asked for, and as a person is asked about it. */
export interface WaitingCall extends ExecuteRequest {
  /** Its arguments, where a hook changed them. */
  changed?: Record<string, unknown>
}

/** The arguments that a person approves. */
export function shownArguments({ changed, arguments: asked = {} }: WaitingCall) {
  return changed ?? asked
}

/** Lets nothing come of a call that waits; one that runs, or has ended, stays as it is. */
export async function endRow(
  { store, waiters, now }: SessionParts,
  { projectId, id }: PendingCallRow,
): Promise<void> {
  const at = now()
  const waiting = { status: ['waiting', 'approved'] } as const
  await store.pendingCalls.update(projectId, id, { expiresAt: at, statusAt: at }, waiting)
  waiters.wake(id)
}

/** Seals a call, for its row. */
export function sealCall(
  { vault }: SessionParts,
  row: PendingCallRow,
  request: WaitingCall,
): Promise<string> {
  return vault.seal(callPlace(row), request)
}

/** The call that waits. Throws `secret_unreadable`. */
export function openCall({ vault }: SessionParts, row: PendingCallRow): Promise<WaitingCall> {
  return vault.open<WaitingCall>(callPlace(row), row.call)
}

/** What a call that is done answered. Throws `secret_unreadable`. */
export function openResult({ vault }: SessionParts, row: PendingCallRow): Promise<CallResult> {
  return vault.open<CallResult>(resultPlace(row), row.result ?? '')
}

/** Seals what a call answered, for its row. */
export function sealResult(
  { vault }: SessionParts,
  row: PendingCallRow,
  result: CallResult,
): Promise<string> {
  return vault.seal(resultPlace(row), result)
}

/** A row that no other call joins has no hash of a call. */
export function newRow(
  { projectId, id: sessionId }: LiveSession,
  hash: string | undefined,
  at: number,
): PendingCallRow {
  const id = newId('pc_')
  return {
    id,
    projectId,
    sessionId,
    hash: hash ?? id,
    call: '',
    status: 'waiting',
    result: null,
    spent: false,
    statusAt: at,
    expiresAt: at + pendingLifetimeMs,
    createdAt: at,
  }
}

const callPlace = ({ projectId, id }: PendingCallRow) =>
  ({ projectId, row: id, field: 'pending_calls.call', version: 1 }) as const

const resultPlace = ({ projectId, id }: PendingCallRow) =>
  ({ projectId, row: id, field: 'pending_calls.result', version: 1 }) as const
