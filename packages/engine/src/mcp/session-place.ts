import { MaillonError } from '@maillon/core'
import { actingAs } from '../audit/actor.ts'
import { paths } from '../authorization/metadata.ts'
import type { PlainAnswer } from '../plain-answer.ts'
import type { PlainRequest } from '../plain-request.ts'
import type { McpParts } from './parts.ts'
import { namedProfile } from './profile-of.ts'
import { type LetIn, sessionOf } from './session-of.ts'
import type { sessionServer } from './session-server.ts'
import { missingScope } from './step-up.ts'

/** Where sessions are served. */
export interface SessionPlace {
  route: string
  isAt(path: string): boolean
  serve(request: PlainRequest): Promise<PlainAnswer>
  refused(error: unknown, request: PlainRequest): Promise<Record<string, string>>
}

const address = /^\/mcp\/([^/]+)$/

/**
 * Every session as an MCP server at `/mcp/<session id>`: Streamable HTTP without state, protocol 2026-07-28 and the ones
 * of 2025 on one address. A server lives for one request, so that no answer can reach another client.
 */
export function createSessionPlace(parts: McpParts, serverOf?: typeof sessionServer): SessionPlace {
  // The library of the protocol is a tenth of what an engine takes to start: the first client loads it.
  const load = async () => {
    const [{ createSessionHandler }, { readMessage }] = await Promise.all([
      import('./session-handler.ts'),
      import('./read-message.ts'),
    ])
    return { answer: createSessionHandler(parts, serverOf), readMessage }
  }
  let loaded: ReturnType<typeof load> | undefined
  const needScope = new WeakSet<object>()

  async function serve(request: PlainRequest): Promise<PlainAnswer> {
    if (!request.inside) checkOrigin(parts, request)
    const id = idIn(request)
    const letIn = async (): Promise<LetIn> => {
      const found = await sessionOf(parts, request, id)
      return { ...found, session: { ...found.session, again: async () => (await letIn()).session } }
    }
    const { session, scopes, actor } = await letIn()
    const { answer, readMessage } = await (loaded ??= load())
    const { message, refusal } = await readMessage(request)
    if (refusal) return refusal
    const catalogueOf = () => parts.catalogue.at(session.config.toolkit_versions ?? {})
    const missing = scopes && missingScope(scopes, catalogueOf(), message)
    if (missing) {
      const error = lacksScope(missing)
      needScope.add(error)
      throw error
    }
    const query = new URLSearchParams(request.search)
    const elicitsByError = query.get('elicitation') === 'url'
    const profile = namedProfile(query.get('profile') ?? undefined)
    const mayWrite = !scopes || scopes.includes('tools:write')
    const admitted = { request: request.web(), message, session, elicitsByError, profile, mayWrite }
    return plainAnswer(await actingAs(actor, () => answer(admitted)))
  }

  return {
    route: '/mcp/:sessionId',
    isAt: (path) => address.test(path),
    serve,
    async refused(error, request) {
      const needsScope = needScope.has(Object(error))
      if (!needsScope && !MaillonError.is(error, 'unauthorized')) return {}
      return { 'www-authenticate': await challenge(parts, idIn(request), needsScope) }
    },
  }
}

function idIn({ path }: PlainRequest): string {
  return address.exec(path)?.[1] ?? ''
}

function lacksScope(scope: string): MaillonError {
  return new MaillonError('forbidden', {
    message: `The client lacks the scope ${scope}.`,
    hint: `Log in again with the scope ${scope}.`,
  })
}

/** What a client is told that is not let in: who lets clients in, where any can log in (RFC 9728 §5.1, RFC 6750 §3). */
async function challenge(
  { authorization, settings }: McpParts,
  id: string,
  needsScope: boolean,
): Promise<string> {
  const publicUrl = settings.publicUrl?.replace(/\/$/, '')
  const isOpen = publicUrl !== undefined && (await authorization.isOpen(id).catch(() => false))
  return [
    'Bearer realm="maillon"',
    ...(needsScope ? ['error="insufficient_scope"', 'scope="tools:read tools:write"'] : []),
    ...(isOpen ? [`resource_metadata="${publicUrl}${paths.resource}/mcp/${id}"`] : []),
  ].join(', ')
}

/** An engine that knows no host of its own cannot tell a page of its own site from any other: it takes no page at all. */
function checkOrigin({ settings, allowedHosts }: McpParts, { header }: PlainRequest): void {
  const knowsHosts = settings.publicUrl !== undefined || (allowedHosts?.length ?? 0) > 0
  if (knowsHosts || header('origin') === undefined) return
  throw new MaillonError('forbidden', {
    message: 'The Origin header of this request names another site.',
    hint: 'Give the engine its publicUrl, or allowedHosts.',
  })
}

async function plainAnswer(response: Response): Promise<PlainAnswer> {
  const { status, headers, body } = response
  const isStream = headers.get('content-type')?.startsWith('text/event-stream') === true
  return {
    status,
    headers: new Map(headers),
    body: isStream && body ? body : await response.text(),
  }
}
