import { createHmac, createPublicKey, type KeyObject, verify } from 'node:crypto'

/** The parts of a JWT whose signature was right. */
export interface ReadJwt {
  header: Record<string, unknown>
  claims: Record<string, unknown>
}

/** Reads a JWT (RFC 7519) that was signed with a key; undefined for any other text. `key` is PEM, or the shared bytes. */
export function readJwt(
  text: string,
  algorithm: string,
  key: string | Uint8Array,
): ReadJwt | undefined {
  const [header = '', claims = '', signature = '', ...rest] = text.split('.')
  if (rest.length > 0) return undefined
  try {
    const read = { header: parsed(header), claims: parsed(claims) }
    const bytes = Buffer.from(signature, 'base64url')
    const isSound = isSigned(algorithm, key, Buffer.from(`${header}.${claims}`), bytes)
    return isSound && read.header.alg === algorithm ? read : undefined
  } catch {
    return undefined
  }
}

/** RFC 7518 §3: what each algorithm is. */
function isSigned(
  algorithm: string,
  key: string | Uint8Array,
  signed: Buffer,
  signature: Buffer,
): boolean {
  const digest = `sha${algorithm.slice(2)}`
  if (typeof key !== 'string')
    return createHmac(digest, key).update(signed).digest().equals(signature)
  const publicKey: KeyObject = createPublicKey(key)
  if (algorithm === 'EdDSA') return verify(null, signed, publicKey, signature)
  if (algorithm.startsWith('ES'))
    return verify(digest, signed, { key: publicKey, dsaEncoding: 'ieee-p1363' }, signature)
  const padding = algorithm.startsWith('PS') ? { padding: 6, saltLength: -1 } : {}
  return verify(digest, signed, { key: publicKey, ...padding }, signature)
}

function parsed(part: string): Record<string, unknown> {
  return JSON.parse(Buffer.from(part, 'base64url').toString()) as Record<string, unknown>
}
