import type { Auth } from './auth.ts'
import type { Optional } from './optional.ts'
import type { KeyAuth } from './schemes/key.ts'
import { type NoAuth, noAuth } from './schemes/no-auth.ts'
import { type OAuth2Auth, oauth2 } from './schemes/oauth2.ts'

/** How accounts are connected, as a file says it: what is left out is as the builders have it. */
export type WrittenAuth =
  | Optional<OAuth2Auth, 'scopeSeparator' | 'clientAuthentication' | 'authorizeParameters'>
  | Optional<KeyAuth, 'headers'>
  | NoAuth

/** Reads what a file says. */
export function readAuth(written: WrittenAuth): Auth {
  if (written.scheme === 'OAUTH2') return oauth2(written)
  return written.scheme === 'NO_AUTH' ? noAuth() : { headers: {}, ...written }
}
