import { type AccountAccess, readAcl } from './account-sharing.ts'
import type { AuthScheme } from '../contract/auth-config.ts'
import type {
  AccountStatus,
  ConnectedAccount as WireConnectedAccount,
} from '../contract/connected-account.ts'

/** One user's account at one toolkit. Secrets are never part of it. */
export interface ConnectedAccount {
  /** `ca_…` */
  id: string
  userId: string
  toolkit: { slug: string }
  /** A name that the app or the user chose; no other account of this user and toolkit has it. */
  alias: string | null
  /** A name that can be said aloud. */
  wordId: string | null
  /** ACTIVE means that tools can use it. */
  status: AccountStatus
  /** Why it has this status, in a sentence. */
  statusReason: string | null
  isDisabled: boolean
  authConfig: {
    id: string
    authScheme: AuthScheme
    isComposioManaged: boolean
    isDisabled: boolean
  }
  /** The app's own id of it, where the app brought it along. */
  externalId: string | null
  /** How the person who completed the link was verified, `app` also for what the app brought along; null before. */
  verification: 'app' | 'browser' | null
  /** Whose account it is at the upstream, where the upstream told. */
  identity: { subject: string; label: string | null } | null
  /** Who may use it beside its user, as the app said; undefined: nobody, it is PRIVATE. */
  sharedWith?: AccountAccess | undefined
  /** Granted scopes, where the upstream told. */
  scopes: string[] | null
  data: Record<string, unknown>
  state: { authScheme: AuthScheme; val: Record<string, unknown> }
  /** ISO 8601, as is `updatedAt`. */
  createdAt: string
  updatedAt: string
}

/** Reads an account as the API spells it. */
export function readConnectedAccount(wire: WireConnectedAccount): ConnectedAccount {
  return {
    id: wire.id,
    userId: wire.user_id,
    toolkit: { slug: wire.toolkit.slug },
    alias: wire.alias ?? null,
    wordId: wire.word_id ?? null,
    status: wire.status,
    statusReason: wire.status_reason ?? null,
    isDisabled: wire.is_disabled,
    authConfig: {
      id: wire.auth_config.id,
      authScheme: wire.auth_config.auth_scheme,
      isComposioManaged: wire.auth_config.is_composio_managed,
      isDisabled: wire.auth_config.is_disabled,
    },
    verification: wire.verification ?? null,
    externalId: wire.external_id ?? null,
    identity: wire.identity ?? null,
    sharedWith: readAcl(wire.experimental?.acl_config_for_shared),
    scopes: wire.scopes ?? null,
    data: wire.data,
    state: wire.state,
    createdAt: wire.created_at,
    updatedAt: wire.updated_at,
  }
}
