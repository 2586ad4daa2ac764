import { MaillonError } from '@maillon/core'
import type { Toolkit } from '@maillon/core/toolkit'
import { refusalText, TokenRefused } from '../../oauth/token-refusal.ts'
import type { Credential } from '../calls/credential.ts'
import { configHint } from '../config-hint.ts'
import type { Issued, Renewal } from './scheme.ts'
import { schemeOf } from './schemes.ts'

/**
 * Asks for a credential on behalf of whoever waits with another one, or with what one is made of. Throws
 * `credential_rejected` in the service's words when it says no to that, and an error of the upstream when it cannot tell now.
 */
export async function askAnew(
  toolkit: Toolkit,
  credential: Credential,
  how: Omit<Renewal, 'auth' | 'credential'>,
): Promise<Issued> {
  const { auth } = toolkit
  const scheme = schemeOf(credential)
  try {
    return await scheme.renew({ ...how, auth, credential })
  } catch (error) {
    throw error instanceof TokenRefused ? refused(toolkit, scheme.renewedBy, error) : error
  }
}

function refused({ name, slug }: Toolkit, what: string, { refusal }: TokenRefused): MaillonError {
  const words = refusalText(refusal)
  if (refusal.of === 'client') {
    return new MaillonError('upstream_error', {
      message: `${name} does not take the OAuth client: ${words}`,
      hint: configHint(refusal) ?? 'Check the OAuth client of the auth config.',
      details: { toolkit: slug },
    })
  }
  return new MaillonError('credential_rejected', {
    message: `${name} does not take the ${what}: ${words}`,
    hint:
      what === 'refresh token'
        ? 'It works with the OAuth client alone that it was given to: bring it by an auth config that has that client.'
        : 'Copy it again, whole.',
    details: { toolkit: slug },
  })
}
