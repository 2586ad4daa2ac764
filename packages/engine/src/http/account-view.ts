import type { AuthScheme, ConnectedAccount, Link } from '@maillon/core/contract'
import type { Toolkit } from '@maillon/core/toolkit'
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
  ways: Toolkit['ways'] | undefined,
  now: number,
  attempt?: AttemptRow,
): ConnectedAccount {
  const { status, reason } = accountStatus(account, now)
  const scheme = (account.way !== null && ways?.[account.way]?.scheme) || authConfig.scheme
  const authScheme = scheme as AuthScheme
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
    state: { authScheme, val: { status, ...redacted(account, authScheme) } },
    verification: account.verification,
    identity: account.subject === null ? null : { subject: account.subject, label: account.label },
    scopes: account.scopes,
    external_id: account.externalId,
    experimental: sharingView(account.sharing),
    ...(attempt && { attempt: attemptStatus(attempt, now) }),
  }
}

/** What the contract calls the secrets of each scheme. */
const secretNames: Readonly<Record<AuthScheme, readonly string[]>> = {
  OAUTH2: ['access_token'],
  OAUTH1: ['oauth_token', 'oauth_token_secret'],
  S2S_OAUTH2: ['access_token'],
  API_KEY: ['generic_api_key'],
  BASIC: ['username', 'password'],
  BEARER_TOKEN: ['token'],
  BASIC_WITH_JWT: ['username', 'password'],
  GOOGLE_SERVICE_ACCOUNT: ['credentials_json'],
  SERVICE_ACCOUNT: ['application_id', 'installation_id', 'private_key'],
  NO_AUTH: [],
}
/** What it has of one that a browser is connecting. */
const linkNames: Partial<typeof secretNames> = {
  OAUTH2: ['redirectUrl'],
  OAUTH1: ['authUri', 'redirectUrl', 'oauth_token', 'oauth_token_secret'],
  GOOGLE_SERVICE_ACCOUNT: ['redirectUrl'],
}

/** What the official client expects in each state, without what is secret: keys, tokens, and links that connect. */
function redacted(
  { status, scopes, fields }: AccountRow,
  scheme: AuthScheme,
): Record<string, unknown> {
  const names = status === 'INITIATED' ? linkNames : secretNames
  if (!/^(ACTIVE|INACTIVE|INITIATED)$/.test(status)) return {}
  const hidden = Object.fromEntries((names[scheme] ?? []).map((name) => [name, 'REDACTED']))
  if (status === 'INITIATED') return hidden
  return { ...hidden, ...fields, ...(scopes && { scope: scopes.join(' ') }) }
}
