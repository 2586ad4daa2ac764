import { MaillonError } from '@maillon/core'
import type { OAuth2Auth, Revocation } from '@maillon/core/toolkit'
import { basicPair } from '../../oauth/basic-pair.ts'
import { revokeToken } from '../../oauth/revoke-token.ts'
import type { OAuthClient } from '../../oauth/oauth-client.ts'
import type { Credential } from '../calls/credential.ts'
import { failureError } from '../calls/outcome.ts'
import type { Ending } from './scheme.ts'

type OAuth2Ending = Ending<OAuth2Auth, Extract<Credential, { scheme: 'OAUTH2' }>>

/** Ends tokens at their upstream, each of them: one that goes with others may outlive them. */
export async function endOAuth2(ending: OAuth2Ending): Promise<void> {
  const { tokens = {}, ...first } = ending.credential
  for (const token of [...Object.values(tokens), first])
    await endOne({ ...ending, credential: { ...first, ...token } })
}

/** The refresh token first, since it outlives the other. */
async function endOne(ending: OAuth2Ending): Promise<void> {
  const { auth, credential, client, outbound } = ending
  if (!client) return
  const { accessToken, refreshToken } = credential
  if (auth.revoke) {
    const recipe = auth.revoke({ accessToken, clientId: client.clientId })
    return followRecipe(ending, client, recipe)
  }
  const { revokeUrl } = auth
  if (revokeUrl === undefined) return
  const refreshEnded = refreshToken !== null
  if (refreshEnded) await revokeToken({ auth, revokeUrl, client, token: refreshToken, outbound })
  await revokeToken({ auth, revokeUrl, client, token: accessToken, refreshEnded, outbound })
}

async function followRecipe(
  { toolkit, auth, credential, outbound, call }: OAuth2Ending,
  { clientId, clientSecret }: OAuthClient,
  { request, authorization }: Revocation,
): Promise<void> {
  const asClient = authorization === 'client'
  const basic = `Basic ${basicPair(clientId, clientSecret)}`
  const { accessToken, refreshToken } = credential
  const outcome = await call({
    toolkit: { ...toolkit, auth },
    request: asClient
      ? { ...request, headers: { ...request.headers, authorization: basic } }
      : request,
    credential: asClient ? undefined : { ...credential, clientId },
    secrets: [accessToken, refreshToken ?? '', clientSecret],
    outbound,
    timeoutMs: 5_000,
  })
  if (!outcome.failure) return
  // A token that is refused, or a grant that is not there, is over already.
  const isOver = asClient
    ? outcome.status === 404 || outcome.status === 422
    : outcome.failure.reason === 'token_rejected'
  if (isOver) return
  const error = failureError(toolkit, outcome)
  throw new MaillonError(error.code, { message: error.message, details: error.details })
}
