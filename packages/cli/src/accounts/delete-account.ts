import type { DeletedAccount } from '@maillon/core'
import { exitCodes } from '../exit-codes.ts'
import { atEngine, type ReachGiven } from '../reach/reach-engine.ts'
import { confirmed } from '../terminal/confirmed.ts'
import { visible } from '../terminal/visible.ts'
import { nameOf } from './list-accounts.ts'

export interface DeleteAccountGiven extends ReachGiven {
  'keep-grant': boolean
  yes: boolean
  json: boolean
}

/** Ends an account, and its grant at the service; answers the exit code: 3 while the service has not ended it. */
export async function deleteAccount(id: string, given: DeleteAccountGiven): Promise<number> {
  const { 'keep-grant': keepsGrant, yes, json } = given
  return atEngine('maillon accounts delete', given, async ({ connectedAccounts }) => {
    const account = await connectedAccounts.get(id)
    const name = visible(`${account.toolkit.slug} of "${account.userId}" (${nameOf(account)})`)
    const question = `Delete the account ${visible(id)}, ${name}? Its user has to connect again.`
    if (!yes && !(await confirmed(question))) return exitCodes.failed
    const receipt = await connectedAccounts.delete(id, { revoke: !keepsGrant })
    console.log(json ? JSON.stringify({ id, ...receipt }) : visible(told(id, receipt)))
    const { revokedUpstream: outcome } = receipt
    return outcome === 'pending' || outcome === 'failed' ? exitCodes.partly : exitCodes.done
  })
}

function told(id: string, { revokedUpstream, reason }: DeletedAccount): string {
  const meanings = {
    yes: 'and its grant at the service is revoked',
    kept: 'and its grant stays, which another account of the same person uses',
    pending:
      'and its grant is still to be revoked at the service, which a running engine goes on with',
    failed: 'and the service did not revoke its grant',
    unsupported: 'and its user has to revoke the grant in the settings of the service',
  }
  const grant = revokedUpstream ? `, ${meanings[revokedUpstream]}` : ''
  return `${id} is deleted${grant}.${reason ? ` ${reason}` : ''}`
}
