import { MaillonError } from '@maillon/core'
import { type OAuth2Auth, scopesByToken, scopesOfToken } from '@maillon/core/toolkit'
import { forFurther } from '../../oauth/dialect-request.ts'
import { refreshTokens } from '../../oauth/token-endpoint.ts'
import { TokenRefused } from '../../oauth/token-refusal.ts'
import type { Credential, FurtherCredential } from '../calls/credential.ts'
import { firstEnd, fromTokens, toHeld } from './issued-tokens.ts'
import type { Issued, Renewal } from './scheme.ts'

type OAuth2Credential = Extract<Credential, { scheme: 'OAUTH2' }>
type OAuth2Renewal = Renewal<OAuth2Auth, OAuth2Credential>

/** What became of a further token; without one it is over. */
interface Renewed {
  name: string
  token?: FurtherCredential
  scopes: string[]
  /** When it is to be refreshed next; null where nobody can. */
  next: number | null
}

/** A further token whose service is in trouble is refreshed again after so long. */
const againMs = 2 * 60_000

/**
 * Refreshes each token with its own refresh token, the first one before the others. What befalls another one is never a
 * reason to lose the first: when its grant is over it is dropped with its scopes, and a trouble that passes is tried again.
 */
export async function renewOAuth2(renewal: OAuth2Renewal): Promise<Issued> {
  const { auth, credential, scopes, now } = renewal
  const granted = scopes && scopesByToken(auth, scopes)
  const first = await renewFirst(renewal, granted && granted.first)
  const held = Object.entries(credential.tokens ?? {})
  if (held.length === 0) return first
  const further = await Promise.all(
    held.map(([name, token]) => renewFurther(renewal, name, token, granted?.further[name] ?? [])),
  )
  const kept = further.flatMap(({ name, token }) => (token ? [[name, token] as const] : []))
  return {
    ...first,
    credential: {
      ...(first.credential as OAuth2Credential),
      tokens: Object.fromEntries(kept),
    },
    scopes: first.scopes && [
      ...first.scopes,
      ...further.flatMap(({ name, scopes: own }) => scopesOfToken(name, own)),
    ],
    tokenExpiresAt: firstEnd([
      first.tokenExpiresAt,
      ...further.map(({ next }) => next && Math.max(next, now())),
    ]),
  }
}

async function renewFirst(
  { auth, credential, client, outbound, now }: OAuth2Renewal,
  scopes: string[] | null,
): Promise<Issued> {
  const { refreshToken } = credential
  if (refreshToken === null) return { credential, scopes, tokenExpiresAt: null }
  const secrets = [credential.accessToken]
  const endpoint = { auth, client: await client(), outbound, secrets }
  const tokens = await refreshTokens({ ...endpoint, refreshToken, scopes })
  return fromTokens(auth, tokens, { refreshToken, scopes }, now())
}

async function renewFurther(
  { auth: ofAll, client, outbound, now }: OAuth2Renewal,
  name: string,
  token: FurtherCredential,
  scopes: string[],
): Promise<Renewed> {
  const { refreshToken, accessToken } = token
  const auth = forFurther(ofAll, name)
  if (!auth) return { name, scopes: [], next: null }
  if (refreshToken === null) return { name, token, scopes, next: null }
  try {
    const endpoint = { auth, client: await client(), outbound, secrets: [accessToken] }
    const issued = await refreshTokens({ ...endpoint, refreshToken, scopes })
    const next = toHeld(issued, refreshToken, now())
    return { name, token: next, scopes: issued.scopes ?? scopes, next: next.endsAt }
  } catch (error) {
    if (error instanceof TokenRefused && error.refusal.of === 'grant')
      return { name, scopes: [], next: null }
    if (!(error instanceof TokenRefused) && !MaillonError.is(error)) throw error
    return { name, token, scopes, next: now() + againMs }
  }
}
