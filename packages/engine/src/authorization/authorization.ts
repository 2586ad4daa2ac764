import type { WriteAudit } from '../audit/audit.ts'
import type { ConnectionSettings } from '../connections/settings.ts'
import { isSessionId } from '../ids.ts'
import type { Outbound } from '../outbound/outbound.ts'
import type { Store } from '../store/store.ts'
import type { Signer } from '../vault/signer.ts'
import type { Vault } from '../vault/vault.ts'
import { type AppIssuer, createAppIssuer } from './app-issuer.ts'
import { createAccessTokens } from './access-tokens.ts'
import { createClientDocuments, type ReadClient } from './client-documents.ts'
import { createGrants, type Grants } from './grants.ts'
import type { LoginSettings } from './login-options.ts'
import { createRegistrations, type Registrations } from './registrations.ts'
import { createLogins, type Logins } from './logins.ts'

/**
 * The authorization server for clients that log in to a session's MCP address by themselves: authorization code with
 * PKCE, refresh tokens that rotate. It logs nobody in: the app says which of its users is there.
 */
export interface Authorization extends Logins, Grants {
  /** The app's own authorization server. With one, this one lets nobody in. */
  appIssuer: AppIssuer | undefined
  /** Undefined where clients do not register themselves. */
  register: Registrations['register'] | undefined
}

export interface AuthorizationParts {
  store: Store
  audit: WriteAudit
  vault: Vault
  outbound: Outbound
  signer: Signer
  settings: ConnectionSettings
  logins: LoginSettings
  now: () => number
}

/** The authorization server over the store. */
export function createAuthorization({
  store,
  audit,
  vault,
  outbound,
  signer,
  settings,
  logins: { registration, appIssuer: issuerSettings },
  now,
}: AuthorizationParts): Authorization {
  const issuer = settings.publicUrl?.replace(/\/$/, '') ?? ''
  const readDocument = createClientDocuments(outbound, now)
  const registrations = registration ? createRegistrations(signer) : undefined
  const readClient: ReadClient = async (clientId) =>
    registrations?.read(clientId) ?? readDocument(clientId)
  const register = registrations?.register
  const accessTokens = createAccessTokens(signer, now)
  const logins = createLogins({ store, audit, settings, readClient, issuer, now })
  const grants = createGrants({ store, audit, vault, accessTokens, issuer, now })
  const appIssuer = issuerSettings && createAppIssuer(issuerSettings, { outbound, now })
  if (!appIssuer) return { ...logins, ...grants, appIssuer, register }
  return {
    ...logins,
    ...grants,
    appIssuer,
    register,
    isOpen: async (sessionId) =>
      isSessionId(sessionId) &&
      (await store.sessions.findAnywhere(sessionId))?.projectId === appIssuer.project,
    // Tokens of before are over.
    caller: async () => undefined,
  }
}
