import type { Auth } from '@maillon/core/toolkit'
import type { Credential } from '../calls/credential.ts'
import { keyScheme } from './key.ts'
import { oauth2Scheme } from './oauth2.ts'
import { tokenScheme } from './token.ts'
import type { PlacedCredential, Scheme } from './scheme.ts'

/** Every scheme that there is, by what its credentials are sealed as. */
const schemes: Readonly<Record<Credential['scheme'], Scheme>> = {
  OAUTH2: oauth2Scheme,
  API_KEY: keyScheme,
  TOKEN: tokenScheme,
}

/** The scheme of a credential. */
export function schemeOf({ scheme }: Credential): Scheme {
  return schemes[scheme]
}

/** The scheme by which accounts of an auth are connected; undefined where there are none. */
export function schemeFor(auth: Auth): Scheme | undefined {
  return Object.values(schemes).find((scheme) => scheme.takes(auth))
}

/** Where a credential stands in a call; undefined for one of another scheme than the toolkit has now. */
export function place(
  auth: Auth,
  credential: Credential | undefined,
): PlacedCredential | undefined {
  const scheme = credential && schemeOf(credential)
  return scheme?.takes(auth) ? scheme.place(auth, credential as Credential) : undefined
}

/** Each text from which somebody could make a credential. */
export function secretsOf(credential: Credential | undefined): string[] {
  return credential ? schemeOf(credential).secrets(credential) : []
}

/** Whether a service gives another credential for this one, without the user. */
export function canRenew(credential: Credential): boolean {
  return schemeOf(credential).canRenew(credential)
}
