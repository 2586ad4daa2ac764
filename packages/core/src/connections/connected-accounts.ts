import type { ToolkitSlug } from '../catalogue/installed-tools.ts'
import type { Link } from '../contract/session.ts'
import { MaillonError } from '../errors/maillon-error.ts'
import { path } from '../toolkit/path.ts'
import { assertKnown } from '../transport/assert-known.ts'
import { type Page, readPage } from '../transport/page.ts'
import type { RequestOptions } from '../transport/request-options.ts'
import { toQuery } from '../transport/to-query.ts'
import type { Transport } from '../transport/transport.ts'
import { type AccountAccess, toAcl } from './account-sharing.ts'
import { authConfigFor } from './auth-config-for.ts'
import { type AuthCompleted, readAuthCompleted } from './auth-completed.ts'
import { type ConnectedAccount, readConnectedAccount } from './connected-account.ts'
import {
  type ConnectedAccountsQuery,
  connectedAccountsQueryNames,
} from './connected-accounts-query.ts'
import {
  type ConnectionRequest,
  createConnectionRequest,
  readLimit,
  type WaitLimit,
} from './connection-request.ts'
import type { BroughtCredential } from './brought-credential.ts'
import { assertCreateOptions, type CreateAccountOptions, createAccount } from './create-account.ts'
import { type LinkOptions, linkOptions, toLinkBody } from './link-options.ts'
import {
  readRefreshedAccount,
  type RefreshedAccount,
  type RefreshOptions,
} from './refreshed-account.ts'
import {
  type DeletedAccount,
  type Revocation,
  type RevokedAccount,
  readDeletedAccount,
  readRevocation,
  readRevokedAccount,
} from './revocation.ts'
import { waitForConnection } from './wait-for-connection.ts'

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

/** The accounts behind a transport. */
export function createConnectedAccounts(transport: Transport): ConnectedAccounts {
  const notFound = 'connected_account_not_found'

  const accounts: ConnectedAccounts = {
    async list(query = {}, { signal } = {}) {
      const wire = toQuery('connectedAccounts.list()', query, connectedAccountsQueryNames)
      return transport.send(
        { method: 'GET', path: '/connected_accounts', query: wire, signal },
        readPage(readConnectedAccount),
      )
    },
    async get(id, { signal } = {}) {
      return transport.send(
        { method: 'GET', path: path`/connected_accounts/${id}`, signal, notFound },
        readConnectedAccount,
      )
    },
    async create(userId, authConfigId, credential, options = {}, { signal } = options) {
      assertCreateOptions(options)
      if (!options.allowMultiple) await assertNoneActive(userId, authConfigId, signal)
      const owner = { userId, authConfigId }
      return createAccount(transport, owner, credential, { ...options, signal })
    },
    async bring(userId, toolkit, credential, options = {}, { signal } = options) {
      assertCreateOptions(options)
      const active = { userIds: [userId], toolkitSlugs: [toolkit], statuses: ['ACTIVE'] } as const
      const { items } = await accounts.list(active, { signal })
      if (items[0]) return items[0]
      const authConfigId = await authConfigFor(transport, toolkit, credential, { signal })
      return createAccount(transport, { userId, authConfigId }, credential, { ...options, signal })
    },
    async link(userId, authConfigId, options = {}, { signal } = options) {
      assertKnown('connectedAccounts.link()', options, [...linkOptions, 'allowMultiple', 'signal'])
      if (!options.allowMultiple) await assertNoneActive(userId, authConfigId, signal)
      const owner = { user_id: userId, auth_config_id: authConfigId }
      const body = { ...owner, ...toLinkBody(options) }
      return transport.send(
        {
          method: 'POST',
          path: '/connected_accounts/link',
          body,
          signal,
          notFound: 'auth_config_not_found',
        },
        (wire: Link) => createConnectionRequest(transport, wire),
      )
    },
    async waitForConnection(id, limit, request) {
      return waitForConnection(transport, { id, ...readLimit(limit, request) })
    },
    async completeAuth({ sessionUri: session_uri, userId: user_id }, { signal } = {}) {
      const body = { session_uri, user_id }
      return transport.send(
        { method: 'POST', path: '/connected_accounts/complete_auth', body, signal },
        readAuthCompleted,
      )
    },
    async refresh(id, options = {}, { signal } = options) {
      assertKnown('connectedAccounts.refresh()', options, ['callbackUrl', 'signal'])
      const body = { redirect_url: options.callbackUrl }
      return transport.send(
        { method: 'POST', path: path`/connected_accounts/${id}/refresh`, body, signal, notFound },
        readRefreshedAccount,
      )
    },
    enable: (id, request) => accounts.update(id, { enabled: true }, request),
    disable: (id, request) => accounts.update(id, { enabled: false }, request),
    async update(id, changes, { signal } = {}) {
      const field = 'enabled' in changes ? 'enabled' : 'alias'
      assertKnown(`An update of ${field}`, changes, [field])
      const account = path`/connected_accounts/${id}`
      return transport.send(
        {
          method: 'PATCH',
          path: field === 'enabled' ? `${account}/status` : account,
          body: changes,
          signal,
          notFound,
        },
        readSuccess,
      )
    },
    async share(id, sharedWith, { signal } = {}) {
      const body = { experimental: { acl_config_for_shared: toAcl(sharedWith) } }
      return transport.send(
        { method: 'PATCH', path: path`/connected_accounts/${id}`, body, signal, notFound },
        readSuccess,
      )
    },
    async delete(id, options = {}, { signal } = options) {
      assertKnown('connectedAccounts.delete()', options, ['revoke', 'signal'])
      const query = { revoke_on_delete: options.revoke }
      return transport.send(
        { method: 'DELETE', path: path`/connected_accounts/${id}`, query, signal, notFound },
        readDeletedAccount,
      )
    },
    async revoke(id, { signal } = {}) {
      return transport.send(
        { method: 'POST', path: path`/connected_accounts/${id}/revoke`, signal, notFound },
        readRevokedAccount,
      )
    },
    async revocation(id, { signal } = {}) {
      return transport.send(
        { method: 'GET', path: path`/revocations/${id}`, signal, notFound: 'revocation_not_found' },
        readRevocation,
      )
    },
  }
  return accounts

  async function assertNoneActive(userId: string, authConfigId: string, signal?: AbortSignal) {
    const { items } = await accounts.list(
      { userIds: [userId], authConfigIds: [authConfigId], statuses: ['ACTIVE'] },
      { signal },
    )
    if (items[0] === undefined) return
    throw new MaillonError('invalid_request', {
      message: `The user has an ACTIVE account of this auth config: ${items[0].id}.`,
      hint: 'Use that account, or pass allowMultiple: true to connect another.',
      status: 409,
      details: { connectedAccountId: items[0].id },
    })
  }
}

function readSuccess({ success }: { success: boolean }) {
  return { success }
}
