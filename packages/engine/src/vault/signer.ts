import { createHmac, createSecretKey, hkdfSync, type KeyObject, timingSafeEqual } from 'node:crypto'
import { parseEncryptionKeys } from './encryption-keys.ts'

/** Signs what the engine hands out and takes back, with keys that are made of the encryption keys. */
export interface Signer {
  /** Base64url. What is signed for one purpose is not signed for another. */
  sign(purpose: string, text: string): string
  /** Whether any of the keys signed it, so that a key can be replaced while older signatures hold. */
  verify(purpose: string, text: string, signature: string): boolean
}

/** A signer over `id:base64[,id:base64]`; the first key signs. Throws `encryption_key_invalid`. */
export function createSigner(encryptionKey: string): Signer {
  const { primary, byId } = parseEncryptionKeys(encryptionKey)
  const made = new Map<string, KeyObject>()

  /** Made once: an HMAC that gets bytes makes a key of them each time. */
  function keyFor(purpose: string, id: string): KeyObject {
    const name = JSON.stringify([purpose, id])
    const known = made.get(name)
    if (known) return known
    const key = createSecretKey(
      Buffer.from(
        hkdfSync('sha256', byId.get(id) ?? Buffer.alloc(0), '', `maillon ${purpose}`, 32),
      ),
    )
    made.set(name, key)
    return key
  }

  const signWith = (id: string, purpose: string, text: string) =>
    createHmac('sha256', keyFor(purpose, id)).update(text).digest()

  return {
    sign: (purpose, text) => signWith(primary, purpose, text).toString('base64url'),
    verify(purpose, text, signature) {
      const given = Buffer.from(signature, 'base64url')
      // There is one way to write it: others would be the same to this engine, and unknown to whoever hides it in logs.
      if (given.toString('base64url') !== signature) return false
      return [...byId.keys()].some((id) => {
        const right = signWith(id, purpose, text)
        return given.length === right.length && timingSafeEqual(given, right)
      })
    },
  }
}
