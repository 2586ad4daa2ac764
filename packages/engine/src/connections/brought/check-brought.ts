import { MaillonError } from '@maillon/core'
import type { Identity, Toolkit } from '@maillon/core/toolkit'
import { refreshTokens } from '../../oauth/token-endpoint.ts'
import { refusalText, TokenRefused } from '../../oauth/token-refusal.ts'
import type { AuthConfigRow } from '../../store/rows.ts'
import { askUpstream } from '../accounts/ask-upstream.ts'
import { identityIn } from '../accounts/identity.ts'
import type { AuthConfigs } from '../auth-configs/auth-configs.ts'
import { type Credential, fromTokens, secretsOf } from '../calls/credential.ts'
import { configHint } from '../config-hint.ts'
import type { Parts } from '../parts.ts'
import type { Brought } from './brought.ts'

/** What was brought is good as it is. */
export interface Known {
  /** Undefined where the upstream does not tell. */
  identity: Identity | undefined
}

/** The access token was over, and is another one now. */
export interface Refreshed {
  brought: Brought
  /** Whether the refresh token is another one too. */
  isReplaced: boolean
}

/** How requests on behalf of the account's user leave. */
type Way = Pick<Parts, 'outbound'>

/**
 * Asks the upstream about what was brought, as far as it can be asked: a key or an access token by a harmless call, and
 * a refresh token only when the access token is over. Throws `credential_rejected`, and an error of the upstream when it
 * cannot tell now.
 */
export function createCheckBrought(now: () => number, authConfigs: AuthConfigs) {
  async function ask(way: Way, toolkit: Toolkit, { credential }: Brought): Promise<Known> {
    const { auth } = toolkit
    if (auth.scheme === 'API_KEY' && auth.check)
      await askUpstream(way, toolkit, auth.check, credential)
    if (!toolkit.identity) return { identity: undefined }
    const outcome = await askUpstream(way, toolkit, toolkit.identity.request, credential)
    return { identity: outcome.failure ? undefined : identityIn(toolkit, outcome.body) }
  }

  async function refreshed(
    { outbound }: Way,
    toolkit: Toolkit,
    authConfig: AuthConfigRow,
    { credential, scopes, fields }: Brought,
    refreshToken: string,
  ): Promise<Refreshed> {
    const { auth } = toolkit
    if (auth.scheme !== 'OAUTH2') throw tokenOver(toolkit)
    const client = await authConfigs.client(authConfig)
    try {
      const secrets = secretsOf(credential)
      const endpoint = { auth, client, secrets, outbound }
      const tokens = await refreshTokens({ ...endpoint, refreshToken, scopes })
      const brought = { ...fromTokens(tokens, { refreshToken, scopes }, now()), fields }
      const isReplaced = refreshTokenOf(brought.credential) !== refreshToken
      return { brought, isReplaced }
    } catch (error) {
      throw error instanceof TokenRefused ? refused(toolkit, error) : error
    }
  }

  return async (
    way: Way,
    toolkit: Toolkit,
    authConfig: AuthConfigRow,
    brought: Brought,
  ): Promise<Known | Refreshed> => {
    const refreshToken = refreshTokenOf(brought.credential)
    const isOver = brought.tokenExpiresAt !== null && brought.tokenExpiresAt <= now()
    if (!isOver) {
      try {
        return await ask(way, toolkit, brought)
      } catch (error) {
        if (refreshToken === null || !MaillonError.is(error, 'credential_rejected')) throw error
      }
    }
    if (refreshToken === null) throw tokenOver(toolkit)
    return refreshed(way, toolkit, authConfig, brought, refreshToken)
  }
}

function refreshTokenOf(credential: Credential): string | null {
  return credential.scheme === 'OAUTH2' ? credential.refreshToken : null
}

function tokenOver({ name, slug }: Toolkit): MaillonError {
  return new MaillonError('credential_rejected', {
    message: `The access token of ${name} is over, and there is no refresh token.`,
    hint: 'Bring a newer one, or let the user connect by a Connect Link.',
    details: { toolkit: slug },
  })
}

function refused({ name, slug }: Toolkit, { refusal }: TokenRefused): MaillonError {
  const words = refusalText(refusal)
  if (refusal.of === 'client') {
    return new MaillonError('upstream_error', {
      message: `${name} does not take the OAuth client: ${words}`,
      hint: configHint(refusal) ?? 'Check the OAuth client of the auth config.',
      details: { toolkit: slug },
    })
  }
  return new MaillonError('credential_rejected', {
    message: `${name} does not take the refresh token: ${words}`,
    hint: 'It works with the OAuth client alone that it was given to: bring it by an auth config that has that client.',
    details: { toolkit: slug },
  })
}
