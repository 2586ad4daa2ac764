import { type KeyAuth, type KeyPlaces, placeKey, type Typed } from '@maillon/core/toolkit'
import { signCall } from '../../oauth/sign-call.ts'
import type { PlacedCredential } from './scheme.ts'

/** What was typed at its places in a call, with the signature of the whole where the toolkit asks for one. */
export function placeSigned(
  auth: KeyPlaces & Pick<KeyAuth, 'fields'>,
  typed: Typed,
): PlacedCredential {
  const placed = placeKey(auth, typed)
  const { sigv4 } = placed
  return sigv4 ? { ...placed, sign: (call) => signCall(sigv4, call) } : placed
}
