import { MaillonError } from '@maillon/core'
import type { OAuth2Auth, Revocation, Toolkit } from '@maillon/core/toolkit'
import { revokeToken } from '../../oauth/revoke-token.ts'
import type { Outbound } from '../../outbound/outbound.ts'
import { callUpstream, failureError } from '../calls/upstream-call.ts'
import type { Grant } from './held-grant.ts'

/** Whether a toolkit's upstream can be asked to end a grant. */
export function canRevoke({ auth }: Toolkit): boolean {
  return auth.scheme === 'OAUTH2' && (auth.revokeUrl ?? auth.revoke) !== undefined
}

/** Ends a grant at its upstream: the refresh token first, since it outlives the other. Throws what kept it from that. */
export async function revokeGrant(
  outbound: Outbound,
  toolkit: Toolkit,
  grant: Grant,
): Promise<void> {
  const { auth } = toolkit
  if (auth.scheme !== 'OAUTH2') return
  const { accessToken, refreshToken, client } = grant
  if (auth.revoke) {
    const recipe = auth.revoke({ accessToken, clientId: client.clientId })
    return followRecipe(outbound, toolkit, auth, recipe, grant)
  }
  const { revokeUrl } = auth
  if (revokeUrl === undefined) return
  const refreshEnded = refreshToken !== null
  if (refreshEnded) await revokeToken({ auth, revokeUrl, client, token: refreshToken, outbound })
  await revokeToken({ auth, revokeUrl, client, token: accessToken, refreshEnded, outbound })
}

async function followRecipe(
  outbound: Outbound,
  toolkit: Toolkit,
  auth: OAuth2Auth,
  { request, authorization }: Revocation,
  { accessToken, refreshToken, client }: Grant,
): Promise<void> {
  const asClient = authorization === 'client'
  const basic = Buffer.from(`${client.clientId}:${client.clientSecret}`).toString('base64')
  const outcome = await callUpstream({
    toolkit: { ...toolkit, auth },
    request: asClient
      ? { ...request, headers: { ...request.headers, authorization: `Basic ${basic}` } }
      : request,
    credential: asClient
      ? undefined
      : { scheme: 'OAUTH2', accessToken, refreshToken, clientId: client.clientId },
    secrets: [accessToken, refreshToken ?? '', client.clientSecret],
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
