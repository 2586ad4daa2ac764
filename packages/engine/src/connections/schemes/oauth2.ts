import { type OAuth2Auth, tokenHeaders } from '@maillon/core/toolkit'
import type { Credential } from '../calls/credential.ts'
import { endOAuth2 } from './end-oauth2.ts'
import { renewOAuth2 } from './renew-oauth2.ts'
import type { Scheme } from './scheme.ts'

type OAuth2Credential = Extract<Credential, { scheme: 'OAUTH2' }>

/**
 * A person allows it in the service, which gives an access token that ends, and mostly a token to refresh it with; some
 * give several, for several kinds of calls.
 */
export const oauth2Scheme: Scheme<OAuth2Auth, OAuth2Credential> = {
  word: 'access token',
  renewedBy: 'refresh token',
  takes: (auth): auth is OAuth2Auth => auth.scheme === 'OAUTH2',
  place(auth, credential, token) {
    const { clientId = '', tokens = {} } = credential
    const further = token !== undefined && Object.hasOwn(tokens, token) ? tokens[token] : undefined
    const held = token === undefined ? credential : further
    if (!held) return undefined
    const headers = tokenHeaders(auth, { token: held.accessToken, clientId })
    return { headers, query: {}, body: {}, path: '', secrets: [] }
  },
  secrets: textsOf,
  canRenew: (credential) => heldIn(credential).some(({ refreshToken }) => refreshToken !== null),
  isGiven: () => true,
  renew: renewOAuth2,
  // What it was refreshed with is over when another one came, and else still the app's.
  endsAlone: (next, before) => next.refreshToken !== before.refreshToken,
  tokens: textsOf,
  canEnd: ({ revokeUrl, revoke }) => (revokeUrl ?? revoke) !== undefined,
  end: endOAuth2,
  broughtAs: ['OAUTH2', 'BEARER_TOKEN'],
}

function heldIn({ accessToken, refreshToken, tokens = {} }: OAuth2Credential) {
  return [{ accessToken, refreshToken }, ...Object.values(tokens)]
}

function textsOf(credential: OAuth2Credential): string[] {
  return heldIn(credential).flatMap(({ accessToken, refreshToken }) => [
    accessToken,
    ...(refreshToken === null ? [] : [refreshToken]),
  ])
}
