import { MaillonError } from '@maillon/core'
import type { WriteAudit } from '../audit/audit.ts'
import { checkText } from '../check-text.ts'
import type { ConnectionSettings } from '../connections/settings.ts'
import { requireVerifierUrl } from '../connections/links/verifier.ts'
import { isSessionId, newId, newSecret, sha256 } from '../ids.ts'
import type { McpGrantRow, SessionRow } from '../store/rows.ts'
import type { Store } from '../store/store.ts'
import type { ReadClient } from './client-documents.ts'
import { createGrantChanges } from './grant-changes.ts'
import { OAuthRefusal } from './oauth-refusal.ts'
import { isRegistered } from './redirect-uri.ts'
import { plainAddress } from './same-address.ts'
import { type McpScope, readScopes } from './scopes.ts'

/** From a client's request to its code: the app says who its user is, and the user whether the client may. */
export interface Logins {
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
}

/** A client that wants in, and whom it wants to act for. */
export interface Asked {
  /** Where its document is, or else where its answer goes. */
  clientHost: string
  /** Whether it is known by its own word alone, and not by an address. */
  isSelfAsserted: boolean
  clientName: string | null
  userId: string
  scopes: readonly McpScope[]
  redirectUri: string
  expiresAt: number
}

export interface LoginParts {
  store: Store
  audit: WriteAudit
  settings: ConnectionSettings
  readClient: ReadClient
  /** This authorization server: the engine's publicUrl. */
  issuer: string
  now: () => number
}

const minute = 60_000
const askMs = 10 * minute
const codeMs = minute
/** Whoever knows a session's address can ask its app; more than these at a time are nobody's wish. */
const maxAsked = 20
const prefix = 'login_'

/** Logins over the store. */
export function createLogins(parts: LoginParts): Logins {
  const { store, settings, readClient, issuer, now } = parts
  const change = createGrantChanges(parts)

  /** A session whose clients can log in. */
  async function openSession(id: string): Promise<SessionRow | undefined> {
    const session = isSessionId(id) ? await store.sessions.findAnywhere(id) : undefined
    return session && settings.verifierUrl(session.projectId) !== undefined ? session : undefined
  }

  /** Asked first: whoever knows no session lets nothing be fetched. */
  async function sessionAt(resource: string | null): Promise<SessionRow> {
    const address = plainAddress(resource ?? '') ?? ''
    const start = plainAddress(`${issuer}/mcp/`) ?? ''
    const id = address.startsWith(start) ? address.slice(start.length) : ''
    const session = await openSession(id)
    if (!session)
      throw new MaillonError('invalid_request', {
        message: 'resource names no session whose clients can log in.',
        hint: 'Take the address from session.mcp.url; logins need a verifierUrl.',
      })
    return session
  }

  /** RFC 9207: which authorization server it was, so that a client cannot be led to another one's. */
  function answerTo(
    redirectUri: string,
    state: string | null,
    answer: Record<string, string>,
  ): string {
    const url = new URL(redirectUri)
    for (const [name, value] of Object.entries({ ...answer, iss: issuer }))
      url.searchParams.set(name, value)
    if (state !== null) url.searchParams.set('state', state)
    return url.href
  }

  async function grantAtPage(pageToken: string): Promise<McpGrantRow> {
    const row = await store.mcpGrants.findBySecret(sha256(pageToken))
    if (row?.status === 'confirmed' && row.expiresAt > now()) return row
    throw new MaillonError('link_not_found', { message: 'No client waits for an answer here.' })
  }

  async function ask(
    session: SessionRow,
    query: URLSearchParams,
    clientName: string | null,
  ): Promise<string> {
    const { scopes, codeChallenge, state } = checked(query)
    const { projectId, id: sessionId } = session
    if ((await store.mcpGrants.countAsked(projectId, sessionId, now())) >= maxAsked)
      throw new OAuthRefusal('temporarily_unavailable', 'Too many clients ask at once.')
    const sessionUri = newSecret(prefix)
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
      predecessorHash: null,
      successor: null,
      renewedAt: null,
      createdAt: now(),
      expiresAt: now() + askMs,
    })
    const verifier = new URL(requireVerifierUrl(settings, projectId))
    verifier.searchParams.set('session_uri', sessionUri)
    return verifier.href
  }

  return {
    isOpen: async (sessionId) => (await openSession(sessionId)) !== undefined,
    async begin(query) {
      checkText([...query.values()])
      const session = await sessionAt(query.get('resource'))
      const { name, redirectUris } = await readClient(query.get('client_id') ?? '')
      const redirectUri = query.get('redirect_uri') ?? ''
      if (!isRegistered(redirectUris, redirectUri)) {
        throw new MaillonError('invalid_request', {
          message: 'redirect_uri is none that the client named before.',
          hint: 'Nobody is sent there.',
        })
      }
      try {
        return await ask(session, query, name)
      } catch (error) {
        if (!(error instanceof OAuthRefusal)) throw error
        return answerTo(redirectUri, query.get('state'), {
          error: error.error,
          error_description: error.message,
        })
      }
    },
    isLogin: (sessionUri) => sessionUri.startsWith(prefix),
    async confirm(projectId, { sessionUri, userId }) {
      const secretHash = sha256(sessionUri)
      const row = await store.mcpGrants.findBySecret(secretHash)
      const session = row && (await store.sessions.find(projectId, row.sessionId))
      const isOpen = row?.status === 'asked' && row.projectId === projectId && row.expiresAt > now()
      if (!session || !isOpen || session.userId !== userId) {
        // The wrong user had their try: nobody else gets one.
        if (row?.projectId === projectId)
          await change(row, secretHash, { status: 'revoked' }, 'login.refused')
        throw verificationFailed()
      }
      const pageToken = newSecret('mlp_')
      const confirmed = { status: 'confirmed', secretHash: sha256(pageToken) } as const
      const taken = await change(row, secretHash, confirmed, 'login.confirmed')
      if (!taken) throw verificationFailed()
      return `${issuer}/login/${pageToken}`
    },
    async asked(pageToken) {
      const row = await grantAtPage(pageToken)
      const session = await store.sessions.find(row.projectId, row.sessionId)
      return {
        ...clientOf(row),
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
      const decided = {
        status: agreed ? 'coded' : 'denied',
        secretHash: sha256(code),
        expiresAt: now() + codeMs,
      } as const
      const action = agreed ? 'login.agreed' : 'login.denied'
      const taken = await change(row, row.secretHash, decided, action)
      if (!taken) throw new MaillonError('link_not_found', { message: 'It was answered already.' })
      const error = { error: 'access_denied', error_description: 'The user said no.' }
      return answerTo(row.redirectUri, row.state, agreed ? { code } : error)
    },
  }
}

