import { MaillonError } from '@maillon/core'
import { checkScopes, insideCaller } from '../access/caller.ts'
import type { LiveSession } from '../sessions/parts.ts'
import type { McpParts } from './parts.ts'

const sessionId = /^trs_[0-9A-Za-z]{22}$/

/**
 * The session that a request may use: its address alone lets nobody in. Takes a key of the project, a token of this very
 * session, or a call from inside the process. Throws `unauthorized`, `forbidden`, `session_not_found`.
 */
export async function sessionOf(
  parts: McpParts,
  { headers }: Request,
  id: string,
  inside: string | undefined,
): Promise<LiveSession> {
  const key = headers.get('x-api-key')
  const [, token] = /^Bearer +(\S+)$/i.exec(headers.get('authorization') ?? '') ?? []
  if (inside === undefined && key === null && token) return byToken(parts, token, id)
  const caller =
    inside === undefined ? await parts.apiKeys.callerOf(key ?? '') : insideCaller(inside)
  if (!caller) throw unauthorized()
  if (inside !== undefined) await parts.ensureProject(inside)
  checkScopes(caller, ['execute'])
  if (!sessionId.test(id)) throw notFound()
  return parts.sessions.get(caller.projectId, id)
}

async function byToken(parts: McpParts, token: string, id: string): Promise<LiveSession> {
  const subject = parts.sessionTokens.read(token)
  if (subject?.id !== id) throw unauthorized()
  const session = await parts.sessions.get(subject.projectId, id)
  if (session.tokenVersion !== subject.tokenVersion) throw unauthorized()
  return session
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
