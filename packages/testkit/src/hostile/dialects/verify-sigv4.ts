import { createHash, createHmac } from 'node:crypto'
import type { SigV4 } from '@maillon/core/toolkit'
import type { Heard } from './spoken.ts'

/** Headers that a signature brings. */
export const headersOfSigV4 = [
  'authorization',
  'x-amz-date',
  'x-amz-security-token',
  'x-amz-content-sha256',
]

const form =
  /^AWS4-HMAC-SHA256 Credential=([^/,]+)\/(\d{8})\/([^/,]+)\/([^/,]+)\/aws4_request, SignedHeaders=([a-z0-9;-]+), Signature=([0-9a-f]{64})$/

/**
 * What is wrong with a call's signature (AWS Signature Version 4), made out from its documents and not by what signs; undefined
 * when nothing is.
 */
export function faultOfSigV4(
  { accessKeyId, secretAccessKey, sessionToken, region, service }: SigV4,
  { url, method, headers, body }: Heard,
  at: number,
): string | undefined {
  const read = form.exec(headers.authorization ?? '')
  if (!read) return 'there is no signature'
  const [, key, day = '', where, what, signed = '', signature] = read
  if (key !== accessKeyId || where !== region || what !== service)
    return 'the signature is for something else'
  const moment = String(headers['x-amz-date'])
  const ms = Date.parse(moment.replace(/^(....)(..)(..)T(..)(..)(..)Z$/, '$1-$2-$3T$4:$5:$6Z'))
  if (!(Math.abs(at - ms) < 300_000) || !moment.startsWith(day))
    return 'the signature is not of now'
  if (headers['x-amz-security-token'] !== sessionToken) return 'the session token is another'
  const bodyHash = sha256(body)
  if (headers['x-amz-content-sha256'] !== bodyHash) return 'the body is another'
  const names = signed.split(';')
  for (const name of ['host', 'x-amz-date', 'x-amz-content-sha256'])
    if (!names.includes(name)) return `${name} is not signed`
  const canonical = [
    method,
    url.pathname
      .split('/')
      .map(service === 's3' ? String : encoded)
      .join('/'),
    [...url.searchParams]
      .map(([name, value]) => `${encoded(name)}=${encoded(value)}`)
      .toSorted()
      .join('&'),
    ...names.map((name) => `${name}:${name === 'host' ? url.host : String(headers[name]).trim()}`),
    '',
    signed,
    bodyHash,
  ].join('\n')
  const scope = `${day}/${region}/${service}/aws4_request`
  const text = ['AWS4-HMAC-SHA256', moment, scope, sha256(canonical)].join('\n')
  const signingKey = [day, region, service, 'aws4_request'].reduce<string | Buffer>(
    hmac,
    `AWS4${secretAccessKey}`,
  )
  return hmac(signingKey, text).toString('hex') === signature ? undefined : 'the signature is wrong'
}

function hmac(key: string | Buffer, text: string): Buffer {
  return createHmac('sha256', key).update(text).digest()
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex')
}

/** RFC 3986 §2.3 leaves these alone. */
function encoded(text: string): string {
  return encodeURIComponent(text).replaceAll(
    /[!'()*]/g,
    (mark) => `%${mark.charCodeAt(0).toString(16).toUpperCase()}`,
  )
}
