import type { Toolkit, UpstreamFailure } from '@maillon/core/toolkit'
import type { AccountRow } from '../../store/rows.ts'
import { toolkitOf } from '../accounts/toolkit-of.ts'
import type { Parts } from '../parts.ts'
import type { Refresh } from '../refresh/refresh.ts'
import { createOpener } from './opener.ts'
import type { UpstreamOutcome } from './outcome.ts'
import type { RefusedCalls } from './refused-call.ts'
import type { UpstreamCall } from './upstream-request.ts'

/** A call of an account, whatever it is. */
export interface AccountCall {
  toolkit: Toolkit
  /** Undefined for toolkits that need none. */
  account: AccountRow | undefined
  request: Pick<UpstreamCall['request'], 'token' | 'anonymous'>
  /** Who calls, as `partyOf` says it. */
  party: string
  /** Whether a 401 is about the credential for sure, as where a toolkit's own tools go. */
  isOwnCall: boolean
}

/** With what a call is sent: the toolkit as it is for the account, and its credential. */
export type Sending = Pick<
  UpstreamCall,
  'toolkit' | 'credential' | 'secrets' | 'outbound' | 'party'
>

/** What came of a call, and whether the upstream refused its credential. */
export interface Sent<Answer> {
  answer: Answer
  refused: UpstreamFailure | undefined
}

/**
 * Sends a call with an account's credential. One that the upstream refuses, and not this call alone, is refreshed once,
 * and the call sent again: a clean 401 did nothing. Throws `connection_not_usable` when the account is over.
 */
export type RenewedCall = <Answer>(
  call: AccountCall,
  once: (sending: Sending) => Promise<Sent<Answer>>,
) => Promise<Answer>

/** See `RenewedCall`. */
export function createRenewedCall(
  parts: Parts,
  refresh: Refresh,
  refusedCalls: RefusedCalls,
): RenewedCall {
  return async ({ toolkit, account, request, party, isOwnCall }, once) => {
    const { outbound } = parts
    const open = createOpener(parts)
    const send = async (row: AccountRow | undefined) => {
      const { credential, secrets } = await open(row)
      return once({ toolkit: toolkitOf(toolkit, row), credential, secrets, outbound, party })
    }
    // It says nothing of the credential, which it does not have.
    if (!account || request.anonymous) return (await send(account)).answer
    const row = await refresh.fresh(account)
    if (row.credentialVersion !== account.credentialVersion) await open(account)
    const first = await send(row)
    if (!first.refused) {
      await refusedCalls.served(row)
      return first.answer
    }
    const { message } = first.refused
    const { token } = request
    const next = await refusedCalls.next({ toolkit, account: row, message, isOwnCall, token })
    if (!next) return first.answer
    const second = await send(next)
    if (second.refused) await refusedCalls.again(next)
    return second.answer
  }
}

/** The refusal of a credential in what came of a call. */
export function refusalIn({ failure }: UpstreamOutcome): UpstreamFailure | undefined {
  return failure?.reason === 'token_rejected' ? failure : undefined
}
