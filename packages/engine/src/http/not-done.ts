import { type ErrorCode, MaillonError } from '@maillon/core'

const codes = new Set<ErrorCode>(['request_in_progress', 'rate_limited', 'quota_exceeded'])

/** Whether a write that ended so did nothing, so that its caller may send the very same again. */
export function isNotDone(error: unknown): boolean {
  return MaillonError.is(error) && codes.has(error.code)
}
