import { MaillonError } from '@maillon/core'
import { path } from '@maillon/core/toolkit'
import { type KeysOptions, withApi } from './with-api.ts'

/** Ends a key; the answer is what to print. */
export async function revokeKey(id: string | undefined, options: KeysOptions): Promise<string> {
  if (id === undefined) {
    throw new MaillonError('config_invalid', {
      message: 'Which key? Its id stands in maillon keys list.',
      hint: 'maillon keys revoke key_…',
    })
  }
  await withApi('revoke', options, (call) => call('DELETE', path`/api_keys/${id}`))
  return options.json ? JSON.stringify({ id, revoked: true }) : `${id} opens nothing any more.`
}
