import type { Admitted } from './admitted.ts'
import { createMcpHandler, type ProtocolError } from '@modelcontextprotocol/server'
import { errorWord } from '../telemetry/describe-error.ts'
import { connectedStream } from './connected-stream.ts'
import { createListenPlaces } from './listen-places.ts'
import type { McpParts } from './parts.ts'
import { sessionChanges } from './session-changes.ts'
import { sessionServer } from './session-server.ts'
import type { SessionRequest } from './session-request.ts'

/** Answers what is asked of sessions, each time by a server that lives for that request alone. */
export function createSessionHandler(
  parts: McpParts,
  serverOf = sessionServer,
): (admitted: Admitted) => Promise<Response> {
  const places = createListenPlaces()
  const options = {
    onerror: (error: Error) => parts.telemetry.log.debug({ error: errorWord(error) }, 'mcp'),
  }
  const serve = (admitted: Admitted, era: SessionRequest['era']) => {
    const { request, message: _, ...known } = admitted
    return serverOf(parts, { ...known, userAgent: request.headers.get('user-agent'), era })
  }

  /** The library hands on the request, and nothing else that would say whose it is. */
  const admittedBy = new WeakMap<Request, Admitted>()
  const handler = createMcpHandler(({ era, requestInfo }) => {
    const admitted = requestInfo && admittedBy.get(requestInfo)
    if (!admitted) throw new Error('This request was not let in.')
    return serve(admitted, era)
  }, options)

  /** A stream has its session's changes to tell, and ends by itself. */
  async function listen(admitted: Admitted): Promise<Response> {
    const { request, message, session } = admitted
    const changes = sessionChanges(parts, session, places, () => listener.close())
    const listener = createMcpHandler(({ era }) => serve(admitted, era), {
      ...options,
      bus: changes,
    })
    const answer = await listener.fetch(request, { parsedBody: message })
    return changes.refusal ? refused(answer, changes.refusal) : answer
  }

  /** Who finds no place goes on as where there is no stream. */
  function hear(admitted: Admitted): Response {
    try {
      return connectedStream(parts, admitted, places.take(admitted.session.id))
    } catch {
      return new Response(null, { status: 405, headers: { allow: 'POST' } })
    }
  }

  return (admitted) =>
    parts.telemetry.continueTrace(metaOf(admitted.message), () => answer(admitted))

  async function answer(admitted: Admitted): Promise<Response> {
    if (isListen(admitted.message)) return listen(admitted)
    if (admitted.elicitsByError && wantsStream(admitted.request)) return hear(admitted)
    admittedBy.set(admitted.request, admitted)
    return handler.fetch(admitted.request, { parsedBody: admitted.message })
  }
}

function wantsStream({ method, headers }: Request): boolean {
  return method === 'GET' && headers.get('accept')?.includes('text/event-stream') === true
}

/** Where a client says of what its request is a part (SEP-414). */
function metaOf(message: unknown): unknown {
  return Object(Object(message).params)._meta
}

function isListen(message: unknown): boolean {
  return (message as { method?: unknown } | null | undefined)?.method === 'subscriptions/listen'
}

/** The library answers a stream that could not be opened as a fault, which tells a client nothing. */
async function refused(fault: Response, { code, message }: ProtocolError): Promise<Response> {
  const { id } = (await fault.json()) as { id: unknown }
  return Response.json({ jsonrpc: '2.0', id, error: { code, message } })
}
