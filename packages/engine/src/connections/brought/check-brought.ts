import { MaillonError } from '@maillon/core'
import { checkOf, type Identity, isTokenAuth, type Toolkit } from '@maillon/core/toolkit'
import type { ToldBeside } from '../../oauth/told-beside.ts'
import type { AuthConfigRow } from '../../store/rows.ts'
import { askUpstream } from '../accounts/ask-upstream.ts'
import { identityIn } from '../accounts/identity.ts'
import type { AuthConfigs } from '../auth-configs/auth-configs.ts'
import type { Parts } from '../parts.ts'
import { askAnew } from '../schemes/ask-anew.ts'
import { canRenew, schemeOf } from '../schemes/schemes.ts'
import type { Brought } from './brought.ts'

/** What was brought is good as it is. */
export interface Known {
  /** Undefined where the upstream does not tell. */
  identity: Identity | undefined
}

/** The access token was over, and is another one now. */
export interface Refreshed {
  brought: Brought
  /** Whether it can be ended without ending what the app has. */
  endsAlone: boolean
  /** What came beside it, where the toolkit keeps something of it. */
  told: ToldBeside | undefined
}

/** How requests on behalf of the account's user leave. */
type Via = Pick<Parts, 'outbound'>

/**
 * Asks the upstream about what was brought, as far as it can be asked: a key or an access token by a harmless call, and
 * a refresh token only when the access token is over. Throws `credential_rejected`, and an error of the upstream when it
 * cannot tell now.
 */
export function createCheckBrought(now: () => number, authConfigs: AuthConfigs) {
  async function ask(via: Via, toolkit: Toolkit, { credential }: Brought): Promise<Known> {
    const check = checkOf(toolkit.auth)
    if (check) await askUpstream(via, toolkit, check, credential)
    if (!toolkit.identity) return { identity: undefined }
    const outcome = await askUpstream(via, toolkit, toolkit.identity.request, credential)
    return { identity: outcome.failure ? undefined : identityIn(toolkit, outcome.body) }
  }

  async function refreshed(
    { outbound }: Via,
    toolkit: Toolkit,
    authConfig: AuthConfigRow,
    { credential, scopes, way, fields }: Brought,
  ): Promise<Refreshed> {
    const client = () => authConfigs.client(authConfig)
    const { auth } = toolkit
    const asked = isTokenAuth(auth) ? [...authConfigs.scopes(authConfig, auth)] : null
    const how = { scopes: scopes ?? asked, client, outbound, now }
    const { told, ...issued } = await askAnew(toolkit, credential, how)
    const endsAlone = schemeOf(credential).endsAlone(issued.credential, credential)
    return { brought: { ...issued, way, fields }, endsAlone, told }
  }

  return async (
    via: Via,
    toolkit: Toolkit,
    authConfig: AuthConfigRow,
    brought: Brought,
  ): Promise<Known | Refreshed> => {
    const isRenewable = canRenew(brought.credential)
    const isOver = brought.tokenExpiresAt !== null && brought.tokenExpiresAt <= now()
    if (!isOver) {
      try {
        return await ask(via, toolkit, brought)
      } catch (error) {
        if (!isRenewable || !MaillonError.is(error, 'credential_rejected')) throw error
      }
    }
    if (!isRenewable) throw tokenOver(toolkit)
    return refreshed(via, toolkit, authConfig, brought)
  }
}

function tokenOver({ name, slug }: Toolkit): MaillonError {
  return new MaillonError('credential_rejected', {
    message: `The access token of ${name} is over, and there is no refresh token.`,
    hint: 'Bring a newer one, or let the user connect by a Connect Link.',
    details: { toolkit: slug },
  })
}
