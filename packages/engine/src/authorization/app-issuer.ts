import { MaillonError } from '@maillon/core'
import type { JWTVerifyGetKey } from 'jose'
import { issuerMetadata, metadataFetch } from '../oauth/issuer-metadata.ts'
import type { Outbound } from '../outbound/outbound.ts'
import { keepSecret } from '../telemetry/live-secrets.ts'
import type { AppIssuerSettings } from './login-options.ts'
import { isSameAddress } from './same-address.ts'
import { allScopes, type McpScope } from './scopes.ts'

/** The app's own authorization server, whose access tokens let its users' clients in. */
export interface AppIssuer {
  /** Its name as it spells it, while it can be asked; else as the operator does. */
  issuer(): Promise<string>
  /** Whose users it knows. */
  project: string
  /**
   * Whom an access token (RFC 9068) lets in at a session's address; undefined for one that lets nobody in. Throws
   * `issuer_unavailable` while the issuer's keys cannot be had.
   */
  caller(
    token: string,
    resource: string,
  ): Promise<{ userId: string; scopes: readonly McpScope[] } | undefined>
}

/** Only those whose keys may be public: with `none` or HS256, whoever read the keys could sign. */
const algorithms = 'RS256 RS384 RS512 PS256 PS384 PS512 ES256 ES384 ES512 EdDSA Ed25519'.split(' ')
/** RFC 9068 §2.1, and what most issuers write instead. */
const types = new Set(['at+jwt', 'application/at+jwt', 'jwt'])
const leewaySeconds = 30
/** Where the keys are moves rarely. The keys themselves are asked for every ten minutes, and for one that is not known. */
const metadataMs = 3_600_000
const retryMs = 5_000

/** The issuer, asked through `outbound`. */
export function createAppIssuer(
  { issuer, audience, userClaim, project }: AppIssuerSettings,
  { outbound, now }: { outbound: Outbound; now: () => number },
): AppIssuer {
  const server = issuerServer(issuer, outbound, now)

  async function claimsOf(token: string, resource: string) {
    const { errors, jwtVerify } = await import('jose')
    try {
      const { payload, protectedHeader } = await jwtVerify(token, server.keyOf, {
        algorithms,
        clockTolerance: leewaySeconds,
        currentDate: new Date(now()),
        requiredClaims: ['exp', 'iss', 'aud', userClaim],
      })
      const isFor = [payload.aud]
        .flat()
        .some((one) => one !== undefined && (one === audience || isSameAddress(one, resource)))
      const isOf = payload.iss === (await server.name())
      const isOne = types.has(protectedHeader.typ?.toLowerCase() ?? '')
      return isFor && isOf && isOne ? payload : undefined
    } catch (error) {
      if (error instanceof errors.JOSEError) return undefined
      throw error
    }
  }

  return {
    issuer: () => server.name().catch(() => issuer),
    project,
    async caller(token, resource) {
      keepSecret(token)
      const claims = await claimsOf(token, resource)
      const userId = claims?.[userClaim]
      if (typeof userId !== 'string' || userId === '') return undefined
      return { userId, scopes: scopesOf(claims?.scope ?? claims?.scp) }
    },
  }
}

/** What an issuer says of itself, and its keys: kept while it answers; one that is not known is asked for every 30 s at most. */
function issuerServer(issuer: string, outbound: Outbound, now: () => number) {
  let found: { server: Promise<FoundServer>; until: number } | undefined

  async function find(): Promise<FoundServer> {
    const get = metadataFetch(outbound)
    const { createRemoteJWKSet, customFetch } = await import('jose')
    const { issuer: name, jwks_uri: at = '' } = await issuerMetadata(issuer, get)
    const keyOf = createRemoteJWKSet(new URL(at), {
      [customFetch]: async (url: string) => (await get(url)) ?? Response.error(),
    })
    return { name, keyOf }
  }

  async function current(): Promise<FoundServer> {
    if (!found || found.until <= now()) found = { server: find(), until: now() + metadataMs }
    const asked = found
    return asked.server.catch((error: unknown) => {
      // Not for each token that somebody sends.
      asked.until = Math.min(asked.until, now() + retryMs)
      throw error
    })
  }

  const keyOf: JWTVerifyGetKey = async (header, token) => {
    try {
      const server = await current()
      return await server.keyOf(header, token)
    } catch (error) {
      const { JWKSNoMatchingKey, JWKSMultipleMatchingKeys } = (await import('jose')).errors
      if (error instanceof JWKSNoMatchingKey || error instanceof JWKSMultipleMatchingKeys)
        throw error
      throw new MaillonError('issuer_unavailable', {
        message: `${new URL(issuer).host} does not tell the keys of its tokens.`,
        hint: 'Try again later; the token was not looked at.',
      })
    }
  }

  return { keyOf, name: async () => (await current()).name }
}

interface FoundServer {
  name: string
  keyOf: JWTVerifyGetKey
}

/** As RFC 9068 §2.2.3 writes them, or as a list. What is not named is not granted. */
function scopesOf(claim: unknown): McpScope[] {
  const granted: unknown[] = typeof claim === 'string' ? claim.split(' ') : [claim].flat()
  return allScopes.filter((scope) => granted.includes(scope))
}
