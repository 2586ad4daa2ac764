import { MaillonError } from '@maillon/core'
import * as oauth from 'oauth4webapi'
import { issuerMetadata, metadataFetch } from '../oauth/issuer-metadata.ts'
import type { Outbound } from '../outbound/outbound.ts'
import { keepSecret } from '../telemetry/live-secrets.ts'
import type { Signer } from '../vault/signer.ts'
import type { ConsoleIssuer } from './issuer-options.ts'

/** Logs people in at the app's own issuer: authorization code with PKCE, a state and a nonce of this browser. */
export interface IssuerLogin {
  /** Host of the issuer, for people. */
  host: string
  /** Where the browser goes, and what it keeps until it is back. */
  begin(): Promise<{ location: string; flow: string }>
  /**
   * Who came back, by the claims of their ID token. Throws `unauthorized` for what is no answer to what this browser
   * began, and for a no of the issuer.
   */
  finish(parameters: URLSearchParams, flow: string | undefined): Promise<oauth.IDToken>
}

export interface IssuerLoginParts {
  issuer: ConsoleIssuer
  redirectUri: string
  outbound: Outbound
  signer: Signer
  /** Milliseconds since 1970. */
  now: () => number
}

interface Flow {
  state: string
  nonce: string
  verifier: string
  endsAt: number
}

/** As long as one may take to log in there. */
export const flowLifetimeMs = 10 * 60_000
const purpose = 'console issuer login'

/** Logins over `outbound`. */
export function createIssuerLogin({
  issuer: { issuer, clientId, clientSecret, scopes },
  redirectUri,
  outbound,
  signer,
  now,
}: IssuerLoginParts): IssuerLogin {
  const get = metadataFetch(outbound)
  const server = () => issuerMetadata(issuer, get).catch(unavailable(issuer))
  const client: oauth.Client = {
    client_id: clientId,
    // Its clock and ours; the engine's may be another than the machine's.
    get [oauth.clockSkew]() {
      return Math.round((now() - Date.now()) / 1000)
    },
    [oauth.clockTolerance]: 30,
  }

  return {
    host: new URL(issuer).host,

    async begin() {
      const { authorization_endpoint: endpoint = '' } = await server()
      const flow: Flow = {
        state: oauth.generateRandomState(),
        nonce: oauth.generateRandomNonce(),
        verifier: oauth.generateRandomCodeVerifier(),
        endsAt: now() + flowLifetimeMs,
      }
      const location = new URL(endpoint)
      if (location.protocol !== 'https:') throw unavailable(issuer)()
      for (const [name, value] of Object.entries({
        response_type: 'code',
        client_id: clientId,
        redirect_uri: redirectUri,
        scope: scopes.join(' '),
        state: flow.state,
        nonce: flow.nonce,
        code_challenge: await oauth.calculatePKCECodeChallenge(flow.verifier),
        code_challenge_method: 'S256',
      }))
        location.searchParams.set(name, value)
      const body = Buffer.from(JSON.stringify(flow)).toString('base64url')
      return { location: location.href, flow: `${body}.${signer.sign(purpose, body)}` }
    },

    async finish(parameters, text) {
      keepSecret(parameters.getAll('code'))
      const flow = readFlow(text)
      if (!flow) throw notBegun()
      const found = await server()
      try {
        const answer = oauth.validateAuthResponse(found, client, parameters, flow.state)
        const response = await oauth.authorizationCodeGrantRequest(
          found,
          client,
          authentication(found, clientSecret),
          answer,
          redirectUri,
          flow.verifier,
          { [oauth.customFetch]: (url, init) => ask(url, init, outbound) },
        )
        const tokens = await oauth.processAuthorizationCodeResponse(found, client, response, {
          expectedNonce: flow.nonce,
          requireIdToken: true,
        })
        keepSecret(tokens)
        const claims = oauth.getValidatedIdTokenClaims(tokens)
        if (claims) return claims
      } catch (error) {
        if (MaillonError.is(error)) throw error
      }
      throw refused(issuer)
    },
  }

  function readFlow(text = ''): Flow | undefined {
    const [body = '', signature = ''] = text.split('.')
    if (!signer.verify(purpose, body, signature)) return undefined
    const flow = JSON.parse(Buffer.from(body, 'base64url').toString()) as Flow
    return now() < flow.endsAt ? flow : undefined
  }
}

/** What is not told is Basic (OpenID Connect Discovery §3). */
function authentication(
  { token_endpoint_auth_methods_supported: methods }: oauth.AuthorizationServer,
  secret: string | undefined,
): oauth.ClientAuth {
  if (secret === undefined) return oauth.None()
  return !methods || methods.includes('client_secret_basic')
    ? oauth.ClientSecretBasic(secret)
    : oauth.ClientSecretPost(secret)
}

async function ask(
  url: string,
  { headers, body }: oauth.CustomFetchOptions<'POST', URLSearchParams>,
  outbound: Outbound,
): Promise<Response> {
  const answer = await outbound(url, {
    method: 'POST',
    headers,
    body: body.toString(),
    origins: [new URL(url).origin],
    maxBytes: 256 * 1024,
    timeoutMs: 15_000,
  })
  return new Response(new TextDecoder().decode(answer.body), {
    status: answer.status,
    headers: [...answer.headers],
  })
}

function unavailable(issuer: string) {
  return (): never => {
    throw new MaillonError('issuer_unavailable', {
      message: `${new URL(issuer).host} does not say where one logs in.`,
      hint: 'Try again later, or log in with a key.',
    })
  }
}

function notBegun(): MaillonError {
  return new MaillonError('unauthorized', {
    message: 'This browser began no login, or too long ago.',
    hint: 'Log in again.',
  })
}

function refused(issuer: string): MaillonError {
  return new MaillonError('unauthorized', {
    message: `${new URL(issuer).host} did not log you in.`,
    hint: 'Try again; the operator finds the client in console.login of the config.',
  })
}
