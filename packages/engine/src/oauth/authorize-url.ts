import type { OAuth2Auth } from '@maillon/core/toolkit'

export interface AuthorizeInput {
  auth: OAuth2Auth
  clientId: string
  redirectUri: string
  scopes: readonly string[]
  state: string
  /** S256 challenge of the attempt's verifier (RFC 7636 §4.2). */
  codeChallenge: string
}

/** The address that starts an authorization code flow (RFC 6749 §4.1.1). */
export function authorizeUrl({
  auth,
  clientId,
  redirectUri,
  scopes,
  state,
  codeChallenge,
}: AuthorizeInput): URL {
  const url = new URL(auth.authorizeUrl)
  const parameters = {
    ...auth.authorizeParameters,
    ...(auth.resource !== undefined && { resource: auth.resource }),
    response_type: 'code',
    client_id: clientId,
    redirect_uri: redirectUri,
    scope: scopes.join(auth.scopeSeparator),
    state,
    code_challenge: codeChallenge,
    code_challenge_method: 'S256',
  }
  for (const [name, value] of Object.entries(parameters)) url.searchParams.set(name, value)
  return url
}
