import { MaillonError } from '@maillon/core'
import type { OAuth1Auth } from '@maillon/core/toolkit'
import type { Outbound } from '../outbound/outbound.ts'
import { createScrubber } from '../secrets/scrubber.ts'
import { keepSecret } from '../telemetry/live-secrets.ts'
import { type Signer, signOAuth1 } from './sign-oauth1.ts'
import { tokenTimeoutMs } from './token-endpoint.ts'
import type { OAuthClient } from './oauth-client.ts'
import { readRefusal, TokenRefused } from './token-refusal.ts'

/** A token and what goes with it to sign. */
export interface OAuth1Token {
  token: string
  tokenSecret: string
}

interface Asking {
  auth: OAuth1Auth
  client: OAuthClient
  outbound: Outbound
}

/** Asks for temporary credentials (RFC 5849 §2.1). Throws TokenRefused, and a MaillonError when it could not be asked. */
export function askTemporary(asking: Asking, callback: string): Promise<OAuth1Token> {
  const { auth } = asking
  const values = new URLSearchParams(auth.requestParameters)
  return ask(asking, auth.requestTokenUrl, { values, further: { oauth_callback: callback } })
}

/** Exchanges temporary credentials for those that are kept (RFC 5849 §2.3). Throws as `askTemporary` does. */
export function askLasting(
  asking: Asking,
  temporary: OAuth1Token,
  verifier: string,
): Promise<OAuth1Token> {
  const further = { oauth_verifier: verifier }
  return ask(asking, asking.auth.accessTokenUrl, { token: temporary, further })
}

async function ask(
  { auth, client, outbound }: Asking,
  url: string,
  {
    values = new URLSearchParams(),
    token,
    further = {},
  }: Pick<Signer, 'token' | 'further'> & { values?: URLSearchParams },
): Promise<OAuth1Token> {
  const content = values.toString()
  const contentType = 'application/x-www-form-urlencoded'
  const request = { url, method: 'POST', contentType, content, at: Date.now() }
  const authorization = signOAuth1(request, { auth, client, token, further })
  const scrubber = createScrubber([
    client.clientSecret,
    authorization,
    token?.token ?? '',
    token?.tokenSecret ?? '',
    further.oauth_verifier ?? '',
  ])
  const { origin, host } = new URL(url)
  const answer = await outbound(url, {
    method: 'POST',
    headers: { authorization, 'content-type': contentType, 'user-agent': 'maillon' },
    body: content,
    origins: [origin],
    maxBytes: 64 * 1024,
    timeoutMs: tokenTimeoutMs,
    purpose: 'token',
  }).catch((error: unknown) => {
    throw MaillonError.is(error, 'outcome_unknown') ? unusable(host, 'did not answer') : error
  })
  const { status, headers, body } = answer
  const refusal = readRefusal({ tokenUrl: url }, answer, scrubber)
  if (status === 400 || status === 401 || status === 403) {
    const bare = { of: 'unknown', host, status, error: undefined, description: undefined } as const
    throw new TokenRefused(refusal ?? bare)
  }
  if (status >= 300) throw unusable(host, `answered with status ${status}`)
  const read = readPair(new TextDecoder().decode(body), headers.get('content-type') ?? '')
  if (!read) throw unusable(host, 'gave an answer that is no token')
  keepSecret([read.token, read.tokenSecret])
  return read
}

/** RFC 5849 §2.1 has a form, whatever it is called; some answer JSON. */
function readPair(text: string, contentType: string): OAuth1Token | undefined {
  const fields = contentType.includes('json') ? json(text) : new URLSearchParams(text)
  const [token, tokenSecret] = ['oauth_token', 'oauth_token_secret'].map((name) =>
    fields?.get(name),
  )
  return token && tokenSecret !== undefined && tokenSecret !== null
    ? { token, tokenSecret }
    : undefined
}

function json(text: string): Map<string, string> | undefined {
  try {
    return new Map(Object.entries(JSON.parse(text) as Record<string, string>))
  } catch {
    return undefined
  }
}

/** The cause is left out: it may hold the upstream's body, and so a token. */
function unusable(host: string, what: string): MaillonError {
  return new MaillonError('upstream_error', {
    message: `${host} ${what}.`,
    hint: 'Try again later.',
  })
}
