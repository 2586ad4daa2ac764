import type { OAuth2Auth } from '@maillon/core/toolkit'
import { sha256 } from '../../ids.ts'
import { exchangeCode, type Tokens } from '../../oauth/token-endpoint.ts'
import type { Outbound } from '../../outbound/outbound.ts'
import type { Flow } from './flow.ts'

/** An upstream's OAuth as it was when the browser left for it. */
export function authOf(auth: OAuth2Auth, { tokenUrl, issuer }: Flow): OAuth2Auth {
  return { ...auth, tokenUrl, ...(issuer !== undefined && { issuer }) }
}

/** Exchanges a callback's code at the token endpoint that was right when the browser left. Throws as `exchangeCode` does. */
export function exchangeFlow(
  auth: OAuth2Auth,
  flow: Flow,
  parameters: URLSearchParams,
  outbound: Outbound,
): Promise<Tokens> {
  const { state, redirectUri, verifier } = flow
  const at = authOf(auth, flow)
  return exchangeCode({
    auth: at,
    client: flow,
    parameters,
    state,
    redirectUri,
    verifier,
    outbound,
  })
}

/** One name for a client, whichever toolkit or project uses it: upstreams count what a person gave by client. */
export function clientName({ tokenUrl, clientId }: Pick<Flow, 'tokenUrl' | 'clientId'>): string {
  return sha256(`${new URL(tokenUrl).origin} ${clientId}`)
}
