import { keepSecret } from '../telemetry/live-secrets.ts'
import type { Signer } from '../vault/signer.ts'

/** What an access token says. */
export interface AccessClaims {
  projectId: string
  sessionId: string
  tokenVersion: number
  grantId: string
}

/** Access tokens of clients that logged in: for one session, and for ten minutes. Nothing of them is stored. */
export interface AccessTokens {
  issue(claims: AccessClaims): string
  /** Undefined for one that is none of ours or has ended. Compare the version, and ask for the grant. */
  read(token: string): AccessClaims | undefined
}

export const accessSeconds = 600

const purpose = 'mcp access token'
const form = /^mat_([\w-]{1,1024})\.([\w-]{43})$/

/** Access tokens, signed over all that they say and their end. */
export function createAccessTokens(signer: Signer, now: () => number): AccessTokens {
  return {
    issue({ projectId, sessionId, tokenVersion, grantId }) {
      const end = now() + accessSeconds * 1000
      const claims = JSON.stringify([projectId, sessionId, tokenVersion, grantId, end])
      const body = Buffer.from(claims).toString('base64url')
      const token = `mat_${body}.${signer.sign(purpose, body)}`
      keepSecret(token)
      return token
    },
    read(token) {
      const [, body, signature] = form.exec(token) ?? []
      if (!body || !signature || !signer.verify(purpose, body, signature)) return undefined
      const claims = JSON.parse(Buffer.from(body, 'base64url').toString()) as [
        string,
        string,
        number,
        string,
        number,
      ]
      const [projectId, sessionId, tokenVersion, grantId, end] = claims
      return now() < end ? { projectId, sessionId, tokenVersion, grantId } : undefined
    },
  }
}
