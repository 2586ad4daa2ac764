import {
  type ApiKeyAuth,
  type Auth,
  apiKeys,
  type NoAuth,
  noAuth,
  type OAuth2Auth,
  oauth2,
} from './auth.ts'

type Written<T, Defaulted extends keyof T> = Omit<T, Defaulted> & Partial<Pick<T, Defaulted>>

/** How accounts are connected, as a file says it: what is left out is as the builders have it. */
export type WrittenAuth =
  | Written<OAuth2Auth, 'scopeSeparator' | 'clientAuthentication' | 'authorizeParameters'>
  | Written<ApiKeyAuth, 'headers'>
  | NoAuth

/** Reads what a file says. */
export function readAuth(written: WrittenAuth): Auth {
  if (written.scheme === 'OAUTH2') return oauth2(written)
  return written.scheme === 'API_KEY' ? apiKeys(written) : noAuth()
}
