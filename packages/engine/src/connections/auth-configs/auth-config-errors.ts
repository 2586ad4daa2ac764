import { MaillonError } from '@maillon/core'
import { oauthOf, type Toolkit } from '@maillon/core/toolkit'
import type { AuthConfigRow } from '../../store/rows.ts'
import { redirectUri } from '../links/redirect-uri.ts'
import type { Parts } from '../parts.ts'
import { clientVariables } from './client-variables.ts'

/** That an auth config is of the other kind than the change. */
export function otherKind({ id, isManaged }: AuthConfigRow): MaillonError {
  const type = isManaged ? 'default' : 'custom'
  return new MaillonError('invalid_request', {
    message: `The auth config ${id} is of type ${type}.`,
    hint: `Send type: '${type}'.`,
  })
}

/** That no client is configured for a toolkit, and where to register one. */
export function clientMissing(
  toolkit: Toolkit,
  { settings }: Pick<Parts, 'settings'>,
): MaillonError {
  const oauth = oauthOf(toolkit)
  const register = oauth?.registerUrl
  const own = { id: '', toolkit: toolkit.slug, isManaged: true }
  const at = oauth ? ` with the redirect URI ${redirectUri(settings, own)}` : ''
  const { id, secret } = clientVariables(toolkit.slug)
  return new MaillonError('auth_config_missing', {
    message: `No OAuth client is configured for ${toolkit.name}.`,
    hint: `${register ? `Register one at ${register}` : 'Register one'}${at}, then add authConfigs: { ${toolkit.slug}: { clientId, clientSecret } } to createEngine, or set ${id} and ${secret} where maillon dev or maillon serve starts.`,
  })
}

/** Throws `invalid_request` for a toolkit whose tools need no account. */
export function requireAccount(toolkit: Toolkit): void {
  if (toolkit.auth.scheme !== 'NO_AUTH') return
  throw new MaillonError('invalid_request', {
    message: `${toolkit.name} needs no account.`,
    hint: 'Call its tools right away.',
  })
}
