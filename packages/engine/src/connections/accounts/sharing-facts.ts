import type { Sharing } from '../../store/rows.ts'

/** What the audit log says of whom an account is shared with: how many, since who they are is theirs. */
export function sharingFacts({ allowsAll, allowed, denied }: Sharing) {
  return { all: allowsAll, allowed: allowed.length, denied: denied.length }
}
