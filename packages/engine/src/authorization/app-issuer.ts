import { MaillonError } from '@maillon/core'
import { createRemoteJWKSet, customFetch, errors, type JWTVerifyGetKey, jwtVerify } from 'jose'
import { issuerMetadata, metadataFetch } from '../oauth/issuer-metadata.ts'
import type { Outbound } from '../outbound/outbound.ts'
import { keepSecret } from '../telemetry/live-secrets.ts'
import type { AppIssuerSettings } from './login-options.ts'
import { allScopes, type McpScope } from './scopes.ts'

/** The app's own authorization server, whose access tokens let its users' clients in. */
export interface AppIssuer {
  issuer: string
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
  const keyOf = issuerKeys(issuer, outbound, now)

  async function claimsOf(token: string, resource: string) {
    try {
      const { payload, protectedHeader } = await jwtVerify(token, keyOf, {
        issuer,
        audience: audience === undefined ? resource : [resource, audience],
        algorithms,
        clockTolerance: leewaySeconds,
        currentDate: new Date(now()),
        requiredClaims: ['exp', userClaim],
      })
      return types.has(protectedHeader.typ?.toLowerCase() ?? '') ? payload : undefined
    } catch (error) {
      if (error instanceof errors.JOSEError) return undefined
      throw error
    }
  }

  return {
    issuer,
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

/** The keys of an issuer. They are kept while it answers; one that is not known is asked for every 30 s at most. */
function issuerKeys(issuer: string, outbound: Outbound, now: () => number): JWTVerifyGetKey {
  let found: { keys: Promise<JWTVerifyGetKey>; until: number } | undefined

  async function find(): Promise<JWTVerifyGetKey> {
    const { jwks_uri: at = '' } = await issuerMetadata(issuer, metadataFetch(outbound))
    const get = metadataFetch(outbound)
    return createRemoteJWKSet(new URL(at), {
      [customFetch]: async (url) => (await get(url)) ?? Response.error(),
    })
  }

  return async (header, token) => {
    try {
      if (!found || found.until <= now()) found = { keys: find(), until: now() + metadataMs }
      const current = found
      const keys = await current.keys.catch((error: unknown) => {
        // Not for each token that somebody sends.
        current.until = Math.min(current.until, now() + retryMs)
        throw error
      })
      return await keys(header, token)
    } catch (error) {
      const { JWKSNoMatchingKey, JWKSMultipleMatchingKeys } = errors
      if (error instanceof JWKSNoMatchingKey || error instanceof JWKSMultipleMatchingKeys)
        throw error
      throw new MaillonError('issuer_unavailable', {
        message: `${new URL(issuer).host} does not tell the keys of its tokens.`,
        hint: 'Try again later; the token was not looked at.',
      })
    }
  }
}

/** As RFC 9068 §2.2.3 writes them, or as a list. What is not named is not granted. */
function scopesOf(claim: unknown): McpScope[] {
  const granted: unknown[] = typeof claim === 'string' ? claim.split(' ') : [claim].flat()
  return allScopes.filter((scope) => granted.includes(scope))
}
