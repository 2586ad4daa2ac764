import { type KeysOptions, withKeys } from './with-keys.ts'

/** Ends a key; the answer is what to print. */
export async function revokeKey(id: string, options: KeysOptions): Promise<string> {
  await withKeys('revoke', options, (apiKeys) => apiKeys.revoke(id))
  return options.json ? JSON.stringify({ id, revoked: true }) : `${id} opens nothing any more.`
}
