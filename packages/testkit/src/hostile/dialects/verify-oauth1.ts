import { createHmac, createPublicKey, verify } from 'node:crypto'
import type { OAuth1Auth } from '@maillon/core/toolkit'
import type { Heard } from './spoken.ts'

/** What a request has to be signed with. */
export interface SignedBy {
  clientId: string
  clientSecret: string
  /** The secret that goes with a token; undefined for one that is not known. */
  secretOf: (token: string | undefined) => string | undefined
}

/** The protocol's values of a request by OAuth 1.0 (RFC 5849 §3.5.1). */
export function valuesOfOAuth1({ headers }: Heard): Record<string, string> {
  const [, text = ''] = /^OAuth (.*)$/.exec(headers.authorization ?? '') ?? []
  const pairs = text.split(',').map((part) => {
    const [, name = '', value = ''] = /^\s*([^=]+)="([^"]*)"\s*$/.exec(part) ?? []
    return [decodeURIComponent(name), decodeURIComponent(value)]
  })
  return Object.fromEntries(pairs) as Record<string, string>
}

/** What is wrong with a request's signature, made out from RFC 5849 §3.4 and not by what signs; undefined when nothing is. */
export function faultOfOAuth1(
  { signatureMethod, realm: wanted }: OAuth1Auth,
  heard: Heard,
  { clientId, clientSecret, secretOf }: SignedBy,
  seen: Set<string>,
): string | undefined {
  const { realm, oauth_signature: signature = '', ...own } = valuesOfOAuth1(heard)
  if (realm !== wanted) return 'the realm is another'
  if (own.oauth_consumer_key !== clientId) return 'the client is unknown'
  if (own.oauth_signature_method !== signatureMethod) return 'it is signed in another way'
  if (own.oauth_version !== '1.0') return 'the version is another'
  if (!(Math.abs(Date.now() / 1000 - Number(own.oauth_timestamp)) < 300)) return 'it is not of now'
  const once = `${own.oauth_timestamp} ${own.oauth_nonce}`
  if (!own.oauth_nonce || seen.has(once)) return 'it came before'
  const tokenSecret = secretOf(own.oauth_token)
  if (tokenSecret === undefined) return 'the token is unknown'
  const key = [clientSecret, tokenSecret].map(percent).join('&')
  const base = baseOf(heard, own)
  if (!isSigned(signatureMethod, { base, key, pem: clientSecret }, signature))
    return 'the signature is wrong'
  seen.add(once)
  return undefined
}

function baseOf({ url, method, headers, body }: Heard, own: Record<string, string>): string {
  const isForm = headers['content-type']?.startsWith('application/x-www-form-urlencoded')
  const all = [
    ...Object.entries(own),
    ...url.searchParams.entries(),
    ...new URLSearchParams(isForm ? body : '').entries(),
  ]
  const lines = all.map(([name, value]) => `${percent(name)}\u0000${percent(value)}`).toSorted()
  const normal = lines.map((line) => line.replace('\u0000', '=')).join('&')
  return `${method}&${percent(`${url.protocol}//${url.host}${url.pathname}`)}&${percent(normal)}`
}

function isSigned(
  method: OAuth1Auth['signatureMethod'],
  { base, key, pem }: { base: string; key: string; pem: string },
  signature: string,
): boolean {
  if (method === 'PLAINTEXT') return signature === key
  if (method === 'RSA-SHA1')
    return verify(
      'RSA-SHA1',
      Buffer.from(base),
      createPublicKey(pem),
      Buffer.from(signature, 'base64'),
    )
  const digest = { 'HMAC-SHA1': 'sha1', 'HMAC-SHA256': 'sha256' }[method]
  return createHmac(digest, key).update(base).digest('base64') === signature
}

/** RFC 5849 §3.6: all but what RFC 3986 §2.3 calls unreserved. */
function percent(text: string): string {
  return Array.from(new TextEncoder().encode(text), (byte) => {
    const mark = String.fromCharCode(byte)
    return /[A-Za-z0-9._~-]/.test(mark)
      ? mark
      : `%${byte.toString(16).toUpperCase().padStart(2, '0')}`
  }).join('')
}
