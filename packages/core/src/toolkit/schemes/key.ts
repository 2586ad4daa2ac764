import type { Field, Fields } from '../field.ts'
import type { Optional } from '../optional.ts'
import type { ToolRequest } from '../request.ts'
import type { Way } from './way.ts'

/**
 * Values that the person types into a form of ours, any number of them, each by its name in braces wherever it stands.
 * Those that are no secrets may stand in the toolkit's addresses and headers too, and in paths of calls.
 */
export interface KeyAuth extends KeyPlaces, Way {
  /** The service's word for it; the engine does the same with each. */
  scheme: 'API_KEY' | 'BASIC' | 'BEARER_TOKEN'
  fields: Fields
  /** A harmless call that fails when a value is wrong; made before they are stored. */
  check?: ToolRequest
}

/** Where values stand in each call. */
export interface KeyPlaces {
  /** Headers: `{ authorization: 'Bearer {api_key}' }`. */
  headers: Readonly<Record<string, string>>
  /** Query values. */
  query?: Readonly<Record<string, string>>
  /** Stands before each path below baseUrl: `/bot{token}`. */
  path?: string
  /** Properties of the body, JSON or a form. */
  body?: Readonly<Record<string, string>>
  /** HTTP Basic (RFC 7617): `{ user: '{email}/token', password: '{api_token}' }`. */
  basic?: {
    user: string
    password: string
    /** Passwords that bring a name of their own to be sent in place of the user's, as `name:secret`. */
    namedKeys?: RegExp
  }
  /** Signs each call by AWS Signature Version 4: `{ accessKeyId: '{access_key_id}', …, region: '{region}', service: 'ses' }`. */
  sigv4?: SigV4
  /** Shown to the server as the connection is made (RFC 8705 §2), as PEM. */
  certificate?: ClientCertificate
}

/** What a call is signed with and for; of templates, each of them is filled. */
export interface SigV4 {
  accessKeyId: string
  secretAccessKey: string
  /** Of keys that end. */
  sessionToken?: string
  region: string
  /** As AWS calls it in signatures: `ses`, `execute-api`, `s3`. */
  service: string
}

/** A client certificate and its private key. */
export interface ClientCertificate {
  cert: string
  key: string
  /** Opens a key that is encrypted. */
  passphrase?: string
}

type Options = Omit<KeyAuth, 'scheme'>

/** Connects accounts by one key in one header; sent as `Authorization: Bearer <key>` unless told otherwise. */
export function apiKey({
  label = 'API key',
  header = 'authorization',
  prefix = 'Bearer ',
  check,
  ...field
}: Partial<Omit<Field, 'secret' | 'choices'>> & {
  header?: string
  /** What stands before the key in that header. */
  prefix?: string
  check?: ToolRequest
} = {}): KeyAuth {
  return apiKeys({
    fields: { api_key: { ...field, label, secret: true } },
    headers: { [header]: `${prefix}{api_key}` },
    ...(check && { check }),
  })
}

/** Connects accounts by any number of values, at any places of a call. */
export function apiKeys(options: Optional<Options, 'headers'>): KeyAuth {
  return { headers: {}, ...options, scheme: 'API_KEY' }
}

/** Connects accounts by a name and a password as HTTP Basic (RFC 7617); other fields and places where they are given. */
export function basic(options: Partial<Options> = {}): KeyAuth {
  return {
    headers: {},
    fields: {
      username: { label: 'User name' },
      password: { label: 'Password', secret: true },
    },
    basic: { user: '{username}', password: '{password}' },
    ...options,
    scheme: 'BASIC',
  }
}

/** Connects accounts by a token that the person has made in the service (RFC 6750); other fields and places where they are given. */
export function bearerToken(options: Partial<Options> = {}): KeyAuth {
  return {
    headers: { authorization: 'Bearer {token}' },
    fields: { token: { label: 'Access token', secret: true } },
    ...options,
    scheme: 'BEARER_TOKEN',
  }
}
