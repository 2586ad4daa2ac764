import type { Toolkit } from '@maillon/core/toolkit'
import type { AccountRow, AttemptRow } from '../../store/rows.ts'

/** Why an attempt failed; `error` in the callbackUrl. */
export type FailureCode =
  | 'access_denied'
  | 'cancelled'
  | 'token_exchange_failed'
  | 'client_refused'
  | 'account_mismatch'
  | 'identity_mismatch'
  | 'issuer_mismatch'
  | 'verification_mismatch'
  | 'verification_too_late'
  | 'nothing_to_choose'
  | 'choice_mismatch'
  | 'upstream_error'

/** An attempt with what belongs to it. */
export interface AttemptView {
  attempt: AttemptRow
  account: AccountRow
  /** In the attempt's way, the first one while it is not settled. */
  toolkit: Toolkit
  /** As the clock sees it. */
  status: AttemptRow['status']
  /** The failure's code, when it failed. */
  error: FailureCode | undefined
}
