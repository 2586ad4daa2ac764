import { MaillonError } from '@maillon/core'
import { requireVerifierUrl } from '../connections/verifier.ts'
import type { ConnectionSettings } from '../connections/settings.ts'
import { newId, newSecret, sha256 } from '../ids.ts'
import type { Outbound } from '../outbound/outbound.ts'
import type { McpGrantRow } from '../store/rows.ts'
import type { Store } from '../store/store.ts'
import type { Signer } from '../vault/signer.ts'
import { accessSeconds, createAccessTokens } from './access-tokens.ts'
import { createClientDocuments } from './client-documents.ts'
import { OAuthRefusal } from './oauth-refusal.ts'
import { isRegistered } from './redirect-uri.ts'
import { type McpScope, readScopes } from './scopes.ts'
import { challengeOf, type TokenAnswer } from './token-answer.ts'

/**
 * The authorization server for clients that log in to a session's MCP address by themselves: authorization code with
 * PKCE, refresh tokens that rotate. It logs nobody in: the app says which of its users is there.
 */
export interface Authorization {
  /** Whether a session's clients can log in: where the app of its project says who its users are. */
  isOpen(sessionId: string): Promise<boolean>
  /**
   * Begins a login; answers where the browser goes: to the app for its word, or back to the client with an error.
   * Throws `invalid_request` when it is not known where the client could be answered.
   */
  begin(query: URLSearchParams): Promise<string>
  /** Whether a session_uri is that of a login. */
  isLogin(sessionUri: string): boolean
  /** The app names its user, once; answers the page that asks the user. Throws `verification_failed`. */
  confirm(projectId: string, word: { sessionUri: string; userId: string }): Promise<string>
  /** What the page asks. Throws `link_not_found`. */
  asked(pageToken: string): Promise<Asked>
  /** The user decided; answers where the browser goes. Throws `link_not_found`. */
  decide(pageToken: string, agreed: boolean): Promise<string>
  /** Tokens for a code or a refresh token. Throws OAuthRefusal. */
  token(form: URLSearchParams): Promise<TokenAnswer>
  /** Ends a grant by its refresh token or one of its access tokens (RFC 7009); what is neither is no error. */
  revoke(token: string): Promise<void>
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

/** A client that wants in, and whom it wants to act for. */
export interface Asked {
  clientHost: string
  clientName: string | null
  userId: string
  scopes: readonly McpScope[]
  redirectUri: string
  expiresAt: number
}

export interface AuthorizationParts {
  store: Store
  outbound: Outbound
  signer: Signer
  settings: ConnectionSettings
  now: () => number
}

const minute = 60_000
const askMs = 10 * minute
const codeMs = minute
const refreshMs = 30 * 24 * 60 * minute
/** Whoever knows a session's address can ask its app; more than these at a time are nobody's wish. */
const maxAsked = 20
const loginPrefix = 'login_'

/** The authorization server over the store. */
export function createAuthorization(parts: AuthorizationParts): Authorization {
  const { store, settings, now } = parts
  const readClient = createClientDocuments(parts.outbound, now)
  const accessTokens = createAccessTokens(parts.signer, now)
  const issuer = () => settings.publicUrl?.replace(/\/$/, '') ?? ''

  async function sessionAt(resource: string | null) {
    const prefix = `${issuer()}/mcp/`
    const id = resource?.startsWith(prefix)
      ? (resource.slice(prefix.length).split('?')[0] ?? '')
      : ''
    const session = /^trs_[0-9A-Za-z]{22}$/.test(id)
      ? await store.sessions.findAnywhere(id)
      : undefined
    if (!session || settings.verifierUrl(session.projectId) === undefined)
      throw new OAuthRefusal(
        'invalid_target',
        'resource names no session whose clients can log in.',
      )
    return session
  }

  /** RFC 9207: which authorization server it was, so that a client cannot be led to another one's. */
  function answerTo(
    redirectUri: string,
    state: string | null,
    answer: Record<string, string>,
  ): string {
    const url = new URL(redirectUri)
    for (const [name, value] of Object.entries({ ...answer, iss: issuer() }))
      url.searchParams.set(name, value)
    if (state !== null) url.searchParams.set('state', state)
    return url.href
  }

  async function grantAtPage(pageToken: string): Promise<McpGrantRow> {
    const row = await store.mcpGrants.findBySecret(sha256(pageToken))
    if (row?.status === 'confirmed' && row.expiresAt > now()) return row
    throw new MaillonError('link_not_found', { message: 'No client waits for an answer here.' })
  }

  async function ask(query: URLSearchParams, clientName: string | null): Promise<string> {
    const state = query.get('state')
    const { session, scopes, codeChallenge } = await checked(query, state)
    const { projectId, id: sessionId } = session
    if ((await store.mcpGrants.countAsked(projectId, sessionId, now())) >= maxAsked)
      throw new OAuthRefusal('temporarily_unavailable', 'Too many clients ask at once.')
    const sessionUri = newSecret(loginPrefix)
    await store.mcpGrants.insert({
      id: newId('mgr_'),
      projectId,
      sessionId,
      clientId: query.get('client_id') ?? '',
      clientName,
      redirectUri: query.get('redirect_uri') ?? '',
      codeChallenge,
      tokenVersion: session.tokenVersion,
      scopes: scopes.join(' '),
      state,
      status: 'asked',
      secretHash: sha256(sessionUri),
      spentHash: null,
      createdAt: now(),
      expiresAt: now() + askMs,
    })
    const verifier = new URL(requireVerifierUrl(settings, projectId))
    verifier.searchParams.set('session_uri', sessionUri)
    return verifier.href
  }

  async function checked(query: URLSearchParams, state: string | null) {
    const codeChallenge = query.get('code_challenge') ?? ''
    if (query.get('response_type') !== 'code')
      throw new OAuthRefusal('unsupported_response_type', 'response_type has to be code.')
    if (query.get('code_challenge_method') !== 'S256' || !/^[\w-]{43}$/.test(codeChallenge))
      throw new OAuthRefusal('invalid_request', 'PKCE by S256 is needed (RFC 7636).')
    if ((state?.length ?? 0) > 2_000)
      throw new OAuthRefusal('invalid_request', 'state is too long.')
    const scopes = readScopes(query.get('scope') ?? undefined)
    if (!scopes) throw new OAuthRefusal('invalid_scope', 'scope names one that is not known.')
    return { session: await sessionAt(query.get('resource')), scopes, codeChallenge }
  }

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

  /** Takes a secret that works once for a refresh token; one that was taken before ends what came of it. */
  async function take(
    secret: string,
    status: 'coded' | 'active',
    fits: (row: McpGrantRow) => boolean,
  ): Promise<TokenAnswer> {
    const hash = sha256(secret)
    const row = await store.mcpGrants.findBySecret(hash)
    if (!row) {
      const stolen = await store.mcpGrants.findBySpent(hash)
      if (stolen) await end(stolen)
      throw new OAuthRefusal('invalid_grant', 'It is not known, or was used before.')
    }
    if (row.status !== status || row.expiresAt <= now() || !fits(row))
      throw new OAuthRefusal('invalid_grant', 'It is over, or not of this client.')
    const refreshToken = newSecret('mrt_')
    const taken = await store.mcpGrants.update(row.projectId, row.id, hash, {
      status: 'active',
      secretHash: sha256(refreshToken),
      spentHash: hash,
      expiresAt: now() + refreshMs,
    })
    if (!taken) throw new OAuthRefusal('invalid_grant', 'It was used at the same time.')
    return tokensFor(taken, refreshToken)
  }

  async function end({ projectId, id, secretHash }: McpGrantRow): Promise<void> {
    await store.mcpGrants.update(projectId, id, secretHash, { status: 'revoked' })
  }

  return {
    async isOpen(sessionId) {
      const session = await store.sessions.findAnywhere(sessionId)
      return session !== undefined && settings.verifierUrl(session.projectId) !== undefined
    },
    async begin(query) {
      const { name, redirectUris } = await readClient(query.get('client_id') ?? '')
      const redirectUri = query.get('redirect_uri') ?? ''
      if (!isRegistered(redirectUris, redirectUri)) {
        throw new MaillonError('invalid_request', {
          message: 'redirect_uri is none that the client’s document names.',
          hint: 'Nobody is sent there.',
        })
      }
      try {
        return await ask(query, name)
      } catch (error) {
        if (!(error instanceof OAuthRefusal)) throw error
        return answerTo(redirectUri, query.get('state'), {
          error: error.error,
          error_description: error.message,
        })
      }
    },
    isLogin: (sessionUri) => sessionUri.startsWith(loginPrefix),
    async confirm(projectId, { sessionUri, userId }) {
      const secretHash = sha256(sessionUri)
      const row = await store.mcpGrants.findBySecret(secretHash)
      const session = row && (await store.sessions.find(projectId, row.sessionId))
      const isOpen = row?.status === 'asked' && row.projectId === projectId && row.expiresAt > now()
      if (!session || !isOpen || session.userId !== userId) {
        // The wrong user had their try: nobody else gets one.
        if (row?.projectId === projectId) await end(row)
        throw verificationFailed()
      }
      const pageToken = newSecret('mlp_')
      const change = { status: 'confirmed', secretHash: sha256(pageToken) } as const
      const taken = await store.mcpGrants.update(projectId, row.id, secretHash, change)
      if (!taken) throw verificationFailed()
      return `${issuer()}/login/${pageToken}`
    },
    async asked(pageToken) {
      const row = await grantAtPage(pageToken)
      const session = await store.sessions.find(row.projectId, row.sessionId)
      return {
        clientHost: new URL(row.clientId).host,
        clientName: row.clientName,
        userId: session?.userId ?? '',
        scopes: readScopes(row.scopes) ?? [],
        redirectUri: row.redirectUri,
        expiresAt: row.expiresAt,
      }
    },
    async decide(pageToken, agreed) {
      const row = await grantAtPage(pageToken)
      const code = newSecret('mlc_')
      const taken = await store.mcpGrants.update(row.projectId, row.id, row.secretHash, {
        status: agreed ? 'coded' : 'denied',
        secretHash: sha256(code),
        expiresAt: now() + codeMs,
      })
      if (!taken) throw new MaillonError('link_not_found', { message: 'It was answered already.' })
      const error = { error: 'access_denied', error_description: 'The user said no.' }
      return answerTo(row.redirectUri, row.state, agreed ? { code } : error)
    },
    async token(form) {
      const clientId = form.get('client_id') ?? ''
      const fitsResource = ({ sessionId }: McpGrantRow) => {
        const resource = form.get('resource')
        return resource === null || resource.split('?')[0] === `${issuer()}/mcp/${sessionId}`
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
      if (row?.status === 'active') await end(row)
    },
    async caller(token) {
      const claims = accessTokens.read(token)
      const row = claims && (await store.mcpGrants.find(claims.projectId, claims.grantId))
      if (row?.status !== 'active' || row.sessionId !== claims?.sessionId) return undefined
      return { ...claims, scopes: readScopes(row.scopes) ?? [] }
    },
  }
}

/** The same words as for a Connect Link, whatever is wrong. */
function verificationFailed(): MaillonError {
  return new MaillonError('verification_failed', {
    message: 'No login of this user waits under this session_uri.',
    hint: 'Let the client begin again, and confirm it once, as the user who is logged in.',
  })
}
