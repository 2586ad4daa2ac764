import { MaillonError } from '@maillon/core'
import type { WaitingCall } from '@maillon/core/contract'
import type { PendingCallRow, SessionRow } from '../../store/rows.ts'
import type { Page, Paging } from '../../store/store.ts'
import type { LiveSession, SessionParts } from '../parts.ts'
import type { PartsOf } from '../pinned-parts.ts'
import { accessOf } from './access.ts'
import { askedCall } from './asked-call.ts'
import { openCall, shownArguments } from './pending-row.ts'
import { permissionOf } from './permission.ts'

export interface WaitingFilter {
  sessionIds?: readonly string[] | undefined
  /** Those alone that wait for this: a page of them may be shorter than it was asked for. */
  waitsFor?: WaitingCall['waits_for'] | undefined
}

interface Sources {
  parts: SessionParts
  partsOf: PartsOf
  live(row: SessionRow): LiveSession
}

/** Calls of all of a project's sessions that wait or run, the newest first, each with what it waits for now. */
export async function listWaiting(
  sources: Sources,
  projectId: string,
  { sessionIds, waitsFor }: WaitingFilter,
  paging: Paging,
): Promise<Page<WaitingCall>> {
  const { live } = sources
  const { store, now } = sources.parts
  const open = { statuses: ['waiting', 'approved', 'running'], endsAfter: now() } as const
  const { rows, total } = await store.pendingCalls.list(projectId, { ...open, sessionIds }, paging)
  const sessions = new Map<string, Promise<SessionRow | undefined>>()
  const seen = rows.map(async (row) => {
    const found = sessions.get(row.sessionId) ?? store.sessions.find(projectId, row.sessionId)
    sessions.set(row.sessionId, found)
    const session = await found
    return session ? [await view(sources, live(session), row)] : []
  })
  const calls = (await Promise.all(seen)).flat()
  return {
    rows: waitsFor === undefined ? calls : calls.filter((call) => call.waits_for === waitsFor),
    total,
  }
}

async function view(
  { parts, partsOf }: Sources,
  session: LiveSession,
  row: PendingCallRow,
): Promise<WaitingCall> {
  const request = await openCall(parts, row)
  const { slug } = request
  const own = whereKnown(partsOf, session)
  const { catalogue } = own ?? parts
  return {
    pending_id: row.id,
    session_id: session.id,
    user_id: session.userId,
    tool_slug: slug,
    arguments: shownArguments(request),
    // Of a tool that is there no more nothing better is known.
    effect: catalogue.hasTool(slug) ? catalogue.tool(slug).tool.effect : 'destroy',
    status: row.status as WaitingCall['status'],
    waits_for: row.status === 'running' || !own ? null : await lackOf(own, session, row, request),
    created_at: new Date(row.createdAt).toISOString(),
    expires_at: new Date(row.expiresAt).toISOString(),
  }
}

/** Undefined where the version of a toolkit is gone that a session pins: nobody makes its calls, and they end by themselves. */
function whereKnown(partsOf: PartsOf, session: LiveSession): SessionParts | undefined {
  try {
    return partsOf(session)
  } catch (error) {
    if (MaillonError.is(error, 'toolkit_version_not_found')) return undefined
    throw error
  }
}

/** What a call waits for as things are now; null where that is nothing, or where the session may not make it any more. */
async function lackOf(
  parts: SessionParts,
  session: LiveSession,
  { status }: PendingCallRow,
  request: Awaited<ReturnType<typeof openCall>>,
): Promise<WaitingCall['waits_for']> {
  try {
    const call = await askedCall(parts, session, request)
    const rule = permissionOf(session.config, call.tool.tool)
    if (rule === 'always_deny') return null
    if ('lacking' in (await accessOf(parts, session, call))) return 'account'
    if (rule === 'always_allow' || status === 'approved') return null
    const isKnown =
      rule === 'ask_once' &&
      (await parts.store.approvedTools.has(session.projectId, session.id, request.slug))
    return isKnown ? null : 'approval'
  } catch (error) {
    if (MaillonError.is(error)) return null
    throw error
  }
}
