import { createHash } from 'node:crypto'
import type { Auth, OAuth2Auth, OAuthParameter } from '@maillon/core/toolkit'
import { readJwt } from './read-jwt.ts'
import { sampleKey } from './sample-file.ts'

/** The client that a dialect upstream knows: its texts differ when they are encoded, and when they are not. */
export const dialectClient = { clientId: 'client-1.a', clientSecret: 'se+cret/of:the client' }

/** The client of a toolkit there: one that signs has its private key in place of a secret. */
export function clientOf(auth: Auth): typeof dialectClient {
  const isSigner =
    (auth.scheme === 'OAUTH2' && auth.clientAuthentication === 'private_key_jwt') ||
    (auth.scheme === 'OAUTH1' && auth.signatureMethod === 'RSA-SHA1')
  return isSigner ? { ...dialectClient, clientSecret: sampleKey('RS256') } : dialectClient
}

/** A request for a code or a token, as it came. */
export interface Asked {
  method: string
  contentType: string
  authorization: string | undefined
  values: Readonly<Record<string, unknown>>
}

/** What an authorization request is to be remembered by. */
export interface AskedCode {
  redirectUri: string
  scope: string
  challenge: string | undefined
  /** Of further tokens that are asked for, by their names. */
  further: Record<string, string>
}

type Expected = Record<string, string | ((value: string) => boolean)>

/** What is wrong with an authorization request; undefined when nothing is. */
export function faultOfAuthorize(auth: OAuth2Auth, query: URLSearchParams): string | undefined {
  const { pkce = 'S256' } = auth
  const scopes = Object.keys(auth.scopes)
  const further = Object.values(auth.furtherTokens ?? {}).map(({ scopeParameter, scopes: own }) => [
    scopeParameter,
    (value: string) => value.split(auth.scopeSeparator).every((one) => Object.hasOwn(own, one)),
  ])
  const expected: Expected = {
    ...auth.authorizeParameters,
    ...Object.fromEntries(further.filter(([name]) => query.has(String(name)))),
    ...(auth.resource !== undefined && { resource: auth.resource }),
    [nameOf(auth, 'response_type')]: 'code',
    [nameOf(auth, 'client_id')]: dialectClient.clientId,
    [nameOf(auth, 'redirect_uri')]: (value) => URL.canParse(value),
    [nameOf(auth, 'scope')]: (value) =>
      value.split(auth.scopeSeparator).every((one) => one === '' || scopes.includes(one)),
    state: (value) => value !== '',
    ...(pkce !== 'none' && {
      code_challenge: (value: string) => value.length >= 43,
      code_challenge_method: pkce,
    }),
  }
  return faultOf(Object.fromEntries(query), expected, auth.linkParameters)
}

/** What an authorization request asks for. */
export function codeAskedBy(auth: OAuth2Auth, query: URLSearchParams): AskedCode {
  return {
    redirectUri: query.get(nameOf(auth, 'redirect_uri')) ?? '',
    scope: query.get(nameOf(auth, 'scope')) ?? '',
    challenge: query.get('code_challenge') ?? undefined,
    further: Object.fromEntries(
      Object.entries(auth.furtherTokens ?? {}).flatMap(([name, { scopeParameter }]) => {
        const asked = query.get(scopeParameter)
        return asked === null ? [] : [[name, asked] as const]
      }),
    ),
  }
}

/** What is wrong with the request that exchanges a code. */
export function faultOfExchange(
  auth: OAuth2Auth,
  asked: Asked,
  code: AskedCode | undefined,
): string | undefined {
  const { pkce = 'S256' } = auth
  if (!code) return 'the code is unknown'
  return faultOfToken(auth, asked, {
    ...auth.tokenParameters,
    [nameOf(auth, 'grant_type')]: 'authorization_code',
    [nameOf(auth, 'code')]: (value) => value !== '',
    [nameOf(auth, 'redirect_uri')]: code.redirectUri,
    ...(pkce === 'plain' && { code_verifier: code.challenge ?? '' }),
    ...(pkce === 'S256' && {
      code_verifier: (value: string) =>
        createHash('sha256').update(value).digest('base64url') === code.challenge,
    }),
  })
}

