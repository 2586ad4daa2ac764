import { MaillonError } from '@maillon/core'
import type { Auth, Toolkit } from '@maillon/core/toolkit'
import type { Credential } from '../calls/credential.ts'
import { keyScheme } from './key.ts'
import { oauth1Scheme } from './oauth1.ts'
import { oauth2Scheme } from './oauth2.ts'
import { tokenScheme } from './token.ts'
import type { PlacedCredential, Scheme } from './scheme.ts'

/** Every scheme that there is, by what its credentials are sealed as. */
const schemes: Readonly<Record<Credential['scheme'], Scheme>> = {
  OAUTH2: oauth2Scheme,
  OAUTH1: oauth1Scheme,
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

/** Where credentials were placed last: by one auth, mostly without a further token. */
const places = new WeakMap<Credential, { auth: Auth; token?: string; placed: PlacedCredential }>()

/**
 * Where a credential stands in a call; undefined for one of another scheme than the toolkit has now. Throws `missing_scopes`
 * where it lacks the further token that the call goes with.
 */
export function place(
  { auth, name, slug }: Pick<Toolkit, 'auth' | 'name' | 'slug'>,
  credential: Credential | undefined,
  token?: string,
): PlacedCredential | undefined {
  if (!credential) return undefined
  const before = places.get(credential)
  if (before?.auth === auth && before.token === token) return before.placed
  const scheme = schemeOf(credential)
  if (!scheme.takes(auth)) return undefined
  const placed = scheme.place(auth, credential, token)
  if (placed) {
    places.set(credential, { auth, placed, ...(token !== undefined && { token }) })
    return placed
  }
  throw new MaillonError('missing_scopes', {
    message: `This ${name} account has no ${token ?? ''} token, with which this call goes.`,
    hint: `Connect the account again, and allow what is asked for the ${token ?? ''} token.`,
    details: { toolkit: slug, ...(token !== undefined && { token }) },
  })
}

const texts = new WeakMap<Credential, readonly string[]>()

/** Each text from which somebody could make a credential. */
export function secretsOf(credential: Credential | undefined): readonly string[] {
  if (!credential) return []
  const before = texts.get(credential)
  if (before) return before
  const secrets = schemeOf(credential).secrets(credential)
  texts.set(credential, secrets)
  return secrets
}

/** Whether a service gives another credential for this one, without the user. */
export function canRenew(credential: Credential): boolean {
  return schemeOf(credential).canRenew(credential)
}
