import { errorCodes, MaillonError } from '@maillon/core'
import type { ErrorBody } from '@maillon/core/contract'
import { isNotDone } from './not-done.ts'
import type { PlainAnswer } from '../plain-answer.ts'

/** Any error as the contract's envelope; a fault of the engine's own says no more than that. */
export function errorAnswer(error: unknown, requestId: string, method: string): PlainAnswer {
  const told = MaillonError.is(error)
    ? error
    : new MaillonError('internal', { hint: 'Report it with the request id.' })
  const { code, status, message, hint, errors, details } = told
  const body: ErrorBody = {
    error: {
      message,
      code: errorCodes[code].number,
      status,
      request_id: requestId,
      slug: code,
      ...(hint && { suggested_fix: hint }),
      ...(errors.length > 0 && { errors: [...errors] }),
      ...(Object.keys(details).length > 0 && { details }),
    },
  }
  const headers = new Map([
    ['content-type', 'application/json'],
    ['cache-control', 'no-store'],
    ['x-request-id', requestId],
  ])
  if (typeof details.retry_after === 'number')
    headers.set('retry-after', String(details.retry_after))
  // A client that retries by itself must not do a write twice.
  if (method !== 'GET') headers.set('x-should-retry', String(isNotDone(told)))
  return { status, headers, body: JSON.stringify(body) }
}
