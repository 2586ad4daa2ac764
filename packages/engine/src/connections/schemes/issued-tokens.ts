import { type OAuth2Auth, scopesByToken, scopesOfToken } from '@maillon/core/toolkit'
import type { IssuedToken, Tokens } from '../../oauth/read-tokens.ts'
import type { FurtherCredential } from '../calls/credential.ts'
import type { Issued } from './scheme.ts'

/** What was there before an answer came, for all that it does not tell (RFC 6749 §5.1, §6). */
export interface Before {
  refreshToken: string | null
  /** As asked or granted, of all tokens; null where that is not known. */
  scopes: string[] | null
}

/** Reads a token answer for an account: what it does not tell stays as it was. */
export function fromTokens(
  auth: Pick<OAuth2Auth, 'furtherTokens'>,
  tokens: Tokens,
  { refreshToken, scopes: before }: Before,
  receivedAt: number,
): Issued {
  const { accessToken, clientId, told, further = {} } = tokens
  const known = before && scopesByToken(auth, before)
  const first = tokens.scopes ?? known?.first ?? null
  const held = Object.entries(further).map(([name, token]) => {
    const scopes = token.scopes ?? known?.further[name] ?? []
    return { name, token: toHeld(token, null, receivedAt), scopes: scopesOfToken(name, scopes) }
  })
  return {
    credential: {
      scheme: 'OAUTH2',
      accessToken,
      refreshToken: tokens.refreshToken ?? refreshToken,
      clientId,
      ...(held.length > 0 && {
        tokens: Object.fromEntries(held.map(({ name, token }) => [name, token])),
      }),
    },
    scopes: first && [...first, ...held.flatMap(({ scopes }) => scopes)],
    tokenExpiresAt: firstEnd([
      endOf(tokens, receivedAt),
      ...held.map(({ token }) => (token.refreshToken === null ? null : token.endsAt)),
    ]),
    ...(told && { told }),
  }
}

/** A further token as it is kept. */
export function toHeld(
  token: IssuedToken,
  refreshToken: string | null,
  receivedAt: number,
): FurtherCredential {
  return {
    accessToken: token.accessToken,
    refreshToken: token.refreshToken ?? refreshToken,
    endsAt: endOf(token, receivedAt),
  }
}

/** Which of some moments comes first; null where none is known. */
export function firstEnd(ends: readonly (number | null)[]): number | null {
  const known = ends.filter((end) => end !== null)
  return known.length > 0 ? Math.min(...known) : null
}

/** A moment that is over already, or ten years away, is no answer to the question. */
function endOf({ expiresIn, expiresAt }: IssuedToken, receivedAt: number): number | null {
  if (expiresIn !== undefined) return receivedAt + expiresIn * 1000
  if (expiresAt === undefined) return null
  const ms = expiresAt - receivedAt
  return ms > 0 && ms < 315_360_000_000 ? expiresAt : null
}
