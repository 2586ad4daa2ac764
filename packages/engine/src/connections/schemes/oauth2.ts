import { type OAuth2Auth, tokenHeaders } from '@maillon/core/toolkit'
import { refreshTokens, type Tokens } from '../../oauth/token-endpoint.ts'
import type { Credential } from '../calls/credential.ts'
import { endOAuth2 } from './end-oauth2.ts'
import type { Issued, Scheme } from './scheme.ts'

type OAuth2Credential = Extract<Credential, { scheme: 'OAUTH2' }>

/** A person allows it in the service, which gives an access token that ends, and mostly a token to refresh it with. */
export const oauth2Scheme: Scheme<OAuth2Auth, OAuth2Credential> = {
  word: 'access token',
  renewedBy: 'refresh token',
  takes: (auth): auth is OAuth2Auth => auth.scheme === 'OAUTH2',
  place: (auth, { accessToken: token, clientId = '' }) => ({
    headers: tokenHeaders(auth, { token, clientId }),
    query: {},
    body: {},
    path: '',
    secrets: [],
  }),
  secrets: ({ accessToken, refreshToken }) => [accessToken, refreshToken ?? ''],
  canRenew: ({ refreshToken }) => refreshToken !== null,
  async renew({ auth, credential, scopes, client, outbound, now }) {
    const refreshToken = credential.refreshToken ?? ''
    const endpoint = { auth, client: await client(), outbound, secrets: [credential.accessToken] }
    const tokens = await refreshTokens({ ...endpoint, refreshToken, scopes })
    return fromTokens(tokens, { refreshToken, scopes }, now())
  },
  // What it was refreshed with is over when another one came, and else still the app's.
  endsAlone: (next, before) => next.refreshToken !== before.refreshToken,
  tokens: ({ accessToken, refreshToken }) => [accessToken, refreshToken ?? []].flat(),
  canEnd: ({ revokeUrl, revoke }) => (revokeUrl ?? revoke) !== undefined,
  end: endOAuth2,
  broughtAs: ['OAUTH2', 'BEARER_TOKEN'],
}

/** Reads a token answer for an account: what it does not tell stays as it was (RFC 6749 §5.1, §6). */
export function fromTokens(
  tokens: Tokens,
  before: { refreshToken: string | null; scopes: string[] | null },
  receivedAt: number,
): Issued {
  return {
    credential: {
      scheme: 'OAUTH2',
      accessToken: tokens.accessToken,
      refreshToken: tokens.refreshToken ?? before.refreshToken,
      clientId: tokens.clientId,
    },
    scopes: tokens.scopes ?? before.scopes,
    tokenExpiresAt: endOf(tokens, receivedAt),
    ...(tokens.told && { told: tokens.told }),
  }
}

/** A moment that is over already, or ten years away, is no answer to the question. */
function endOf({ expiresIn, expiresAt }: Tokens, receivedAt: number): number | null {
  if (expiresIn !== undefined) return receivedAt + expiresIn * 1000
  if (expiresAt === undefined) return null
  const ms = expiresAt - receivedAt
  return ms > 0 && ms < 315_360_000_000 ? expiresAt : null
}
