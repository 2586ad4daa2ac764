import { MaillonError } from '@maillon/core'

/** The error for an account that only its user can bring back. */
export function notUsable(id: string, toolkit: string): MaillonError {
  return new MaillonError('connection_not_usable', {
    message: `The ${toolkit} account ${id} has to be connected again.`,
    hint: 'Show the user a new Connect Link.',
    details: { connected_account_id: id },
  })
}
