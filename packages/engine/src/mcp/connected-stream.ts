import type { LiveSession } from '../sessions/parts.ts'
import { allowsToolkit } from '../sessions/policy.ts'
import type { AccountStatus } from '../store/rows.ts'
import { errorWord } from '../telemetry/describe-error.ts'
import type { McpParts } from './parts.ts'
import type { Admitted } from './admitted.ts'

/** Woken at once where words travel between processes; else what another process changed is seen this late. */
const pollMs = 5_000
/** So many links of a user are watched, the newest first. */
const mostLinks = 20
/** A link may be open for these. */
const unconnected: AccountStatus[] = ['INITIALIZING', 'INITIATED', 'EXPIRED', 'FAILED']

/**
 * The stream on which a client of 2025 that opened a link hears that the account is connected, so that it makes its call
 * again by itself (MCP 2025-11-25, notifications/elicitation/complete). It ends when the client is let in no more or the
 * process is about to end; then, or when the client hangs up, `leave` is called.
 */
export function connectedStream(
  parts: McpParts,
  { request, session }: Admitted,
  leave: () => void,
): Response {
  const gone = new AbortController()
  request.signal.addEventListener('abort', () => gone.abort(), { once: true })
  const body = new ReadableStream<string>({
    start(controller) {
      // A client knows by the first bytes that it listens; those after them keep proxies from ending what is silent.
      const send = (text = ':\n\n') => {
        if (!gone.signal.aborted) controller.enqueue(text)
      }
      send()
      void watch(parts, { session, signal: gone.signal, send })
        .catch((error: unknown) => parts.telemetry.log.debug({ error: errorWord(error) }, 'mcp'))
        .finally(() => {
          if (!gone.signal.aborted) controller.close()
          leave()
        })
    },
    cancel: () => gone.abort(),
  })
  return new Response(body.pipeThrough(new TextEncoderStream()), {
    headers: { 'content-type': 'text/event-stream', 'cache-control': 'no-store' },
  })
}

interface Watch extends Pick<Admitted, 'session'> {
  signal: AbortSignal
  send(text?: string): void
}

async function watch(
  { connections, waiters }: McpParts,
  { session: first, signal, send }: Watch,
): Promise<void> {
  let session = first
  let waiting: string[] = []
  while (!signal.aborted && !waiters.isDraining) {
    const woken = new AbortController()
    const sleep = (id: string) => waiters.sleep(id, pollMs, AbortSignal.any([signal, woken.signal]))
    // Before it looks, so that a link that is made meanwhile is not missed.
    const asked = sleep(session.id)
    const missing = await accountsOf(connections, session, unconnected)
    const gone = waiting.filter((id) => !missing.includes(id))
    for (const id of await accountsOf(connections, session, ['ACTIVE'], gone)) send(completed(id))
    waiting = missing
    await Promise.race([asked, ...waiting.map(sleep)])
    woken.abort()
    if (signal.aborted) return
    session = await session.again()
    send()
  }
}

/** Accounts of the session's user at its toolkits, of `ids` where these are given. */
async function accountsOf(
  { accounts }: McpParts['connections'],
  { projectId, userId, config }: LiveSession,
  statuses: readonly AccountStatus[],
  ids?: readonly string[],
): Promise<string[]> {
  if (ids?.length === 0) return []
  const filter = { userIds: [userId], statuses, ...(ids && { ids }) }
  const order = { by: 'updatedAt', direction: 'desc' } as const
  const { rows } = await accounts.list(projectId, filter, order, { limit: mostLinks })
  return rows.flatMap(({ id, toolkit }) => (allowsToolkit(config, toolkit) ? [id] : []))
}

function completed(elicitationId: string): string {
  const message = {
    jsonrpc: '2.0',
    method: 'notifications/elicitation/complete',
    params: { elicitationId },
  }
  return `event: message\ndata: ${JSON.stringify(message)}\n\n`
}
