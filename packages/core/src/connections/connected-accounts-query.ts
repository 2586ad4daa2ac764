import type { ToolkitSlug } from '../catalogue/installed-tools.ts'
import type { AccountStatus } from '../contract/connected-account.ts'

/** Which accounts to list: those that fit all that is given. */
export type ConnectedAccountsQuery = {
  userIds?: readonly string[] | null | undefined
  toolkitSlugs?: readonly ToolkitSlug[] | null | undefined
  authConfigIds?: readonly string[] | null | undefined
  connectedAccountIds?: readonly string[] | null | undefined
  /** The app's own ids of accounts that it brought along. */
  externalIds?: readonly string[] | null | undefined
  statuses?: readonly AccountStatus[] | null | undefined
  /** `created_at` when left out. */
  orderBy?: 'created_at' | 'updated_at' | undefined
  /** `desc` when left out. */
  orderDirection?: 'asc' | 'desc' | undefined
  accountType?: 'PRIVATE' | 'SHARED' | 'ALL' | undefined
  cursor?: string | null | undefined
  /** 20 when left out, at most 1000. */
  limit?: number | null | undefined
}

/** How the API spells them. */
export const connectedAccountsQueryNames = {
  userIds: 'user_ids',
  toolkitSlugs: 'toolkit_slugs',
  authConfigIds: 'auth_config_ids',
  connectedAccountIds: 'connected_account_ids',
  externalIds: 'external_ids',
  statuses: 'statuses',
  orderBy: 'order_by',
  orderDirection: 'order_direction',
  accountType: 'account_type',
  cursor: 'cursor',
  limit: 'limit',
}
