import { MaillonError } from '@maillon/core'
import type { Service } from './views/badge.ts'
import type { Outcome } from './views/outcome-page.ts'

/** What a person sees in place of an error. */
export function errorPage(
  error: unknown,
  reference: string,
): { status: number; outcome: Outcome; retryAfter?: number } {
  const fault: Outcome = { kind: 'fault', reference }
  if (!MaillonError.is(error)) return { status: 500, outcome: fault }
  const { code, status, details } = error
  if (code === 'link_not_found') return { status, outcome: { kind: 'notFound' } }
  if (code === 'rate_limited')
    return { status, outcome: { kind: 'tooOften' }, retryAfter: Number(details.retry_after) }
  const service = details.service as Service
  if (code === 'link_expired') return { status, outcome: { kind: 'expired', service } }
  if (code === 'link_other_browser') return { status, outcome: { kind: 'otherBrowser', service } }
  if (code === 'link_used') {
    return { status, outcome: { kind: 'used', service, result: resultOf(details.status) } }
  }
  return { status, outcome: fault }
}

/** What came of an attempt that is not open any more. */
export function resultOf(status: unknown): Extract<Outcome, { kind: 'used' }>['result'] {
  if (status === 'done') return 'connected'
  return status === 'failed' ? 'failed' : 'pending'
}
