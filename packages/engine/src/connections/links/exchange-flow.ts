import { sha256 } from '../../ids.ts'
import { exchangeCode } from '../../oauth/token-endpoint.ts'
import type { Tokens } from '../../oauth/read-tokens.ts'
import type { Outbound } from '../../outbound/outbound.ts'
import type { Flow } from './flow.ts'

/** Exchanges a callback's code as was right when the browser left. Throws as `exchangeCode` does. */
export function exchangeFlow(
  flow: Flow,
  parameters: URLSearchParams,
  outbound: Outbound,
): Promise<Tokens> {
  const { auth, state, redirectUri, verifier } = flow
  return exchangeCode({ auth, client: flow, parameters, state, redirectUri, verifier, outbound })
}

/** One name for a client, whichever toolkit or project uses it: upstreams count what a person gave by client. */
export function clientName({ auth, clientId }: Pick<Flow, 'auth' | 'clientId'>): string {
  return sha256(`${new URL(auth.tokenUrl).origin} ${clientId}`)
}
