import { MaillonError } from '@maillon/core'
import { fillKnown, type OAuth1Auth, readFields, type Toolkit } from '@maillon/core/toolkit'
import { sha256 } from '../../ids.ts'
import { askLasting, askTemporary, type OAuth1Token } from '../../oauth/ask-oauth1.ts'
import type { OAuthClient } from '../../oauth/oauth-client.ts'
import { TokenRefused } from '../../oauth/token-refusal.ts'
import { onBehalfOf, partyOf } from '../../outbound/party.ts'
import type { AuthConfigs } from '../auth-configs/auth-configs.ts'
import { hasFields } from '../kept/kept-fields.ts'
import type { Parts } from '../parts.ts'
import type { Attempts } from './attempts.ts'
import type { AttemptView } from './attempt-view.ts'
import { causeOf } from './cause.ts'
import { wayColumn } from './chosen-way.ts'
import type { Claims } from './claims.ts'
import { flowPlace } from './flow.ts'
import { redirectUri } from './redirect-uri.ts'

/** What the callback of OAuth 1 needs, as it was when the browser left. */
export interface OAuth1Flow extends OAuthClient {
  auth: OAuth1Auth
  redirectUri: string
  way: string | null
  fields: Record<string, string> | null
  /** Which attempt a callback is of, its token says; only the browser that began may bring it. */
  temporary: OAuth1Token
}

/** Connecting by OAuth 1.0a (RFC 5849 §2). */
export interface OAuth1Links {
  /** Where the browser goes; a second tab goes where the first one went. Throws as `Connect.start` does, and an error of the upstream. */
  start(link: OAuth1Start): Promise<string>
  /** Exchanges what the callback brought, and ends the attempt with what comes of it. */
  complete(view: AttemptView, flow: OAuth1Flow, parameters: URLSearchParams): Promise<AttemptView>
}

interface OAuth1Start {
  token: string
  browser: string
  typed: Readonly<Record<string, string>>
  /** In the way that was chosen. */
  view: AttemptView
  claim: Claims['claim']
}

/** Whether a flow is one of OAuth 1. */
export function isOAuth1(flow: object): flow is OAuth1Flow {
  return 'temporary' in flow
}

/** Which attempt a callback is of: OAuth 1 has its own token for a state, also where a person said no (X). */
export function stateOf(query: URLSearchParams): string {
  return query.get('state') ?? query.get('oauth_token') ?? query.get('denied') ?? ''
}

/** Over attempts. */
export function createOAuth1Links(
  parts: Parts,
  { attempts, authConfigs }: { attempts: Attempts; authConfigs: AuthConfigs },
): OAuth1Links {
  const { vault, settings, routes } = parts
  const outboundOf = ({ account }: AttemptView) =>
    onBehalfOf(parts.outbound, partyOf(account), account.toolkit)

  async function newFlow(
    view: AttemptView,
    toolkit: Toolkit,
    typed: OAuth1Start['typed'],
  ): Promise<Omit<OAuth1Flow, 'temporary'>> {
    const { attempt } = view
    const { fields } = readFields(toolkit, typed, attempt.fields ?? {})
    const { auth } = fillKnown(toolkit, { fields })
    if (auth.scheme !== 'OAUTH1') throw new MaillonError('invalid_request')
    const config = await authConfigs.get(attempt.projectId, attempt.authConfigId)
    const { clientId, clientSecret } = await authConfigs.client(config)
    return {
      clientId,
      clientSecret,
      auth,
      redirectUri: redirectUri(settings, config),
      way: wayColumn(toolkit),
      fields: hasFields(toolkit) ? fields : null,
    }
  }

  /** What another tab of this browser has begun and nobody has come back from. */
  async function begun(view: AttemptView, anew: Omit<OAuth1Flow, 'temporary'>) {
    if (view.attempt.flow === null || view.attempt.consumedAt !== null) return undefined
    const { temporary, ...rest } = await vault.open<OAuth1Flow>(flowPlace(view), view.attempt.flow)
    return JSON.stringify(rest) === JSON.stringify(anew) ? temporary : undefined
  }

  return {
    async start({ token, browser, typed, view: { toolkit, ...found }, claim }) {
      const anew = await newFlow({ toolkit, ...found }, toolkit, typed)
      const { auth, redirectUri: callback } = anew
      let temporary: OAuth1Token | undefined
      await claim(token, browser, async (view) => {
        temporary =
          (await begun(view, anew)) ??
          (await askTemporary({ auth, client: anew, outbound: outboundOf(view) }, callback).catch(
            (error: unknown) => {
              throw error instanceof TokenRefused ? refused(toolkit, error) : error
            },
          ))
        const flow: OAuth1Flow = { ...anew, temporary }
        return {
          stateHash: sha256(temporary.token),
          flow: await vault.seal(flowPlace(view), flow),
        }
      })
      const url = new URL(auth.authorizeUrl)
      const values = { ...auth.authorizeParameters, oauth_token: temporary?.token ?? '' }
      for (const [name, value] of Object.entries(values))
        url.searchParams.set(
          name,
          value.replaceAll('{redirect_uri}', () => callback),
        )
      return routes.resolve(url).url.href
    },

    async complete(view, flow, parameters) {
      const { auth, temporary, clientId, clientSecret, way, fields } = flow
      const verifier = parameters.get('oauth_verifier')
      const { host } = new URL(auth.accessTokenUrl)
      if (verifier === null) {
        const text = 'The callback has no oauth_verifier.'
        return attempts.fail(view, 'access_denied', { cause: { step: 'authorize', host, text } })
      }
      try {
        const asking = { auth, client: { clientId, clientSecret }, outbound: outboundOf(view) }
        const lasting = await askLasting(asking, temporary, verifier)
        const credential = { scheme: 'OAUTH1', ...lasting, clientId, clientSecret } as const
        const facts = { scopes: null, tokenExpiresAt: null, client: null, way, fields }
        return await attempts.succeed(view, { credential, facts, held: undefined })
      } catch (error) {
        const cause = causeOf(error, { host, redirectUri: flow.redirectUri })
        if (!cause) throw error
        return attempts.fail(view, 'token_exchange_failed', { cause })
      }
    },
  }
}

/** Before anybody has gone anywhere: it is the client that the service does not take, or the callback. */
function refused({ name, slug, logo }: Toolkit, { message }: TokenRefused): MaillonError {
  return new MaillonError('upstream_error', {
    message: `${name} gave no token to begin with: ${message}`,
    hint: 'Check the client of the auth config, and the callback that is registered for it.',
    details: { toolkit: slug, service: { slug, name, logo } },
  })
}
