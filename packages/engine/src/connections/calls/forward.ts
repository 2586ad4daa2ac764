import { credentialHeaders, type Toolkit } from '@maillon/core/toolkit'
import type { AccountRow } from '../../store/rows.ts'
import type { CallFiles } from './call-files.ts'
import { readOutcome, type UpstreamAnswer } from './outcome.ts'
import { type RenewedCall, refusalIn } from './renewed-call.ts'
import { sendUpstream } from './upstream-call.ts'
import type { UpstreamRequest } from './upstream-request.ts'

/** Sends an app's own call of a toolkit's API with an account's credential, and answers whatever came of it. */
export type Forward = (call: {
  toolkit: Toolkit
  /** Undefined for toolkits that need none. */
  account: AccountRow | undefined
  request: UpstreamRequest
  /** Who calls, as `partyOf` says it. */
  party: string
  signal?: AbortSignal | undefined
  /** Those that the body may have pieces of. */
  files?: CallFiles | undefined
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

/** Throws what `RenewedCall` throws, and what `Outbound` throws. */
export function createForward(renewed: RenewedCall): Forward {
  return ({ signal, files, isOwnCall = false, ...call }) =>
    renewed({ ...call, isOwnCall }, async (sending) => {
      const answer = await sendUpstream({ ...sending, request: call.request, signal, files })
      const refused = refusalIn(readOutcome(sending.toolkit, answer))
      return { answer: readable(sending.toolkit, answer), refused }
    })
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
