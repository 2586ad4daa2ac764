import { MaillonError } from '@maillon/core'
import { checkOf, fillToolkit, isTokenAuth, type Toolkit } from '@maillon/core/toolkit'
import { onBehalfOf, partyOf } from '../../outbound/party.ts'
import { askUpstream } from '../accounts/ask-upstream.ts'
import type { AuthConfigs } from '../auth-configs/auth-configs.ts'
import type { Credential } from '../calls/credential.ts'
import type { Exchanges } from '../endings/exchanges.ts'
import type { Parts } from '../parts.ts'
import { askAnew } from '../schemes/ask-anew.ts'
import { canRenew } from '../schemes/schemes.ts'
import type { Attempts } from './attempts.ts'
import type { AttemptView } from './attempt-view.ts'
import type { Cause } from './cause.ts'
import { wayColumn } from './chosen-way.ts'
import type { Given } from './keep-credential.ts'

/**
 * What a person gives by filling in a form, as far as its service can be asked: with a token where what they typed stands
 * for one, and after the toolkit's check. Throws `credential_rejected`, and an error of the upstream when it cannot tell now.
 */
export type GiveTyped = (
  view: AttemptView,
  credential: Credential,
  fields: Record<string, string>,
) => Promise<Given>

/** Asks the service while the person waits. */
export function createGiveTyped(
  { outbound, now }: Parts,
  {
    attempts,
    authConfigs,
    exchanges,
  }: {
    attempts: Pick<Attempts, 'note'>
    authConfigs: AuthConfigs
    exchanges: Pick<Exchanges, 'holdIssued' | 'letGo'>
  },
): GiveTyped {
  /** The form comes again, so the attempt goes on: why it did not end here is kept with it. */
  const noted = async <T>(
    view: AttemptView,
    where: Pick<Cause, 'step' | 'host'>,
    ask: Promise<T>,
  ) =>
    ask.catch(async (error: unknown) => {
      if (MaillonError.is(error)) await attempts.note(view, { ...where, text: error.message })
      throw error
    })

  async function issue(
    { attempt }: AttemptView,
    toolkit: Toolkit,
    credential: Credential,
    own: Pick<Parts, 'outbound'>,
  ) {
    const config = await authConfigs.get(attempt.projectId, attempt.authConfigId)
    const { auth } = toolkit
    const scopes = isTokenAuth(auth)
      ? (attempt.scopes ?? [...authConfigs.scopes(config, auth)])
      : null
    const client = () => authConfigs.client(config)
    return askAnew(toolkit, credential, { ...own, scopes, client, now })
  }

  return async (view, typed, fields) => {
    const toolkit = fillToolkit(view.toolkit, { fields })
    const own = { outbound: onBehalfOf(outbound, partyOf(view.account), view.account.toolkit) }
    const { auth } = toolkit
    const { host } = new URL((isTokenAuth(auth) && auth.request?.url) || toolkit.baseUrl)
    const { credential, ...facts } = canRenew(typed)
      ? await noted(view, { step: 'token request', host }, issue(view, toolkit, typed, own))
      : { credential: typed, scopes: null, tokenExpiresAt: null }
    const columns = { client: null, way: wayColumn(view.toolkit), fields }
    const held = canRenew(typed)
      ? await exchanges.holdIssued({ ...view.account, ...columns }, credential)
      : undefined
    const check = checkOf(toolkit.auth)
    if (check) {
      const where = { step: 'key check', host: new URL(check.path, toolkit.baseUrl).host } as const
      await noted(view, where, askUpstream(own, toolkit, check, credential)).catch(
        async (error: unknown) => {
          if (held) await exchanges.letGo(held, null)
          throw error
        },
      )
    }
    return { credential, facts: { ...facts, ...columns }, held }
  }
}
