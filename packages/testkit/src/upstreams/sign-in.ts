import { createHash, randomBytes } from 'node:crypto'
import type { OAuth2Auth } from '@maillon/core/toolkit'
import { pressConsent } from './press-consent.ts'
import { routed } from './routed.ts'

/** Where to sign in, by which client, and as whom. */
export interface SignInOptions {
  auth: OAuth2Auth
  client: { clientId: string; clientSecret: string }
  routes: Record<string, string>
  /** Whose button to press. */
  email: string
  scopes?: readonly string[]
}

/** What a token endpoint answered. */
export interface SignedIn {
  accessToken: string
  refreshToken: string | undefined
  body: Record<string, unknown>
}

/** A whole authorization code flow with PKCE, by plain requests; throws when no token comes of it. */
export async function signIn(options: SignInOptions): Promise<SignedIn> {
  const { code, verifier } = await authorizationCode(options)
  const body = await redeem(options, { code, verifier })
  if (typeof body.access_token !== 'string') throw new Error(JSON.stringify(body))
  const refreshToken = typeof body.refresh_token === 'string' ? body.refresh_token : undefined
  return { accessToken: body.access_token, refreshToken, body }
}

const redirectUri = 'http://127.0.0.1:9/oauth/callback'

/** The first half of `signIn`: a code, and the PKCE verifier that goes with it. */
export async function authorizationCode(
  options: SignInOptions,
): Promise<{ code: string; verifier: string }> {
  const { auth, client, routes, email, scopes = Object.keys(options.auth.scopes) } = options
  const verifier = randomBytes(32).toString('base64url')
  const url = new URL(routed(auth.authorizeUrl, routes))
  url.search = new URLSearchParams({
    ...auth.authorizeParameters,
    response_type: 'code',
    client_id: client.clientId,
    redirect_uri: redirectUri,
    scope: scopes.join(auth.scopeSeparator),
    state: 'state & <state>',
    code_challenge: createHash('sha256').update(verifier).digest('base64url'),
    code_challenge_method: 'S256',
  }).toString()
  const answer = new URL(await pressConsent(url.href, email)).searchParams
  const code = answer.get('code')
  if (!code || answer.get('state') !== 'state & <state>') throw new Error(answer.toString())
  return { code, verifier }
}

/** The second half of `signIn`: the token endpoint's answer, whatever it is. */
export async function redeem(
  { auth, client, routes }: SignInOptions,
  { code, verifier }: { code: string; verifier: string },
): Promise<Record<string, unknown>> {
  const response = await fetch(routed(auth.tokenUrl, routes), {
    method: 'POST',
    headers: { accept: 'application/json' },
    body: new URLSearchParams({
      grant_type: 'authorization_code',
      code,
      redirect_uri: redirectUri,
      client_id: client.clientId,
      client_secret: client.clientSecret,
      code_verifier: verifier,
    }),
  })
  return (await response.json()) as Record<string, unknown>
}
