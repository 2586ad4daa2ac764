import type { Passage } from '../../hooks/gate.ts'
import { partyOf } from '../../outbound/party.ts'
import { checkArguments } from '../../tools/check-arguments.ts'
import { checkConstraints } from '../constraints/check-constraints.ts'
import type { ExecuteRequest } from '../execute-request.ts'
import type { LiveSession, SessionParts } from '../parts.ts'
import { type Access, accessOf } from './access.ts'
import { alwaysDenied } from './answers.ts'
import { type AskedCall, askedCall } from './asked-call.ts'
import { permissionOf } from './permission.ts'

/** A call of a tool that may be made, once its account is there and whoever has to has approved it. */
export interface SessionCall extends AskedCall {
  /** By which it runs: with the arguments that the app's hooks and the session's constraints let through. */
  passage: Passage
  /** The account, where a hook was told of it: the call is made with this one, and no other. */
  access: Access | undefined
  /** Who calls, as `partyOf` says it. */
  party: string
  /** When it came, in ms since 1970. */
  at: number
}

/**
 * Checks what is asked for, and lets it pass. It holds for now: what waits is checked anew. Throws what `askedCall` and
 * `accessOf` throw, `approval_denied` and `call_denied`.
 */
export async function sessionCall(
  parts: SessionParts,
  session: LiveSession,
  request: ExecuteRequest,
): Promise<SessionCall> {
  const { gate, now } = parts
  const { config, projectId, userId, id } = session
  const asked = await askedCall(parts, session, request)
  const { tool, toolkit } = asked.tool
  if (permissionOf(config, tool) === 'always_deny') throw alwaysDenied(tool.slug)
  const access = gate.isAsked ? await accessOf(parts, session, asked) : undefined
  const passage = await gate.enter({
    what: tool.slug,
    project: projectId,
    user: userId,
    session: id,
    kind: 'tool',
    toolkit: toolkit.slug,
    tool: tool.slug,
    effect: tool.effect,
    account: access && 'account' in access ? (access.account?.id ?? null) : null,
    arguments: asked.input,
    judge: (changed) => checkArguments(tool, changed),
    allow: (final) => checkConstraints(config, asked.tool, final),
  })
  return { ...asked, passage, access, party: partyOf(session), at: now() }
}
