import type { OAuth2Auth } from '@maillon/core/toolkit'
import type { TokenEndpointResponse } from 'oauth4webapi'
import { hidden, type Scrubber } from '../secrets/scrubber.ts'
import type { ToldBeside } from './told-beside.ts'

/** A token that a token endpoint gave, and what goes with it. */
export interface IssuedToken {
  accessToken: string
  refreshToken?: string
  /** Seconds, as told; undefined when the upstream did not say. */
  expiresIn?: number
  /** The moment in ms since 1970, where the upstream tells that in place of seconds. */
  expiresAt?: number
  /** Granted scopes; undefined when the upstream did not say, which means as asked (RFC 6749 §5.1). */
  scopes?: string[]
}

/** What a token endpoint gave. */
export interface Tokens extends IssuedToken {
  /** The client that they were given to. */
  clientId: string
  /** Further tokens that came with it, by the toolkit's names. */
  further?: Readonly<Record<string, IssuedToken>>
  /** Where the toolkit keeps something of it. */
  told?: ToldBeside
}

/** Reads an answer in the RFC's words; each token, and nothing that repeats a secret. Throws for a token that cannot be sent. */
export function readTokens(
  { scopeSeparator }: OAuth2Auth,
  answer: TokenEndpointResponse,
  scrubber: Scrubber,
): Omit<Tokens, 'clientId'> {
  const { told, further = {} } = answer
  const token = readToken(answer, scopeSeparator, scrubber)
  if (!token) throw new TypeError('The token has odd characters.')
  const others = Object.entries(further as Record<string, AnswerToken>).flatMap(([name, one]) => {
    const issued = readToken(one, scopeSeparator, scrubber)
    return issued ? [[name, issued] as const] : []
  })
  return {
    ...token,
    ...(others.length > 0 && { further: Object.fromEntries(others) }),
    ...(told !== undefined && { told: withoutSecrets(told as unknown as ToldBeside, scrubber) }),
  }
}

type AnswerToken = Pick<
  TokenEndpointResponse,
  'access_token' | 'refresh_token' | 'expires_in' | 'scope'
> & { expires_at?: unknown }

/** A token of an answer; undefined for one that cannot be sent. */
function readToken(
  answer: AnswerToken,
  scopeSeparator: string,
  scrubber: Scrubber,
): IssuedToken | undefined {
  const { access_token: accessToken, refresh_token: refreshToken, expires_in: expiresIn } = answer
  const { expires_at: expiresAt } = answer
  // RFC 6749 appendix A.12; anything else would break the header that it is to stand in.
  if (!/^[\x20-\x7e]+$/.test(accessToken)) return undefined
  scrubber.add(accessToken)
  if (refreshToken !== undefined) scrubber.add(refreshToken)
  const scopes = scopesIn(scrubber.scrub(answer.scope ?? ''), scopeSeparator)
  return {
    accessToken,
    ...(refreshToken !== undefined && { refreshToken }),
    ...(expiresIn !== undefined && { expiresIn }),
    ...(typeof expiresAt === 'number' && { expiresAt }),
    // GitHub Apps and others send an empty one, and do not mean that nothing was granted.
    ...(scopes.length > 0 && { scopes }),
  }
}

/** What is kept is shown: a value that repeats a secret counts as not told. */
function withoutSecrets({ values, ...told }: ToldBeside, scrubber: Scrubber): ToldBeside {
  const shown = Object.entries(values).filter(([, value]) => scrubber.scrub(value) === value)
  return { ...told, values: Object.fromEntries(shown) }
}

/** They are kept in clear, and told: one that repeats a secret is none. */
function scopesIn(scrubbed: string, separator: string): string[] {
  // Some take what they ask to have between scopes, and answer spaces or commas.
  return scrubbed
    .split(separator)
    .flatMap((part) => part.split(/[\s,]+/))
    .filter((scope) => scope && !scope.includes(hidden))
}
