import type { AuthScheme } from '../contract/auth-config.ts'
import type { SessionToolkit as WireSessionToolkit } from '../contract/session.ts'

/** A toolkit of a session, and whether its user has connected it. */
export interface SessionToolkit {
  /** `gmail` */
  slug: string
  name: string
  logo: string
  /** Whether its tools work without a connected account; there is no `connection` then. */
  isNoAuth: boolean
  connection?:
    | {
        isActive: boolean
        authConfig?: { id: string; mode: AuthScheme; isComposioManaged: boolean } | undefined
        /** The account that tools use by default; unless it is ACTIVE, one that has ended and that `authorize` connects again. */
        connectedAccount?:
          | {
              id: string
              status: string
              /** Why it has ended, and the Connect Link that brings it back. */
              statusReason?: string
              redirectUrl?: string
            }
          | undefined
      }
    | undefined
}

/** Reads a toolkit of a session as the API spells it. */
export function readSessionToolkit(wire: WireSessionToolkit): SessionToolkit {
  const { slug, name, is_no_auth: isNoAuth, connected_account: account } = wire
  const toolkit = { slug, name, logo: wire.meta.logo, isNoAuth }
  if (isNoAuth) return toolkit
  if (!account) return { ...toolkit, connection: { isActive: false } }
  const { id, auth_scheme, is_composio_managed } = account.auth_config
  return {
    ...toolkit,
    connection: {
      isActive: account.status === 'ACTIVE',
      authConfig: { id, mode: auth_scheme, isComposioManaged: is_composio_managed },
      connectedAccount: {
        id: account.id,
        status: account.status,
        ...(account.status_reason && { statusReason: account.status_reason }),
        ...(account.redirect_url && { redirectUrl: account.redirect_url }),
      },
    },
  }
}
