import { isKeyAuth, type KeyAuth, secretsOfKey } from '@maillon/core/toolkit'
import type { Credential } from '../calls/credential.ts'
import { placeSigned } from './place-signed.ts'
import type { Scheme } from './scheme.ts'

/** What a person types is the credential, and holds until they change it in the service. */
export const keyScheme: Scheme<KeyAuth, Extract<Credential, { scheme: 'API_KEY' }>> = {
  word: 'key',
  renewedBy: 'key',
  takes: isKeyAuth,
  place: (auth, credential) => placeSigned(auth, credential),
  secrets: secretsOfKey,
  canRenew: () => false,
  isGiven: () => true,
  renew: ({ credential }) => Promise.resolve({ credential, scopes: null, tokenExpiresAt: null }),
  endsAlone: () => false,
  tokens: () => [],
  canEnd: () => false,
  end: () => Promise.resolve(),
  ofTyped: (typed) => ({ scheme: 'API_KEY', ...typed }),
  broughtAs: ['API_KEY', 'BASIC', 'BEARER_TOKEN'],
}
