import { oauth2 } from '@maillon/core/toolkit'
import type { Outbound } from '../outbound/outbound.ts'
import type { OutboundInit } from '../outbound/outbound-init.ts'
import { exchangeCode, refreshTokens } from './token-endpoint.ts'

export const secrets = {
  accessToken: 'canary-access-7f3a9c21',
  refreshToken: 'canary-refresh-5d8e2b40',
  code: 'canary-code-91c4e7a2',
  verifier: 'canary-verifier-canary-verifier-canary-verifier',
  clientSecret: 'canary s3cret:&',
}
export const auth = oauth2({
  authorizeUrl: 'https://up.test/authorize',
  tokenUrl: 'https://up.test/token',
  scopes: { mail: 'Read your mail' },
})
export const client = { clientId: 'client:1', clientSecret: secrets.clientSecret }

export interface Answer {
  status?: number
  headers?: Record<string, string>
  body: unknown
}

/** A token endpoint that answers one thing, and what it was sent. */
export function endpoint({ status = 200, headers = {}, body }: Answer) {
  const sent: (OutboundInit & { url: string })[] = []
  const text = typeof body === 'string' ? body : JSON.stringify(body)
  const type = typeof body === 'string' ? {} : { 'content-type': 'application/json' }
  const outbound = async (url: string, init: OutboundInit) => {
    sent.push({ ...init, url })
    return {
      status,
      headers: new Headers({ ...type, ...headers }),
      body: new TextEncoder().encode(text),
    }
  }
  return { outbound: Object.assign(outbound, { close: async () => undefined }) as Outbound, sent }
}

export function exchange(
  answer: Answer | Outbound,
  changes: Partial<Parameters<typeof exchangeCode>[0]> = {},
) {
  return exchangeCode({
    auth,
    client,
    outbound: typeof answer === 'function' ? answer : endpoint(answer).outbound,
    parameters: new URLSearchParams({ code: secrets.code, state: 'st_1' }),
    state: 'st_1',
    redirectUri: 'https://connect.test/oauth/callback',
    verifier: secrets.verifier,
    ...changes,
  })
}

export function refresh(
  answer: Answer | Outbound,
  changes: Partial<Parameters<typeof refreshTokens>[0]> = {},
) {
  const outbound = typeof answer === 'function' ? answer : endpoint(answer).outbound
  return refreshTokens({
    auth,
    client,
    outbound,
    refreshToken: secrets.refreshToken,
    scopes: null,
    ...changes,
  })
}

/** A token answer, by the book. */
export const token = { access_token: secrets.accessToken, token_type: 'Bearer' }
