import { type OAuth2Auth, scopesByToken } from '@maillon/core/toolkit'
import { inWordsOf } from './dialect-request.ts'

export interface AuthorizeInput {
  auth: OAuth2Auth
  clientId: string
  redirectUri: string
  scopes: readonly string[]
  state: string
  /** Of the attempt's verifier (RFC 7636 §4.2), by the method that the toolkit names; not sent where that is `none`. */
  codeChallenge: string
  /** What the app gave this link; the toolkit names what it may. */
  linkParameters?: Readonly<Record<string, string>> | undefined
}

/** The address that starts an authorization code flow (RFC 6749 §4.1.1). */
export function authorizeUrl({
  auth,
  clientId,
  redirectUri,
  scopes,
  state,
  codeChallenge,
  linkParameters = {},
}: AuthorizeInput): URL {
  const url = new URL(auth.authorizeUrl)
  const { pkce = 'S256' } = auth
  const byToken = scopesByToken(auth, scopes)
  const ofFurther = Object.entries(auth.furtherTokens ?? {}).flatMap(([name, token]) => {
    const asked = byToken.further[name] ?? []
    return asked.length > 0 ? [[token.scopeParameter, asked.join(auth.scopeSeparator)]] : []
  })
  const parameters = {
    ...(auth.resource !== undefined && { resource: auth.resource }),
    response_type: 'code',
    client_id: clientId,
    redirect_uri: redirectUri,
    scope: byToken.first.join(auth.scopeSeparator),
    state,
    ...(pkce !== 'none' && { code_challenge: codeChallenge, code_challenge_method: pkce }),
  }
  const further = { ...auth.authorizeParameters, ...linkParameters }
  const named = inWordsOf(auth, Object.entries(parameters), {
    ...further,
    ...Object.fromEntries(ofFurther),
  })
  for (const [name, value] of Object.entries(named)) url.searchParams.set(name, value)
  return url
}
