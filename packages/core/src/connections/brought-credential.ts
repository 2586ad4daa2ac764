import type { BroughtState } from '../contract/brought-account.ts'
import { assertKnown } from '../transport/assert-known.ts'

/**
 * A credential that the app has already: a key, a pair for HTTP Basic, or OAuth tokens. `fields` are further ones of the
 * toolkit's, by their names, such as a subdomain; alone they are all that it asks for, secrets included.
 */
export type BroughtCredential = (
  | { apiKey: string }
  | {
      /** What the service calls whoever it is, such as an account SID. */
      username: string
      password: string
    }
  | BroughtTokens
) & { fields?: Readonly<Record<string, string>> | undefined }

/** OAuth tokens: an access token, a refresh token, or both. */
export interface BroughtTokens {
  accessToken?: string | undefined
  /** Works with the OAuth client alone that it was given to. */
  refreshToken?: string | undefined
  /** When the access token ends. */
  expiresAt?: string | Date | undefined
  /** The same, in seconds from now. */
  expiresIn?: number | undefined
  /** Granted scopes, as the service told. */
  scope?: string | readonly string[] | undefined
  /** Taken, and not kept: whose account it is, the service itself is asked. */
  idToken?: string | undefined
}

/** The credential as the API spells it. Throws `invalid_request` for fields that it does not have. */
export function toState({ fields, ...credential }: BroughtCredential): BroughtState {
  if ('apiKey' in credential) {
    assertKnown('A key', credential, ['apiKey'])
    return { authScheme: 'API_KEY', val: { ...fields, api_key: credential.apiKey } }
  }
  if ('username' in credential) {
    assertKnown('A pair', credential, ['username', 'password'])
    return { authScheme: 'BASIC', val: { ...fields, ...credential } }
  }
  assertKnown('A credential', credential, [...tokenFields, 'apiKey', 'username', 'password'])
  const { accessToken, refreshToken, expiresAt, expiresIn, scope, idToken } = credential
  if (fields && Object.values(credential).every((value) => value === undefined))
    return { authScheme: 'API_KEY', val: { ...fields } }
  const val = {
    access_token: accessToken,
    refresh_token: refreshToken,
    expires_at: expiresAt instanceof Date ? expiresAt.toISOString() : expiresAt,
    expires_in: expiresIn,
    scope: typeof scope === 'string' ? scope : scope && [...scope],
    id_token: idToken,
  }
  return { authScheme: 'OAUTH2', val: { ...fields, ...val } }
}

const tokenFields = ['accessToken', 'refreshToken', 'expiresAt', 'expiresIn', 'scope', 'idToken']
