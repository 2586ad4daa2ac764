import { isLocalSlug } from '@maillon/core/contract'
import type { KnownCall, RunOptions } from '../calls/call-log.ts'
import type { CallResult } from './answer.ts'
import type { ExecuteRequest } from './execute-request.ts'
import { metaTool } from './meta-tools/meta-tools.ts'
import type { LiveSession, SessionParts } from './parts.ts'

/** Runs a call of a session, one alone or an item of several, as one of the call log. */
export function loggedCall(
  parts: SessionParts,
  session: LiveSession,
  request: ExecuteRequest,
  work: () => Promise<CallResult>,
  { isAsking, ...related }: Pick<KnownCall, 'parentId' | 'pendingId'> & RunOptions = {},
): Promise<CallResult> {
  const { projectId, userId, id: sessionId } = session
  const { slug, arguments: given } = request
  const known = { projectId, userId, sessionId, arguments: given, ...related }
  return parts.calls.run({ ...known, ...toolFacts(parts, slug) }, work, { isAsking })
}

function toolFacts(
  { catalogue }: Pick<SessionParts, 'catalogue'>,
  slug: string,
): Pick<KnownCall, 'kind' | 'tool' | 'toolkit' | 'effect'> {
  const nothing = { tool: slug, toolkit: null, effect: null }
  if (metaTool(slug)) return { ...nothing, kind: 'meta' }
  if (catalogue.hasTool(slug)) {
    const { tool, toolkit } = catalogue.tool(slug)
    return { kind: 'tool', tool: slug, toolkit: toolkit.slug, effect: tool.effect }
  }
  return { ...nothing, kind: isLocalSlug(slug) ? 'custom' : 'tool' }
}
