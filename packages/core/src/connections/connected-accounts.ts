import type { ToolkitSlug } from '../catalogue/installed-tools.ts'
import type { Page } from '../transport/page.ts'
import type { RequestOptions } from '../transport/request-options.ts'
import type { AccountAccess } from './account-sharing.ts'
import type { AuthCompleted } from './auth-completed.ts'
import type { ConnectedAccount } from './connected-account.ts'
import type { ConnectedAccountsQuery } from './connected-accounts-query.ts'
import type { ConnectionRequest, WaitLimit } from './connection-request.ts'
import type { BroughtCredential } from './brought-credential.ts'
import type { CreateAccountOptions } from './create-account.ts'
import type { LinkOptions } from './link-options.ts'
import type { RefreshedAccount, RefreshOptions } from './refreshed-account.ts'
import type { DeletedAccount, Revocation, RevokedAccount } from './revocation.ts'

/** Of a Connect Link that the app itself asks for. */
export interface AccountLinkOptions extends LinkOptions, RequestOptions {
  /** Also when the user has an ACTIVE account of this auth config. */
  allowMultiple?: boolean | undefined
}

/** How an account is deleted. */
export interface DeleteOptions extends RequestOptions {
  /** Whether the grant at the upstream ends too; yes when left out. */
  revoke?: boolean | undefined
}

/** The accounts of all users. An unknown id rejects with `connected_account_not_found`. */
export interface ConnectedAccounts {
  list(query?: ConnectedAccountsQuery, request?: RequestOptions): Promise<Page<ConnectedAccount>>
  get(id: string, request?: RequestOptions): Promise<ConnectedAccount>
  /**
   * Makes an ACTIVE account of a credential that the app has already, for callers with the scope `admin`: the service is
   * asked about it, and what it does not take rejects with `credential_rejected` and leaves nothing. Rejects when there is
   * an ACTIVE account already, unless `allowMultiple`.
   */
  create(
    userId: string,
    authConfigId: string,
    credential: BroughtCredential,
    options?: CreateAccountOptions,
    request?: RequestOptions,
  ): Promise<ConnectedAccount>
  /**
   * The user's account at a toolkit, by a credential that the app has already: an ACTIVE one stays as it is, else `create`
   * makes one, by an auth config of the toolkit that takes the credential. So an app may say it at each start.
   */
  bring(
    userId: string,
    toolkit: ToolkitSlug,
    credential: BroughtCredential,
    options?: Omit<CreateAccountOptions, 'allowMultiple'>,
    request?: RequestOptions,
  ): Promise<ConnectedAccount>
  /** Makes a Connect Link. Rejects when there is an ACTIVE account already, unless `allowMultiple`. */
  link(
    userId: string,
    authConfigId: string,
    options?: AccountLinkOptions,
    request?: RequestOptions,
  ): Promise<ConnectionRequest>
  /**
   * Confirms that `userId` is the user who is logged in to the app, in the browser that came with `sessionUri`, and
   * completes the link. Rejects with `verification_failed` for a session that is over, used, or of another user, and with
   * `verification_too_late` (a new link is in `details.redirect_url`) when the upstream's code died meanwhile.
   */
  completeAuth(
    verification: { sessionUri: string; userId: string },
    request?: RequestOptions,
  ): Promise<AuthCompleted>
  /** As on a ConnectionRequest, for whichever attempt makes the account ACTIVE. */
  waitForConnection(
    id: string,
    limit?: WaitLimit,
    request?: RequestOptions,
  ): Promise<ConnectedAccount>
  /**
   * Gives an account a new token. Where only its user can, the answer has a Connect Link in `redirectUrl` that connects it
   * again: `waitForConnection(id)` tells when it is.
   */
  refresh(id: string, options?: RefreshOptions, request?: RequestOptions): Promise<RefreshedAccount>
  /** Makes an INACTIVE account ACTIVE again. */
  enable(id: string, request?: RequestOptions): Promise<{ success: boolean }>
  /** Makes an account INACTIVE: tools no longer use it. */
  disable(id: string, request?: RequestOptions): Promise<{ success: boolean }>
  /** An empty alias clears it; a taken one rejects with `alias_taken`. `enabled` is enable() or disable(). */
  update(
    id: string,
    changes: { alias: string } | { enabled: boolean },
    request?: RequestOptions,
  ): Promise<{ success: boolean }>
  /** Changes who may use a SHARED account beside its user. */
  share(
    id: string,
    sharedWith: AccountAccess,
    request?: RequestOptions,
  ): Promise<{ success: boolean }>
  /** Ends the account, and its grant at the upstream unless `revoke` is false; the answer is the receipt. */
  delete(id: string, options?: DeleteOptions, request?: RequestOptions): Promise<DeletedAccount>
  /** Ends an ACTIVE account and its grant, and keeps it as REVOKED; `unsupported` where the upstream cannot be asked. */
  revoke(id: string, request?: RequestOptions): Promise<RevokedAccount>
  /** What came of a revocation that was pending: `revokeJobId` of a receipt. */
  revocation(id: string, request?: RequestOptions): Promise<Revocation>
}
