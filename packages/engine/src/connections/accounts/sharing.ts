import type { AccountRow } from '../../store/rows.ts'

/**
 * Whether a user may use an account: their own, or a SHARED one whose list lets them. Who is denied is denied, whoever
 * else is allowed.
 */
export function mayUse(
  { userId: owner, sharing }: Pick<AccountRow, 'userId' | 'sharing'>,
  userId: string,
): boolean {
  if (owner === userId) return true
  if (!sharing || sharing.denied.includes(userId)) return false
  return sharing.allowsAll || sharing.allowed.includes(userId)
}
