import type { AuthConfigRow } from '../../store/rows.ts'
import { type ConnectionSettings, requirePublicUrl } from '../settings.ts'
import { operatorCallback } from './operator-callback.ts'

/**
 * The callback of an auth config. Each client that a project brought has one to itself, and each toolkit has one for
 * the operator's client, so that a callback tells whose authorization server it came from. Throws `public_url_missing`.
 */
export function redirectUri(
  settings: ConnectionSettings,
  { id, toolkit, isManaged }: Pick<AuthConfigRow, 'id' | 'toolkit' | 'isManaged'>,
): string {
  const publicUrl = requirePublicUrl(settings)
  return isManaged
    ? operatorCallback(publicUrl, toolkit, settings.clients[toolkit])
    : `${publicUrl}/oauth/callback/${id}`
}
