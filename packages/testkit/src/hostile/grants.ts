import { randomUUID } from 'node:crypto'

/** What one person gave one client, by one consent or by several. */
export interface Consent {
  isRevoked: boolean
}

/** The tokens of a family, of which one refresh token holds at a time. */
export interface Grant {
  subject: string
  /** Whatever ends it ends all its families. */
  consent: Consent
  scope: string
  isRevoked: boolean
  refreshToken: string
  /** The one before, which an overlap lets pass. */
  previousRefreshToken: string | undefined
  accessTokens: Map<string, number>
}

/** Refresh token rotation with detection of reuse (RFC 9700 §4.14.2): a token that comes twice ends its family. */
export interface Grants {
  /** `isShared`: by the consent that the client has of this person already, when there is one. */
  issue(
    subject: string,
    scope: string,
    lifetimeMs: number,
    client?: { id: string; isShared: boolean },
  ): { grant: Grant; accessToken: string }
  /** Undefined, and the end of the family, for a refresh token that was used already. */
  rotate(
    refreshToken: string,
    lifetimeMs: number,
    overlaps: boolean,
  ): { grant: Grant; accessToken: string } | undefined
  /** The grant behind a token that holds now. */
  byAccessToken(token: string): Grant | undefined
  /** Ends the consent behind any token. */
  revoke(token: string): boolean
  /** Ends all access tokens, as time would. */
  expire(): void
  /** Families whose refresh token came twice. */
  readonly reused: number
  /** Consents by which some token can be had. */
  readonly live: number
}

/** Grants in memory. */
export function createGrants(now: () => number = Date.now): Grants {
  const byRefreshToken = new Map<string, Grant>()
  const byToken = new Map<string, Grant>()
  const all: Grant[] = []
  const consents = new Map<string, Consent>()
  let reused = 0

  function newAccessToken(grant: Grant, lifetimeMs: number): string {
    const token = `at_${randomUUID()}`
    grant.accessTokens.set(token, now() + lifetimeMs)
    byToken.set(token, grant)
    return token
  }

  function newRefreshToken(grant: Grant): void {
    grant.refreshToken = `rt_${randomUUID()}`
    byRefreshToken.set(grant.refreshToken, grant)
  }

  return {
    issue(subject, scope, lifetimeMs, { id, isShared } = { id: '', isShared: false }) {
      const key = `${id} ${subject}`
      const before = isShared ? consents.get(key) : undefined
      const consent = before && !before.isRevoked ? before : { isRevoked: false }
      consents.set(key, consent)
      const grant: Grant = {
        subject,
        consent,
        scope,
        isRevoked: false,
        refreshToken: '',
        previousRefreshToken: undefined,
        accessTokens: new Map(),
      }
      all.push(grant)
      newRefreshToken(grant)
      return { grant, accessToken: newAccessToken(grant, lifetimeMs) }
    },
    rotate(refreshToken, lifetimeMs, overlaps) {
      const grant = byRefreshToken.get(refreshToken)
      if (!grant || isOver(grant)) return undefined
      const isOverlap = overlaps && grant.previousRefreshToken === refreshToken
      if (grant.refreshToken !== refreshToken && !isOverlap) {
        reused += 1
        grant.isRevoked = true
        return undefined
      }
      grant.previousRefreshToken = refreshToken
      newRefreshToken(grant)
      return { grant, accessToken: newAccessToken(grant, lifetimeMs) }
    },
    byAccessToken(token) {
      const grant = byToken.get(token)
      const holds = (grant?.accessTokens.get(token) ?? 0) > now()
      return grant && !isOver(grant) && holds ? grant : undefined
    },
    revoke(token) {
      const grant = byToken.get(token) ?? byRefreshToken.get(token)
      if (grant) grant.consent.isRevoked = true
      return grant !== undefined
    },
    expire() {
      for (const grant of all) grant.accessTokens.clear()
    },
    get reused() {
      return reused
    },
    get live() {
      return new Set(all.filter((grant) => !isOver(grant)).map(({ consent }) => consent)).size
    },
  }
}

function isOver({ isRevoked, consent }: Grant): boolean {
  return isRevoked || consent.isRevoked
}
