import { createHash } from 'node:crypto'

/** Tokens for a client. */
export interface TokenAnswer {
  accessToken: string
  refreshToken: string
  /** Seconds. */
  expiresIn: number
  scope: string
}

/** As RFC 6749 §5.1 spells it. */
export function tokenAnswer({ accessToken, refreshToken, expiresIn, scope }: TokenAnswer) {
  return {
    access_token: accessToken,
    token_type: 'Bearer',
    expires_in: expiresIn,
    refresh_token: refreshToken,
    scope,
  }
}

/** RFC 7636 §4.6: what a verifier has to come to. */
export function challengeOf(verifier: string): string {
  return /^[\w.~-]{43,128}$/.test(verifier)
    ? createHash('sha256').update(verifier).digest('base64url')
    : ''
}
