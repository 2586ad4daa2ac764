import type { ExecuteResult } from '@maillon/core/contract'
import { actor } from '../audit/actor.ts'
import type { Erased } from '../audit/erased.ts'
import type { CallRow } from '../store/rows.ts'
import type { Store } from '../store/store.ts'
import { describeError } from '../telemetry/describe-error.ts'
import type { Telemetry } from '../telemetry/telemetry.ts'
import type { Vault } from '../vault/vault.ts'
import { callContent } from './call-content.ts'
import { callError } from './call-error.ts'
import {
  answeredOutcome,
  type CallOutcome,
  reportedOutcome,
  thrownOutcome,
} from './call-outcome.ts'
import { type CallWriter, createCallWriter } from './call-writer.ts'
import { type CallReader, createCallReader } from './read-calls.ts'
import { asCall, type CurrentCall } from './current-call.ts'
import { sizeOf } from './size-of.ts'

/** What the operator decides of the call log. */
export interface CallOptions {
  /** Whether arguments and results are kept: sealed, without secrets, and cut. No when left out. */
  content?: boolean
}

/** A call, as it is known when it comes. */
export interface KnownCall
  extends Pick<
    CallRow,
    'projectId' | 'userId' | 'sessionId' | 'kind' | 'tool' | 'toolkit' | 'effect'
  > {
  /** The `log_id` of the multi-execute that it is an item of. */
  parentId?: string | undefined
  /** The waiting call that it goes on with. */
  pendingId?: string | undefined
  arguments: unknown
}

/** The log of calls, written off their way. */
export interface CallLog extends CallReader, Pick<CallWriter, 'onFlush' | 'flush' | 'close'> {
  /** Runs a call, whose answers bear `logId()`, and writes down what came of it. */
  run<Result extends ExecuteResult>(
    known: KnownCall,
    work: () => Promise<Result>,
    options?: RunOptions,
  ): Promise<Result>
  /** The same for what answers in a shape of its own. */
  runAs<Result>(
    known: KnownCall,
    work: () => Promise<Result>,
    read: (result: Result) => CallOutcome,
  ): Promise<Result>
  /** Writes down what an app says that it ran itself, in a session of its own. */
  report(
    session: Pick<CallRow, 'projectId' | 'userId'> & { id: string },
    ran: readonly RanCall[],
  ): void
}

/** A call of a custom tool, as the app tells of it. */
export interface RanCall {
  tool_slug: string
  ago_ms: number
  duration_ms: number
  error_code?: string | undefined
}

export interface RunOptions {
  /** Whether this only asks how a waiting call stands: then it is none while that waits. */
  isAsking?: boolean | undefined
}

export interface CallLogParts {
  erased: Pick<Erased, 'without'>
  store: Store
  vault: Vault
  telemetry: Telemetry
  /** No call leaves a row, or a line, when false. */
  options: CallOptions | false | undefined
  /** Milliseconds since 1970. */
  now: () => number
}

/** Rows in memory while the database is away; with content, they are larger. */
const maxWaiting = { bare: 10_000, content: 1_000 }
const slug = /^[\w.: -]{1,128}$/

/** The call log of an engine. */
export function createCallLog({
  store,
  vault,
  telemetry,
  options,
  now,
  erased,
}: CallLogParts): CallLog {
  const keepsRows = options !== false
  const keepsContent = keepsRows && (options?.content ?? false)
  const writer = createCallWriter({
    store,
    vault,
    without: erased.without,
    maxWaiting: keepsContent ? maxWaiting.content : maxWaiting.bare,
    onRefused: (error) => telemetry.log.warn({ error: describeError(error) }, 'calls not written'),
  })
  const ungauge = telemetry.gauge(
    'call_log',
    'Rows of the call log that wait, or were dropped.',
    () => {
      const { waiting, dropped } = writer.counts()
      return [
        [waiting, 'waiting'],
        [dropped, 'dropped'],
      ]
    },
  )

  function record(
    { id, notes, upstream }: CurrentCall,
    known: KnownCall,
    outcome: CallOutcome,
    { at, ms }: { at: number; ms: number },
  ): void {
    if (!keepsRows) return
    const { status, code, error, result } = outcome
    const { arguments: given, parentId, ...facts } = known
    const by = actor()
    const accountId = outcome.accountId ?? notes.accountId ?? null
    const row = {
      ...facts,
      id,
      at,
      ms: Math.round(ms),
      upstreamMs: upstream.isUsed ? Math.round(upstream.ms) : null,
      tool: slug.test(known.tool) ? known.tool : 'unknown',
      accountId,
      actorKind: by.kind,
      actorId: by.id,
      parentId: parentId ?? null,
      attemptId: outcome.attemptId ?? notes.attemptId ?? null,
      pendingId: outcome.pendingId ?? notes.pendingId ?? known.pendingId ?? null,
      status,
      errorCode: code,
      error: error === null ? null : callError(error, given),
      argumentBytes: given === undefined ? 0 : sizeOf(given),
      resultBytes: result === undefined ? 0 : sizeOf(result),
      content: keepsContent && known.kind !== 'custom' ? callContent(given, result) : null,
      traceId: telemetry.traceId() ?? null,
    }
    writer.add(row)
    tell(row)
  }

  function tell({ id, projectId, tool, status, ms, errorCode, traceId }: Omit<CallRow, 'content'>) {
    const facts = { logId: id, project: projectId, tool, status, ms }
    const more = { ...(errorCode && { error: errorCode }), ...(traceId && { traceId }) }
    telemetry.log.info({ ...facts, ...more }, 'call')
  }

  function runAs<Result>(
    known: KnownCall,
    work: () => Promise<Result>,
    read: (result: Result, call: CurrentCall) => CallOutcome | undefined,
  ): Promise<Result> {
    return asCall(async (call) => {
      const at = now()
      const start = performance.now()
      const ended = (outcome: CallOutcome | undefined) => {
        if (outcome) record(call, known, outcome, { at, ms: performance.now() - start })
      }
      try {
        const result = await work()
        ended(read(result, call))
        return result
      } catch (error) {
        ended(thrownOutcome(error))
        throw error
      }
    })
  }

  return {
    run: (known, work, { isAsking = false } = {}) =>
      runAs(known, work, (result, { id }) => {
        // Told again, with the id of the call that it was the answer of.
        if (result.log_id !== id) return undefined
        const outcome = answeredOutcome(result)
        return isAsking && outcome.status === 'waiting' ? undefined : outcome
      }),
    runAs,
    report({ projectId, userId, id: sessionId }, ran) {
      const at = now()
      for (const { tool_slug: tool, ago_ms: ago, duration_ms: ms, error_code: code } of ran) {
        const whose = { projectId, userId, sessionId }
        const facts = { kind: 'custom', tool, toolkit: null, effect: null } as const
        const known = { ...whose, ...facts, arguments: undefined }
        asCall((call) => record(call, known, reportedOutcome(code), { at: at - ago, ms }))
      }
    },
    ...createCallReader(store, vault, writer),
    onFlush: writer.onFlush,
    flush: writer.flush,
    async close() {
      ungauge()
      await writer.close()
    },
  }
}
