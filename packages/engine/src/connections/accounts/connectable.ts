import { MaillonError } from '@maillon/core'
import { hasAddress, type Toolkit } from '@maillon/core/toolkit'
import type { AuthConfigRow, ExpectedIdentity } from '../../store/rows.ts'

/**
 * Whether accounts can come of an auth config. Throws `auth_config_disabled`, `auth_config_missing` for a service of the
 * operator's own that has no address, and `unsupported` for what nobody can tell.
 */
export function requireConnectable(
  { id, enabled }: AuthConfigRow,
  toolkit: Toolkit,
  expected: ExpectedIdentity | undefined,
): void {
  if (!enabled) {
    throw new MaillonError('auth_config_disabled', {
      message: `The auth config ${id} is disabled, so nobody can connect by it.`,
      hint: 'Enable it, or use another one.',
    })
  }
  const { slug, name, identity } = toolkit
  if (!hasAddress(toolkit)) {
    throw new MaillonError('auth_config_missing', {
      message: `No address of ${name} is named here, and nobody can type one.`,
      hint: `Add origins: { ${slug}: ['https://…'] } to createEngine: those alone can be chosen, and they may be private.`,
    })
  }
  if (!expected || identity) return
  throw new MaillonError('unsupported', {
    message: `${name} does not tell whose account it is, so no identity can be expected.`,
    hint: 'Leave expected_identity out.',
  })
}
