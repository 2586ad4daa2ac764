import {
  isTokenAuth,
  placeKey,
  secretsOfKey,
  takesClient,
  type TokenAuth,
  valuesOf,
} from '@maillon/core/toolkit'
import { endToken, type Minting, mintToken } from '../../oauth/mint-token.ts'
import type { OAuthClient } from '../../oauth/oauth-client.ts'
import type { Credential } from '../calls/credential.ts'
import { placeSigned } from './place-signed.ts'
import type { Renewal, Scheme } from './scheme.ts'

type TokenCredential = Extract<Credential, { scheme: 'TOKEN' }>

/** What a person types, an app hands in or an operator set up is turned into a token, and into another one when it ends. */
export const tokenScheme: Scheme<TokenAuth, TokenCredential> = {
  word: 'access token',
  renewedBy: 'key',
  takes: isTokenAuth,
  place(auth, { fields, secrets, accessToken: token, clientId }) {
    const shown = { ...fields, ...(clientId !== undefined && { client_id: clientId }) }
    return placeSigned(auth, { fields: shown, secrets: { ...secrets, token } })
  },
  secrets: (credential) => [...secretsOfKey(credential), credential.accessToken],
  canRenew: () => true,
  isGiven: ({ request }) => request !== undefined,
  async renew(renewal) {
    const { auth, credential, scopes: granted, now } = renewal
    const client = takesClient(auth) ? await renewal.client() : undefined
    const asked = granted ?? Object.keys(auth.scopes ?? {})
    const { accessToken, scopes, endsAt } = await mintToken(minting(renewal, client, asked))
    const clientId = client?.clientId
    return {
      credential: { ...credential, accessToken, clientId },
      scopes: scopes ?? (asked.length > 0 ? [...asked] : null),
      tokenExpiresAt: endsAt !== null && endsAt > now() ? endsAt : null,
    }
  },
  endsAlone: () => true,
  ofTyped: (typed) => ({ scheme: 'TOKEN', ...typed, accessToken: '', clientId: undefined }),
  tokens: ({ accessToken }) => [accessToken],
  canEnd: ({ revoke }) => revoke !== undefined,
  async end(ending) {
    const { auth, credential, client } = ending
    if (auth.revoke)
      await endToken(minting(ending, client, []), auth.revoke, credential.accessToken)
  },
  broughtAs: [
    'S2S_OAUTH2',
    'GOOGLE_SERVICE_ACCOUNT',
    'SERVICE_ACCOUNT',
    'BASIC_WITH_JWT',
    'API_KEY',
    'BASIC',
  ],
}

function minting(
  {
    auth,
    credential,
    outbound,
    now,
  }: Pick<Renewal<TokenAuth, TokenCredential>, 'auth' | 'credential' | 'outbound' | 'now'>,
  client: OAuthClient | undefined,
  scopes: readonly string[],
): Minting {
  const { scopeSeparator = ' ' } = auth
  const ofClient = client && { client_id: client.clientId, client_secret: client.clientSecret }
  const values = {
    ...ofClient,
    ...valuesOf(auth, credential),
    ...(scopes.length > 0 && { scopes: scopes.join(scopeSeparator) }),
  }
  const secrets = [...secretsOfKey(credential), client?.clientSecret ?? '', credential.accessToken]
  const { certificate } = placeKey(auth, credential)
  return { auth, values, secrets, certificate, outbound, now }
}
