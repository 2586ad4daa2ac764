import { MaillonError } from '@maillon/core'
import { isFromIssuer } from '../../oauth/issuer.ts'
import { onBehalfOf, partyOf } from '../../outbound/party.ts'
import { TokenRefused } from '../../oauth/token-refusal.ts'
import type { AttemptView, Attempts, FailureCode } from './attempts.ts'
import { fromTokens } from '../calls/credential.ts'
import type { Exchanges } from '../endings/exchanges.ts'
import type { Parts } from '../parts.ts'
import { authOf, clientName, exchangeFlow } from './exchange-flow.ts'
import type { Flow } from './flow.ts'

/** Exchanges the callback's code, and ends the attempt with what comes of it. */
export type Complete = (
  view: AttemptView,
  flow: Flow,
  /** The callback's query. */
  parameters: URLSearchParams,
) => Promise<AttemptView>

/** Asks the token endpoint that was right when the browser left, once, and loses nothing of what it gives. */
export function createComplete(
  { outbound, now }: Parts,
  { attempts, exchanges }: { attempts: Attempts; exchanges: Exchanges },
): Complete {
  return async (view, flow, parameters) => {
    const { auth } = view.toolkit
    if (auth.scheme !== 'OAUTH2') return view
    if (!isFromIssuer(authOf(auth, flow), parameters)) return attempts.fail(view, 'issuer_mismatch')
    try {
      const own = onBehalfOf(outbound, partyOf(view.account))
      const exchange = { flow, callback: parameters.toString() }
      const { tokens, held } = await exchanges.run(view.account, exchange, () =>
        exchangeFlow(auth, flow, parameters, own),
      )
      const before = { refreshToken: null, scopes: flow.scopes }
      const { credential, ...facts } = fromTokens(tokens, before, now())
      const client = clientName(flow)
      return await attempts.succeed(view, { credential, facts: { ...facts, client }, held })
    } catch (error) {
      const refused = error instanceof TokenRefused
      if (!refused && !MaillonError.is(error)) throw error
      if (refused && error.refusal.of === 'grant' && view.attempt.status === 'parked')
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
