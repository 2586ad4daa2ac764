import { newSecret, sha256 } from '../ids.ts'
import type { McpGrantRow } from '../store/rows.ts'
import type { Store } from '../store/store.ts'
import { accessSeconds, type AccessTokens } from './access-tokens.ts'
import { OAuthRefusal } from './oauth-refusal.ts'
import { type McpScope, readScopes } from './scopes.ts'
import { challengeOf, type TokenAnswer } from './token-answer.ts'

/** From a client's code on: access tokens that are short, refresh tokens that work once. */
export interface Grants {
  /** Tokens for a code or a refresh token. Throws OAuthRefusal. */
  token(form: URLSearchParams): Promise<TokenAnswer>
  /**
   * Ends a grant by its refresh token or one of its access tokens (RFC 7009); answers its session's id. What is neither is
   * no error.
   */
  revoke(token: string): Promise<string | undefined>
  /** Whom an access token lets in; undefined for one that lets nobody in. */
  caller(token: string): Promise<McpCaller | undefined>
}

/** A client that logged in. */
export interface McpCaller {
  projectId: string
  sessionId: string
  tokenVersion: number
  scopes: readonly McpScope[]
}

export interface GrantParts {
  store: Store
  accessTokens: AccessTokens
  /** This authorization server: the engine's publicUrl. */
  issuer: string
  now: () => number
}

const refreshForm = /^mrt_([0-9a-f]{64})\./
const refreshMs = 30 * 24 * 3_600_000

/** Grants over the store. */
export function createGrants({ store, accessTokens, issuer, now }: GrantParts): Grants {
  async function tokensFor(row: McpGrantRow, refreshToken: string): Promise<TokenAnswer> {
    const session = await store.sessions.find(row.projectId, row.sessionId)
    const { projectId, sessionId, id: grantId, scopes, tokenVersion } = row
    if (session?.tokenVersion !== tokenVersion)
      throw new OAuthRefusal(
        'invalid_grant',
        'The session lets nobody in any more that it had let in.',
      )
    const accessToken = accessTokens.issue({ projectId, sessionId, tokenVersion, grantId })
    return { accessToken, refreshToken, expiresIn: accessSeconds, scope: scopes }
  }

  /**
   * Takes a secret that works once for a refresh token; one that was taken before ends what came of it. Each refresh token
   * names the code that it came of, so that an old one is known for stolen however often it was renewed since.
   */
  async function take(
    secret: string,
    status: 'coded' | 'active',
    fits: (row: McpGrantRow) => boolean,
  ): Promise<TokenAnswer> {
    const hash = sha256(secret)
    const row = await store.mcpGrants.findBySecret(hash)
    if (!row) {
      const [, code = hash] = refreshForm.exec(secret) ?? []
      const stolen = await store.mcpGrants.findBySpent(code)
      if (stolen) await end(stolen)
      throw new OAuthRefusal('invalid_grant', 'It is not known, or was used before.')
    }
    if (row.status !== status || row.expiresAt <= now() || !fits(row))
      throw new OAuthRefusal('invalid_grant', 'It is over, or not of this client.')
    const code = row.spentHash ?? hash
    const refreshToken = newSecret(`mrt_${code}.`)
    const taken = await store.mcpGrants.update(row.projectId, row.id, hash, {
      status: 'active',
      secretHash: sha256(refreshToken),
      spentHash: code,
      expiresAt: now() + refreshMs,
    })
    if (!taken) throw new OAuthRefusal('invalid_grant', 'It was used at the same time.')
    return tokensFor(taken, refreshToken)
  }

  /** Whatever happens to it meanwhile. */
  async function end({ projectId, id }: McpGrantRow): Promise<void> {
    for (;;) {
      const row = await store.mcpGrants.find(projectId, id)
      if (!row || row.status === 'revoked') return
      await store.mcpGrants.update(projectId, id, row.secretHash, { status: 'revoked' })
    }
  }

  return {
    async token(form) {
      const clientId = form.get('client_id') ?? ''
      const fitsResource = ({ sessionId }: McpGrantRow) => {
        const resource = form.get('resource')
        return resource === null || resource.split('?')[0] === `${issuer}/mcp/${sessionId}`
      }
      const grantType = form.get('grant_type')
      if (grantType === 'authorization_code') {
        const challenge = challengeOf(form.get('code_verifier') ?? '')
        return take(
          form.get('code') ?? '',
          'coded',
          (row) =>
            row.clientId === clientId &&
            row.redirectUri === form.get('redirect_uri') &&
            row.codeChallenge === challenge &&
            fitsResource(row),
        )
      }
      if (grantType === 'refresh_token') {
        return take(
          form.get('refresh_token') ?? '',
          'active',
          (row) => row.clientId === clientId && fitsResource(row),
        )
      }
      throw new OAuthRefusal(
        'unsupported_grant_type',
        'There are authorization_code and refresh_token.',
      )
    },
    async revoke(token) {
      const claims = accessTokens.read(token)
      const row = claims
        ? await store.mcpGrants.find(claims.projectId, claims.grantId)
        : await store.mcpGrants.findBySecret(sha256(token))
      if (row?.status !== 'active') return undefined
      await end(row)
      return row.sessionId
    },
    async caller(token) {
      const claims = accessTokens.read(token)
      const row = claims && (await store.mcpGrants.find(claims.projectId, claims.grantId))
      if (row?.status !== 'active' || row.sessionId !== claims?.sessionId) return undefined
      return { ...claims, scopes: readScopes(row.scopes) ?? [] }
    },
  }
}
