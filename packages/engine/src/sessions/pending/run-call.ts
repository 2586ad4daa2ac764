import { isDeepStrictEqual } from 'node:util'
import { isLocalSlug, type PermissionRule } from '@maillon/core/contract'
import type { PendingCallRow } from '../../store/rows.ts'
import { openLink } from '../accounts-of.ts'
import { logId, noteCall } from '../../calls/current-call.ts'
import { answered, type CallResult } from '../answer.ts'
import type { ExecuteRequest } from '../execute-request.ts'
import type { LiveSession, SessionParts } from '../parts.ts'
import { type Access, accessOf, type Lacking } from './access.ts'
import { approvalDenied, approvalRequired, connectionRequired, pendingExpired } from './answers.ts'
import { decideCall } from './decide-call.ts'
import type { AskedCall } from './asked-call.ts'
import type { Decision } from './decision.ts'
import { endRow, findPending, isExpired, isJoinable, openCall, openPending } from './pending-row.ts'
import { permissionOf } from './permission.ts'
import { runPending, runTool, settled, takeResult } from './run-pending.ts'
import { type SessionCall, sessionCall } from './session-call.ts'

/** Below the time after which clients give up, with room for the call. */
const waitMs = 40_000

interface RunOptions {
  signal?: AbortSignal | undefined
  /** What a person said to this very call, where the app asked them. */
  decision?: Decision | undefined
}

/**
 * Runs a tool of the session, or answers what it waits for. The same call made again joins the one that waits or runs,
 * or takes its result once; after that it is a call of its own. One that a person decided on joins no other.
 */
export function runCall(
  parts: SessionParts,
  session: LiveSession,
  request: ExecuteRequest,
  { signal, decision }: RunOptions = {},
): Promise<CallResult> {
  return answered(async () => {
    // What runs in the app is denied for it as well.
    if (decision === 'deny' && isLocalSlug(request.slug)) throw approvalDenied(request.slug)
    const call = await sessionCall(parts, session, request)
    const { projectId, id, config } = session
    const [row, access] = await Promise.all([
      parts.store.pendingCalls.findByHash(projectId, id, call.hash),
      call.access ?? accessOf(parts, session, call),
    ])
    const mayWait = config.manage_connections.on_required === 'wait'
    const context = { parts, session, call, isResume: false, mayWait, signal }
    const joined = joinable(row, call)
    if (joined) noteCall({ pendingId: joined.id })
    // Who approved it where it was asked for was not shown what a hook has made of it.
    const isOther = decision === 'approve' && call.passage.changed !== undefined
    if (!decision || isOther) return advance(context, joined, access)
    if (joined && decision === 'approve' && !(await asShown(parts, call, joined)))
      await endRow(parts, joined)
    const isWritten = await takesDecision(context, decision, joined)
    const own = isWritten ? await decideCall(parts, session, call, decision) : undefined
    return advance(context, own, access)
  })
}

/** Whether a decision is to be written: each denial, and an approval where one is wanted, or waited for. */
async function takesDecision(
  context: Context,
  decision: Decision,
  row: PendingCallRow | undefined,
): Promise<boolean> {
  const rule = permissionOf(context.session.config, context.call.tool.tool)
  if (decision === 'deny' || row?.spent === false) return true
  return needsApproval(context, rule, undefined)
}

/** Answers that a call has to be approved, where that is all it waits for; else an empty answer. Runs nothing. */
export function reviewCall(
  parts: SessionParts,
  session: LiveSession,
  request: ExecuteRequest,
): Promise<CallResult> {
  const nothing = { data: {}, error: null, log_id: logId() }
  return answered(async () => {
    const call = await sessionCall(parts, session, request)
    const rule = permissionOf(session.config, call.tool.tool)
    if (rule === 'always_allow') return nothing
    const [row, access] = await Promise.all([
      parts.store.pendingCalls.findByHash(session.projectId, session.id, call.hash),
      call.access ?? accessOf(parts, session, call),
    ])
    const open = joinable(row, call)
    if ('lacking' in access || (open && open.status !== 'waiting')) return nothing
    if (!(await needsApproval({ parts, session, call }, rule, open))) return nothing
    const shown = await asShown(parts, call, open)
    const waiting = await askFor({ parts, session, call }, open, shown)
    if (waiting.status !== 'waiting') return nothing
    throw approvalRequired(session, call, waiting)
  })
}

/** The row that a call made now joins: one that is open, or that ended while nobody has taken its result. */
export function joinable(
  row: PendingCallRow | undefined,
  call: Pick<SessionCall, 'at'>,
): PendingCallRow | undefined {
  const joins = row && isJoinable(row, call.at) && !(row.spent && call.at >= row.statusAt)
  return joins ? row : undefined
}

/**
 * Runs a call that waits, once however often it is asked for, and answers what that gave. What it lacks still is an
 * answer, as are denied and expired.
 */
