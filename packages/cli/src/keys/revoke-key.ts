import { MaillonError } from '@maillon/core'
import { type KeysOptions, withKeys } from './with-keys.ts'

/** Ends a key; the answer is what to print. */
export async function revokeKey(id: string | undefined, options: KeysOptions): Promise<string> {
  if (id === undefined) {
    throw new MaillonError('config_invalid', {
      message: 'Which key? Its id stands in maillon keys list.',
      hint: 'maillon keys revoke key_…',
    })
  }
  await withKeys('revoke', options, (apiKeys) => apiKeys.revoke(id))
  return options.json ? JSON.stringify({ id, revoked: true }) : `${id} opens nothing any more.`
}
