import type { ConnectedAccount, Link } from '@maillon/core/contract'
import { accountStatus, attemptStatus } from '../connections/accounts/account-status.ts'
import type { ConnectLink } from '../connections/links/links.ts'
import { sharingView } from './sharing-view.ts'
import type { AccountRow, AttemptRow, AuthConfigRow } from '../store/rows.ts'

/** A Connect Link as the contract spells it. */
export function linkView({ token, url, accountId, expiresAt }: ConnectLink): Link {
  return {
    link_token: token,
    redirect_url: url,
    connected_account_id: accountId,
    expires_at: new Date(expiresAt).toISOString(),
  }
}

/** A connected account as the contract spells it; where a secret would stand, it says REDACTED. */
export function accountView(
  account: AccountRow,
  authConfig: AuthConfigRow,
  now: number,
  attempt?: AttemptRow,
): ConnectedAccount {
  const { status, reason } = accountStatus(account, now)
  const authScheme = authConfig.scheme as ConnectedAccount['auth_config']['auth_scheme']
  return {
    id: account.id,
    alias: account.alias,
    word_id: null,
    user_id: account.userId,
    toolkit: { slug: account.toolkit },
    auth_config: {
      id: authConfig.id,
      auth_scheme: authScheme,
      is_composio_managed: authConfig.isManaged,
      is_disabled: !authConfig.enabled,
    },
    status,
    status_reason: reason,
    is_disabled: status === 'INACTIVE',
    created_at: new Date(account.createdAt).toISOString(),
    updated_at: new Date(account.updatedAt).toISOString(),
    data: {},
    state: { authScheme, val: { status, ...redacted(account, authConfig.scheme) } },
    verification: account.verification,
    identity: account.subject === null ? null : { subject: account.subject, label: account.label },
    scopes: account.scopes,
    external_id: account.externalId,
    experimental: sharingView(account.sharing),
    ...(attempt && { attempt: attemptStatus(attempt, now) }),
  }
}

/** What the official client expects in each state, without what is secret: tokens, and links that connect. */
function redacted(
  { status, scopes, fields }: AccountRow,
  scheme: AuthConfigRow['scheme'],
): Record<string, unknown> {
  if (scheme === 'OAUTH2' && status === 'INITIATED') return { redirectUrl: 'REDACTED' }
  if (status !== 'ACTIVE' && status !== 'INACTIVE') return {}
  if (scheme === 'API_KEY') return { ...fields, generic_api_key: 'REDACTED' }
  return { ...fields, access_token: 'REDACTED', ...(scopes && { scope: scopes.join(' ') }) }
}
