import type { Toolkit } from '@maillon/core/toolkit'
import type { AuthConfigRow } from '../../store/rows.ts'
import { type ConnectionSettings, requirePublicUrl } from '../settings.ts'

/**
 * The callback of an auth config. Clients of the operator's own share one; each client that a project brought, and each
 * toolkit that was imported, has one to itself, so that a callback tells whose authorization server it came from.
 * Throws `public_url_missing`.
 */
export function redirectUri(
  settings: ConnectionSettings,
  toolkit: Pick<Toolkit, 'slug' | 'verified'> | undefined,
  { id, isManaged }: Pick<AuthConfigRow, 'id' | 'isManaged'>,
): string {
  const shared = `${requirePublicUrl(settings)}/oauth/callback`
  if (!isManaged) return `${shared}/${id}`
  return toolkit?.verified === 'imported' ? `${shared}/${toolkit.slug}` : shared
}