/** A program that registered itself is nowhere; what is certain is where its answer goes. */
function clientOf({ clientId, redirectUri }: McpGrantRow) {
  if (clientId.startsWith('https:'))
    return { clientHost: new URL(clientId).host, isSelfAsserted: false }
  const { protocol, host } = new URL(redirectUri)
  if (protocol === 'https:') return { clientHost: host, isSelfAsserted: true }
  const own = protocol === 'http:' ? '' : ` (${protocol})`
  return { clientHost: `a program on this device${own}`, isSelfAsserted: true }
}

/** What a client may ask for. Throws OAuthRefusal. */
function checked(query: URLSearchParams) {
  const state = query.get('state')
  const codeChallenge = query.get('code_challenge') ?? ''
  if (query.get('response_type') !== 'code')
    throw new OAuthRefusal('unsupported_response_type', 'response_type has to be code.')
  if (query.get('code_challenge_method') !== 'S256' || !/^[\w-]{43}$/.test(codeChallenge))
    throw new OAuthRefusal('invalid_request', 'PKCE by S256 is needed (RFC 7636).')
  if ((state?.length ?? 0) > 2_000) throw new OAuthRefusal('invalid_request', 'state is too long.')
  const scopes = readScopes(query.get('scope') ?? undefined)
  if (!scopes) throw new OAuthRefusal('invalid_scope', 'scope names one that is not known.')
  return { scopes, codeChallenge, state }
}

/** The same words as for a Connect Link, whatever is wrong. */
function verificationFailed(): MaillonError {
  return new MaillonError('verification_failed', {
    message: 'No login of this user waits under this session_uri.',
    hint: 'Let the client begin again, and confirm it once, as the user who is logged in.',
  })
}
