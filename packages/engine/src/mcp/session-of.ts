import { MaillonError } from '@maillon/core'
import { checkScopes, insideCaller } from '../access/caller.ts'
import type { Actor } from '../audit/actor.ts'
import type { AppIssuer } from '../authorization/app-issuer.ts'
import type { McpScope } from '../authorization/scopes.ts'
import { isSessionId } from '../ids.ts'
import type { PlainRequest } from '../plain-request.ts'
import type { LiveSession } from '../sessions/parts.ts'
import type { McpParts } from './parts.ts'

/** A session, who uses it, and what they may do with it; everything, when no scopes are told. */
export interface LetIn {
  session: LiveSession
  actor: Actor
  scopes?: readonly McpScope[]
}

/**
 * The session that a request may use: its address alone lets nobody in. Takes a key of the project, a token of this very
 * session or of its user, or a call from inside the process. Throws `unauthorized`, `forbidden`, `session_not_found`,
 * `issuer_unavailable`.
 */
export async function sessionOf(
  parts: McpParts,
  { header, inside }: PlainRequest,
  id: string,
): Promise<LetIn> {
  const key = header('x-api-key')
  const [, token] = /^Bearer +(\S+)$/i.exec(header('authorization') ?? '') ?? []
  if (!inside && key === undefined && token) return byToken(parts, token, id)
  const caller = inside ? insideCaller(inside) : await parts.apiKeys.callerOf(key ?? '')
  if (!caller) throw unauthorized()
  if (inside) await parts.ensureProject(inside.projectId)
  checkScopes(caller, ['execute'])
  if (!isSessionId(id)) throw notFound()
  return { session: await parts.sessions.get(caller.projectId, id), actor: caller.actor }
}

async function byToken(parts: McpParts, token: string, id: string): Promise<LetIn> {
  if (token.startsWith('mat_')) return byLogin(parts, token, id)
  if (token.startsWith('eyJ') && parts.authorization.appIssuer)
    return byAppIssuer(parts, parts.authorization.appIssuer, token, id)
  const subject = parts.sessionTokens.read(token)
  if (subject?.id !== id) throw unauthorized()
  const session = await parts.sessions.get(subject.projectId, id)
  if (session.tokenVersion !== subject.tokenVersion) throw unauthorized()
  return { session, actor: { kind: 'session', id } }
}

/** A token for another session is none for this one (RFC 8707): its audience is the session's address. */
async function byLogin(parts: McpParts, token: string, id: string): Promise<LetIn> {
  const caller = await parts.authorization.caller(token)
  if (caller?.sessionId !== id) throw unauthorized()
  const session = await parts.sessions.get(caller.projectId, id)
  if (session.tokenVersion !== caller.tokenVersion) throw unauthorized()
  return { session, scopes: caller.scopes, actor: { kind: 'grant', id: caller.grantId } }
}

/** A token that the app's issuer gave one of its users opens this user's own sessions alone. */
async function byAppIssuer(
  { sessions, settings }: McpParts,
  appIssuer: AppIssuer,
  token: string,
  id: string,
): Promise<LetIn> {
  const caller = await appIssuer.caller(token, `${settings.publicUrl}/mcp/${id}`)
  if (!caller) throw unauthorized()
  if (!isSessionId(id)) throw notFound()
  const session = await sessions.get(appIssuer.project, id)
  if (session.userId === caller.userId)
    return { session, scopes: caller.scopes, actor: { kind: 'issuer', id: null } }
  // Not 401: a client would ask for the same token again.
  throw new MaillonError('forbidden', {
    message: 'This session is that of another user.',
    hint: 'Log in as the user that the session was made for.',
  })
}

function unauthorized(): MaillonError {
  return new MaillonError('unauthorized', {
    message:
      'This session lets in keys of its project and its own tokens, and this request has neither.',
    hint: 'Send the headers of session.mcp; open the session again when its token has ended.',
  })
}

function notFound(): MaillonError {
  return new MaillonError('session_not_found', {
    hint: 'Take the address from session.mcp.url.',
  })
}
