import { type Auth, isTyped } from './auth.ts'
import { keyHeaders } from './schemes/place-key.ts'

/** The names of the headers that a toolkit's credential stands in, in lower case: nobody else sets or reads them. */
export function credentialHeaders(auth: Auth): string[] {
  if (isTyped(auth)) return keyHeaders(auth)
  if (auth.scheme === 'OAUTH1') return ['authorization']
  if (auth.scheme !== 'OAUTH2') return []
  return Object.keys(auth.callHeaders ?? { authorization: '' }).map((name) => name.toLowerCase())
}
