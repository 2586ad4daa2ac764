import type { Fields } from '../field.ts'
import type { Optional } from '../optional.ts'
import type { ToolRequest } from '../request.ts'
import type { Keep } from '../kept.ts'
import type { FurtherTokens } from './further-token.ts'
import type { OAuth2Dialect } from './oauth2-dialect.ts'
import type { Way } from './way.ts'

/** OAuth 2.0 authorization code (RFC 6749 §4.1), with PKCE (RFC 7636), in the words of one service. */
export interface OAuth2Auth extends OAuth2Dialect, Way {
  scheme: 'OAUTH2'
  /**
   * What a person fills in before they go to the upstream. Stands, by its name in braces, in addresses of the toolkit
   * and of its OAuth, in parameters and in the toolkit's headers. None is a secret.
   */
  fields?: Fields
  /** What the service tells of each account, and calls need later. Stands where fields do, once it was told. */
  keep?: Keep
  authorizeUrl: string
  tokenUrl: string
  /** RFC 7009 endpoint, where the upstream has one. */
  revokeUrl?: string
  /** The call that ends a grant, where the upstream has no RFC 7009 endpoint. */
  revoke?: (grant: { accessToken: string; clientId: string }) => Revocation
  /**
   * What a further consent of the same person to the same client makes: a grant beside the others (`separate`), or more
   * tokens of the one there is, all of which end when one of them is revoked (`shared`). Left out where that is not
   * known: then nothing is ended that may be of an account that works.
   */
  grant?: 'separate' | 'shared'
  /** The issuer identifier, where the upstream sends `iss` (RFC 9207) or id tokens. */
  issuer?: string
  /** Whether the upstream always sends `iss` to the callback (RFC 9207 §3), so that one without it is not its own. */
  issuerInCallback?: boolean
  /** Scopes asked for when the auth config names none, each with what it allows in words for people: `Read your email`. */
  scopes: Readonly<Record<string, string>>
  /** Tokens that a login gives beside the first one: a tool or a call names the one that it goes with. */
  furtherTokens?: FurtherTokens
  /** Scopes that hold others: who granted the one has granted those. */
  includes?: Readonly<Record<string, readonly string[]>>
  /** What stands between scopes in the authorize URL; a space by RFC 6749 §3.3. */
  scopeSeparator: string
  /**
   * How the client proves itself at the token endpoint: by fields of the body, by HTTP Basic as it is (`curl -u`), which
   * is what most services compare, or by HTTP Basic of form-encoded parts, as RFC 6749 §2.3.1 has it; by an assertion
   * that is signed with its private key, which then stands as PEM where a secret does, or with the secret (RFC 7523
   * §2.2); `none` for one without a secret.
   */
  clientAuthentication:
    | 'body'
    | 'basic'
    | 'encoded_basic'
    | 'private_key_jwt'
    | 'client_secret_jwt'
    | 'none'
  /** What tokens are for, where the upstream asks to be told (RFC 8707): sent with each request for a code or a token. */
  resource?: string
  /** Further query values of the authorize URL, e.g. `access_type: 'offline'`. */
  authorizeParameters: Readonly<Record<string, string>>
  /**
   * How the token endpoint says that a grant is over, where it does not say `invalid_grant` (RFC 6749 §5.2). What is
   * named here ends an account at the first answer.
   */
  grantEnded?: readonly GrantEnded[]
  /** Where a person registers an OAuth client for this upstream. */
  registerUrl?: string
}

/** The upstream's code for it, in any case; with a part of its sentence, where the code says other things too. */
export type GrantEnded = string | { error: string; saying: string }

/** How one upstream ends a grant. */
export interface Revocation {
  request: ToolRequest
  /** Whom the Authorization header speaks for: the token (RFC 6750) or the client (RFC 7617). */
  authorization: 'token' | 'client'
}

/** Connects accounts by OAuth 2.0. */
export function oauth2(
  options: Optional<
    Omit<OAuth2Auth, 'scheme'>,
    'scopeSeparator' | 'clientAuthentication' | 'authorizeParameters'
  >,
): OAuth2Auth {
  return {
    scopeSeparator: ' ',
    clientAuthentication: 'body',
    authorizeParameters: {},
    ...options,
    scheme: 'OAUTH2',
  }
}
