import { createHmac, createSign } from 'node:crypto'
import type { OAuth1Auth } from '@maillon/core/toolkit'
import { newId } from '../ids.ts'
import type { OAuthClient } from './oauth-client.ts'

/** A request to be signed. */
export interface Unsigned {
  url: string
  method: string
  contentType?: string | undefined
  content?: string | undefined
  /** In ms since 1970. */
  at: number
}

/** Who signs it. */
export interface Signer {
  auth: Pick<OAuth1Auth, 'signatureMethod' | 'realm'>
  client: OAuthClient
  /** Undefined before there is one. */
  token?: { token: string; tokenSecret: string } | undefined
  /** Values of the protocol's own beside those of each request: `oauth_callback`, `oauth_verifier`. */
  further?: Readonly<Record<string, string>>
}

/** The Authorization header of a request by OAuth 1.0 (RFC 5849 §3.5.1), which signs its address, query and form. */
export function signOAuth1(request: Unsigned, { auth, client, token, further }: Signer): string {
  const own: Record<string, string> = {
    oauth_consumer_key: client.clientId,
    oauth_nonce: newId(''),
    oauth_signature_method: auth.signatureMethod,
    oauth_timestamp: String(Math.floor(request.at / 1000)),
    oauth_version: '1.0',
    ...(token && { oauth_token: token.token }),
    ...further,
  }
  const key = `${encoded(client.clientSecret)}&${encoded(token?.tokenSecret ?? '')}`
  const oauth_signature = signature(auth.signatureMethod, baseString(request, own), {
    key,
    pem: client.clientSecret,
  })
  const parts = Object.entries({ ...own, oauth_signature }).map(
    ([name, value]) => `${encoded(name)}="${encoded(value)}"`,
  )
  const realm = auth.realm === undefined ? [] : [`realm="${auth.realm}"`]
  return `OAuth ${[...realm, ...parts].join(', ')}`
}

/** RFC 5849 §3.4.1. */
function baseString(
  { url: text, method, contentType = '', content = '' }: Unsigned,
  own: Readonly<Record<string, string>>,
): string {
  const url = new URL(text)
  const isForm = contentType.startsWith('application/x-www-form-urlencoded')
  const pairs = [
    ...url.searchParams,
    ...Object.entries(own),
    ...(isForm ? new URLSearchParams(content) : []),
  ].map(([name, value]) => [encoded(name), encoded(value)] as const)
  const order = (one: string, other: string) => (one < other ? -1 : one > other ? 1 : 0)
  const sorted = pairs
    .toSorted(([a, x], [b, y]) => order(a, b) || order(x, y))
    .map(([name, value]) => `${name}=${value}`)
    .join('&')
  return [method.toUpperCase(), url.origin + url.pathname, sorted].map(encoded).join('&')
}

function signature(
  method: OAuth1Auth['signatureMethod'],
  base: string,
  { key, pem }: { key: string; pem: string },
): string {
  if (method === 'PLAINTEXT') return key
  if (method === 'RSA-SHA1') return createSign('RSA-SHA1').update(base).sign(pem, 'base64')
  const digest = method === 'HMAC-SHA1' ? 'sha1' : 'sha256'
  return createHmac(digest, key).update(base).digest('base64')
}

/** RFC 5849 §3.6. */
function encoded(text: string): string {
  return encodeURIComponent(text).replaceAll(
    /[!'()*]/g,
    (mark) => `%${mark.charCodeAt(0).toString(16).toUpperCase()}`,
  )
}
