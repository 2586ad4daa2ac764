import type { Fields } from '../field.ts'
import type { Optional } from '../optional.ts'
import type { ToolRequest } from '../request.ts'
import type { KeyPlaces } from './key.ts'
import type { Way } from './way.ts'
import type { AnswerPaths, OAuth2Dialect } from './oauth2-dialect.ts'
import type { GrantEnded } from './oauth2.ts'

type Texts = Readonly<Record<string, string>>

/**
 * What the person, the app or the operator fills in is turned into a token that ends, and into another one then: by a
 * signed assertion, by a call that answers one, or by both. All of it is templates, where fields stand by their names
 * and members of a JSON file by theirs (`{credentials_json.client_email}`).
 */
export interface TokenAuth extends KeyPlaces, Way {
  /** The service's word for it; the engine does the same with each. */
  scheme: 'S2S_OAUTH2' | 'GOOGLE_SERVICE_ACCOUNT' | 'SERVICE_ACCOUNT' | 'BASIC_WITH_JWT'
  fields: Fields
  /** Stands as `{assertion}` in the request; without one it is the token itself. */
  assertion?: Assertion
  /** The call that answers the token. */
  request?: TokenRequest
  /** Where things stand in its answer, when not at its top: `{ access_token: 'token' }`. */
  tokenAnswer?: AnswerPaths
  /** What `expires_in` counts, seconds when left out; `date` is the moment itself. */
  expiryUnit?: NonNullable<OAuth2Dialect['expiryUnit']>
  /** How long a token holds where its answer does not say, in seconds; left out, it is renewed when it is refused. */
  lifetime?: number
  /** Stand as `{scopes}`, each with what it allows in words for people. */
  scopes?: Texts
  /** What stands between scopes; a space when left out. */
  scopeSeparator?: string
  /** How the service says that it takes what was filled in no more, beside `invalid_grant`. */
  grantEnded?: readonly GrantEnded[]
  /** The call that ends a token, which stands as `{token}`. */
  revoke?: TokenRequest
  /** A harmless call that fails when the token opens nothing; made before anything is stored. */
  check?: ToolRequest
}

/** A JWT (RFC 7519) that is signed with what was filled in. `iat` and `exp` are the engine's. */
export interface Assertion {
  algorithm: (typeof assertionAlgorithms)[number]
  /** The key's template: PEM (PKCS #1 or #8, EC), or the text that both sides have for HS algorithms. */
  key: string
  /** How that text is written. */
  encoding?: 'text' | 'hex' | 'base64'
  /** Opens a PEM that is encrypted. */
  passphrase?: string
  /** Beside `alg` and `typ`: `{ kid: '{key_id}' }`. */
  header?: Texts
  /**
   * `{random}` is another text each time, for `jti`, and `{public_key_fingerprint}` the key's own (`SHA256:` and base64 of
   * its public part as DER), as Snowflake has it.
   */
  claims: Readonly<Record<string, string | readonly string[]>>
  /** From `iat` to `exp`, in seconds. */
  lifetime: number
}

/** Algorithms of JWA (RFC 7518 §3.1, RFC 8037) that services ask for. */
export const assertionAlgorithms = [
  'RS256',
  'RS384',
  'RS512',
  'PS256',
  'ES256',
  'ES384',
  'EdDSA',
  'HS256',
  'HS384',
  'HS512',
] as const

/** A call that gives or ends a token. One whose field was left empty is left out. */
export interface TokenRequest {
  /** Of any https origin; a field in its host leads to the toolkit's `hosts` alone. */
  url: string
  method?: 'GET' | 'POST' | 'PUT' | 'DELETE'
  headers?: Texts
  query?: Texts
  /** HTTP Basic: as it is, as `curl -u` does, or form-encoded first, as RFC 6749 §2.3.1 has it. */
  basic?: { user: string; password: string; encoded?: boolean }
  /** Sent as application/x-www-form-urlencoded. */
  form?: Texts
  /** Sent as JSON. */
  json?: Texts
}

/** What builders take: a token is sent as RFC 6750 has it unless told otherwise. */
export type TokenOptions = Optional<Omit<TokenAuth, 'scheme'>, 'headers'>

/** RFC 6750 §2.1. */
export const bearer = { authorization: 'Bearer {token}' }

/** Connects accounts by a call that signs in with what was filled in, and answers a token. */
export function signIn({
  scheme = 'BASIC_WITH_JWT',
  ...options
}: TokenOptions & Pick<TokenAuth, 'request'> & { scheme?: TokenAuth['scheme'] }): TokenAuth {
  return { headers: bearer, ...options, scheme }
}

/** Connects accounts by a JWT that is the token itself, signed with a key of the account's own. */
export function keyPair(
  options: Omit<TokenOptions, 'request'> & { assertion: Assertion },
): TokenAuth {
  return { headers: bearer, ...options, scheme: 'SERVICE_ACCOUNT' }
}

/** Connects accounts by a signed assertion that is exchanged for a token (RFC 7523 §2.1). */
export function jwtGrant({
  tokenUrl,
  tokenParameters,
  ...options
}: Omit<TokenOptions, 'request'> & {
  tokenUrl: string
  /** Further values of that request. */
  tokenParameters?: Texts
  assertion: Assertion
}): TokenAuth {
  const grant_type = 'urn:ietf:params:oauth:grant-type:jwt-bearer'
  const request = {
    url: tokenUrl,
    form: { ...tokenParameters, grant_type, assertion: '{assertion}' },
  }
  return { headers: bearer, ...options, request, scheme: 'SERVICE_ACCOUNT' }
}
