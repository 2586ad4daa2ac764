import { keepSecret } from '../telemetry/live-secrets.ts'
import type { Signer } from '../vault/signer.ts'

/** A session as its tokens name it. */
export interface TokenSubject {
  id: string
  projectId: string
  tokenVersion: number
}

/** Tokens that let an MCP client into one session and nowhere else. Nothing of them is stored. */
export interface SessionTokens {
  /** `mst_…`; it ends by itself, and when the session's token version is raised. */
  issue(session: TokenSubject): string
  /** Which session a token is for; undefined for one that is none of ours or has ended. Compare the version. */
  read(token: string): TokenSubject | undefined
}

export interface SessionTokenParts {
  signer: Signer
  lifetimeMs: number
  /** Milliseconds since 1970. */
  now: () => number
}

/** Whoever opens a session twice within the hour gets the same token: what keeps connections by their headers reuses them. */
const roundMs = 3_600_000
const purpose = 'session token'
/** A client sends its token with every request: what a good signature is over is kept for that long. */
const tokensKept = 1_000
const form = /^mst_([\w-]{1,1024})\.([\w-]{43})$/

type Claims = [projectId: string, id: string, tokenVersion: number, expiresAt: number]

/** Session tokens: signed over project, session, token version and end. */
export function createSessionTokens({ signer, lifetimeMs, now }: SessionTokenParts): SessionTokens {
  const signed = new Map<string, Claims>()

  function claimsOf(token: string): Claims | undefined {
    const known = signed.get(token)
    if (known) return known
    const [, body, signature] = form.exec(token) ?? []
    if (!body || !signature || !signer.verify(purpose, body, signature)) return undefined
    const claims = JSON.parse(Buffer.from(body, 'base64url').toString()) as Claims
    if (signed.size >= tokensKept) signed.clear()
    signed.set(token, claims)
    return claims
  }

  return {
    issue({ id, projectId, tokenVersion }) {
      const expiresAt = Math.ceil((now() + lifetimeMs) / roundMs) * roundMs
      const claims: Claims = [projectId, id, tokenVersion, expiresAt]
      const body = Buffer.from(JSON.stringify(claims)).toString('base64url')
      const token = `mst_${body}.${signer.sign(purpose, body)}`
      keepSecret(token)
      return token
    },
    read(token) {
      const claims = claimsOf(token)
      if (!claims) return undefined
      const [projectId, id, tokenVersion, expiresAt] = claims
      return now() < expiresAt ? { id, projectId, tokenVersion } : undefined
    },
  }
}
