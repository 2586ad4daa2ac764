import type { AccountRow } from '../../store/rows.ts'
import type { Parts } from '../parts.ts'
import { secretsOf } from '../schemes/schemes.ts'
import { type Credential, openCredential } from './credential.ts'

/** Opens the credential of an account; undefined for no account. */
export type Opener = (account: AccountRow | undefined) => Promise<{
  credential: Credential | undefined
  /** Of this credential, and of those that were opened before: an upstream may repeat any of them. */
  secrets: readonly string[]
}>

/** An opener for one call, in which a refresh may replace the credential. */
export function createOpener(parts: Parts): Opener {
  let secrets: readonly string[] = []
  return async (account) => {
    const credential = account && (await openCredential(parts, account))
    const own = secretsOf(credential)
    secrets = secrets.length === 0 ? own : [...new Set([...secrets, ...own])]
    return { credential, secrets }
  }
}
