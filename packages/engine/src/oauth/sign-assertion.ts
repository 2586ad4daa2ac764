import { createPrivateKey, createPublicKey, hash, type KeyObject } from 'node:crypto'
import {
  type Assertion,
  type FieldValues,
  type Fields,
  fillText,
  isLeftOut,
} from '@maillon/core/toolkit'

/** A signed assertion, and when it is over, in ms since 1970. */
export interface Signed {
  jwt: string
  endsAt: number
}

/** Clocks differ, and some services take nothing from the future. */
const skewSeconds = 30

/**
 * Signs a JWT (RFC 7519) of what was filled in. Throws a `KeyUnfit` for what is no key of the algorithm; nothing of it
 * is told.
 */
export async function signAssertion(
  assertion: Assertion,
  { values, fields }: { values: FieldValues; fields: Fields },
  now: number,
): Promise<Signed> {
  const { algorithm, claims, header = {}, lifetime } = assertion
  const issuedAt = Math.floor(now / 1000) - skewSeconds
  const key = keyOf(assertion, values)
  const all = { ...values, ...fingerprint(key) }
  const filled = (value: string | readonly string[]) =>
    typeof value === 'string' ? fillText(value, all) : value.map((one) => fillText(one, all))
  const filledIn = <T extends string | readonly string[]>(texts: Readonly<Record<string, T>>) =>
    Object.fromEntries(
      Object.entries(texts)
        .filter(([, text]) => !isLeftOut(fields, all, text))
        .map(([name, text]) => [name, filled(text)]),
    )
  const { SignJWT } = await import('jose')
  try {
    const jwt = await new SignJWT(filledIn(claims))
      .setProtectedHeader({ ...filledIn(header), typ: 'JWT', alg: algorithm })
      .setIssuedAt(issuedAt)
      .setExpirationTime(issuedAt + lifetime)
      .sign(key)
    return { jwt, endsAt: (issuedAt + lifetime) * 1000 }
  } catch {
    throw new KeyUnfit(`it is no key for ${algorithm}.`)
  }
}

/** What was filled in is no key that the algorithm can sign with. */
export class KeyUnfit extends Error {
  override readonly name = 'KeyUnfit'
}

function keyOf(
  { algorithm, key, encoding = 'text', passphrase }: Assertion,
  values: FieldValues,
): KeyObject | Uint8Array {
  const text = fillText(key, values)
  if (algorithm.startsWith('HS'))
    return new Uint8Array(Buffer.from(text, encoding === 'text' ? 'utf8' : encoding))
  const filled = passphrase === undefined ? undefined : fillText(passphrase, values)
  // An optional one that was left empty still stands there by its name.
  const opens = filled === passphrase ? undefined : filled
  return privateKey(text, opens)
}

/** As Snowflake names a key. */
function fingerprint(key: KeyObject | Uint8Array): FieldValues {
  if (key instanceof Uint8Array) return {}
  const der = createPublicKey(key).export({ type: 'spki', format: 'der' })
  return { public_key_fingerprint: `SHA256:${hash('sha256', der, 'base64')}` }
}

/** The algorithm that goes with a private key. */
export function algorithmOf(pem: string): Assertion['algorithm'] {
  const { asymmetricKeyType: type, asymmetricKeyDetails: details } = privateKey(pem)
  if (type === 'ed25519') return 'EdDSA'
  if (type !== 'ec') return 'RS256'
  return details?.namedCurve === 'secp384r1' ? 'ES384' : 'ES256'
}

function privateKey(key: string, passphrase?: string): KeyObject {
  try {
    return createPrivateKey({ key, ...(passphrase !== undefined && { passphrase }) })
  } catch {
    throw new KeyUnfit('it is no private key as PEM, or its passphrase is another.')
  }
}
