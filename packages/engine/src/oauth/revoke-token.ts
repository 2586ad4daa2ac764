import { MaillonError } from '@maillon/core'
import type { OAuth2Auth } from '@maillon/core/toolkit'
import * as oauth from 'oauth4webapi'
import type { Outbound } from '../outbound/outbound.ts'
import { clientAuthentication } from './client-authentication.ts'
import { dialectBody } from './dialect-request.ts'
import type { OAuthClient } from './oauth-client.ts'

/**
 * Asks a revocation endpoint to end a token (RFC 7009 §2.1). A token that it does not know is ended already (§2.2).
 * `refreshEnded` says that the refresh token was ended just before: the access token has gone with it, or the server
 * takes none (§2.2.1), whatever it calls its refusal. Throws `upstream_error` when it refuses the client, and what `Outbound` throws.
 */
export async function revokeToken({
  auth,
  revokeUrl,
  client,
  token,
  refreshEnded = false,
  outbound,
}: {
  auth: OAuth2Auth
  revokeUrl: string
  client: OAuthClient
  token: string
  refreshEnded?: boolean
  outbound: Outbound
}): Promise<void> {
  const server = { issuer: new URL(revokeUrl).origin, revocation_endpoint: revokeUrl }
  const customFetch = async (
    url: string,
    init: oauth.CustomFetchOptions<'POST', URLSearchParams>,
  ) => {
    const sent = dialectBody(auth, init.body)
    const { status, headers, body } = await outbound(url, {
      method: init.method,
      headers: { ...init.headers, ...sent.headers, accept: 'application/json' },
      body: sent.body,
      origins: [new URL(revokeUrl).origin],
      maxBytes: 64 * 1024,
      timeoutMs: 5_000,
      purpose: 'token',
    })
    return new Response(new Uint8Array(body), { status, headers: [...headers] })
  }
  const response = await oauth.revocationRequest(
    server,
    { client_id: client.clientId },
    clientAuthentication(auth, client),
    token,
    { [oauth.customFetch]: customFetch },
  )
  if (response.ok) return
  if (response.status === 400 && (refreshEnded || (await saysUnknown(response)))) return
  throw new MaillonError('upstream_error', {
    message: `${new URL(revokeUrl).host} did not revoke the token (status ${response.status}).`,
  })
}

/** Some servers answer an error for a token that is over, in place of 200. */
async function saysUnknown(response: Response): Promise<boolean> {
  const body: unknown = await response.json().catch(() => undefined)
  return (body as { error?: unknown } | undefined)?.error === 'invalid_token'
}
