import type { Link } from '../contract/session.ts'
import { MaillonError } from '../errors/maillon-error.ts'
import { path } from '../toolkit/path.ts'
import { assertKnown } from '../transport/assert-known.ts'
import { readPage } from '../transport/page.ts'
import { toQuery } from '../transport/to-query.ts'
import type { Transport } from '../transport/transport.ts'
import { toAcl } from './account-sharing.ts'
import { readAuthCompleted } from './auth-completed.ts'
import { readConnectedAccount } from './connected-account.ts'
import type { ConnectedAccounts } from './connected-accounts.ts'
import { connectedAccountsQueryNames } from './connected-accounts-query.ts'
import { createConnectionRequest, readLimit } from './connection-request.ts'
import { assertCreateOptions, createAccount } from './create-account.ts'
import { linkOptions, toLinkBody } from './link-options.ts'
import { readRefreshedAccount } from './refreshed-account.ts'
import { readDeletedAccount, readRevocation, readRevokedAccount } from './revocation.ts'
import { waitForConnection } from './wait-for-connection.ts'

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
      // Loaded when it is needed: most accounts connect by a link.
      const { authConfigFor } = await import('./auth-config-for.ts')
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
