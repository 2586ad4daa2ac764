import { MaillonError } from '@maillon/core'
import type { Toolkit } from '@maillon/core/toolkit'
import type { AuthConfigRow, ExpectedIdentity } from '../../store/rows.ts'

/** Whether accounts can come of an auth config. Throws `auth_config_disabled`, and `unsupported` for what nobody can tell. */
export function requireConnectable(
  { id, enabled }: AuthConfigRow,
  { name, identity }: Toolkit,
  expected: ExpectedIdentity | undefined,
): void {
  if (!enabled) {
    throw new MaillonError('auth_config_disabled', {
      message: `The auth config ${id} is disabled, so nobody can connect by it.`,
      hint: 'Enable it, or use another one.',
    })
  }
  if (!expected || identity) return
  throw new MaillonError('unsupported', {
    message: `${name} does not tell whose account it is, so no identity can be expected.`,
    hint: 'Leave expected_identity out.',
  })
}
