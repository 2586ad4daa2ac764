import { namesIn, type Toolkit } from '@maillon/core/toolkit'
import { isFromIssuer } from '../../oauth/issuer.ts'
import { onBehalfOf, partyOf } from '../../outbound/party.ts'
import type { AttemptView, Attempts, FailureCode } from './attempts.ts'
import { type Cause, causeOf } from './cause.ts'
import { fromTokens } from '../schemes/oauth2.ts'
import type { Exchanges } from '../endings/exchanges.ts'
import { withCallback } from '../kept/callback-fields.ts'
import { type AccountFields, keptFields } from '../kept/kept-fields.ts'
import type { Parts } from '../parts.ts'
import { clientName, exchangeFlow } from './exchange-flow.ts'
import { asLeft, fillFlow, type Flow, type OAuth2Data } from './flow.ts'

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
  /** What was given and cannot be kept is ended. */
  async function fieldsOf(
    toolkit: Toolkit,
    { fields }: Flow,
    { tokens, held }: Awaited<ReturnType<Exchanges['run']>>,
  ): Promise<AccountFields> {
    try {
      return keptFields(toolkit, fields, tokens.told)
    } catch (error) {
      await exchanges.letGo(held, null)
      throw error
    }
  }

  return async (view, begun, parameters) => {
    let { auth } = begun
    try {
      const toolkit = asLeft(view.toolkit, begun)
      auth = fillFlow(toolkit, begun).auth
      if (!isFromIssuer(auth, parameters))
        return await attempts.fail(view, 'issuer_mismatch', { cause: mixedUp(auth) })
      const flow = withCallback(toolkit, begun, parameters)
      auth = flow.auth
      const own = onBehalfOf(outbound, partyOf(view.account))
      const exchange = { flow, callback: parameters.toString() }
      const given = await exchanges.run(view.account, exchange, () =>
        exchangeFlow(flow, parameters, own),
      )
      const fields = await fieldsOf(toolkit, flow, given)
      const { tokens, held } = given
      // Of who was asked for nothing and tells nothing, it is not known what was granted.
      const before = { refreshToken: null, scopes: flow.scopes.length > 0 ? flow.scopes : null }
      const { credential, scopes, tokenExpiresAt } = fromTokens(tokens, before, now())
      const facts = { scopes, tokenExpiresAt, way: flow.way, fields, client: clientName(flow) }
      return await attempts.succeed(view, { credential, facts, held })
    } catch (error) {
      const cause = causeOf(error, { host: hostOf(auth), redirectUri: begun.redirectUri })
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

/** Who is asked for tokens: where it takes a callback to tell, who was asked for that. */
function hostOf({ tokenUrl, authorizeUrl }: OAuth2Data): string {
  return new URL(namesIn(tokenUrl).length === 0 ? tokenUrl : authorizeUrl).host
}

function mixedUp({ authorizeUrl, issuer = '' }: OAuth2Data): Cause {
  const { host } = new URL(authorizeUrl)
  return {
    step: 'callback',
    host,
    text: `The callback does not name ${issuer || host} as its issuer.`,
  }
}
