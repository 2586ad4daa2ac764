import { authorizations, gateRedirectUri } from './authorizations.ts'
import type { Emulation, Forwarded } from './emulation.ts'
import { type Gate, type GateRequest, startGate } from './gate.ts'
import { type Grant, issuedTokens, type TokenState } from './issued-tokens.ts'
import { bearer, type OAuthDialect, type TokenBody } from './oauth-dialect.ts'

/** A gate that knows which tokens the service gave out. */
export interface OAuthGate extends Gate {
  /** Whether a person who is asked for consent says no. */
  deny(on: boolean): void
  /** How long access tokens live that are issued from now on; undefined: as long as the service says. */
  ttl(seconds: number | undefined): void
  /** Ends this access token, or all of them, as time would. */
  expire(token?: string): void
  /** Ends the grant behind this token, or all grants, as a person does in the service's settings. */
  revoke(token?: string): void
  tokenState(token: string): TokenState
  /** Access tokens that pass now. */
  liveTokens(): string[]
}

/** Puts strict OAuth in front of a lenient emulation: PKCE S256, single-use codes, real expiry and revocation. */
export async function startOAuthGate(options: {
  dialect: OAuthDialect
  emulation: Emulation
  redirectUris?: readonly string[] | undefined
  port?: number | undefined
}): Promise<OAuthGate & { reset(): void; stop(): Promise<void> }> {
  const { dialect, emulation, redirectUris, port } = options
  const tokens = issuedTokens()
  const browser = authorizations({ dialect, forward, redirectUris })
  let front = dialect.front?.(forward) ?? forward
  let denied = false
  let lifetime: number | undefined

  function forward(request: Forwarded): Promise<Response> {
    const path = dialect.emulatedPath?.(request.path) ?? request.path
    return emulation.forward({ ...request, path })
  }

  async function exchange(request: GateRequest): Promise<Response> {
    const form = new URLSearchParams(request.body)
    if (form.get('grant_type') === 'refresh_token') return refresh(request, form)
    const authorization = browser.find(form.get('code'))
    if (!authorization) return dialect.refuseGrant()
    const { grant } = authorization
    if (authorization.used) {
      // RFC 6749 §4.1.2: a code that comes twice may be stolen, so its tokens end.
      tokens.revoke((_, other) => other === grant)
      return dialect.refuseGrant()
    }
    authorization.used = true
    if (!authorization.fits(form)) return dialect.refuseGrant()
    form.set('redirect_uri', gateRedirectUri)
    form.delete('code_verifier')
    return issue(await forward({ ...request, body: form.toString() }), request, grant)
  }

  async function refresh(request: GateRequest, form: URLSearchParams): Promise<Response> {
    const token = form.get('refresh_token') ?? ''
    const grant = tokens.grant(token)
    if (!grant || tokens.state(token) !== 'live') return dialect.refuseGrant()
    return issue(await forward(request), request, grant)
  }

  async function issue(answer: Response, request: GateRequest, grant: Grant): Promise<Response> {
    const body = (await answer.clone().json()) as TokenBody
    if (!body.access_token) return answer
    if (lifetime !== undefined) body.expires_in = lifetime
    tokens.add(body.access_token, grant, 'access', body.expires_in)
    if (body.refresh_token) tokens.add(body.refresh_token, grant, 'refresh')
    return dialect.tokenAnswer?.(body, request) ?? Response.json(body)
  }

  async function answer(request: GateRequest): Promise<Response> {
    const { pathname } = new URL(request.path, 'http://gate')
    const line = `${request.method} ${pathname}`
    if (line === `GET ${dialect.authorizePath}`) return browser.authorize(request, denied)
    if (line === `POST ${dialect.consent.path}`) return browser.consent(request)
    if (line === `POST ${dialect.tokenPath}`) return exchange(request)
    const revoked = dialect.revocation?.(request, tokens)
    if (revoked) return revoked
    const state = tokens.state(bearer(request))
    if (state !== 'live' && !dialect.open.test(pathname)) return dialect.refuseToken(state)
    return front({ ...request, body: request.bytes })
  }

  const gate = await startGate({ port, answer })
  return {
    ...gate,
    deny: (on) => {
      denied = on
    },
    ttl: (seconds) => {
      lifetime = seconds
    },
    expire: (token) => tokens.expire(token),
    revoke: (token) => {
      const grant = token === undefined ? undefined : tokens.grant(token)
      tokens.revoke((_, other) => token === undefined || other === grant)
    },
    tokenState: (token) => tokens.state(token),
    liveTokens: () => tokens.live(),
    reset: () => {
      tokens.clear()
      browser.clear()
      front = dialect.front?.(forward) ?? forward
      gate.requests.length = 0
      gate.faults.length = 0
      denied = false
      lifetime = undefined
    },
  }
}
