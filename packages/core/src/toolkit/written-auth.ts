import type { Auth, Ways } from './auth.ts'
import type { Optional } from './optional.ts'
import type { KeyAuth } from './schemes/key.ts'
import { type NoAuth, noAuth } from './schemes/no-auth.ts'
import { type OAuth1Auth, oauth1 } from './schemes/oauth1.ts'
import { type OAuth2Auth, oauth2 } from './schemes/oauth2.ts'
import { bearer, type TokenAuth } from './schemes/token.ts'

/** How accounts are connected, as a file says it: what is left out is as the builders have it. */
export type WrittenAuth =
  | Optional<OAuth2Auth, 'scopeSeparator' | 'clientAuthentication' | 'authorizeParameters'>
  | Optional<OAuth1Auth, 'signatureMethod'>
  | Optional<KeyAuth, 'headers'>
  | Optional<TokenAuth, 'headers'>
  | NoAuth

/** The same, where there may be several ways, by their names. */
export type WrittenWays = WrittenAuth | Readonly<Record<string, WrittenAuth>>

/** Reads what a file says. */
export function readAuth(written: WrittenWays): Auth | Ways {
  if (isOne(written)) return readOne(written)
  return Object.fromEntries(Object.entries(written).map(([name, one]) => [name, readOne(one)]))
}

/** The schemes of each way that a file has, the first one before the others. */
export function writtenSchemes(written: WrittenWays): Auth['scheme'][] {
  const ways = isOne(written) ? [written] : Object.values(written)
  return [...new Set(ways.map(({ scheme }) => scheme))]
}

function isOne(written: WrittenWays): written is WrittenAuth {
  return typeof written.scheme === 'string'
}

function readOne(written: WrittenAuth): Auth {
  if (written.scheme === 'OAUTH2') return oauth2(written)
  if (written.scheme === 'OAUTH1') return oauth1(written)
  if (written.scheme === 'NO_AUTH') return noAuth()
  return isWrittenToken(written) ? { headers: bearer, ...written } : { headers: {}, ...written }
}

function isWrittenToken(written: { scheme: string }): written is Optional<TokenAuth, 'headers'> {
  return !/^(API_KEY|BASIC|BEARER_TOKEN)$/.test(written.scheme)
}