export function resumeCall(
  parts: SessionParts,
  session: LiveSession,
  found: PendingCallRow,
  request: ExecuteRequest,
): Promise<CallResult> {
  return answered(async () => {
    const row = await settled(parts, found)
    if (isExpired(row, parts.now())) throw pendingExpired(row)
    const now = row === found ? session : await session.again()
    if (row.status === 'done') return takeResult(parts, now, row, false)
    const call = await sessionCall(parts, now, request)
    return advance({ parts, session: now, call, isResume: true, mayWait: false }, row)
  })
}

interface Context {
  parts: SessionParts
  session: LiveSession
  call: SessionCall
  /** Whether the app carries on with the call; else the model makes it. */
  isResume: boolean
  /** Whether the call may wait here until the user has connected. */
  mayWait: boolean
  /** Ends when the caller is gone. A call that has a row runs on: others may wait for it, and its result is kept. */
  signal?: AbortSignal | undefined
}

/** Brings a call as far as it goes. What others may have changed meanwhile is read anew, and then it goes on from there. */
async function advance(
  context: Context,
  row?: PendingCallRow,
  known?: Access,
): Promise<CallResult> {
  const { parts, session, call, isResume } = context
  const again = async ({ id }: PendingCallRow, access?: Access) =>
    advance(context, await findPending(parts, session, id), access)

  if (row?.status === 'running') {
    const after = await settled(parts, row)
    return advance(await later(context), after)
  }
  if (row?.status === 'done') return takeResult(parts, session, row, !isResume)

  const rule = permissionOf(session.config, call.tool.tool)
  if (row?.status === 'denied') throw approvalDenied(call.request.slug, row.id)

  const access = known ?? call.access ?? (await accessOf(parts, session, call))
  if ('lacking' in access) return connectFirst(context, row, access.lacking)
  const shown = rule === 'always_allow' ? row : await asShown(parts, call, row)
  if (rule !== 'always_allow' && (await needsApproval(context, rule, shown))) {
    const waiting = await askFor(context, row, shown)
    if (waiting.status !== 'waiting') return again(waiting)
    throw approvalRequired(session, call, waiting)
  }

  const { account } = access
  noteCall({ accountId: account?.id ?? null })
  if (!row) {
    const outcome = await runTool(parts, session, call, account, context.signal)
    if ('refused' in outcome) return outcome.refused
    return 'lacking' in outcome ? connectFirst(context, row, outcome.lacking) : outcome
  }
  const outcome = await runPending(parts, row, !isResume, () =>
    runTool(parts, session, call, account),
  )
  if (!outcome) return again(row)
  if ('refused' in outcome) return outcome.refused
  return 'lacking' in outcome ? again(row, outcome) : outcome
}

/** Answers with the link to show; goes on with the call when the user connects while it waits. */
async function connectFirst(
  context: Context,
  row: PendingCallRow | undefined,
  lacking: Lacking,
): Promise<CallResult> {
  const { parts, session, call, mayWait, signal } = context
  const { projectId, config } = session
  if (!config.manage_connections.enabled) throw connectionRequired(session, call, lacking)
  const link = await openLink(parts, session, call.tool.toolkit, lacking)
  const waiting = await openPending(parts, session, call, row, 'account')
  noteCall({ attemptId: link.attemptId, pendingId: waiting.id })
  const isOpen = waiting.status === 'waiting' || waiting.status === 'approved'
  if (isOpen && !mayWait)
    throw connectionRequired(session, call, lacking, { link, pendingId: waiting.id })
  if (isOpen) {
    const { accountId, token: linkToken } = link
    await parts.connections.wait({ projectId, accountId, linkToken, ms: waitMs, signal })
  }
  const now = isOpen ? await later(context) : context
  const latest = await findPending(parts, now.session, waiting.id)
  return advance({ ...now, mayWait: mayWait && !isOpen }, latest)
}

/** The same after a wait: whoever waited may have lost the right meanwhile. */
async function later(context: Context): Promise<Context> {
  const { parts, call } = context
  const session = await context.session.again()
  return { ...context, session, call: await sessionCall(parts, session, call.request) }
}

/** Whether somebody has to approve a call before it runs. */
export async function needsApproval(
  { parts, session, call }: Pick<Context, 'parts' | 'session'> & { call: AskedCall },
  rule: PermissionRule,
  row: PendingCallRow | undefined,
): Promise<boolean> {
  if (rule === 'always_allow' || row?.status === 'approved') return false
  if (rule === 'ask_always') return true
  return !(await parts.store.approvedTools.has(session.projectId, session.id, call.request.slug))
}

/** The row, where what it shows a person is what would run: a hook may say something else by now. */
async function asShown(
  parts: SessionParts,
  { passage }: SessionCall,
  row: PendingCallRow | undefined,
): Promise<PendingCallRow | undefined> {
  if (!row) return undefined
  const { changed } = await openCall(parts, row)
  return isDeepStrictEqual(changed, passage.changed) ? row : undefined
}

/** The row by which a person is asked about a call as it would run now; nothing comes of one that shows something else. */
async function askFor(
  { parts, session, call }: Pick<Context, 'parts' | 'session' | 'call'>,
  row: PendingCallRow | undefined,
  shown: PendingCallRow | undefined,
): Promise<PendingCallRow> {
  if (row && !shown) await endRow(parts, row)
  return openPending(parts, session, call, shown, 'approval')
}
