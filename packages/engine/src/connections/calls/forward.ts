import { credentialHeaders, type Toolkit } from '@maillon/core/toolkit'
import { toolkitOf } from '../accounts/toolkit-of.ts'
import { onBehalfOf } from '../../outbound/party.ts'
import type { AccountRow } from '../../store/rows.ts'
import type { Parts } from '../parts.ts'
import type { Refresh } from '../refresh/refresh.ts'
import type { RefusedCalls } from './refused-call.ts'
import { createOpener } from './opener.ts'
import { readOutcome, type UpstreamAnswer } from './outcome.ts'
import { sendUpstream, type UpstreamRequest } from './upstream-call.ts'

/** Sends an app's own call of a toolkit's API with an account's credential, and answers whatever came of it. */
export type Forward = (call: {
  toolkit: Toolkit
  /** Undefined for toolkits that need none. */
  account: AccountRow | undefined
  request: UpstreamRequest
  /** Who calls, as `partyOf` says it. */
  party: string
  signal?: AbortSignal | undefined
  /** Whether a 401 is about the credential for sure, as where a toolkit's own tools go. */
  isOwnCall?: boolean
}) => Promise<ForwardedAnswer>

/** An answer that an app may read: without cookies and credentials. */
export interface ForwardedAnswer {
  status: number
  /** By lower-case name. */
  headers: Record<string, string>
  /** A string when the body is text; undefined when there is none. */
  body: string | Uint8Array | undefined
  /** What a text says: JSON as it is parsed, else the text. */
  value: unknown
}

/** Throws `connection_not_usable` when the upstream refuses to refresh the account, and what `Outbound` throws. */
export function createForward(parts: Parts, refresh: Refresh, refusedCalls: RefusedCalls): Forward {
  return async ({ toolkit, account, request, party, signal, isOwnCall = false }) => {
    const outbound = onBehalfOf(parts.outbound, party, toolkit.slug)
    const open = createOpener(parts)
    const attempt = async (row: AccountRow | undefined) => {
      const own = toolkitOf(toolkit, row)
      const call = { toolkit: own, request, signal, outbound, ...(await open(row)) }
      const answer = await sendUpstream(call)
      const { failure } = readOutcome(own, answer)
      const refused = failure?.reason === 'token_rejected' ? failure : undefined
      return { answer: readable(own, answer), refused }
    }
    const row = account && (await refresh.fresh(account))
    if (row && row.credentialVersion !== account.credentialVersion) await open(account)
    const first = await attempt(row)
    if (row && !first.refused) await refusedCalls.served(row)
    if (!row || !first.refused) return first.answer
    const { message } = first.refused
    const { token } = request
    const next = await refusedCalls.next({ toolkit, account: row, message, isOwnCall, token })
    if (!next) return first.answer
    const second = await attempt(next)
    if (second.refused) await refusedCalls.again(next)
    return second.answer
  }
}

/** Credentials, and what is about the exchange with the upstream alone. */
const hidden =
  /^(set-cookie2?|authorization|www-authenticate|authentication-info|proxy-.*|connection|keep-alive|transfer-encoding|trailer|upgrade|te|content-encoding|content-length)$/

function readable(
  toolkit: Toolkit,
  { status, headers, body, value }: UpstreamAnswer,
): ForwardedAnswer {
  const own = credentialHeaders(toolkit.auth)
  const shown = [...headers].filter(([name]) => !hidden.test(name) && !own.includes(name))
  return {
    status,
    headers: Object.fromEntries(shown),
    body: body.length === 0 ? undefined : body,
    value,
  }
}
