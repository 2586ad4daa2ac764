import type { AccountAcl, AccountSharing, ConnectedAccount } from '@maillon/core/contract'
import type { Sharing } from '../store/rows.ts'

/** What a request says of sharing a new account, as the engine keeps it. */
export function readSharing(request: AccountSharing | undefined): Sharing | undefined {
  if (request?.account_type !== 'SHARED') return undefined
  return readAcl(request.acl_config_for_shared)
}

/** A list of who may use an account, as the engine keeps it. */
export function readAcl(acl: AccountAcl | undefined): Sharing {
  return {
    allowsAll: acl?.allow_all_users ?? false,
    allowed: acl?.allowed_user_ids ?? [],
    denied: acl?.not_allowed_user_ids ?? [],
  }
}

/** The same as the contract spells it. */
export function sharingView(sharing: Sharing | null): ConnectedAccount['experimental'] {
  if (!sharing) return { account_type: 'PRIVATE' }
  return {
    account_type: 'SHARED',
    acl_config_for_shared: {
      allow_all_users: sharing.allowsAll,
      allowed_user_ids: sharing.allowed,
      not_allowed_user_ids: sharing.denied,
    },
  }
}
