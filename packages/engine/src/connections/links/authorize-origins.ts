import {
  fieldsOf,
  type FieldValues,
  fillKnown,
  hostField,
  hostFits,
  namesIn,
  type OAuth1Auth,
  type OAuth2Auth,
  type Toolkit,
} from '@maillon/core/toolkit'
import { MaillonError } from '@maillon/core'
import type { OriginRoutes } from '../../outbound/routes.ts'

/** Where Continue may lead. */
export interface AuthorizeOrigins {
  origins: string[]
  /**
   * Each host that the authorize URL may have while nobody has filled it in. A `*` in front stands for any number of
   * labels in a browser's policy, which is more than `fillKnown` lets pass.
   */
  hosts: string[]
}

/** The authorize URL's origin, or the hosts that it may have while its own is not filled in. */
export function authorizeOrigins(
  toolkit: Toolkit,
  { authorizeUrl }: OAuth2Auth | OAuth1Auth,
  fixed: FieldValues | null,
  routes: OriginRoutes,
): AuthorizeOrigins {
  const whole = namesIn(authorizeUrl).length > 0 ? filled(toolkit, fixed) : authorizeUrl
  if (whole !== undefined)
    return { origins: [routes.resolve(new URL(whole)).url.origin], hosts: [] }
  const { hosts = [], auth } = toolkit
  if (typeof hosts === 'string') {
    // The operator's own; where people type any address, no browser is sent there.
    const choices = fieldsOf(auth)[hostField(toolkit) ?? '']?.choices ?? {}
    const named = Object.keys(choices).map((host) => new URL(`https://${host}`))
    return { origins: named.map((url) => routes.resolve(url).url.origin), hosts: [] }
  }
  const origins = routes.mapped((from) => hosts.some((host) => hostFits(host, from.host)))
  return { origins, hosts: hosts.map((host) => host.replace(/^.*\*/, '*')) }
}

/** The address with what the app and the defaults fill in, when that is all that it needs. */
function filled(toolkit: Toolkit, fixed: FieldValues | null): string | undefined {
  try {
    const { auth } = fillKnown(toolkit, { fields: fixed })
    return 'authorizeUrl' in auth ? auth.authorizeUrl : undefined
  } catch (error) {
    if (MaillonError.is(error, 'field_rejected')) return undefined
    throw error
  }
}
