import type { AttemptView } from './attempt-view.ts'
import { withOutcome } from './callback-url.ts'
import { linkUrl } from './link-url.ts'
import type { Parts } from '../parts.ts'

/** Where a browser goes once its attempt has ended: the app's callbackUrl with the outcome, else our own page of it. */
export async function outcomeUrl(parts: Parts, view: AttemptView): Promise<string> {
  return callbackUrlWithOutcome(view) ?? (await linkUrl(parts, view.attempt))
}

/** The app's callbackUrl with the outcome; undefined where there is none, or nothing to tell yet. */
export function callbackUrlWithOutcome(view: AttemptView): string | undefined {
  const { attempt, account, status, error } = view
  if (attempt.callbackUrl === null || (status !== 'done' && status !== 'failed')) return undefined
  return withOutcome(attempt.callbackUrl, {
    status: status === 'done' ? 'success' : 'failed',
    connected_account_id: account.id,
    ...(status === 'failed' && { error: error ?? 'upstream_error' }),
  })
}
