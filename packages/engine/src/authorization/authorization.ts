import type { ConnectionSettings } from '../connections/settings.ts'
import type { Outbound } from '../outbound/outbound.ts'
import type { Store } from '../store/store.ts'
import type { Signer } from '../vault/signer.ts'
import { createAccessTokens } from './access-tokens.ts'
import { createClientDocuments } from './client-documents.ts'
import { createGrants, type Grants } from './grants.ts'
import { createLogins, type Logins } from './logins.ts'

/**
 * The authorization server for clients that log in to a session's MCP address by themselves: authorization code with
 * PKCE, refresh tokens that rotate. It logs nobody in: the app says which of its users is there.
 */
export interface Authorization extends Logins, Grants {}

export interface AuthorizationParts {
  store: Store
  outbound: Outbound
  signer: Signer
  settings: ConnectionSettings
  now: () => number
}

/** The authorization server over the store. */
export function createAuthorization({
  store,
  outbound,
  signer,
  settings,
  now,
}: AuthorizationParts): Authorization {
  const issuer = settings.publicUrl?.replace(/\/$/, '') ?? ''
  const readClient = createClientDocuments(outbound, now)
  const accessTokens = createAccessTokens(signer, now)
  return {
    ...createLogins({ store, settings, readClient, issuer, now }),
    ...createGrants({ store, accessTokens, issuer, now }),
  }
}
