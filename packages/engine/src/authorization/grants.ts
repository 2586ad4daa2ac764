import { setTimeout as delay } from 'node:timers/promises'
import type { AuditAction } from '../audit/actions.ts'
import type { WriteAudit } from '../audit/audit.ts'
import { newSecret, sha256 } from '../ids.ts'
import type { McpGrantRow } from '../store/rows.ts'
import type { McpGrantChange, Store } from '../store/store.ts'
import type { Place, Vault } from '../vault/vault.ts'
import { accessSeconds, type AccessTokens } from './access-tokens.ts'
import { createGrantChanges } from './grant-changes.ts'
import { OAuthRefusal } from './oauth-refusal.ts'
import { isSameAddress } from './same-address.ts'
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
  grantId: string
  sessionId: string
  tokenVersion: number
  scopes: readonly McpScope[]
}

export interface GrantParts {
  store: Store
  audit: WriteAudit
  vault: Vault
  accessTokens: AccessTokens
  /** This authorization server: the engine's publicUrl. */
  issuer: string
  now: () => number
}

const refreshForm = /^mrt_([0-9a-f]{64})\./
const newRefreshToken = (code: string) => newSecret(`mrt_${code}.`)
const refreshMs = 30 * 24 * 3_600_000
/** How far the refreshes of calls that are made at once lie apart. */
const besideMs = 10_000
/** What a request takes to get here after another was answered that its client made at the same time. */
const onTheirWayMs = 500

/** Grants over the store. */
export function createGrants(parts: GrantParts): Grants {
  const { store, vault, accessTokens, issuer, now } = parts
  const changeWith = createGrantChanges(parts)

  async function answerFor(row: McpGrantRow, refreshToken: string): Promise<TokenAnswer> {
    const session = await store.sessions.find(row.projectId, row.sessionId)
    const { projectId, sessionId, id: grantId, scopes, tokenVersion } = row
    if (session?.tokenVersion !== tokenVersion)
      throw refused('The session lets nobody in any more that it had let in.')
    const accessToken = accessTokens.issue({ projectId, sessionId, tokenVersion, grantId })
    return { accessToken, refreshToken, expiresIn: accessSeconds, scope: scopes }
  }

  /** A code works once; one that was taken before ends what came of it. */
  async function exchange(form: URLSearchParams): Promise<TokenAnswer> {
    const code = sha256(form.get('code') ?? '')
    const row = await store.mcpGrants.findBySecret(code)
    if (!row) throw await stolen(await store.mcpGrants.findBySpent(code))
    const fits =
      row.status === 'coded' &&
      row.clientId === form.get('client_id') &&
      row.redirectUri === form.get('redirect_uri') &&
      row.codeChallenge === challengeOf(form.get('code_verifier') ?? '') &&
      isOpen(row, form)
    if (!fits) throw refused('It is over, or not of this client.')
    const answer = await rotate(row, code, newRefreshToken(code), { spentHash: code })
    if (!answer) throw refused('It was used at the same time.')
    return answer
  }

  /**
   * A refresh token works once, but a client that makes several calls at once renews it once for each. So for some seconds
   * the last one that was renewed is answered by the same successor, until that is renewed itself. Any other that was
   * renewed is stolen, or was stolen from: each names the code that it came of, so that it is known however old it is.
   */
  async function renew(form: URLSearchParams): Promise<TokenAnswer> {
    const token = form.get('refresh_token') ?? ''
    const { code, row } = await familyOf(token)
    if (!row || code === undefined) throw await stolen(row)
    const hash = sha256(token)
    const isNow = row.secretHash === hash
    const isBeside = row.predecessorHash === hash && now() < (row.renewedAt ?? 0) + besideMs
    if (!(isNow || isBeside) || row.clientId !== form.get('client_id')) throw await stolen(row)
    if (row.status !== 'active' || !isOpen(row, form)) throw refused('It is over.')
    if (isBeside && row.successor !== null)
      return answerFor(row, await vault.open(successorOf(row), row.successor))
    // Calls that bring its predecessor are on their way yet: they are answered first.
    const age = row.renewedAt === null ? onTheirWayMs : Math.max(0, now() - row.renewedAt)
    if (age < onTheirWayMs) await delay(onTheirWayMs - age)
    const next = newRefreshToken(code)
    const successor = await vault.seal(successorOf(row), next)
    const change = { predecessorHash: hash, successor, renewedAt: now() }
    // Whoever was faster is beside it now.
    return (await rotate(row, hash, next, change)) ?? renew(form)
  }

  /** The grant that a refresh token is of, or says that it is. */
  async function familyOf(token: string): Promise<{ code?: string; row?: McpGrantRow }> {
    const [, code] = refreshForm.exec(token) ?? []
    const row = code === undefined ? undefined : await store.mcpGrants.findBySpent(code)
    return { ...(code !== undefined && { code }), ...(row && { row }) }
  }

  /** Undefined when another was faster. */
  async function rotate(
    row: McpGrantRow,
    secretHash: string,
    refreshToken: string,
    change: McpGrantChange,
  ): Promise<TokenAnswer | undefined> {
    const next = {
      ...change,
      status: 'active',
      secretHash: sha256(refreshToken),
      expiresAt: now() + refreshMs,
    } as const
    // A renewal leaves the grant what it was.
    const taken =
      row.status === 'active'
        ? await store.mcpGrants.update(row.projectId, row.id, secretHash, next)
        : await changeWith(row, secretHash, next, 'login.completed')
    return taken && answerFor(taken, refreshToken)
  }

  function isOpen({ sessionId, expiresAt }: McpGrantRow, form: URLSearchParams): boolean {
    const own = `${issuer}/mcp/${sessionId}`
    const fits = form.getAll('resource').every((resource) => isSameAddress(resource, own))
    return fits && now() < expiresAt
  }

  /** Ends what came of a secret that comes again; answers what its bearer is told, as for one that nobody knows. */
  async function stolen(row: McpGrantRow | undefined): Promise<OAuthRefusal> {
    if (row) await end(row, 'login.stolen')
    return refused('It is not known, or was used before.')
  }

  /** Whatever happens to it meanwhile. */
  async function end({ projectId, id }: McpGrantRow, action: AuditAction): Promise<void> {
    for (;;) {
      const row = await store.mcpGrants.find(projectId, id)
      if (!row || row.status === 'revoked') return
      await changeWith(row, row.secretHash, { status: 'revoked', successor: null }, action)
    }
  }

  return {
    async token(form) {
      const grantType = form.get('grant_type')
      if (grantType === 'authorization_code') return exchange(form)
      if (grantType === 'refresh_token') return renew(form)
      throw new OAuthRefusal(
        'unsupported_grant_type',
        'There are authorization_code and refresh_token.',
      )
    },
    async revoke(token) {
      const claims = accessTokens.read(token)
      const row = claims
        ? await store.mcpGrants.find(claims.projectId, claims.grantId)
        : (await familyOf(token)).row
      const hashes = [row?.secretHash, row?.predecessorHash]
      if (row?.status !== 'active' || !(claims || hashes.includes(sha256(token)))) return undefined
      await end(row, 'login.revoked')
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

function successorOf({ projectId, id }: McpGrantRow): Place {
  return { projectId, row: id, field: 'mcp_grants.successor', version: 1 }
}

function refused(why: string): OAuthRefusal {
  return new OAuthRefusal('invalid_grant', why)
}
