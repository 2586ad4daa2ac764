import type { OAuthClient } from './oauth-client.ts'
import { MaillonError } from '@maillon/core'
import type { OAuth2Auth } from '@maillon/core/toolkit'
import * as oauth from 'oauth4webapi'
import type { Outbound } from '../outbound/outbound.ts'
import { createScrubber, type Scrubber } from '../secrets/scrubber.ts'
import { clientAuthentication } from './client-authentication.ts'
import { forRefresh, dialectRequest } from './dialect-request.ts'
import { standardAnswer } from './token-answer.ts'
import { readTokens, type Tokens } from './read-tokens.ts'
import { readCallbackError, readRefusal, TokenRefused } from './token-refusal.ts'

/** How long a token endpoint may take. */
export const tokenTimeoutMs = 15_000

interface Endpoint {
  auth: OAuth2Auth
  client: OAuthClient
  outbound: Outbound
}

export interface CodeExchange extends Endpoint {
  /** The callback's query. */
  parameters: URLSearchParams
  state: string
  redirectUri: string
  verifier: string
}

/**
 * Exchanges the callback's code for tokens (RFC 6749 §4.1.3, RFC 7636 §4.5). Throws TokenRefused when the callback or
 * the token endpoint says no, and a MaillonError when the upstream could not be asked.
 */
export async function exchangeCode(exchange: CodeExchange): Promise<Tokens> {
  const { auth, client, parameters, state, redirectUri, verifier } = exchange
  const server = authorizationServer(auth)
  const sent = [client.clientSecret, state, verifier, ...parameters.getAll('code')]
  const scrubber = createScrubber(sent)
  const validated = readCallback(exchange, server, scrubber)
  return settle(exchange, scrubber, async () => {
    const response = await oauth.authorizationCodeGrantRequest(
      server,
      { client_id: client.clientId },
      clientAuthentication(auth, client),
      validated,
      redirectUri,
      auth.pkce === 'none' ? oauth.nopkce : verifier,
      {
        [oauth.customFetch]: tokenFetch(exchange, scrubber),
        ...resourceOf(auth),
      },
    )
    return oauth.processAuthorizationCodeResponse(server, { client_id: client.clientId }, response)
  })
}

/** Throws TokenRefused for an error that it brings, and `upstream_error` for what is no answer to the request. */
function readCallback(
  { auth, client, parameters, state }: CodeExchange,
  server: oauth.AuthorizationServer,
  scrubber: Scrubber,
): URLSearchParams {
  try {
    const validated = oauth.validateAuthResponse(
      server,
      { client_id: client.clientId },
      withoutIssuer(auth, parameters),
      state,
    )
    if (!validated.get('code')) throw new TypeError('There is no code.')
    return validated
  } catch (error) {
    if (error instanceof oauth.AuthorizationResponseError)
      throw new TokenRefused(readCallbackError(auth, parameters, scrubber))
    throw new MaillonError('upstream_error', {
      message: `What the browser brought back from ${new URL(auth.authorizeUrl).host} is no answer to the request.`,
      hint: 'Try again with a new link.',
      details: { step: 'callback' },
    })
  }
}

export interface TokenRefresh extends Endpoint {
  refreshToken: string
  /** What the account was granted; null where that is not known. */
  scopes: readonly string[] | null
  /** What else the answer may repeat and nobody may see. */
  secrets?: readonly string[]
}

/** Gets fresh tokens for a refresh token (RFC 6749 §6). Throws as `exchangeCode` does. */
export async function refreshTokens({
  refreshToken,
  scopes,
  secrets = [],
  ...given
}: TokenRefresh): Promise<Tokens> {
  const endpoint = { ...given, auth: forRefresh(given.auth, scopes) }
  const { auth, client } = endpoint
  const server = authorizationServer(auth)
  const scrubber = createScrubber([client.clientSecret, refreshToken, ...secrets])
  return settle(endpoint, scrubber, async () => {
    const response = await oauth.refreshTokenGrantRequest(
      server,
      { client_id: client.clientId },
      clientAuthentication(auth, client),
      refreshToken,
      { [oauth.customFetch]: tokenFetch(endpoint, scrubber), ...resourceOf(auth) },
    )
    return oauth.processRefreshTokenResponse(server, { client_id: client.clientId }, response)
  })
}

function authorizationServer(auth: OAuth2Auth): oauth.AuthorizationServer {
  return {
    issuer: auth.issuer ?? new URL(auth.authorizeUrl).origin,
    token_endpoint: auth.tokenUrl,
  }
}

function resourceOf({ resource }: OAuth2Auth): { additionalParameters?: Record<string, string> } {
  return resource === undefined ? {} : { additionalParameters: { resource } }
}

/** `iss` (RFC 9207) can only be compared where the toolkit names its issuer. */
function withoutIssuer(auth: OAuth2Auth, parameters: URLSearchParams): URLSearchParams {
  const kept = new URLSearchParams(parameters)
  if (!auth.issuer) kept.delete('iss')
  return kept
}

/** The answer may repeat what is secret of the request: the scrubber knows it. */
function tokenFetch({ auth, client, outbound }: Endpoint, scrubber: Scrubber) {
  return async (
    url: string,
    init: oauth.CustomFetchOptions<'POST', URLSearchParams>,
  ): Promise<Response> => {
    const asked = { url, headers: init.headers, body: init.body }
    const { url: at, ...request } = dialectRequest(auth, asked)
    // Of a client that proves itself by Basic, the secret stands there with escapes of its own.
    scrubber.add(new Headers(init.headers).get('authorization')?.replace(/^\S+ /, '') ?? '')
    scrubber.add(init.body.get('client_assertion') ?? '')
    const answer = await outbound(at, {
      ...request,
      origins: [new URL(auth.tokenUrl).origin],
      maxBytes: 64 * 1024,
      timeoutMs: tokenTimeoutMs,
      purpose: 'token',
    })
    const { status } = answer
    const refusal = readRefusal(auth, answer, scrubber)
    if (refusal) throw new TokenRefused(refusal)
    // Whether tokens were given that never came, a gateway's word does not tell.
    const inDoubt = status === 502 || status === 504 ? 'malformed' : undefined
    if (status >= 300) throw unusable(auth, `answered with status ${status}`, inDoubt)
    return standardAnswer(auth, client.clientId, answer)
  }
}

async function settle(
  { auth, client }: Endpoint,
  scrubber: Scrubber,
  ask: () => Promise<oauth.TokenEndpointResponse>,
): Promise<Tokens> {
  try {
    return { ...readTokens(auth, await ask(), scrubber), clientId: client.clientId }
  } catch (error) {
    if (error instanceof TokenRefused) throw error
    // It was this request whose outcome is not known, not what the caller wants the token for.
    if (MaillonError.is(error, 'outcome_unknown'))
      throw unusable(auth, 'did not answer', String(error.details.reason))
    if (MaillonError.is(error)) throw error
    throw unusable(auth, 'gave an answer that is no token', 'malformed')
  }
}

/** The cause is left out: it may hold the upstream's body, and so a token. */
function unusable(auth: OAuth2Auth, what: string, inDoubt?: string): MaillonError {
  return new MaillonError('upstream_error', {
    message: `${new URL(auth.tokenUrl).host} ${what}.`,
    hint: 'Try again later.',
    ...(inDoubt !== undefined && { details: { in_doubt: inDoubt } }),
  })
}
