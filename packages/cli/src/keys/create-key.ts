import { type ApiKeyScope, MaillonError } from '@maillon/core'
import { type KeysOptions, withKeys } from './with-keys.ts'

/** Makes an API key; the answer is what to print. */
export async function createKey(
  options: KeysOptions & {
    name?: string | undefined
    scopes: string
    expires?: Date | undefined
  },
): Promise<string> {
  const { name, expires: expiresAt, json } = options
  if (!name) {
    throw new MaillonError('config_invalid', {
      message: 'A key needs a name, to be known by later.',
      hint: 'maillon keys create --name server',
    })
  }
  // The engine says which words are no scopes.
  const scopes = options.scopes.split(',').map((scope) => scope.trim() as ApiKeyScope)
  const made = await withKeys('create', options, (apiKeys) =>
    apiKeys.create({ name, scopes, expiresAt }),
  )
  if (json) return JSON.stringify(made)
  const until = made.expiresAt === null ? '' : `, until ${made.expiresAt}`
  return `${made.key}

It is shown this once: keep it where the app reads MAILLON_API_KEY. (${made.id}, ${made.scopes.join(', ')}${until})`
}
