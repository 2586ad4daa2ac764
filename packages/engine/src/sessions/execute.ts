import { MaillonError } from '@maillon/core'
import { parseSelect } from '@maillon/core/contract'
import { logId } from '../calls/current-call.ts'
import type { RunOptions } from '../calls/call-log.ts'
import { isFault } from '../is-fault.ts'
import { answer, answered, type CallResult } from './answer.ts'
import type { MetaToolContext } from './meta-tools/meta-tool.ts'
import type { ExecuteRequest } from './execute-request.ts'
import { loggedCall } from './logged-call.ts'
import { multiExecute } from './meta-tools/multi-execute.ts'
import { metaTool, runMetaTool } from './meta-tools/meta-tools.ts'
import { partyOf } from '../outbound/party.ts'
import type { LiveSession, SessionParts } from './parts.ts'
import type { Source } from './sources.ts'
import { approvalDenied } from './pending/answers.ts'
import type { Decision } from './pending/decision.ts'
import { findPending, openCall } from './pending/pending-row.ts'
import { resumeCall, reviewCall, runCall } from './pending/run-call.ts'
import { offload, readingSlugs, readResultSlug } from './results/offload.ts'
import { selectAnswer } from './select-answer.ts'

/** How a call is made, beside what it is. */
export interface CallOptions {
  /** Ends when nobody waits for the answer any more: a call of an upstream ends with it, unless others may wait for it. */
  signal?: AbortSignal | undefined
  /** Told how many calls of a multi-execute are done. */
  onProgress?: ((done: number, total: number) => void) | undefined
  /** What a person said to this very call, where the app asked them; for each item of a multi-execute. */
  decision?: Decision | undefined
  /** The `log_id` of the multi-execute that it is an item of, where that is not run here. */
  parentId?: string | undefined
}

/**
 * Runs a tool or meta tool of a session. What the model, the user or the upstream can cause is an answer, not a throw;
 * a fault of the engine's own is one only inside a meta tool, so that it hides nothing of what ran beside it.
 */
export function execute(
  parts: SessionParts,
  session: LiveSession,
  request: ExecuteRequest,
  options: CallOptions = {},
): Promise<CallResult> {
  const { parentId, ...how } = options
  return loggedCall(parts, session, request, () => run(parts, session, request, how), { parentId })
}

async function run(
  parts: SessionParts,
  session: LiveSession,
  request: ExecuteRequest,
  { signal, onProgress, decision }: CallOptions,
): Promise<CallResult> {
  const { turns } = parts
  const party = partyOf(session)
  const executeIn = (now: LiveSession, one: ExecuteRequest) =>
    turns.run(party, () =>
      selectAnswer(parts, now, one, () => runCall(parts, now, one, { signal, decision })),
    )
  const executeOne = async (one: ExecuteRequest, isLater = false) =>
    executeIn(isLater ? await session.again() : session, one)
  if (decision === 'deny' && metaTool(request.slug) && request.slug !== multiExecute.slug)
    return answered(() => Promise.reject(approvalDenied(request.slug)))
  if (!metaTool(request.slug))
    return offloadAsAsked(parts, session, request, await executeIn(session, request))
  const runOne = (context: Omit<MetaToolContext, 'sources'>, one: ExecuteRequest) =>
    one.slug === readResultSlug
      ? runMeta(context, ofAll(one))
      : selectAnswer(parts, session, one, () => runMeta(context, one))
  const parentId = logId()
  const executeBeside = (one: ExecuteRequest, isLater = false): Promise<CallResult> => {
    const runItem = () =>
      readingSlugs.includes(one.slug)
        ? runOne({ parts, session, execute: executeOne, signal }, one)
        : executeOne(one, isLater)
    const work = () => runItem().catch((error: unknown) => fault(parts, error))
    return loggedCall(parts, session, one, work, { parentId })
  }
  return runOne({ parts, session, execute: executeBeside, signal, onProgress }, request)
}

/** Of a stored result, a part of all of it is meant, and not of the page that is shown. */
function ofAll({ select, ...request }: ExecuteRequest): ExecuteRequest {
  if (select === undefined) return request
  return { ...request, arguments: { select, ...request.arguments } }
}

async function runMeta(
  context: Omit<MetaToolContext, 'sources'>,
  request: ExecuteRequest,
): Promise<CallResult> {
  const sources: (Source | null)[] = []
  const run = () => answer(() => runMetaTool({ ...context, sources }, request))
  // It runs others, which have turns of their own and count for themselves.
  const result = await (request.slug === multiExecute.slug ? run() : inTurn(context, run))
  return { ...result, sources }
}

/** Runs what reaches no service when it is its user's turn, as often as the limits allow. */
async function inTurn(
  { parts, session }: Omit<MetaToolContext, 'sources'>,
  run: () => Promise<CallResult>,
): Promise<CallResult> {
  const { projectId, userId, id: sessionId } = session
  return parts.turns.run(partyOf(session), () =>
    answered(async () => {
      await parts.limits.admit({ projectId, userId, sessionId, toolkit: null })
      return run()
    }),
  )
}

/** Runs a call that waits, as `resumeCall` does; what is selected of its result, or stored of it, is as the call itself asked. */
export async function resume(
  parts: SessionParts,
  session: LiveSession,
  pendingId: string,
  options: RunOptions = {},
): Promise<CallResult> {
  const row = await findPending(parts, session, pendingId)
  const { changed: _, ...request } = await openCall(parts, row)
  const finish = async () => {
    const result = await resumeCall(parts, session, row, request)
    const selected = await selectAnswer(parts, session, request, async () => result)
    return offloadAsAsked(parts, session, request, selected)
  }
  const work = () => parts.turns.run(partyOf(session), finish)
  return loggedCall(parts, session, request, work, { pendingId, ...options })
}

/**
 * Answers what a call, or each item of a multi-execute, has to be approved for, in the form of its answer; any other
 * call has an empty one. Runs nothing.
 */
export function review(
  parts: SessionParts,
  session: LiveSession,
  request: ExecuteRequest,
): Promise<CallResult> {
  const reviewOne = (one: ExecuteRequest) =>
    answered(async () => {
      // What cannot be read is refused, and not asked for.
      if (one.select) await parseSelect(one.select)
      return metaTool(one.slug) ? answer(async () => ({})) : reviewCall(parts, session, one)
    })
  if (request.slug !== multiExecute.slug) return reviewOne(request)
  return runMeta({ parts, session, execute: reviewOne }, request)
}

function offloadAsAsked(
  parts: SessionParts,
  session: LiveSession,
  request: ExecuteRequest,
  result: CallResult,
): Promise<CallResult> | CallResult {
  if (!request.offload) return result
  const answered = offload(parts, session, [{ tool: request.slug, result }])
  return answered.then(([offloaded]) => offloaded ?? result)
}

function fault({ onError }: SessionParts, error: unknown): CallResult {
  const id = logId()
  if (isFault(error)) onError(error, id)
  const { code, message } = MaillonError.is(error) ? error : new MaillonError('internal')
  return { data: { code, message }, error: message, log_id: id }
}
