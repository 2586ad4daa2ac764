import type { AccountStatus } from '../contract/connected-account.ts'
import type { AuthCompleted as WireAuthCompleted } from '../contract/connected-account.ts'

/** What came of a link that the app confirmed, or of the login of an MCP client, which has no account. */
export interface AuthCompleted {
  connectedAccountId: string | null
  toolkitSlug: string | null
  /** `ACTIVE`, or `FAILED` when the upstream or an expected identity did not agree. */
  status: AccountStatus | null
  /** Where to send the browser: the link's callbackUrl with the outcome, or a page of the engine's. */
  redirectUrl: string
}

/** Reads the answer of `complete_auth`. */
export function readAuthCompleted(wire: WireAuthCompleted): AuthCompleted {
  return {
    connectedAccountId: wire.connected_account_id,
    toolkitSlug: wire.toolkit_slug,
    status: wire.status,
    redirectUrl: wire.redirect_url,
  }
}
