import { type Toolkit, type ToolRequest } from '@maillon/core/toolkit'
import { toolkitOf } from '../accounts/toolkit-of.ts'
import { onBehalfOf } from '../../outbound/party.ts'
import type { AccountRow } from '../../store/rows.ts'
import type { Parts } from '../parts.ts'
import type { Refresh } from '../refresh/refresh.ts'
import { createOpener } from './opener.ts'
import type { RefusedCalls } from './refused-call.ts'
import { failureError } from './outcome.ts'
import { callUpstream } from './upstream-call.ts'

/** Sends a toolkit's call with an account's credential, which nobody outside of connections ever sees. */
export type Send = (call: {
  toolkit: Toolkit
  /** Undefined for toolkits that need none. */
  account: AccountRow | undefined
  request: ToolRequest
  /** Who calls, as `partyOf` says it. */
  party: string
  signal?: AbortSignal | undefined
}) => Promise<unknown>

/**
 * Answers the upstream's parsed body. A token that the upstream refuses, and not this call alone, is refreshed once, and the
 * call sent again: a clean 401 did nothing. Throws `connection_not_usable` when the account is over, and the upstream's errors.
 */
export function createSend(parts: Parts, refresh: Refresh, refusedCalls: RefusedCalls): Send {
  return async ({ toolkit, account, request, party, signal }) => {
    const outbound = onBehalfOf(parts.outbound, party, toolkit.slug)
    const open = createOpener(parts)
    const attempt = async (row: AccountRow | undefined) => {
      const own = toolkitOf(toolkit, row)
      return callUpstream({ toolkit: own, request, outbound, signal, ...(await open(row)) })
    }
    if (!account) {
      const outcome = await attempt(undefined)
      if (outcome.failure) throw failureError(toolkit, outcome)
      return outcome.body
    }
    const row = await refresh.fresh(account)
    if (row.credentialVersion !== account.credentialVersion) await open(account)
    let outcome = await attempt(row)
    if (outcome.failure?.reason === 'token_rejected') {
      const { message } = outcome.failure
      const { token } = request
      const next = await refusedCalls.next({
        toolkit,
        account: row,
        message,
        isOwnCall: true,
        token,
      })
      if (next) {
        outcome = await attempt(next)
        if (outcome.failure?.reason === 'token_rejected') await refusedCalls.again(next)
      }
    } else await refusedCalls.served(row)
    if (outcome.failure) throw failureError(toolkit, outcome)
    return outcome.body
  }
}
