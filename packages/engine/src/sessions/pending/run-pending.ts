import { refusalIn } from '../../limits/refusal-in.ts'
import type { StoredFile } from '../../files/stored-file.ts'
import type { AccountRow, PendingCallRow } from '../../store/rows.ts'
import { answer, answered, type CallResult } from '../answer.ts'
import type { LiveSession, SessionParts } from '../parts.ts'
import { ownerOf } from '../reading/session-files.ts'
import { checkSources, sourceOf } from '../sources.ts'
import { type Lacking, lackingIn } from './access.ts'
import { outcomeUnknown, pendingNotFound } from './answers.ts'
import { keptMs, openResult, pendingLifetimeMs, sealResult } from './pending-row.ts'
import type { SessionCall } from './session-call.ts'

/** Longer than any process is silent: what is running still has lost its own. */
const runLimitMs = 60_000
/** Below the time after which clients give up. */
const joinMs = 55_000
/** So often a process says that it is at it. */
const beatMs = 20_000
/** For what other processes do. */
const pollMs = 500

/** What came of a call: its answer, what it turned out to lack, or why it was not run now and may be later. */
export type Run = CallResult | { lacking: Lacking } | { refused: CallResult }

/** Runs a call's tool. Throws faults of the engine's own. */
export async function runTool(
  parts: SessionParts,
  session: LiveSession,
  call: SessionCall,
  account: AccountRow | undefined,
  signal?: AbortSignal,
): Promise<Run> {
  const { tool, passage, party } = call
  const owner = ownerOf(session)
  const mayRead = (file: StoredFile) => checkSources(parts, session, [sourceOf(file)])
  let lacking: Lacking | undefined
  const result = await answer(() =>
    parts.tools
      .run({ tool, passage, account, party, owner, mayRead, signal })
      .catch((error: unknown) => {
        lacking = lackingIn(error, call, account)
        throw error
      }),
  )
  const source = { tool: call.request.slug, accountId: account?.id ?? null }
  if (lacking) return { lacking }
  return refusalIn(result) ? { refused: result } : { ...result, sources: [source] }
}

/**
 * Runs a waiting call, once over all processes; undefined when it is no longer as `row` says. `spent` tells that the
 * model itself makes the call, and so gets its answer.
 */
export async function runPending(
  parts: SessionParts,
  row: PendingCallRow,
  spent: boolean,
  run: () => Promise<Run>,
): Promise<Run | undefined> {
  const { store, now } = parts
  const { projectId, id, status } = row
  const claim = { status: 'running', ...dates(now()) } as const
  const claimed = await store.pendingCalls.update(projectId, id, claim, { status: [status] })
  if (!claimed) return undefined
  const beat = setInterval(() => void alive(parts, claimed), beatMs).unref()
  try {
    const outcome = await run()
    if ('lacking' in outcome || 'refused' in outcome) await change(parts, claimed, { status })
    else await keep(parts, claimed, outcome, spent)
    return outcome
  } catch (fault) {
    await keep(parts, claimed, await unknown(), spent)
    throw fault
  } finally {
    clearInterval(beat)
  }
}

/** Says that the call is running: those that move files take longer than others wait for a sign. */
async function alive(
  { store, now }: SessionParts,
  { projectId, id }: PendingCallRow,
): Promise<void> {
  const condition = { status: ['running'] } as const
  await store.pendingCalls.update(projectId, id, dates(now()), condition).catch(() => undefined)
}

/** A waiting call as it is when it runs no more. Throws `pending_not_found` when it is gone by then. */
export async function settled(parts: SessionParts, row: PendingCallRow): Promise<PendingCallRow> {
  const { store, waiters, now } = parts
  const until = now() + joinMs
  let latest = row
  while (latest.status === 'running') {
    const left = Math.min(until, latest.statusAt + runLimitMs) - now()
    if (left > 0) await waiters.sleep(row.id, Math.min(left, pollMs))
    else if (now() >= until) throw outcomeUnknown()
    else await finish(parts, latest, await unknown(), false)
    const found = await store.pendingCalls.find(row.projectId, row.id)
    if (!found) throw pendingNotFound(row.id)
    latest = found
  }
  return latest
}

/**
 * The answer of a call that is done, where the session may still read it; `spent` tells that the model's own call takes
 * it. Throws what `checkSources` throws.
 */
export async function takeResult(
  parts: SessionParts,
  session: LiveSession,
  row: PendingCallRow,
  spent: boolean,
): Promise<CallResult> {
  const result = await openResult(parts, row)
  await checkSources(parts, session, result.sources ?? [])
  if (spent && !row.spent) await parts.store.pendingCalls.update(row.projectId, row.id, { spent })
  return result
}

/** The call is made: whoever asked for it has its answer, kept or not. */
async function keep(
  parts: SessionParts,
  row: PendingCallRow,
  outcome: CallResult,
  spent: boolean,
): Promise<void> {
  try {
    await finish(parts, row, outcome, spent)
  } catch (error) {
    parts.onError(error, outcome.log_id)
  }
}

async function finish(
  parts: SessionParts,
  row: PendingCallRow,
  outcome: CallResult,
  spent: boolean,
): Promise<void> {
  const result = await sealResult(parts, row, outcome)
  await change(parts, row, { status: 'done', result, ...(spent && { spent }) })
}

async function change(
  { store, waiters, now }: SessionParts,
  { projectId, id }: PendingCallRow,
  columns: { status: PendingCallRow['status']; result?: string; spent?: boolean },
): Promise<void> {
  const condition = { status: ['running'] } as const
  const at = now()
  const kept = columns.status === 'done' ? keptMs : pendingLifetimeMs
  const change = { ...columns, statusAt: at, expiresAt: at + kept }
  await store.pendingCalls.update(projectId, id, change, condition)
  waiters.wake(id)
}

function unknown(): Promise<CallResult> {
  return answered(() => Promise.reject(outcomeUnknown()))
}

const dates = (at: number) => ({ statusAt: at, expiresAt: at + pendingLifetimeMs })
