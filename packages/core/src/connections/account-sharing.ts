import type { AccountAcl } from '../contract/connected-account.ts'

/** Which users may use a SHARED account beside its owner: the denied ones never, then everybody, then the allowed ones. */
export interface AccountAccess {
  allowAllUsers?: boolean | undefined
  allowedUserIds?: readonly string[] | undefined
  notAllowedUserIds?: readonly string[] | undefined
}

/** The list as the API spells it. */
export function toAcl({ allowAllUsers, allowedUserIds, notAllowedUserIds }: AccountAccess) {
  return {
    allow_all_users: allowAllUsers,
    allowed_user_ids: allowedUserIds,
    not_allowed_user_ids: notAllowedUserIds,
  }
}

/** The list as apps spell it; undefined for a PRIVATE account. */
export function readAcl(acl: AccountAcl | undefined): AccountAccess | undefined {
  return (
    acl && {
      allowAllUsers: acl.allow_all_users,
      allowedUserIds: acl.allowed_user_ids,
      notAllowedUserIds: acl.not_allowed_user_ids,
    }
  )
}

/** What a link says of sharing; undefined leaves the account PRIVATE. */
export function toSharing(access: AccountAccess | undefined) {
  return access && { account_type: 'SHARED', acl_config_for_shared: toAcl(access) }
}
