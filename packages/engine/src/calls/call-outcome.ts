import { errorCodes, MaillonError } from '@maillon/core'
import type { ExecuteResult } from '@maillon/core/contract'
import type { CallRow } from '../store/rows.ts'
import type { CallNotes } from './current-call.ts'

/** What came of a call. */
export interface CallOutcome extends CallNotes {
  status: CallRow['status']
  code: string | null
  /** As whoever called was told. */
  error: string | null
  /** What was answered, and undefined where it threw. */
  result: unknown
}

/** What an answer says came of its call. */
export function answeredOutcome({ data, error }: ExecuteResult): CallOutcome {
  if (error === null) return { status: 'ok', code: null, error, result: data }
  const code = textOf(data.code) ?? null
  const attemptId = textOf(data.attempt_id)
  const pendingId = textOf(data.pending_id) ?? textOf(data.approval_id)
  return {
    status: statusOf(code),
    code,
    error,
    result: data,
    ...(attemptId && { attemptId }),
    ...(pendingId && { pendingId }),
  }
}

/** What an error says came of the call that threw it. */
export function thrownOutcome(error: unknown): CallOutcome {
  const { code, message, details } = MaillonError.is(error) ? error : new MaillonError('internal')
  const told = { data: { ...details, code }, error: message, log_id: '' }
  return { ...answeredOutcome(told), result: undefined }
}

/** The same by the code alone that an app tells; the sentence is the engine's own. */
export function reportedOutcome(code: string | undefined): CallOutcome {
  const nothing = { result: undefined }
  if (code === undefined) return { ...nothing, status: 'ok', code: null, error: null }
  if (!Object.hasOwn(errorCodes, code))
    return { ...nothing, status: 'failed', code: 'tool_failed', error: null }
  const { meaning } = errorCodes[code as keyof typeof errorCodes]
  return { ...nothing, status: statusOf(code), code, error: meaning }
}

function statusOf(code: string | null): CallRow['status'] {
  if (code !== null && waiting.has(code)) return 'waiting'
  return code !== null && denied.has(code) ? 'denied' : 'failed'
}

const waiting = new Set(['connection_required', 'approval_required'])
const denied = new Set([
  'approval_denied',
  'tool_not_allowed',
  'call_denied',
  'rate_limited',
  'quota_exceeded',
])

const textOf = (value: unknown) => (typeof value === 'string' ? value : undefined)
