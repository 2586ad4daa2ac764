import { isFromIssuer } from '../../oauth/issuer.ts'
import { onBehalfOf, partyOf } from '../../outbound/party.ts'
import type { AttemptView, Attempts, FailureCode } from './attempts.ts'
import { type Cause, causeOf } from './cause.ts'
import { fromTokens } from '../schemes/oauth2.ts'
import type { Exchanges } from '../endings/exchanges.ts'
import type { Parts } from '../parts.ts'
import { clientName, exchangeFlow } from './exchange-flow.ts'
import type { Flow, OAuth2Data } from './flow.ts'

/** Exchanges the callback's code, and ends the attempt with what comes of it. */
export type Complete = (
  view: AttemptView,
  flow: Flow,
  /** The callback's query. */
  parameters: URLSearchParams,
) => Promise<AttemptView>

/** Asks for tokens as was right when the browser left, once, and loses nothing of what comes. */
export function createComplete(
  { outbound, now }: Parts,
  { attempts, exchanges }: { attempts: Attempts; exchanges: Exchanges },
): Complete {
  return async (view, flow, parameters) => {
    const { auth } = flow
    if (!isFromIssuer(auth, parameters))
      return attempts.fail(view, 'issuer_mismatch', { cause: mixedUp(auth) })
    try {
      const own = onBehalfOf(outbound, partyOf(view.account))
      const exchange = { flow, callback: parameters.toString() }
      const { tokens, held } = await exchanges.run(view.account, exchange, () =>
        exchangeFlow(flow, parameters, own),
      )
      // Of who was asked for nothing and tells nothing, it is not known what was granted.
      const before = { refreshToken: null, scopes: flow.scopes.length > 0 ? flow.scopes : null }
      const { credential, ...facts } = fromTokens(tokens, before, now())
      const { way, fields } = flow
      const all = { ...facts, way, fields, client: clientName(flow) }
      return await attempts.succeed(view, { credential, facts: all, held })
    } catch (error) {
      const { host } = new URL(auth.tokenUrl)
      const cause = causeOf(error, { host, redirectUri: flow.redirectUri })
      if (!cause) throw error
      const isOver = cause.refusal?.of === 'grant' && cause.step === 'token exchange'
      if (isOver && view.attempt.status === 'parked')
        return attempts.fail(view, 'verification_too_late', { actor: 'api', cause })
      return attempts.fail(view, codeOf(cause), { cause })
    }
  }
}

/** How services say that a person said no there: `access_denied` by RFC 6749 §4.1.2.1, and its like. */
const declined = /^access_denied$|(^|_)(cancel|cancell?ed|declined|denied)(_|$)/i

function codeOf({ step, refusal }: Cause): FailureCode {
  if (refusal?.of === 'client') return 'client_refused'
  if (step === 'token exchange') return 'token_exchange_failed'
  return step === 'authorize' && declined.test(refusal?.error ?? '')
    ? 'access_denied'
    : 'upstream_error'
}

function mixedUp({ authorizeUrl, issuer = '' }: OAuth2Data): Cause {
  const { host } = new URL(authorizeUrl)
  return {
    step: 'callback',
    host,
    text: `The callback does not name ${issuer || host} as its issuer.`,
  }
}
