import type { AttemptView } from '../connections/links/attempt-view.ts'
import { resultOf } from './error-page.ts'
import type { Outcome } from './views/outcome-page.ts'

/** What a person is told who sees an attempt to its end. */
export function outcomeOf(view: AttemptView): Outcome {
  const { status, error, toolkit: service, account } = view
  if (status === 'done')
    return { kind: 'connected', service, ...(account.label && { account: account.label }) }
  if (error === 'cancelled') return { kind: 'cancelled', service }
  return error ? { kind: 'failed', service, reason: error } : usedOutcome(view)
}

/** What a person is told who comes to a link that is over. */
export function usedOutcome({ status, toolkit: service }: AttemptView): Outcome {
  return status === 'expired'
    ? { kind: 'expired', service }
    : { kind: 'used', service, result: resultOf(status) }
}

/** The HTTP status of a link that is over. */
export function overStatus({ status }: AttemptView): number {
  return status === 'expired' ? 410 : 409
}
