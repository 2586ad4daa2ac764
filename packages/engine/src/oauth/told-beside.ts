import { type Kept, keepOf, type OAuth2Auth } from '@maillon/core/toolkit'
import type { JWTPayload } from 'jose'
import { decodeJwt } from 'jose/jwt/decode'
import { memberAt } from './member-at.ts'
import { textOf } from './text-of.ts'

/** What a token answer tells of the account, beside its tokens. */
export interface ToldBeside {
  /** Each value that the toolkit keeps, by its name, as far as it is there. */
  values: Record<string, string>
  /** Why the id token that came tells nothing, a sentence. */
  problem?: string
}

/** Clocks differ (RFC 7519 §4.1.4). */
const leewaySeconds = 5 * 60

/** Reads what a toolkit keeps from the members of a token answer; undefined where it keeps nothing. */
export function toldBeside(
  auth: OAuth2Auth,
  clientId: string,
  fields: Record<string, unknown>,
): ToldBeside | undefined {
  const keep = Object.entries(keepOf(auth))
  if (keep.length === 0) return undefined
  const isAsked = keep.some(([, { from }]) => from === 'id_token')
  const { claims = {}, problem } = isAsked ? readIdToken(auth, clientId, fields.id_token) : {}
  const values = keep.flatMap(([name, kept]) => {
    const value = valueIn(kept, fields, claims)
    return value === undefined ? [] : [[name, value] as const]
  })
  return { values: Object.fromEntries(values), ...(problem !== undefined && { problem }) }
}

function valueIn(kept: Kept, fields: object, claims: object): string | undefined {
  if (kept.from === 'token') return textOf(memberAt(fields, kept.path))
  return kept.from === 'id_token' ? textOf(memberAt(claims, kept.claim)) : undefined
}

/**
 * The claims of an id token for this client. Its signature is not checked, since it comes from the token endpoint itself
 * over TLS (OpenID Connect Core §3.1.3.7, 6); the rest of that list is, as far as the toolkit knows it.
 */
function readIdToken(
  { issuer }: OAuth2Auth,
  clientId: string,
  idToken: unknown,
): { claims?: JWTPayload; problem?: string } {
  // A refresh may come without one (§12.2).
  if (idToken === undefined) return {}
  try {
    const claims = decodeJwt(typeof idToken === 'string' ? idToken : '')
    const { iss, aud, exp } = claims
    if (issuer !== undefined && iss !== issuer)
      return { problem: 'Its id token is of another issuer.' }
    const isOurs = Array.isArray(aud) ? aud.includes(clientId) : aud === clientId
    if (!isOurs) return { problem: 'Its id token is for another client.' }
    if (exp === undefined || exp + leewaySeconds < Date.now() / 1000)
      return { problem: 'Its id token is over.' }
    return { claims }
  } catch {
    return { problem: 'Its id token is none.' }
  }
}
