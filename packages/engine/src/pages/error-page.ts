import { MaillonError } from '@maillon/core'
import type { FailureCode } from '../connections/links/attempt-view.ts'
import type { Service } from './views/badge.ts'
import type { Outcome } from './views/outcome-page.ts'

/** Why connecting failed, for the person who tried, and what they can do about it. */
export const failureReasons: Record<FailureCode, string> = {
  access_denied:
    'You declined access, or the service did. If you want to connect, allow what is asked.',
  cancelled: 'You cancelled.',
  token_exchange_failed:
    'The service did not confirm the sign-in. Wait a few minutes, and try it once more.',
  client_refused:
    'The service does not know the app as it is set up. That is not your fault, and trying again does not help: tell the people who run the app.',
  account_mismatch:
    'You signed in with another account than the one to be connected again. Choose that one, or sign out at the service first.',
  identity_mismatch:
    'You signed in with another account than the one that the app asked for. Choose that one, or sign out at the service first.',
  issuer_mismatch: 'The answer did not come from the service that was asked.',
  verification_mismatch:
    'You are logged in to the app as somebody else than the one it asked for. Log in there as that user first.',
  verification_too_late: 'Going back to the app took too long.',
  nothing_to_choose:
    'The account that you signed in with has nothing there that the app could use. Sign in with another one, or ask who runs it to let you in.',
  choice_mismatch:
    'The account that you signed in with cannot use there what the app asked for. Sign in with another one, or ask who runs it to let you in.',
  upstream_error:
    'The service could not complete the connection. Wait a few minutes, and try it once more.',
}

/** What a person sees in place of an error. */
export function errorPage(
  error: unknown,
  app: string,
  reference: string,
): { status: number; outcome: Outcome; retryAfter?: number } {
  const problem: Outcome = { kind: 'problem', app, reference }
  if (!MaillonError.is(error)) return { status: 500, outcome: problem }
  const { code, status, details } = error
  if (code === 'link_not_found') return { status, outcome: { kind: 'not_found' } }
  if (code === 'rate_limited')
    return { status, outcome: { kind: 'too_often' }, retryAfter: Number(details.retry_after) }
  const service = details.service as Service
  if (code === 'link_expired') return { status, outcome: { kind: 'expired', app, service } }
  if (code === 'link_other_browser')
    return { status, outcome: { kind: 'other_browser', app, service } }
  if (code === 'link_used') {
    return { status, outcome: { kind: 'used', app, service, result: resultOf(details.status) } }
  }
  return { status, outcome: problem }
}

/** What came of an attempt that is not open any more. */
export function resultOf(status: unknown): Extract<Outcome, { kind: 'used' }>['result'] {
  if (status === 'done') return 'connected'
  return status === 'failed' ? 'failed' : 'pending'
}
