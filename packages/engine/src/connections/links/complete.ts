import { choiceOf, namesIn, type Toolkit } from '@maillon/core/toolkit'
import { isFromIssuer } from '../../oauth/issuer.ts'
import type { ToldBeside } from '../../oauth/told-beside.ts'
import { onBehalfOf, partyOf } from '../../outbound/party.ts'
import type { RevocationRow } from '../../store/rows.ts'
import type { Attempts } from './attempts.ts'
import type { FailureCode, AttemptView } from './attempt-view.ts'
import { type Cause, causeOf } from './cause.ts'
import { fromTokens } from '../schemes/issued-tokens.ts'
import type { Exchanges } from '../endings/exchanges.ts'
import { withCallback } from '../kept/callback-fields.ts'
import { type AskedKept, askKept } from '../kept/ask-kept.ts'
import type { Choices } from '../kept/choices.ts'
import { keptFields } from '../kept/kept-fields.ts'
import type { Parts } from '../parts.ts'
import { clientName, exchangeFlow } from './exchange-flow.ts'
import type { Given } from './keep-credential.ts'
import { isOAuth1, type OAuth1Flow, type OAuth1Links } from './oauth1-links.ts'
import { asLeft, fillFlow, type Flow, type OAuth2Data } from './flow.ts'

/** Exchanges the callback's code, and ends the attempt with what comes of it. */
export type Complete = (
  view: AttemptView,
  flow: Flow | OAuth1Flow,
  /** The callback's query. */
  parameters: URLSearchParams,
) => Promise<AttemptView>

/** To ask the service what is kept of an account, and to write. */
const askMs = 60_000

/** Asks for tokens as was right when the browser left, once, and loses nothing of what comes. */
export function createComplete(
  { outbound, now }: Parts,
  {
    attempts,
    exchanges,
    choices,
    oauth1,
  }: {
    attempts: Attempts
    exchanges: Exchanges
    choices: Pick<Choices, 'begin'>
    oauth1: Pick<OAuth1Links, 'complete'>
  },
): Complete {
  /** Keeps what was given, once the person has chosen where there are several. What cannot be kept is ended. */
  async function settle(
    view: AttemptView,
    toolkit: Toolkit,
    { fields }: Flow,
    { told, ...given }: Given & { held: RevocationRow; told: ToldBeside | undefined },
  ): Promise<AttemptView> {
    const own = onBehalfOf(outbound, partyOf(view.account), view.account.toolkit)
    let { held } = given
    let asked: AskedKept
    try {
      const known = keptFields(toolkit, fields, told)
      held = await exchanges.holdUntil(held, now() + askMs)
      asked = await askKept({
        toolkit,
        fields: known,
        credential: given.credential,
        outbound: own,
        wanted: view.attempt.fields?.[choiceOf(toolkit.auth)?.name ?? ''],
      })
    } catch (error) {
      await exchanges.letGo(held, null)
      throw error
    }
    if (asked.options) return choices.begin(view, { ...asked, given: { ...given, held } })
    const { fields: all, label } = asked
    return attempts.succeed(view, { ...given, held, label, facts: { ...given.facts, fields: all } })
  }

  return async (view, begun, parameters) => {
    if (isOAuth1(begun)) return oauth1.complete(view, begun, parameters)
    let { auth } = begun
    try {
      const toolkit = asLeft(view.toolkit, begun)
      auth = fillFlow(toolkit, begun).auth
      if (!isFromIssuer(auth, parameters))
        return await attempts.fail(view, 'issuer_mismatch', { cause: mixedUp(auth) })
      const flow = withCallback(toolkit, begun, parameters)
      auth = flow.auth
      const own = onBehalfOf(outbound, partyOf(view.account), view.account.toolkit)
      const exchange = { flow, callback: parameters.toString() }
      const given = await exchanges.run(view.account, exchange, () =>
        exchangeFlow(flow, parameters, own),
      )
      const { tokens, held } = given
      // Of who was asked for nothing and tells nothing, it is not known what was granted.
      const before = { refreshToken: null, scopes: flow.scopes.length > 0 ? flow.scopes : null }
      const { credential, scopes, tokenExpiresAt } = fromTokens(flow.auth, tokens, before, now())
      const facts = {
        scopes,
        tokenExpiresAt,
        way: flow.way,
        fields: flow.fields,
        client: clientName(flow),
      }
      return await settle(view, toolkit, flow, { credential, facts, held, told: tokens.told })
    } catch (error) {
      const cause = causeOf(error, { host: hostOf(auth), redirectUri: begun.redirectUri })
      if (!cause) throw error
      const isOver = cause.refusal?.of === 'grant' && cause.step === 'token exchange'
      if (isOver && view.attempt.status === 'parked')
        return attempts.fail(view, 'verification_too_late', { cause })
      return attempts.fail(view, codeOf(cause), { cause })
    }
  }
}

/** How services say that a person said no there: `access_denied` by RFC 6749 §4.1.2.1, and its like. */
const declined = /^access_denied$|(^|_)(cancel|cancell?ed|declined|denied)(_|$)/i

function codeOf({ step, refusal, choice }: Cause): FailureCode {
  if (choice) return choice === 'none' ? 'nothing_to_choose' : 'choice_mismatch'
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
