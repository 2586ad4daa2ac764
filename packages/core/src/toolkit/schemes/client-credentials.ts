import type { Fields } from '../field.ts'
import {
  type Assertion,
  bearer,
  type TokenAuth,
  type TokenOptions,
  type TokenRequest,
} from './token.ts'

type Texts = Readonly<Record<string, string>>

/**
 * Connects accounts by client credentials (RFC 6749 §4.4): of a client that each account brings, or, with `fields` that do
 * not name it, of the operator's.
 */
export function clientCredentials({
  tokenUrl,
  tokenParameters,
  tokenBody = 'form',
  clientAuthentication = 'body',
  fields = clientAuthentication === 'private_key_jwt' ? keyOfClient : clientFields,
  ...options
}: Omit<TokenOptions, 'request' | 'assertion' | 'fields'> & {
  tokenUrl: string
  /** Further values of that request: `{ audience: 'https://api.service.com', scope: '{scopes}' }`. */
  tokenParameters?: Texts
  tokenBody?: 'form' | 'json'
  /** How the client proves itself, as OAuth2Auth has it. */
  clientAuthentication?:
    | 'body'
    | 'basic'
    | 'encoded_basic'
    | 'private_key_jwt'
    | 'client_secret_jwt'
  fields?: Fields
}): TokenAuth {
  const by = provenBy(clientAuthentication, tokenUrl, fields)
  const values = { ...tokenParameters, grant_type: 'client_credentials', ...by.values }
  const request: TokenRequest = {
    url: tokenUrl,
    ...(by.basic && { basic: by.basic }),
    ...(tokenBody === 'json' ? { json: values } : { form: values }),
  }
  const assertion = by.assertion && { assertion: by.assertion }
  return { headers: bearer, ...options, fields, request, ...assertion, scheme: 'S2S_OAUTH2' }
}

const keyOfClient = {
  client_id: { label: 'Client id' },
  private_key: { label: 'Private key', secret: true, multiline: true, format: 'pem' },
} as const satisfies Fields

function provenBy(
  how: string,
  tokenUrl: string,
  fields: Fields,
): { values?: Texts; basic?: NonNullable<TokenRequest['basic']>; assertion?: Assertion } {
  const pair = { user: '{client_id}', password: '{client_secret}' }
  if (how === 'body')
    return { values: { client_id: '{client_id}', client_secret: '{client_secret}' } }
  if (how === 'basic') return { basic: pair }
  if (how === 'encoded_basic') return { basic: { ...pair, encoded: true } }
  return {
    values: {
      client_assertion_type: 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer',
      client_assertion: '{assertion}',
    },
    assertion: {
      algorithm: how === 'private_key_jwt' ? 'RS256' : 'HS256',
      key: Object.hasOwn(fields, 'private_key') ? '{private_key}' : '{client_secret}',
      claims: { iss: '{client_id}', sub: '{client_id}', aud: tokenUrl, jti: '{random}' },
      lifetime: 300,
    },
  }
}

const clientFields = {
  client_id: { label: 'Client id' },
  client_secret: { label: 'Client secret', secret: true },
} as const satisfies Fields
