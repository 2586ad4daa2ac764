import { MaillonError } from '@maillon/core'
import { isFromIssuer } from '../../oauth/issuer.ts'
import { exchangeCode, TokenRefused } from '../../oauth/token-endpoint.ts'
import { onBehalfOf, partyOf } from '../../outbound/party.ts'
import type { AttemptView, Attempts, FailureCode } from './attempts.ts'
import { fromTokens } from '../calls/credential.ts'
import type { Flow } from './flow.ts'
import type { Parts } from '../parts.ts'

/** Exchanges the callback's code, and ends the attempt with what comes of it. */
export type Complete = (
  view: AttemptView,
  flow: Flow,
  /** The callback's query. */
  parameters: URLSearchParams,
) => Promise<AttemptView>

/** Asks the token endpoint that was right when the browser left, once. */
export function createComplete({ outbound, now }: Parts, attempts: Attempts): Complete {
  return async (view, flow, parameters) => {
    const { toolkit } = view
    if (toolkit.auth.scheme !== 'OAUTH2') return view
    const { state, redirectUri, verifier, scopes, tokenUrl, issuer } = flow
    const auth = { ...toolkit.auth, tokenUrl, ...(issuer !== undefined && { issuer }) }
    if (!isFromIssuer(auth, parameters)) return attempts.fail(view, 'issuer_mismatch')
    try {
      const own = onBehalfOf(outbound, partyOf(view.account))
      const exchange = { auth, client: flow, parameters, state, redirectUri, verifier }
      const tokens = await exchangeCode({ ...exchange, outbound: own })
      const { credential, ...facts } = fromTokens(tokens, { refreshToken: null, scopes }, now())
      return await attempts.succeed(view, credential, facts)
    } catch (error) {
      const refused = error instanceof TokenRefused
      if (!refused && !MaillonError.is(error)) throw error
      if (refused && view.attempt.status === 'parked')
        return attempts.fail(view, 'verification_too_late', 'api')
      return attempts.fail(view, failureIn(parameters))
    }
  }
}

function failureIn(callback: URLSearchParams): FailureCode {
  const error = callback.get('error')
  if (error === 'access_denied') return error
  return error === null ? 'token_exchange_failed' : 'upstream_error'
}
