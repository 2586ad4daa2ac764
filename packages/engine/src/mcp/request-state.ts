import { ProtocolError, ProtocolErrorCode } from '@modelcontextprotocol/server'
import type { LiveSession } from '../sessions/parts.ts'
import type { ExecuteRequest } from '../sessions/execute-request.ts'
import type { Source } from '../sessions/sources.ts'
import { callHash } from '../sessions/pending/call-hash.ts'
import type { McpParts } from './parts.ts'
import type { Wait } from './waits.ts'

/** What a call that waits for the user takes along to its retry. */
export interface RequestState {
  /** How often the user was asked. */
  round: number
  waits: Wait[]
  /** What the call answered: of a multi-execute, some have run and are not to run again. */
  data: Record<string, unknown>
  /** What that came of, in the order of a multi-execute's items. */
  sources: readonly (Source | null)[]
}

/** As long as a Connect Link works. */
const lifetimeMs = 10 * 60_000
/** Clients send it back in a body, which has a limit. */
const maxLength = 256 * 1024

/** A state, sealed: it opens for the same call in the same session, for ten minutes. Undefined when it is too long. */
export async function sealState(
  { vault, now }: McpParts,
  session: LiveSession,
  request: ExecuteRequest,
  state: RequestState,
): Promise<string | undefined> {
  const sealed = await vault.seal(placeOf(session), {
    state,
    hash: hashOf(request),
    expiresAt: now() + lifetimeMs,
  })
  return sealed.length <= maxLength ? sealed : undefined
}

/** Opens what a client sent back. Throws the protocol's error for anything but a state of this call. */
export async function openState(
  { vault, now }: McpParts,
  session: LiveSession,
  request: ExecuteRequest,
  text: string,
): Promise<RequestState> {
  const opened = await vault
    .open<{ state: RequestState; hash: string; expiresAt: number }>(placeOf(session), text)
    .catch(() => undefined)
  if (opened?.hash !== hashOf(request) || now() >= opened.expiresAt) {
    const message =
      'requestState is not of this call, or has ended; make the call again without it.'
    throw new ProtocolError(ProtocolErrorCode.InvalidParams, message)
  }
  return opened.state
}

const hashOf = ({ slug, arguments: input = {} }: ExecuteRequest) => callHash(slug, input, undefined)

const placeOf = ({ projectId, id }: LiveSession) =>
  ({ projectId, row: id, field: 'mcp.request_state', version: 1 }) as const