/** What is wrong with a request that refreshes, for a grant of this scope. */
export function faultOfRefresh(auth: OAuth2Auth, asked: Asked, scope: string): string | undefined {
  const further = Object.entries(auth.refreshParameters ?? {}).map(([name, value]) => [
    name,
    value.replaceAll('{scopes}', scope),
  ])
  return faultOfToken(auth, asked, {
    ...Object.fromEntries(further),
    [nameOf(auth, 'grant_type')]: 'refresh_token',
    [nameOf(auth, 'refresh_token')]: (value) => value !== '',
  })
}

/** What is wrong with a request to revoke (RFC 7009 §2.1). */
export function faultOfRevocation(auth: OAuth2Auth, asked: Asked): string | undefined {
  return faultOfToken(auth, asked, { token: (value) => value !== '' })
}

/** What a service calls a parameter. */
export function nameOf({ parameterNames = {} }: OAuth2Auth, name: OAuthParameter): string {
  return parameterNames[name] ?? name
}

function faultOfToken(auth: OAuth2Auth, asked: Asked, expected: Expected): string | undefined {
  const isRevocation = 'token' in expected
  const method = auth.tokenBody === 'query' && !isRevocation ? 'GET' : 'POST'
  if (asked.method !== method) return `the method is ${asked.method}`
  const type =
    method === 'GET'
      ? ''
      : auth.tokenBody === 'json'
        ? 'application/json'
        : 'application/x-www-form-urlencoded'
  if (!asked.contentType.startsWith(type) || (type === '' && asked.contentType !== ''))
    return `the body is ${asked.contentType}`
  const header = basicOf(auth)
  const isAsserted = auth.clientAuthentication.endsWith('_jwt')
  if (asked.authorization !== header) return 'the Authorization header is another'
  const resource = auth.resource === undefined ? {} : { resource: auth.resource }
  return faultOf(asked.values, {
    ...expected,
    ...(!isRevocation && resource),
    ...(header === undefined && { [nameOf(auth, 'client_id')]: dialectClient.clientId }),
    ...(isAsserted && {
      client_assertion_type: 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer',
      client_assertion: (value: string) => isClientAssertion(auth, value),
    }),
    ...(auth.clientAuthentication === 'body' && {
      [nameOf(auth, 'client_secret')]: dialectClient.clientSecret,
    }),
  })
}

/** RFC 7523 §3, for the address that was asked. */
function isClientAssertion(auth: OAuth2Auth, text: string): boolean {
  const { clientId, clientSecret } = clientOf(auth)
  const isShared = auth.clientAuthentication === 'client_secret_jwt'
  const key = isShared ? new TextEncoder().encode(clientSecret) : clientSecret
  const { iss, sub, aud, exp, jti } = readJwt(text, isShared ? 'HS256' : 'RS256', key)?.claims ?? {}
  const { tokenUrl, refreshUrl } = auth
  return (
    iss === clientId &&
    sub === clientId &&
    (aud === tokenUrl || aud === refreshUrl) &&
    Number(exp) > 0 &&
    typeof jti === 'string'
  )
}

/** RFC 6749 §2.3.1 has both encoded; some services compare the text as it is. */
function basicOf({ clientAuthentication: by }: OAuth2Auth): string | undefined {
  if (by !== 'basic' && by !== 'encoded_basic') return undefined
  const { clientId, clientSecret } = dialectClient
  const pair =
    by === 'encoded_basic'
      ? 'client-1.a:se%2Bcret%2Fof%3Athe+client'
      : `${clientId}:${clientSecret}`
  return `Basic ${Buffer.from(pair).toString('base64')}`
}

function faultOf(
  values: Readonly<Record<string, unknown>>,
  expected: Expected,
  optional: readonly string[] = [],
): string | undefined {
  for (const name of Object.keys(values))
    if (!Object.hasOwn(expected, name) && !optional.includes(name)) return `"${name}" is unknown`
  for (const [name, wanted] of Object.entries(expected)) {
    const value = values[name]
    if (typeof value !== 'string') return `"${name}" is missing`
    if (typeof wanted === 'string' ? value !== wanted : !wanted(value)) return `"${name}" is wrong`
  }
  return undefined
}
