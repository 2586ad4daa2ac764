import type { AccountStatus, ConnectedAccountRefreshed } from '../contract/connected-account.ts'
import type { RequestOptions } from '../transport/request-options.ts'

/** How a credential is renewed. */
export interface RefreshOptions extends RequestOptions {
  /** Where the browser goes after the link, when there is one. */
  callbackUrl?: string | undefined
}

/** What came of a refresh. */
export interface RefreshedAccount {
  id: string
  /** ACTIVE with a new token, or INITIATED while its user has a link. */
  status: AccountStatus
  /** Null where no person is needed. */
  redirectUrl: string | null
}

/** Reads the answer to a refresh. */
export function readRefreshedAccount(wire: ConnectedAccountRefreshed): RefreshedAccount {
  return { id: wire.id, status: wire.status, redirectUrl: wire.redirect_url }
}
