import type { Refusal } from '../oauth/token-refusal.ts'

/** What the operator has to mend, where an upstream refuses the client and not the person; undefined where it does not. */
export function configHint(
  { of, error = '' }: Pick<Refusal, 'of' | 'error'>,
  redirectUri?: string,
): string | undefined {
  if (/scope/i.test(error))
    return 'Allow the OAuth client the scopes of the auth config, where it is registered.'
  if (of !== 'client') return undefined
  if (/redirect/i.test(error))
    return `Register the redirect URI ${redirectUri ?? 'of the auth config'} for the OAuth client, to the letter.`
  return /(grant|response)_type|unauthorized/i.test(error)
    ? 'Allow the OAuth client the authorization code grant and refresh tokens, where it is registered.'
    : 'Check the client id and secret of the auth config.'
}
